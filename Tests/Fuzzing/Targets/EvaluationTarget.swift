import Diagnostics
import JSON
import NunjucksRuntime
import TemplateEvaluation

extension FuzzTarget {
    /// What `sm-preview eval` answers to a line: always one line of JSON.
    static let evaluation = FuzzTarget(name: "evaluation") { bytes throws(FuzzViolation) in
        var limits = Limits()
        limits.steps = 20_000
        limits.callDepth = 40
        limits.outputBytes = 256 << 10
        limits.heapBytes = 8 << 20
        let answer = evaluate(line: bytes, number: 1, limits: limits)
        let document = try? JSONDocument(Source(name: "answer", bytes: answer))
        try FuzzViolation.unless(
            document?.root.kind == .object && !answer.contains(0x0A), "the answer is \(quoted(answer))")
    }
}
