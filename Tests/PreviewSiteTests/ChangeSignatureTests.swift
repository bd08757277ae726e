import Testing

@testable import PreviewSite

@Suite("What changes of pages have in common")
struct ChangeSignatureTests {
    private func signature(_ removed: [String], _ added: [String]) -> ChangeSignature {
        ChangeSignature(removed: removed[...], added: added[...])
    }

    /// Changes that are one.
    private static let same: [(String, [(old: [String], new: [String])])] = [
        (
            "a class, whatever ids and texts stand beside it",
            [
                (["<li class=\"order\" id=\"a1\">Tea"], ["<li class=\"og-order\" id=\"a1\">Tea"]),
                (["<li class=\"order\" id=\"b2\">Coffee"], ["<li class=\"og-order\" id=\"b2\">Coffee"]),
            ]
        ),
        (
            "amounts, in whatever digits",
            [(["<b>$12.00</b>"], ["<b>$9.50</b>"]), (["<b>$١٢.٠٠</b>"], ["<b>$٩.٥٠</b>"])]
        ),
        (
            "an element that came, whatever it says",
            [
                ([], ["<p class=\"note\">", "For Ada", "</p>"]),
                ([], ["<p class=\"note\">", "For Zoë, with love", "</p>"]),
            ]
        ),
        (
            "the same word twice in a line counts as once",
            [
                (["<a href=\"x\" title=\"y\">"], ["<a href=\"x\" title=\"z\">"]),
                (["<a href=\"x\" title=\"y\"><a title=\"y\">"], ["<a href=\"x\" title=\"z\"><a title=\"z\">"]),
            ]
        ),
    ]

    @Test("one change is one, whatever the data are", arguments: same.indices)
    func equal(index: Int) {
        let (name, changes) = Self.same[index]
        #expect(Set(changes.map { signature($0.old, $0.new) }).count == 1, "\(name)")
        #expect(Set(changes.map { signature($0.old, $0.new).stableHash }).count == 1, "\(name)")
    }

    @Test("other changes are others")
    func different() {
        let changes: [(old: [String], new: [String])] = [
            (["<li class=\"order\">"], ["<li class=\"og-order\">"]),
            (["<li title=\"order\">"], ["<li title=\"og-order\">"]),
            (["<p class=\"order\">"], ["<p class=\"og-order\">"]),
            (["<li class=\"order\">"], ["<li class=\"order x\">"]),
            (["<li class=\"order\">order"], ["<li class=\"order\">og-order"]),
            (["<li class=\"order\">"], []), ([], ["<li class=\"order\">"]), ([], ["<li class=\"other\">"]),
            ([], ["<li class=\"order\">", "Tea"]), (["12"], ["none"]), (["12"], ["13"]),
        ]
        #expect(Set(changes.map { signature($0.old, $0.new) }).count == changes.count)
    }
}
