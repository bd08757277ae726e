import Diagnostics
import NunjucksSyntax

/// What a linter has found.
public struct LintReport {
    /// The findings, file by file in the order of their lines.
    public let findings: [Diagnostic]
    private let trees: [String: SyntaxTree]

    init(_ findings: [Diagnostic], _ trees: [String: SyntaxTree]) {
        self.findings = findings
        self.trees = trees
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
