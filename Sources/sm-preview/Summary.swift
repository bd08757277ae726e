import Diagnostics
import Lint
import PreviewSite

/// What a command did, in one line.
enum Summary {
    /// Pages, diagnostics and time: `132 pages, 3 diagnostics, 0.21 s`.
    static func text(_ report: SiteBuilder.Report, took time: Duration) -> String {
        var parts = [counted(report.pages.count, "page")]
        let failed = report.pages.count { $0.isFailed }
        if failed > 0 { parts.append("\(failed) failed") }
        let diagnostics = report.diagnostics.count
        parts.append(diagnostics == 0 ? "no diagnostics" : counted(diagnostics, "diagnostic"))
        let hundredths = Int((time / .milliseconds(10)).rounded())
        parts.append("\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100) s")
        return parts.joined(separator: ", ")
    }

    /// What differs from the approved site: `2 changed, 1 missing`.
    static func text(_ differences: [SnapshotCheck.Difference]) -> String {
        let counts = [SnapshotCheck.Difference.Kind.changed, .missing, .superfluous].compactMap { kind -> String? in
            let count = differences.count { $0.kind == kind }
            return count == 0 ? nil : "\(count) \(kind.rawValue)"
        }
        return counts.isEmpty ? "as approved" : counts.joined(separator: ", ")
    }

    /// What became of fixtures: `22 fixtures, all valid, no diagnostics`.
    static func text(_ validation: FixtureValidation) -> String {
        let invalid = validation.invalidCount
        let diagnostics = validation.diagnostics.count
        return [
            counted(validation.fixtureCount, "fixture"), invalid == 0 ? "all valid" : "\(invalid) invalid",
            diagnostics == 0 ? "no diagnostics" : counted(diagnostics, "diagnostic"),
        ].joined(separator: ", ")
    }

    /// What lint has found: `2 errors, 5 warnings in 3 files`.
    /// - Parameter canBeFixed: Whether it is said how many of them `--fix` would fix.
    static func text(_ findings: [Diagnostic], canBeFixed: Bool = false) -> String {
        if findings.isEmpty { return "nothing found" }
        let errors = findings.count { $0.severity == .error }
        let counts = [(errors, "error"), (findings.count - errors, "warning")].filter { $0.0 > 0 }
        let files = Set(findings.compactMap { $0.place?.file }).count
        let fixable = canBeFixed ? findings.count { $0.fixes.contains { $0.certainty == .certain } } : 0
        return counts.map { counted($0.0, $0.1) }.joined(separator: ", ") + " in \(counted(files, "file"))"
            + (fixable == 0 ? "" : "; --fix fixes \(fixable)")
    }

    /// What has been fixed: `5 findings fixed in 2 files`.
    static func text(_ outcome: Fixer.Outcome, isDryRun: Bool) -> String {
        if outcome.applied.isEmpty { return "nothing to fix" }
        let done = isDryRun ? "would be fixed" : "fixed"
        return "\(counted(outcome.applied.count, "finding")) \(done) in \(counted(outcome.changes.count, "file"))"
    }

    /// What a baseline knows: `12 findings are known, 2 entries match nothing any more`.
    static func text(knownFindings count: Int, staleEntries stale: Int) -> String {
        let known = "\(counted(count, "finding")) \(count == 1 ? "is" : "are") known"
        if stale == 0 { return known }
        let entries = stale == 1 ? "1 entry matches" : "\(stale) entries match"
        return "\(known), \(entries) nothing any more (--baseline-prune)"
    }

    /// That there is more to say of a theme than rendering has said.
    static func text(more count: Int) -> String? {
        count == 0 ? nil : "`sm-preview lint` has \(counted(count, "more finding"))"
    }

    private static func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
}
