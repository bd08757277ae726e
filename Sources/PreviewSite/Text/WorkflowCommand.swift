/// Commands that GitHub's runners read in whatever a step prints: `::error::…` where a line begins, after white space, and
/// `##[…]` anywhere in a line (Workflow commands for GitHub Actions; `ActionCommand.cs` of its runner).
public enum WorkflowCommand {
    /// Text that a theme or a fixture may have written, so that nothing in it is a command: a word joiner, which nobody
    /// sees, stands in the mark of each.
    public static func defused(_ text: String) -> String {
        guard text.contains("::") || text.contains("##[") else { return text }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            let start = line.firstIndex { !$0.isWhitespace } ?? line.endIndex
            // No command's name begins with a colon.
            guard line[start...].hasPrefix("::"), !line[start...].hasPrefix(":::") else { return line }
            return line[..<start] + ":\(joiner)" + line[start...].dropFirst()
        }
        return lines.joined(separator: "\n").replacing("##[", with: "#\(joiner)#[")
    }

    private static let joiner = "\u{2060}"
}
