import Foundation
import Measuring
import Nunjucks
import SubscriptionManager

/// Reads and compiles a whole theme from disk, whenever it is asked to; the assignment's template is the theme's folder.
public func answerWithThemeCompiler(_ assignment: Assignment) throws {
    let fixture = try fixture(of: assignment)
    try answer(version: "", assignment, bytes: { Data($0.html) }) {
        // A theme compiles its views when the first page is rendered.
        try Theme(folder: assignment.template).render(fixture, locale: "en-US", options: RenderOptions())
    }
}

/// Renders a theme's whole page, whenever it is asked to; the assignment's template is the theme's folder.
public func answerWithTheme(_ assignment: Assignment) throws {
    let theme = try Theme(folder: assignment.template)
    let fixture = try fixture(of: assignment)
    try answer(version: "", assignment, bytes: { Data($0.html) }) {
        let page = theme.render(fixture, locale: "en-US", options: RenderOptions())
        if let error = page.error { throw error }
        return page
    }
}

private func fixture(of assignment: Assignment) throws -> Fixture {
    let url = URL(filePath: assignment.data)
    let names = try FileManager.default.contentsOfDirectory(atPath: url.deletingLastPathComponent().path)
    let folder = FixtureFolder(path: url.deletingLastPathComponent().path, fileNames: names) { name in
        (try? Data(contentsOf: url.deletingLastPathComponent().appending(path: name))).map { Array($0) }
    }
    guard let fixture = folder.read(url.lastPathComponent).fixture else { throw CocoaError(.fileReadCorruptFile) }
    return fixture
}
