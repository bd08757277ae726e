import Foundation
import SubscriptionManager
import TestSupport
import Testing

/// A theme in a folder of its own, which is gone when the value is.
struct ThemeFiles {
    private let files: TemporaryFolder

    var folder: URL { files.url }

    /// Writes a theme.
    /// - Parameter files: The files' contents by their paths in the theme.
    init(_ files: [String: String]) throws { self.files = try TemporaryFolder(files) }

    /// Writes a file, and the folders around it.
    func write(_ name: String, _ text: String) throws { try files.write(text, to: name) }

    /// Makes a symbolic link.
    func link(_ name: String, to target: String) throws { try files.link(name, to: target) }

    /// Writes a command that can be run.
    func write(command text: String, to path: String) throws { try files.write(command: text, to: path) }

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
