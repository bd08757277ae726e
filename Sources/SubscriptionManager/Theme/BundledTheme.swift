import BundledFiles

/// A theme that the program has inside.
package enum BundledTheme: String, CaseIterable, Sendable {
    case standard, classic

    /// Its files, by their paths in it.
    package var files: [String: [UInt8]] { BundledFile.all(in: folder).mapValues(\.bytes) }

    private var folder: String { "Templates/\(rawValue)" }

    /// What Less makes of its styles; nil where others are given, of which that is not known.
    /// - Parameter files: All files in a theme's folder `styles`.
    func styles(compiledFrom files: [LessFiles.File]) -> [UInt8]? {
        let own = BundledFile.all(in: "\(folder)/styles")
        guard files.count == own.count, files.allSatisfy({ own[$0.name]?.holds($0.bytes) ?? false }) else { return nil }
        return BundledFile.all(in: "Sources/BundledFiles/Styles")["\(rawValue).css"]?.bytes
    }
}
