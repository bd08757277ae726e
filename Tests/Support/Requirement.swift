import Foundation
import ScriptEngine
import Testing

/// What some tests need beside Swift.
package struct Requirement: Sendable {
    /// What it is called.
    package let name: String
    /// How it is had.
    package let remedy: String
    private let isMet: @Sendable () -> Bool

    /// Makes a requirement.
    /// - Parameters:
    ///   - name: What it is called.
    ///   - remedy: How it is had, as an imperative: the package's name is in it.
    ///   - isMet: Whether it is there.
    package init(_ name: String, _ remedy: String, isMet: @escaping @Sendable () -> Bool) {
        self.name = name
        self.remedy = remedy
        self.isMet = isMet
    }

    /// The compiler of Less.
    package static let lessc = Requirement("lessc", "install the package `node-less`") {
        command(["lessc"]) != nil
    }

    /// The engine that works out JavaScript.
    package static let javaScriptCore = Requirement(
        "JavaScriptCore", "install the package `libjavascriptcoregtk-4.1-0`"
    ) { JavaScriptCoreMachine.isThere }

    /// The first of some commands that is on the path.
    package static func command(_ names: [String]) -> String? {
        let folders = (TestEnvironment.value("PATH") ?? "/usr/bin:/usr/local/bin").split(separator: ":")
        return names.lazy.flatMap { name in folders.lazy.map { "\($0)/\(name)" } }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    /// Whether tests that need it are run.
    /// - Throws: ``Missing`` where it is not there in continuous integration, which skips no test.
    func allowsTests(isContinuousIntegration: Bool = TestEnvironment.isContinuousIntegration) throws -> Bool {
        if isMet() { return true }
        if isContinuousIntegration { throw Missing(requirement: self) }
        return false
    }

    /// A requirement that is not met where no test may be skipped.
    struct Missing: Error, CustomStringConvertible {
        let requirement: Requirement

        var description: String {
            "there is no \(requirement.name), and CI is set, so that no test is skipped: \(requirement.remedy)"
        }
    }
}

extension Trait where Self == ConditionTrait {
    /// Marks tests that need something beside Swift: without it they are skipped, or fail where `CI` is set.
    package static func needs(_ requirement: Requirement) -> Self {
        .enabled("there is no \(requirement.name): \(requirement.remedy)") { try requirement.allowsTests() }
    }
}
