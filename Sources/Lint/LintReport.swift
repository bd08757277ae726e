import Diagnostics
import NunjucksSyntax

/// What a linter has found.
public struct LintReport {
    /// The findings, file by file in the order of their lines.
    public let findings: [Diagnostic]
    private let trees: [String: SyntaxTree]
    private let reachedViews: Set<String>

    /// The findings in views that pages have.
    public var findingsOnPages: [Diagnostic] {
        findings.filter { $0.place.map { reachedViews.contains($0.file) } ?? false }
    }

    init(_ findings: [Diagnostic], _ trees: [String: SyntaxTree], reachedViews: Set<String>) {
        self.findings = findings
        self.trees = trees
        self.reachedViews = reachedViews
    }

    /// The entry by which a ``Baseline`` knows a finding.
    public func entry(of finding: Diagnostic) -> Baseline.Entry {
        let fingerprint = finding.place.flatMap { place in
            trees[place.file].map { Fingerprint(of: place, in: $0) }
        }
        return Baseline.Entry(
            code: finding.code, file: finding.place?.file ?? "",
            fingerprint: (fingerprint ?? Fingerprint(of: finding)).text)
    }
}
