import Diagnostics
import ECMAText
import FileSystem

/// The files of a theme that Less reads, all of them in its folder `styles`.
///
/// A theme is not trusted: it must not read other files by way of its styles, or run code. So what Less would read is
/// found before it runs, and Less runs on copies of these files alone.
package struct LessFiles {
    /// A file, by its path in the folder.
    package struct File {
        package var name: String
        package var bytes: [UInt8]

        package init(name: String, bytes: [UInt8]) {
            self.name = name
            self.bytes = bytes
        }
    }

    /// The files, in name order, as Less gets them.
    package private(set) var files: [File] = []
    /// Why Less does not run.
    package private(set) var faults: [Diagnostic] = []
    /// What Less makes of the files, where they are those of a theme that the program has inside.
    private(set) var bundledStyles: [UInt8]?

    /// The file that is compiled.
    package static let main = "main.less"
    private static let folder = "styles"

    /// Checks files, each of which has a name of its own.
    package init(_ files: [File]) {
        self.files = files
        LessConstants.writeOut(in: &self.files)
        checkAll()
    }

    /// Reads the files; nil where there is no `main.less`.
    init?(of place: ThemePlace) {
        guard var theme = try? ThemeFolder(place) else { return nil }
        let files = theme.files(in: Self.folder, suffix: "").map { name, bytes in
            File(name: String(name.dropFirst(Self.folder.count + 1)), bytes: bytes)
        }
        self.init(files)
        bundledStyles = BundledTheme.standard.styles(compiledFrom: files)
        faults += theme.diagnostics.filter { $0.severity == .error }
        let isLink = theme.diagnostics.contains {
            $0.code == .outsideTheme && $0.message.contains("`styles/main.less`")
        }
        if isLink {
            faults.append(
                Diagnostic(
                    .invalidStylesheet, .error, "`styles/main.less` is a link that leads out of the theme",
                    help: "put the file itself into the theme"))
        } else if !files.contains(where: { $0.name == Self.main }) {
            return nil
        }
    }

    /// All that the result depends on, as one text.
    var text: [UInt8] {
        files.flatMap { Array("\($0.name.utf8.count) \($0.name) \($0.bytes.count) ".utf8) + $0.bytes }
    }

    // MARK: What Less would read

    /// Checks the files that Less may read as Less: those whose names say so, and those that they import.
    private mutating func checkAll() {
        let positions = Dictionary(uniqueKeysWithValues: files.indices.map { (files[$0].name, $0) })
        var pending = files.indices.filter { files[$0].name.hasSuffix(".less") }
        var seen = Set(pending)
        while let position = pending.popLast() {
            for path in check(position) {
                let target = Self.joined(path, to: files[position].name) ?? ""
                if let next = positions[target], seen.insert(next).inserted { pending.append(next) }
            }
        }
        faults.sort { ($0.place?.file ?? "", $0.place?.line ?? 0) < ($1.place?.file ?? "", $1.place?.line ?? 0) }
    }

    /// Checks a file.
    /// - Returns: The paths that it imports.
    private mutating func check(_ position: Int) -> [String] {
        let file = files[position]
        var imports: [String] = []
        var addresses: [Int] = []
        for reading in LessReading.all(in: file.bytes) {
            switch reading.kind {
            case .plugin:
                report(
                    "a Less plug-in runs code, and is refused", reading, file,
                    help: "compile the styles to `styles/main.css`")
            case .unknown(let name):
                report(
                    "the path of `\(name)` is not known before Less runs, and so it is refused", reading, file,
                    help: "write the path out, in quotes")
            case .function(let name, let path):
                if Self.joined(path, to: file.name) == nil { reportOutside(name, path, reading, file) }
            case .import(let options, let path):
                guard Self.isRead(path, options) else { continue }
                if Self.isAddress(path) {
                    // Less would fetch it; left as it is, the page's browser does.
                    if options.isEmpty {
                        addresses.append(reading.range.lowerBound)
                    } else {
                        report(
                            "an import from the network is refused", reading, file,
                            help: "put the file into `styles`, or write `@import (css) url(…)` for browsers to follow")
                    }
                } else if Self.joined(path, to: file.name) == nil {
                    reportOutside("@import", path, reading, file)
                } else {
                    imports.append(path)
                }
            }
        }
        for start in addresses.reversed() {
            // Right behind the word, whatever white space follows it.
            let end = file.bytes[(start + 1)...].firstIndex { !$0.isWordCharacter } ?? file.bytes.endIndex
            files[position].bytes.insert(contentsOf: " (css)".utf8, at: end)
        }
        return imports
    }

    /// Whether Less reads what it imports, and does not leave the import as it is (`import.js` of Less).
    private static func isRead(_ path: String, _ options: [String]) -> Bool {
        if options.contains("inline") || options.contains("less") { return true }
        if options.contains("css") { return false }
        // The pattern takes long, and few paths can match it.
        let mayMatch = path.hasSuffix("css") || path.contains("?") || path.contains(";")
        return !mayMatch || !path.contains(/[#.&?]css([?;].*)?$/)
    }

    /// Whether Less takes a path for an address of the web (`url-file-manager.js` of Less). Any other is that of a file to
    /// it, such as `x://../../secret`.
    private static func isAddress(_ path: String) -> Bool {
        let path = path.lowercased()
        return ["http://", "https://", "//"].contains(where: path.hasPrefix)
    }

    /// The place in the folder to which a path leads from a file there, whether there is a file or not; nil where it leads
    /// out of the folder.
    private static func joined(_ path: String, to name: String) -> String? {
        guard !path.hasPrefix("/"), !path.contains(":") else { return nil }
        var parts = name.split(separator: "/").dropLast()
        for part in path.split(separator: "/") where part != "." {
            if part != ".." { parts.append(part) } else if parts.popLast() == nil { return nil }
        }
        return parts.joined(separator: "/")
    }

    private mutating func reportOutside(_ what: String, _ path: String, _ reading: LessReading, _ file: File) {
        report(
            "`\(what)` of `\(path.prefix(80))` leads out of `styles`, and is refused", reading, file,
            help: "put the file into the folder `styles`")
    }

    private mutating func report(_ message: String, _ reading: LessReading, _ file: File, help: String) {
        let source = Source(name: "\(Self.folder)/\(file.name)", bytes: file.bytes)
        let line = file.bytes[reading.range].prefix { $0 != 0x0A && $0 != 0x0D }
        let span = Span(reading.range.lowerBound..<max(reading.range.lowerBound + 1, line.endIndex))
        faults.append(
            Diagnostic(.invalidStylesheet, .error, message, at: Diagnostic.Place(span, in: source), help: help))
    }
}
