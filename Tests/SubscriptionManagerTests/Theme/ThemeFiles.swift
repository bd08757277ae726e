import Foundation
import Nunjucks
import SubscriptionManager
import Testing

/// A theme in a folder of its own, which is gone when the value is.
final class ThemeFiles {
    let folder: URL

    /// Writes a theme.
    /// - Parameter files: The files' contents by their paths in the theme.
    init(_ files: [String: String]) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "theme-\(UUID().uuidString)")
        for (name, text) in files { try write(name, text) }
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// Writes a file, and the folders around it.
    func write(_ name: String, _ text: String) throws {
        let file = folder.appending(path: name)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try text.write(to: file, atomically: true, encoding: .utf8)
    }

    func theme() throws -> Theme { try Theme(folder: folder.path) }

    /// Renders the theme with a customer whose State is given.
    func page(
        state: String = "{}", locale: String = "en-US", options: RenderOptions = RenderOptions()
    ) throws -> RenderedPage {
        try theme().render(Self.fixture(state), locale: locale, options: options)
    }

    /// A fixture of what stands in a State.
    static func fixture(_ state: String) throws -> Fixture {
        try #require(FixtureFolder(["x.json": state]).read("x.json").fixture)
    }
}

extension RenderedPage {
    var text: String { String(decoding: html, as: UTF8.self) }
}
