import Testing

@testable import PreviewSite

@Suite("Unified diffs") struct UnifiedDiffTests {
    private func diff(_ old: [String], _ new: [String]) -> String {
        UnifiedDiff.text(from: old, to: new, oldName: "old", newName: "new")
    }

    @Test("equal texts have no differences")
    func equal() {
        #expect(diff([], []) == "")
        #expect(diff(["a", "b"], ["a", "b"]) == "")
    }

    @Test("a change within its context")
    func change() {
        let old = (1...12).map(String.init)
        var new = old
        new[5] = "six"
        #expect(
            diff(old, new) == """
                --- old
                +++ new
                @@ -3,7 +3,7 @@
                 3
                 4
                 5
                -6
                +six
                 7
                 8
                 9

                """)
    }

    @Test("changes near one another share a hunk, and those far apart do not")
    func hunks() {
        let old = (1...30).map(String.init)
        var new = old
        new[1] = "two"
        new.remove(at: 7)
        new.insert("new", at: 25)
        #expect(
            diff(old, new) == """
                --- old
                +++ new
                @@ -1,11 +1,10 @@
                 1
                -2
                +two
                 3
                 4
                 5
                 6
                 7
                -8
                 9
                 10
                 11
                @@ -24,6 +23,7 @@
                 24
                 25
                 26
                +new
                 27
                 28
                 29

                """)
    }

    @Test("from nothing, and to nothing")
    func nothing() {
        #expect(diff([], ["a"]) == "--- old\n+++ new\n@@ -0,0 +1 @@\n+a\n")
        #expect(diff(["a", "b"], []) == "--- old\n+++ new\n@@ -1,2 +0,0 @@\n-a\n-b\n")
    }

    @Test("a long line is cut around the place where it differs")
    func longLines() {
        let start = String(repeating: "a", count: 500)
        let end = String(repeating: "z", count: 500)
        let shownStart = String(repeating: "a", count: 80)
        #expect(
            diff([start + "1" + end], [start + "2" + end]) == """
                --- old
                +++ new
                @@ -1 +1 @@
                -…\(shownStart)1\(String(repeating: "z", count: 159))…
                +…\(shownStart)2\(String(repeating: "z", count: 159))…

                """)
    }

    @Test("what a terminal would obey is shown instead")
    func controls() {
        #expect(diff(["\ta\u{1B}[31mé"], []) == "--- old\n+++ new\n@@ -1 +0,0 @@\n-\ta␛[31mé\n")
    }

    @Test("texts that have nothing in common are replaced, quickly")
    func unlike() {
        let old = (0..<20_000).map { "old \($0)" }
        let new = (0..<20_000).map { "new \($0)" }
        let text = diff(old, new)
        #expect(text.hasPrefix("--- old\n+++ new\n@@ -1,20000 +1,20000 @@\n-old 0\n-old 1\n"))
        #expect(text.hasSuffix("+new 399\n+… 19600 more lines\n"))
    }

    @Test("a difference is the shortest there is, and turns the old text into the new", arguments: 0..<400)
    func shortest(seed: Int) {
        var random = Xorshift(seed: seed)
        let letters = ["a", "b", "c", "d"].prefix(2 + seed % 3)
        let old = (0..<random.below(14)).map { _ in letters[random.below(letters.count)] }
        let new = (0..<random.below(14)).map { _ in letters[random.below(letters.count)] }
        let lines = diff(old, new).split(separator: "\n").filter { !$0.hasPrefix("---") && !$0.hasPrefix("+++") }
        let changes = lines.count { $0.hasPrefix("-") || $0.hasPrefix("+") }
        #expect(changes == old.count + new.count - 2 * longestCommonSubsequence(old, new))
        #expect(applied(lines.map(String.init), to: old) == new)
    }

    /// The text that a diff makes of another.
    private func applied(_ diff: [String], to old: [String]) -> [String] {
        var result: [String] = []
        var position = 0
        for line in diff {
            let text = String(line.dropFirst())
            switch line.first {
            case "@":
                let numbers = line.split(whereSeparator: { !$0.isNumber }).compactMap { Int($0) }
                let isEmpty = line.contains(",0 +")
                let start = isEmpty ? numbers[0] : numbers[0] - 1
                result += old[position..<start]
                position = start
            case " ":
                result.append(text)
                position += 1
            case "-": position += 1
            default: result.append(text)
            }
        }
        return result + old[position...]
    }

    private func longestCommonSubsequence(_ left: [String], _ right: [String]) -> Int {
        var lengths = Array(repeating: 0, count: right.count + 1)
        for line in left {
            var diagonal = 0
            for (index, other) in right.enumerated() {
                let above = lengths[index + 1]
                lengths[index + 1] = line == other ? diagonal + 1 : max(above, lengths[index])
                diagonal = above
            }
        }
        return lengths[right.count]
    }
}

/// Random numbers that are the same each time.
struct Xorshift {
    private var state: UInt64

    init(seed: Int) { state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1 }

    mutating func below(_ limit: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int(state >> 33) % limit
    }
}
