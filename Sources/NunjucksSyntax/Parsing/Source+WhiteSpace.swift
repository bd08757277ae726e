import Diagnostics
import ECMAText

extension Source {
    /// A range of bytes without the white space at either end.
    func withoutWhiteSpace(_ range: Range<Int>) -> Span {
        bytes.withUnsafeBufferPointer { buffer in
            let text = UnsafeBufferPointer(rebasing: buffer[range])
            let start = range.upperBound - trimmedWhiteSpace(text, atEnd: false).count
            let kept = trimmedWhiteSpace(
                UnsafeBufferPointer(rebasing: buffer[start..<range.upperBound]), atStart: false)
            return Span(start..<start + kept.count)
        }
    }
}

extension StringProtocol {
    /// The text without the spaces at its beginning and its end.
    var trimmingSpaces: String {
        String(drop(while: { $0 == " " }).reversed().drop { $0 == " " }.reversed())
    }
}
