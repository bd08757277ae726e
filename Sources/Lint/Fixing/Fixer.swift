import Diagnostics
import SubscriptionManager

/// Changes the files of a theme so that they have no more findings whose fix is certain.
///
/// ```swift
/// let outcome = try Fixer().fix(theme) { theme in Linter(theme: theme).report().findings }
/// for change in outcome.changes { print(change.file) }
/// ```
///
/// Nothing is written. Fixes of the same text wait for one another: the theme is looked at again, with its files as they
/// are to become, until there is nothing left to fix.
public struct Fixer {
    private let suggested: Set<Diagnostic.Code>

    /// Makes a fixer.
    /// - Parameter suggested: The codes of the findings of which what is only probably meant is done too.
    public init(applyingSuggestionsOf suggested: Set<Diagnostic.Code> = []) { self.suggested = suggested }

    /// What became of a theme.
    public struct Outcome {
        /// The files that are to be changed, in name order.
        public let changes: [Change]
        /// The findings that are fixed, with what was done.
        public let applied: [(finding: Diagnostic, fix: Diagnostic.Fix)]
        /// The findings that are left.
        public let findings: [Diagnostic]
    }

    /// A file that is to be changed.
    public struct Change {
        /// The file's path in the theme.
        public let file: String
        /// What is in it.
        public let before: [UInt8]
        /// What is to be in it.
        public let after: [UInt8]
    }

    /// Works out what is to be changed in a theme.
    /// - Parameter look: Finds what is wrong with the theme, as it has become.
    public func fix(
        _ theme: Theme, look: (Theme) throws(Diagnostic) -> [Diagnostic]
    ) throws(Diagnostic) -> Outcome {
        var theme = theme
        var originals: [String: [UInt8]] = [:]
        var applied: [(Diagnostic, Diagnostic.Fix)] = []
        var findings = try look(theme)
        for _ in 0..<Self.passLimit {
            var pass = FixingPass(theme)
            for finding in findings { if let fix = fix(of: finding) { pass.add(fix, of: finding) } }
            let files = pass.changedFiles()
            if files.isEmpty { break }
            for name in files.keys where originals[name] == nil { originals[name] = theme.contents(of: name) }
            applied += pass.applied
            theme = try theme.replacing(files)
            findings = try look(theme)
        }
        let changes = originals.sorted { $0.key < $1.key }.compactMap { name, before in
            theme.replacements[name].map { Change(file: name, before: before, after: $0) }
        }
        return Outcome(changes: changes.filter { $0.before != $0.after }, applied: applied, findings: findings)
    }

    /// How often a theme is looked at. Twice is the rule: once more where a fix brings to light what a fault hid.
    private static let passLimit = 10

    /// What is done about a finding; nil where the author has to decide.
    func fix(of finding: Diagnostic) -> Diagnostic.Fix? {
        finding.fixes.first { $0.certainty == .certain || suggested.contains(finding.code) }
    }
}
