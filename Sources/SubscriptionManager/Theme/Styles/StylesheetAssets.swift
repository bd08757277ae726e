import Diagnostics
import ECMAText

/// The files that a theme's styles name, as a site has them: in one folder, which is beside the style sheet.
///
/// ```swift
/// let assets = theme.assets(ofStylesheet: css)
/// for (name, bytes) in assets.files { write(bytes, to: "assets/\(StylesheetAssets.folder)/\(name)") }
/// ```
public struct StylesheetAssets: Sendable {
    /// The name of the folder.
    public static let folder = "theme"

    /// The styles, with the addresses that the files have in a site.
    public private(set) var css: [UInt8] = []
    /// The files by their names in the folder, in name order.
    public private(set) var files: [(name: String, bytes: [UInt8])] = []
    /// The warnings about files that do not exist, of which the first 100 are kept.
    public private(set) var diagnostics: [Diagnostic] = []

    private var theme: ThemeFolder
    /// Whether the files that were asked for exist, by their paths.
    private var known: [String: Bool] = [:]
    /// Imported style sheets whose own addresses are still to be followed: they may form a chain of any length, or a circle.
    private var imports: [(path: String, css: [UInt8])] = []
    /// The addresses in the theme's Less files, each where it comes first.
    private var addressesInLess: [String: Diagnostic.Place]?

    /// - Parameters:
    ///   - css: The styles, as if they stood in `styles/main.css`.
    ///   - theme: The theme's folder.
    init(_ css: [UInt8], in theme: ThemeFolder) {
        self.theme = theme
        let main = "styles/main.css"
        let source = self.theme.bytes(of: main) == css ? Source(name: main, bytes: css) : nil
        self.css = rewritten(css, of: main, source, folder: Self.folder + "/")
        while let (path, css) = imports.popLast() {
            files.append((Self.name(of: path), rewritten(css, of: path, Source(name: path, bytes: css), folder: "")))
        }
        files.sort { $0.name < $1.name }
        diagnostics = self.theme.diagnostics + diagnostics
    }

    /// A style sheet in which addresses lead to the files' places in a site.
    /// - Parameters:
    ///   - file: The path of the style sheet in the theme.
    ///   - source: The style sheet; nil for one that was compiled from Less.
    ///   - folder: The folder of the files, as the style sheet names it in the site.
    private mutating func rewritten(
        _ css: [UInt8], of file: String, _ source: Source?, folder: String
    ) -> [UInt8] {
        let addresses = StylesheetAddresses(css).found
        if addresses.isEmpty { return css }
        var result: [UInt8] = []
        var end = 0
        for address in addresses {
            guard let relative = RelativeAddress(address.text) else { continue }
            guard let path = relative.resolved(from: file), add(path, isStylesheet: address.isImport) else {
                report(address, relative.resolved(from: file), in: source)
                continue
            }
            result += css[end..<address.range.lowerBound]
            result += (folder + Self.escaped(Self.name(of: path)) + relative.suffix).utf8
            end = address.range.upperBound
        }
        return result + css[end...]
    }

    /// Adds a file of the theme, and those that it names if it is a style sheet. Hidden files are not for a site: `.env`.
    /// - Returns: Whether the file exists.
    private mutating func add(_ path: String, isStylesheet: Bool) -> Bool {
        if let exists = known[path] { return exists }
        let bytes = Self.isHidden(path) ? nil : theme.bytes(of: path)
        known[path] = bytes != nil
        guard let bytes else { return false }
        if isStylesheet { imports.append((path, bytes)) } else { files.append((Self.name(of: path), bytes)) }
        return true
    }

    private static func isHidden(_ path: String) -> Bool { path.split(separator: "/").contains { $0.hasPrefix(".") } }

    // MARK: Names

    /// The name of a file in the folder: its path, with `~` for `/`, and all escaped that a file system may not take.
    private static func name(of path: String) -> String {
        let parts = path.split(separator: "/").map { part in
            part.utf8.map { byte in
                byte.isASCIIAlphanumeric || "-._".utf8.contains(byte)
                    ? String(UnicodeScalar(byte)) : percentEncoded(byte)
            }.joined()
        }
        let name = parts.joined(separator: "~")
        return name.hasPrefix(".") ? "%2E" + name.dropFirst() : name
    }

    private static func percentEncoded(_ byte: UInt8) -> String {
        let digits = String(byte, radix: 16, uppercase: true)
        return byte < 0x10 ? "%0\(digits)" : "%\(digits)"
    }

    private static func escaped(_ name: String) -> String {
        name.split(separator: "%", omittingEmptySubsequences: false).joined(separator: "%25")
    }

    // MARK: What does not exist

    /// How many addresses are reported.
    private static let reportLimit = 100

    private mutating func report(_ address: StylesheetAddresses.Address, _ path: String?, in source: Source?) {
        guard diagnostics.count < Self.reportLimit else { return }
        let subject = address.isImport ? "an `@import` in the styles" : "a `url()` in the styles"
        let place =
            source.map { Diagnostic.Place(Span(address.range), in: $0) } ?? placesInLess()[address.text]
        let diagnostic: Diagnostic
        if let path, Self.isHidden(path) {
            diagnostic = Diagnostic(
                .missingAsset, .warning, "\(subject) names `\(path)`, which is hidden and not copied", at: place,
                help: "give the file and its folders names that do not begin with a dot")
        } else if let path {
            diagnostic = Diagnostic(
                .missingAsset, .warning, "\(subject) names `\(path)`, which does not exist", at: place,
                help: "put the file there, or correct the address: it is relative to the style sheet's folder")
        } else {
            diagnostic = Diagnostic(
                .missingAsset, .warning, "\(subject) leads out of the theme: `\(address.text)`", at: place,
                help: "put the file into the theme")
        }
        if !diagnostics.contains(diagnostic) { diagnostics.append(diagnostic) }
    }

    private mutating func placesInLess() -> [String: Diagnostic.Place] {
        if let addressesInLess { return addressesInLess }
        var places: [String: Diagnostic.Place] = [:]
        for (name, bytes) in theme.files(in: "styles", suffix: ".less") {
            let source = Source(name: name, bytes: bytes)
            for address in StylesheetAddresses(bytes).found where places[address.text] == nil {
                places[address.text] = Diagnostic.Place(Span(address.range), in: source)
            }
        }
        addressesInLess = places
        return places
    }
}
