import Diagnostics
import JSON
import Localization
import NunjucksRuntime

/// Reads the parts of a theme, and collects what is wrong with them.
struct ThemeReader {
    private var folder: ThemeFolder
    private var diagnostics: [Diagnostic] = []

    init(folder: ThemeFolder) { self.folder = folder }

    /// Everything there is to say of the files.
    var allDiagnostics: [Diagnostic] { folder.diagnostics + diagnostics }

    /// The files that were read, by their paths in the theme.
    var files: [String: [UInt8]] { folder.readFiles }

    mutating func bytes(of name: String) -> [UInt8]? { folder.bytes(of: name) }

    /// The theme's script, and its path. Older themes have it beside `views`.
    mutating func script() -> (bytes: [UInt8]?, name: String) {
        let older = folder.bytes(of: "script.js")
        guard let script = folder.bytes(of: "scripts/script.js") else { return (older, "script.js") }
        if older != nil {
            diagnostics.append(
                Diagnostic(
                    .ignoredScript, .warning, "`script.js` is not used, because there is `scripts/script.js`",
                    help: "remove it, or move what pages need of it to `scripts/script.js`"))
        }
        return (script, "scripts/script.js")
    }

    /// What to do about a missing main template: people make a few common mistakes.
    func helpForMissing(_ main: String) -> String {
        let names = folder.names(in: "views")
        if let other = names.first(where: { $0.lowercased() == "main.liquid" }) {
            return "rename `views/\(other)` to `\(main)`: file names are case-sensitive"
        }
        if names.contains("main.html") { return "rename `views/main.html` to `\(main)`" }
        let deeper = folder.names(in: "").filter { folder.isFile("\($0)/\(main)") }
        if let first = deeper.first {
            let others = deeper.count > 1 ? ", or another one in this folder" : ""
            return "the theme is one folder deeper: use `\(folder.path)/\(first)`\(others)"
        }
        return "this is where rendering starts"
    }

    /// Reports styles that are written in Sass, unless there is a `main.css`, which was probably compiled from them.
    mutating func checkStyles() {
        guard !folder.isFile("styles/main.css") else { return }
        let files = folder.paths(in: "styles").filter { $0.hasSuffix(".scss") || $0.hasSuffix(".sass") }
        guard let first = files.first else { return }
        let others = files.count > 1 ? ", like \(files.count - 1) more \(files.count == 2 ? "file" : "files")" : ""
        diagnostics.append(
            Diagnostic(
                .sassFile, .warning, "`\(first)` is Sass, which is not compiled\(others)",
                help: "write it in Less, as production does, or compile it to `styles/main.css` yourself"))
    }

    /// Reports the images in views that no page can show.
    mutating func checkImages(of views: [Source]) {
        diagnostics += views.flatMap(ViewImages.diagnostics(of:))
    }

    mutating func views() -> [Source] {
        folder.files(in: "views", suffix: ".liquid").map { source($0.name, $0.bytes) }
    }

    /// The locales that can be read. One that cannot does not stop the others.
    mutating func locales() -> Locales {
        var files: [LocaleFile] = []
        for (file, bytes) in folder.files(in: "locales", suffix: ".json", isDeep: false) {
            let name = String(file.dropFirst("locales/".count).dropLast(".json".count))
            guard LocaleTag(wellFormed: name) != nil else {
                diagnostics.append(misnamed(name, in: file))
                continue
            }
            guard let keys = object(in: file, bytes, .invalidLocale, "must be an object of keys and their texts") else {
                continue
            }
            files.append(LocaleFile(name: name, file: file, keys: keys))
        }
        return Locales(files)
    }

    /// The warning for a file in `locales/` whose name is not a language tag. Other platforms call one `en.default.json`.
    private func misnamed(_ name: String, in file: String) -> Diagnostic {
        let first = name.prefix { $0 != "." }
        let tag = first.count < name.count ? LocaleTag(wellFormed: first) : nil
        let existing = [String(first), tag?.identifier ?? ""].map { "locales/\($0).json" }.first(where: folder.isFile)
        let help =
            switch (tag, existing) {
            case (nil, _): "name it after its language, and its region where that matters: `locales/en-US.json`"
            case _ where name.hasSuffix(".schema"):
                "remove it: another platform keeps its editor's texts under such a name; nothing reads it here"
            case (_, let existing?): "remove it, or move its texts to `\(existing)`, which exists already"
            case (let tag?, nil): "rename it to `locales/\(tag).json`"
            }
        return Diagnostic(
            .misnamedLocale, .warning, "`\(file)` is not a locale: `\(name)` is not a language tag", help: help)
    }

    mutating func settings() -> Settings {
        let file = "controls/theme-settings.json"
        guard let bytes = folder.bytes(of: file) else { return Settings() }
        return Settings(object(in: file, bytes, .invalidSettings, "must be an object of settings and their values"))
    }

    /// What the theme says of how its previews are made.
    mutating func configuration() -> Configuration {
        let file = Configuration.fileName
        guard let bytes = folder.bytes(of: file),
            let root = object(in: file, bytes, .invalidConfig, "must be an object of settings and their values")
        else { return Configuration() }
        let configuration = Configuration(root)
        diagnostics += configuration.diagnostics
        return configuration
    }

    mutating func content() -> Content {
        var sources: [String: [String: Source]] = [:]
        for (file, bytes) in folder.files(in: "content", suffix: ".md") {
            let parts = file.split(separator: "/", maxSplits: 2)
            // A file beside the folders of the locales belongs to none of them.
            guard parts.count == 3, LocaleTag(wellFormed: parts[1]) != nil else { continue }
            sources[String(parts[1]), default: [:]][String(parts[2].dropLast(".md".count))] =
                source(file, bytes)
        }
        return Content(sources)
    }

    /// A template, which has to be UTF-8: what is not becomes U+FFFD, as browsers have it.
    private mutating func source(_ file: String, _ bytes: [UInt8]) -> Source {
        if String(validating: bytes, as: UTF8.self) != nil { return Source(name: file, bytes: bytes) }
        let source = Source(name: file, text: String(decoding: bytes, as: UTF8.self))
        let start = zip(source.bytes, bytes).prefix { $0 == $1 }.count
        diagnostics.append(
            Diagnostic(
                .invalidEncoding, .warning, "`\(file)` is not written in UTF-8",
                at: Diagnostic.Place(Span(start..<min(start + 3, source.bytes.count)), in: source),
                help: "save it in UTF-8; what cannot be read is shown as \u{FFFD}"))
        return source
    }

    private mutating func object(
        in file: String, _ bytes: [UInt8], _ code: Diagnostic.Code, _ message: String
    ) -> JSONDocument.Element? {
        do throws(Diagnostic) {
            let document = try JSONDocument(Source(name: file, bytes: bytes))
            diagnostics += document.warnings
            if document.root.kind == .object { return document.root }
            diagnostics.append(Diagnostic(code, .error, "`\(file)` \(message)", at: document.root.place))
        } catch {
            diagnostics.append(error)
        }
        return nil
    }
}
