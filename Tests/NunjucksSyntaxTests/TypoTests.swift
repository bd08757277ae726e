import Diagnostics
import NunjucksSyntax
import TestSupport
import Testing

@Suite("A typo is one error")
struct TypoTests {
    /// What an author does to a tag by mistake.
    enum Typo: CaseIterable {
        case noTag, noBrace, noEndBrace, noQuote, noParenthesis, noLetter, twoWords
    }

    @Test("a typo in a theme's template is reported once, with nothing that follows from it", arguments: Typo.allCases)
    func oneError(typo: Typo) throws {
        var numbers = SeededNumbers(seed: 5)
        var counts: [Int: Int] = [:]
        var worst = ""
        for name in TemplateCorpus.themeFiles where name.hasSuffix(".liquid") {
            let text = try TemplateCorpus.trees(ofThemeFile: name)[0].source.bytes
            let tags = tags(of: text)
            guard !tags.isEmpty else { continue }
            for _ in 0..<10 {
                let tag = tags[numbers.next(below: tags.count)]
                guard let bytes = make(typo, in: tag, of: text, &numbers) else { continue }
                let tree = SyntaxTree(
                    parsing: Source(name: name, bytes: bytes), options: SyntaxOptions(dialect: .strict),
                    tags: TemplateCorpus.tags)
                counts[tree.diagnostics.count, default: 0] += 1
                if tree.diagnostics.count > 1 { worst = describe(tree.diagnostics) }
            }
        }
        // A typo that gives something else that is right is none, and a few can be taken for two.
        let several = counts.filter { $0.key > 1 }.values.reduce(0, +)
        #expect(several * 100 <= counts.values.reduce(0, +), "\(counts): \(worst)")
    }

    private func tags(of text: [UInt8]) -> [Range<Int>] {
        var tags: [Range<Int>] = []
        var start: Int?
        for index in text.indices.dropLast() {
            let pair = (text[index], text[index + 1])
            if pair == (UInt8(ascii: "{"), UInt8(ascii: "{")) || pair == (UInt8(ascii: "{"), UInt8(ascii: "%")) {
                start = start ?? index
            } else if pair.1 == UInt8(ascii: "}"), pair.0 == UInt8(ascii: "}") || pair.0 == UInt8(ascii: "%") {
                if let begin = start { tags.append(begin..<index + 2) }
                start = nil
            }
        }
        return tags
    }

    private func make(
        _ typo: Typo, in tag: Range<Int>, of text: [UInt8], _ numbers: inout SeededNumbers
    ) -> [UInt8]? {
        var bytes = text
        switch typo {
        case .noTag: bytes.removeSubrange(tag)
        case .noBrace: bytes.remove(at: tag.lowerBound + numbers.next(below: 2))
        case .noEndBrace: bytes.remove(at: tag.upperBound - 1 - numbers.next(below: 2))
        case .noQuote, .noParenthesis:
            let characters = Array((typo == .noQuote ? "'\"" : "()").utf8)
            let places = tag.filter { characters.contains(text[$0]) }
            guard !places.isEmpty else { return nil }
            bytes.remove(at: places[numbers.next(below: places.count)])
        case .noLetter:
            guard text[tag.lowerBound + 1] == UInt8(ascii: "%") else { return nil }
            bytes.remove(at: tag.lowerBound + 3 + numbers.next(below: 2))
        case .twoWords: bytes.insert(contentsOf: " word ".utf8, at: tag.lowerBound + 3)
        }
        return bytes
    }
}
