import Foundation

/// What the environment variables ask of a test run.
package enum TestEnvironment {
    private static let variables = ProcessInfo.processInfo.environment

    /// Whether this is a run of continuous integration, as `CI` says.
    package static let isContinuousIntegration = isOn("CI")

    /// Whether expectations that are missing or differ are to be written anew: `SM_RECORD=1`, but never in continuous
    /// integration, where nobody would read them.
    package static let records = isOn("SM_RECORD") && !isContinuousIntegration

    /// The value of a variable, unless it is empty.
    package static func value(_ name: String) -> String? { variables[name].flatMap { $0.isEmpty ? nil : $0 } }

    private static func isOn(_ name: String) -> Bool {
        guard let value = value(name)?.lowercased() else { return false }
        return !["0", "false", "no"].contains(value)
    }
}
