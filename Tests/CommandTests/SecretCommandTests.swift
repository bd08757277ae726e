import Foundation
import TestSupport
import Testing

/// Fixtures full of secrets that all begin with the same letters, which nothing that is made of them may have.
@Suite("Secrets of fixtures, and what the commands write and print")
struct SecretCommandTests {
    /// How every secret begins that is a text.
    private static let mark = "Zq"
    /// How every secret begins that is a number.
    private static let number = "80887"

    private static let fixture = #"""
        {
          "$fixture": {
            "title": "T https://x.example/?token=Zq01", "description": "See [this](https://x.example/?sig=Zq02).",
            "now": "2026-03-02 09:30:00", "settings": {"api_key": "Zq03", "deep": {"clientSecret": ["Zq04", 80887001]}},
            "tags": ["session=Zq05"], "secret": "Zq06"
          },
          "auth_url": "https://x.example/auth?sig=Zq07&ts=1",
          "customer": {"sig": "Zq08-K7gNU3sdoOL0wNhqoVWhr3g", "Sig": "Zq09", "OG_SIG": "Zq10", "ts": 1, "first_name": "Ada"},
          "OG SIG": "Zq11",
          "extra": {
            "accessToken": "Zq12", "refresh-token": "Zq13", "id.token": {"a": ["Zq14", 80887002, {"b": "Zq15"}]}, "cvv": 80887003,
            "s\u0069g": "Zq16\"Zq16", "Authorization": "Bearer Zq17", "cookies": ["Zq18"], "PHPSESSID": "Zq19", "nonce": -80887004.5e3,
            "json": "{\"access_token\": \"Zq20\", \"in\": \"{\\\"pwd\\\": \\\"Zq21\\\", \\\"cvc\\\": 80887005}\", \"keep\": 1}",
            "cut": "{\"token\": \"Zq22\", \"cvv\": 80887006, \"pwd\": \"Zq23",
            "url": "https://x.example/y?token=Zq24&a=1&amp;sig=Zq25;b#/z?id_token=Zq26", "bare": "sig=Zq27&ts=1",
            "encoded": "/login?next=https%3A%2F%2Fx.example%2F%3Fto%6Ben%3DZq28%26z%3D1", "html": "<a href='?token=Zq29'>a</a>",
            "list": [["https://x.example/?hmac=Zq30"]], "unicode": "https:\/\/x.example\/?token\u003dZq31\u0026a=1"
          },
          "addresses": [{"public_id": "a1", "token_id": "Zq32"}],
          "payments": [{"public_id": "p1", "token_id": "Zq33"}, {"public_id": "p2", "token_id": "Zq34", "gatewayToken": "Zq35"}],
          "subscriptions": [{"public_id": "s1", "extra_data": {"password": "Zq36", "password": "Zq37"}}],
          "orders": [{"public_id": "o1", "extra_data": {"note": "{\"cookie\": {\"a\": \"Zq38\"}}"}}],
          "products": [{"external_product_id": "1", "image_url": "https://x.example/a.png?signature=Zq39",
            "extra_data": {"i18n_display": {"fr-CA": {"detail_url": "https://x.example/?session=Zq40"}}}}]
        }
        """#

    private static let theme = [
        "theme/views/main.liquid": """
        {{ customer | dump }}{{ extra | dump }}{{ addresses | dump }}{{ payments | dump }}{{ subscriptions | dump }}
        {{ orders | dump }}{{ products | dump }}{{ product_by_id | dump }}{{ localized_product_by_id | dump }}
        {{ payment_by_id | dump }}{{ auth_url }}{{ settings | dump }}{{ customer.sig }}{{ extra.accessToken.a.b }}
        <a href="{{ extra.url }}" @click="{{ 'x' | fail }}">{{ extra['nonce'] }}</a>
        """,
        "theme/locales/en-US.json": "{}", "theme/locales/fr-CA.json": "{}",
    ]

    /// The fixture, and variants of it that have faults of all kinds.
    private static func fixtures() -> [String: String] {
        var files = ["good": fixture]
        files["extending"] =
            #"{"$fixture": {"extends": "good.json"}, "extra": {"cvv": null, "token": "Zq50", "json": 1}, "loading": 1}"#
        files["replacing"] =
            #"{"$fixture": {"extends": "good.json"}, "customer": {"sig": "Zq51"}, "payments": {"token": "Zq52"}}"#
        files["extends-nothing"] = #"{"$fixture": {"extends": "x?token=Zq53"}, "pwd": "Zq54"}"#
        files["extends-a-path"] =
            #"{"$fixture": {"extends": "https://x.example/?token=Zq55", "sig": 1}, "pwd": "Zq56"}"#
        files["extends-broken"] = #"{"$fixture": {"extends": "cut-700.json"}, "pwd": "Zq57"}"#
        files["a-list"] = #"[{"token": "Zq58"}]"#
        files["a-string"] = #""https://x.example/?token=Zq59""#
        files["one-line"] = fixture.replacing("\n", with: " ")
        files["wrong-types"] = fixture.replacing(#""sig": "Zq08"#, with: #""sig": {"a": 80887009}, "sigs": "Zq08"#)
            .replacing(#""ts": 1"#, with: #""ts": "?token=Zq60""#).replacing(
                #""first_name": "Ada""#, with: #""first_name": 1"#
            )
            .replacing(
                #""addresses": [{"#, with: #""addresses": [{"city": {"token": "Zq61"}, "country_code": ["?sig=Zq62"], "#
            )
            .replacing(#""tags": ["#, with: #""timeZone": "x?token=Zq63", "seed": "?token=Zq64", "tags": ["#)
        files["utf16"] = fixture.map { "\($0)\0" }.joined()
        // Every way to cut it off, and to leave out a quote, a comma, a colon or a bracket.
        let characters = Array(fixture)
        for length in stride(from: 20, to: characters.count, by: 20) {
            files["cut-\(length)"] = String(characters.prefix(length))
        }
        for (index, character) in characters.enumerated() where "\",:{}[]\\".contains(character) && index % 5 == 0 {
            files["without-\(index)"] = String(characters[..<index] + characters[(index + 1)...])
        }
        for (index, character) in characters.enumerated() where character == "Z" && index % 3 == 0 {
            files["broken-\(index)"] = String(characters[..<index]) + "\"" + String(characters[index...])
            files["split-\(index)"] = String(characters[...index]) + "\n" + String(characters[(index + 1)...])
        }
        return files
    }

    @Test("no file that is written, and nothing that is printed, has a secret", .timeLimit(.minutes(10)))
    func canaries() throws {
        let folder = try TemporaryFolder(Self.theme)
        let fixtures = Self.fixtures()
        #expect(fixtures.count > 200)
        for (name, text) in fixtures { try folder.write(text, to: "fixtures/\(name).json") }
        let run = Command(folder: folder)
        let site = ["--theme", "theme", "--fixtures", "fixtures", "--output", "out"]
        var calls = ["text", "json", "github"].map {
            ["fixtures", "validate", "--fixtures", "fixtures", "--format", $0]
        }
        calls += ["text", "json"].map { ["render", "--format", $0] + site }
        calls += [["check", "--junit", "report.xml"] + site]
        // The State of a page that lives, where no fragment of it was rendered.
        calls += [["render", "--fixture", "good", "--fixture", "extending", "--locale", "fr-CA", "--strict"] + site]
        for call in calls {
            let outcome = try run(all: call)
            let name = call.joined(separator: " ")
            #expect([0, 1].contains(outcome.exitCode), "\(name)")
            #expect(secrets(in: outcome.output) == [], "\(name) prints them")
            #expect(secrets(in: outcome.errors) == [], "\(name) reports them")
            #expect((outcome.output + outcome.errors).count > 1000 || call[0] == "check", "\(name)")
        }
        var written = 0
        for (path, data) in try folder.contents where !path.hasPrefix("fixtures/") {
            written += 1
            #expect(secrets(in: String(decoding: data, as: UTF8.self)) == [], "\(path)")
        }
        #expect(written > 400)
        #expect(folder.text("out/good/en-US.html")?.contains("stand-in-of-the-preview") == true)
    }

    /// The lines of a text that have a secret.
    private func secrets(in text: String) -> [Substring] {
        guard text.contains(Self.mark) || text.contains(Self.number) else { return [] }
        return text.split(separator: "\n").filter { $0.contains(Self.mark) || $0.contains(Self.number) }
            .map { $0.prefix(300) }
    }
}
