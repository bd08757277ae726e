import Diagnostics

extension Lexer {
    /// The text of a `raw` block.
    struct RawText {
        /// The text.
        var text: Span
        /// The end tag, if there is one.
        var end: Tag?
    }

    /// Takes the text of a `raw` block, up to its end tag, which is taken too; blocks of the same name may be nested.
    ///
    /// Where there is no end tag, the text goes up to the last tag that was found, as in Nunjucks.
    mutating func rawText(tag: String) -> RawText {
        let start = index
        droppedLineBreak = nil
        var level = 1
        var position = index
        let names = (start: Array(tag.utf8), end: Array("end\(tag)".utf8))
        while let found = findRawTag(names, from: position) {
            level += found.isEnd ? -1 : 1
            position = found.range.upperBound
            if level == 0 {
                index = position
                let name = Name("end\(tag)", Span(found.name))
                return RawText(
                    text: Span(start..<found.range.lowerBound), end: Tag(span: Span(found.range), name: name))
            }
        }
        index = position
        return RawText(text: Span(start..<position))
    }

    /// Goes on at the end of the text, and gives what was left.
    mutating func takeRest() -> Span {
        let start = index
        index = bytes.count
        isInTag = false
        droppedLineBreak = nil
        return Span(start..<index)
    }

    /// Finds `{% raw %}` or `{% endraw %}`: always with Nunjucks' own delimiters, and never with a `-`.
    private func findRawTag(
        _ names: (start: [UInt8], end: [UInt8]), from start: Int
    ) -> (range: Range<Int>, name: Range<Int>, isEnd: Bool)? {
        var position = start
        while position + 1 < bytes.count {
            guard bytes[position] == UInt8(ascii: "{"), bytes[position + 1] == UInt8(ascii: "%") else {
                position += 1
                continue
            }
            let nameStart = skipWhiteSpace(from: position + 2)
            let isEnd = bytes[nameStart...].starts(with: names.end)
            if isEnd || bytes[nameStart...].starts(with: names.start) {
                let nameEnd = nameStart + (isEnd ? names.end : names.start).count
                let end = skipWhiteSpace(from: nameEnd)
                if bytes[end...].starts(with: "%}".utf8) {
                    return (position..<end + 2, nameStart..<nameEnd, isEnd)
                }
            }
            position += 1
        }
        return nil
    }
}
