@testable import NunjucksRuntime
import Diagnostics
import NunjucksSyntax

/// The lines of a table that turn out otherwise than it says.
///
/// A table has one call a line and, after `⇒`, what Nunjucks 3.2.4 and JavaScript (Node 20) give for it. A method that
/// changes its list gives its result and the list.
func differences(in table: String) -> [String] {
    table.split(separator: "\n").compactMap { line in
        let parts = line.split(separator: " ⇒ ", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2 else { return "\(line) has no `⇒`" }
        let result = ScriptNotation.evaluate(parts[0])
        return result == parts[1] ? nil : "\(parts[0]) gave \(result), not \(parts[1])"
    }
}
