import Foundation
import Measuring
import SubscriptionManager

/// Reads and analyzes a whole theme from disk, those views too that no page reaches, whenever it is asked to; the
/// assignment's template is the theme's folder.
public func answerWithThemeAnalysis(_ assignment: Assignment) throws {
    try answer(version: "", assignment, bytes: { Data("\($0.diagnostics.count) diagnostics".utf8) }) {
        try Theme(folder: assignment.template).analyze()
    }
}

/// Reads and compiles a whole theme from disk, whenever it is asked to; the assignment's template is the theme's folder.
public func answerWithThemeCompiler(_ assignment: Assignment) throws {
    let fixture = try Fixture(contentsOf: assignment.data)
    try answer(version: "", assignment, bytes: { Data($0.html) }) {
        // A theme compiles its views when the first page is rendered.
        try Theme(folder: assignment.template).render(fixture, locale: "en-US")
    }
}

/// Renders a theme's whole page, whenever it is asked to; the assignment's template is the theme's folder.
public func answerWithTheme(_ assignment: Assignment) throws {
    let theme = try Theme(folder: assignment.template)
    let fixture = try Fixture(contentsOf: assignment.data)
    try answer(version: "", assignment, bytes: { Data($0.html) }) {
        let page = theme.render(fixture, locale: "en-US")
        if let error = page.error { throw error }
        return page
    }
}
