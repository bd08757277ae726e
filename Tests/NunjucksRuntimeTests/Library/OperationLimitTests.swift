import Diagnostics
import ECMAText
import Testing

@testable import NunjucksRuntime

/// Operations that take much work, or make much of little: each is counted before it is done.
@Suite("Limits of operations")
struct OperationLimitTests {
    private static let text = "{% set s = 'a'.repeat(200000) %}"
    private static let other = "{% set r = s.slice(1) ~ 'b' %}"
    private static let doubling = "{% set d = ['x'] %}{% for i in range(40) %}{% set d = [d, d] %}{% endfor %}"

    /// Renders a template, and gives the message that stops it, and how far its values went beyond their limit.
    private func render(_ template: String, _ limits: Limits) throws -> (error: String?, heapBytes: Int) {
        let (rendering, heapBytes) = try rendering(of: template, within: limits)
        return (rendering.error.map { "\($0.code.rawValue): \($0.message)" }, heapBytes)
    }

    @Test(
        "work on large values counts as turns of loops",
        arguments: [
            text + other + "{% for i in range(100000) %}{% if r == s %}{% endif %}{% endfor %}",
            text + other + "{% for i in range(100000) %}{% if r < s %}{% endif %}{% endfor %}",
            text + "{% for i in range(100000) %}{% set x = s.indexOf('b') %}{% endfor %}",
            text + "{% for i in range(100000) %}{% set x = 'b' in s %}{% endfor %}",
            text + "{% for i in range(100000) %}{% set x = s | length %}{% endfor %}",
            text + "{% for i in range(100000) %}{% set x = s is defined %}{% endfor %}",
            "{% set s = '1'.repeat(200000) %}{% for i in range(100000) %}{% set x = s * 1 %}{% endfor %}",
            "{% set s = 'é'.repeat(100000) %}{% for i in range(100000) %}{% set x = s[99999] %}{% endfor %}",
            text + other + "{% set l = [s, r] %}{% for i in range(10) %}{% set l = l.concat(l) %}{% endfor %}"
                + "{% set x = l | sort %}",
            text + other + "{% set l = [s, r] %}{% for i in range(10) %}{% set l = l.concat(l) %}{% endfor %}"
                + "{% set x = l.sort() %}",
            doubling + "{% set x = [d, d, d, d] | select('divisibleby', 2) %}",
        ])
    func work(template: String) throws {
        var limits = Limits()
        limits.steps = 300_000
        // A sanitizer takes its time.
        limits.seconds = 1000
        let (error, _) = try render(template, limits)
        let isStopped =
            error == "limit: the loops of this page take more than 300000 turns"
            || error == "limit: the page needs more than 64 MiB of values, or 8 MiB for one text"
        #expect(isStopped, "\(error ?? "it was rendered")")
    }

    @Test(
        "what would make too much of its operands is not begun",
        arguments: [
            text + "{{ s.split('') | length }}", text + "{{ s | list | length }}", text + "{{ s | sort }}",
            text + "{{ s.split('a') | length }}", text + "{{ s.match(r/a/g) | length }}",
            text + "{{ s.padEnd(99999999) | length }}", text + "{{ s.repeat(99999) | length }}",
            text + "{{ s.replaceAll('a', s) | length }}", text + "{{ s | replace('a', s) | length }}",
            text + "{{ s.replace(r/a/g, \"$`$'\") | length }}",
            "{% set l = range(50000) %}{{ l.entries() | length }}",
            "{% set l = range(50000) %}{{ l | batch(1) | length }}",
            "{% set l = range(50000) %}{% for i in range(100) %}{% set l = l.concat(l) %}{% endfor %}",
            text + "{% set l = [s, s, s, s, s, s, s, s] %}{{ l | dump | length }}{{ l | join | length }}",
            doubling + "{{ d | center | length }}", doubling + "{{ d | join | length }}", doubling + "{{ d }}",
            "{% set x %}{% for i in range(9000000) %}xxxxxxxx{% endfor %}{% endset %}",
            "{% for i in range(99999) %}{{ 'aaa'.search('a' ~ i) }}{% endfor %}",
        ])
    func size(template: String) throws {
        var limits = Limits()
        limits.heapBytes = 2 << 20
        limits.outputBytes = 1 << 20
        let (error, heapBytes) = try render(template, limits)
        #expect(error?.hasPrefix("limit: ") ?? false, "\(error ?? "it was rendered")")
        #expect(heapBytes < 3 * limits.heapBytes, "\(heapBytes) bytes of values")
    }

    @Test("a page that takes too long ends, however few turns it takes")
    func time() throws {
        var limits = Limits()
        limits.seconds = 0.05
        let template = "{% for i in range(1000000) %}{% for j in range(1000) %}{% endfor %}{% endfor %}"
        #expect(try render(template, limits).error == "limit: the page takes longer than 0.05 seconds")
    }

    @Test("a text in another one is found where it is, whatever both of them are")
    func search() throws {
        var random = SplitMix64(state: 1)
        var wrong: [String] = []
        for _ in 0..<2000 {
            let text = (0..<random.below(41)).map { _ in random.below(2) }
            let sought = (0...random.below(6)).map { _ in random.below(2) }
            let search = SequenceSearch(count: sought.count) { sought[$0] }
            let plain = text.indices.first { text[$0...].starts(with: sought) }
            if search.first(in: text.indices, of: { text[$0] }) != plain { wrong.append("\(sought) in \(text)") }
        }
        #expect(wrong == [])
    }

    @Test("a long text that a plain search takes too long to find is found at the same place")
    func longSearch() throws {
        let parts = "{% set n = 'a'.repeat(3000) ~ 'b' %}{% set s = 'a'.repeat(20000) ~ n ~ 'a'.repeat(20000) %}"
        let template = parts + "{{ s.indexOf(n) }} {{ s.lastIndexOf(n) }} {{ s.lastIndexOf('b' ~ n) }} {{ n in s }}"
        let environment = Environment(options: Options(dialect: .nunjucks))
        #expect(try environment.template(template).render() == "20000 20000 -1 true")
    }
}
