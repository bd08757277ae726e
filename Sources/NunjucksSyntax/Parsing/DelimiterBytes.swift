/// The delimiters as bytes, and which bytes begin one.
struct DelimiterBytes {
    let blockStart: [UInt8]
    let blockEnd: [UInt8]
    let variableStart: [UInt8]
    let variableEnd: [UInt8]
    let commentStart: [UInt8]
    let commentEnd: [UInt8]
    /// Which bytes begin a delimiter that counts between tags.
    private(set) var firstBytes = [Bool](repeating: false, count: 256)
    /// Which bytes begin any delimiter.
    private(set) var mayBegin = [Bool](repeating: false, count: 256)

    init(_ delimiters: Delimiters) {
        blockStart = Array(delimiters.blockStart.utf8)
        blockEnd = Array(delimiters.blockEnd.utf8)
        variableStart = Array(delimiters.variableStart.utf8)
        variableEnd = Array(delimiters.variableEnd.utf8)
        commentStart = Array(delimiters.commentStart.utf8)
        commentEnd = Array(delimiters.commentEnd.utf8)
        for delimiter in [blockStart, variableStart, commentStart, commentEnd] {
            if let first = delimiter.first { firstBytes[Int(first)] = true }
        }
        mayBegin = firstBytes
        for delimiter in [blockEnd, variableEnd] {
            if let first = delimiter.first { mayBegin[Int(first)] = true }
        }
    }
}
