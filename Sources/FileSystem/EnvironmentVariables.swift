import POSIX

/// The variables of this process's environment.
package enum EnvironmentVariables {
    /// The value of a variable, or nil where it is not set.
    package static func value(of name: String) -> String? { getenv(name).map { String(cString: $0) } }

    /// All variables.
    package static var all: [String: String] {
        var variables: [String: String] = [:]
        var entry = environ
        while let text = entry.pointee {
            let parts = String(cString: text).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            if parts.count == 2 { variables[String(parts[0])] = String(parts[1]) }
            entry += 1
        }
        return variables
    }
}
