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
    /// What is said of files that are not there.
    public private(set) var diagnostics: [Diagnostic] = []

    private var theme: ThemeFolder
    private var known: [String: Bool] = [:]

    /// - Parameters:
    ///   - css: The styles, as if they stood in `styles/main.css`.
    ///   - theme: The theme's folder.
    init(_ css: [UInt8], in theme: ThemeFolder) {
        self.theme = theme
        self.css = rewritten(css, of: "styles/main.css", folder: Self.folder + "/")
        files.sort { $0.name < $1.name }
        diagnostics = self.theme.diagnostics + diagnostics
    }

    /// A style sheet in which addresses lead to the files' places in a site.
    /// - Parameters:
    ///   - file: The path of the style sheet in the theme.
    ///   - folder: The folder of the files, as the style sheet names it in the site.
    private mutating func rewritten(_ css: [UInt8], of file: String, folder: String) -> [UInt8] {
        let addresses = StylesheetAddresses(css).found
        if addresses.isEmpty { return css }
        var result: [UInt8] = []
        var end = 0
        for address in addresses {
            guard let relative = RelativeAddress(address.text) else { continue }
            guard let path = relative.resolved(from: file), add(path, isStylesheet: address.isImport) else {
                report(address, relative.resolved(from: file), in: css, of: file)
                continue
            }
            result += css[end..<address.range.lowerBound]
            result += (folder + Self.escaped(Self.name(of: path)) + relative.suffix).utf8
            end = address.range.upperBound
        }
        return result + css[end...]
    }

    /// Adds a file of the theme, and those that it names if it is a style sheet. Style sheets may import one another in a
    /// circle.
    /// - Returns: Whether the file is there.
    private mutating func add(_ path: String, isStylesheet: Bool) -> Bool {
        if let isThere = known[path] { return isThere }
        let bytes = theme.bytes(of: path)
        known[path] = bytes != nil
        guard let bytes else { return false }
        files.append((Self.name(of: path), isStylesheet ? rewritten(bytes, of: path, folder: "") : bytes))
        return true
    }

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

    // MARK: What is not there

    private mutating func report(
        _ address: StylesheetAddresses.Address, _ path: String?, in css: [UInt8], of file: String
    ) {
        let subject = address.isImport ? "an `@import` of the styles" : "a `url()` of the styles"
        let place = place(of: address, in: css, of: file)
        let diagnostic: Diagnostic
        if let path {
            diagnostic = Diagnostic(
                .missingAsset, .warning, "there is no file `\(path)`, which \(subject) names", at: place,
                help: "put the file there, or correct the address: it is relative to the style sheet's folder")
        } else {
            diagnostic = Diagnostic(
                .missingAsset, .warning, "\(subject) leads out of the theme: `\(address.text)`", at: place,
                help: "put the file into the theme")
        }
        if !diagnostics.contains(diagnostic) { diagnostics.append(diagnostic) }
    }

    /// Where an address stands: in the style sheet itself, or, if that was made of Less, in the first file that has it.
    private mutating func place(
        of address: StylesheetAddresses.Address, in css: [UInt8], of file: String
    ) -> Diagnostic.Place? {
        let isGiven = theme.bytes(of: file) == css
        if isGiven { return Diagnostic.Place(Span(address.range), in: Source(name: file, bytes: css)) }
        for (name, bytes) in theme.files(in: "styles", suffix: ".less") {
            guard let other = StylesheetAddresses(bytes).found.first(where: { $0.text == address.text }) else {
                continue
            }
            return Diagnostic.Place(Span(other.range), in: Source(name: name, bytes: bytes))
        }
        return nil
    }
}
