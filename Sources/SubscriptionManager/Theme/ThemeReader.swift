import Diagnostics
import JSON
import NunjucksRuntime

/// Reads the parts of a theme, and collects what is wrong with them.
struct ThemeReader {
    private var folder: ThemeFolder
    private var diagnostics: [Diagnostic] = []

    init(folder: ThemeFolder) { self.folder = folder }

    /// Everything there is to say of the files.
    var allDiagnostics: [Diagnostic] { folder.diagnostics + diagnostics }

    mutating func bytes(of name: String) -> [UInt8]? { folder.bytes(of: name) }

    mutating func views() -> [Source] {
        folder.files(in: "views", suffix: ".liquid").map { source($0.name, $0.bytes) }
    }

    /// The locales that can be read. One that cannot does not stop the others.
    mutating func locales() -> Locales {
        var files: [LocaleFile] = []
        for (file, bytes) in folder.files(in: "locales", suffix: ".json", isDeep: false) {
            let name = String(file.dropFirst("locales/".count).dropLast(".json".count))
            guard let keys = object(in: file, bytes, .invalidLocale, "must be an object of keys and their texts") else {
                continue
            }
            files.append(LocaleFile(name: name, file: file, keys: keys))
        }
        return Locales(files)
    }

    mutating func settings() -> Settings {
        let file = "controls/theme-settings.json"
        guard let bytes = folder.bytes(of: file) else { return Settings() }
        return Settings(object(in: file, bytes, .invalidSettings, "must be an object of settings and their values"))
    }

    mutating func content() -> Content {
        var sources: [String: [String: Source]] = [:]
        for (file, bytes) in folder.files(in: "content", suffix: ".md") {
            let parts = file.split(separator: "/", maxSplits: 2)
            // A file beside the folders of the locales belongs to none of them.
            guard parts.count == 3 else { continue }
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
