import Diagnostics
import JSON
import NunjucksRuntime
import TestSupport
import Testing

@testable import SubscriptionManager

@Suite("Fixtures that hold secrets")
struct FixtureSecretsTests {
    /// What a fixture has at a name of the State, and what a page gets of it: a star stands for the stand-in.
    struct Replacement: CustomTestStringConvertible, Sendable {
        var name: String
        var given: String
        var page: String
        var testDescription: String { given }

        init(_ name: String, _ given: String, _ page: String) {
            self.name = name
            self.given = given
            self.page = page
        }
    }

    @Test(
        "a page gets stand-ins in the place of secrets, and all else as it is",
        arguments: [
            Replacement("customer", #"{"sig": "live", "sig_field": "1"}"#, #"{"sig":"*","sig_field":"1"}"#),
            Replacement("customer", #"{"sig": ""}"#, #"{"sig":""}"#),
            Replacement(
                "payments", #"[{"token_id": "t", "label": "sig"}]"#, #"[{"token_id":"*","label":"sig"}]"#),
            Replacement(
                "addresses", #"[{"token_id": ["t"]}, {"token_id": null}]"#, #"[{"token_id":["*"]},{"token_id":null}]"#),
            Replacement("auth", #"{"sig": "live"}"#, #"{"sig":"*"}"#),
            Replacement(
                "any", #"[{"deep": {"token_id": "t", "sig": null}}]"#, #"[{"deep":{"token_id":"*","sig":null}}]"#),
            Replacement(
                "any", #"{"session": {"a": ["s", 1, true, null, "", 0], "b": {"c": "s"}}, "d": 1}"#,
                #"{"session":{"a":["*",0,true,null,"",0],"b":{"c":"*"}},"d":1}"#),
            Replacement("OG_SIG", #""s""#, #""*""#),
            Replacement("any", #"{"s\u0069g": "s", "\u0041pi Key": "s\u0041"}"#, #"{"sig":"*","Api Key":"*"}"#),
            Replacement("any", #"{"a": "{\"cvv\": 123, \"b\": 1}"}"#, #"{"a":"{\"cvv\": 0, \"b\": 1}"}"#),
            Replacement(
                "products", #"[{"detail_url": "https://x/?token=s&a=\u00e9"}]"#,
                #"[{"detail_url":"https://x/?token=*&a=é"}]"#),
            Replacement("auth_url", #""https://x/?sig=s""#, #""https://x/?sig=*""#),
            Replacement(
                "subscriptions", #"[{"session_id": "s", "extra_data": {"session_id": "s", "hide": true}}]"#,
                #"[{"session_id":"s","extra_data":{"session_id":"*","hide":true}}]"#),
            // The keys of these maps are ids.
            Replacement("offer_by_product_id", #"{"token": "o1"}"#, #"{"token":"o1"}"#),
            Replacement("product_by_id", #"{"sig": {"name": "n", "sig": "s"}}"#, #"{"sig":{"name":"n","sig":"*"}}"#),
            Replacement(
                "any", #"{"proof": "5f1d7a84db00d2fce00b31a7fc73224f"}"#,
                #"{"proof":"5f1d7a84db00d2fce00b31a7fc73224f"}"#),
            Replacement("any", #"{"sig": "a", "sig": "b"}"#, #"{"sig":"*"}"#),
        ])
    func pages(_ replacement: Replacement) throws {
        let reading = FixtureFolder(["f.json": "{\"\(replacement.name)\": \(replacement.given)}"]).read("f.json")
        let fixture = try #require(reading.fixture)
        let standIn = String(decoding: Secret.standIn, as: UTF8.self)
        fixture.state().withRoot { root in
            let value = zip(root.keys, root.values).first { key, _ in key.string == replacement.name }?.1
            #expect(json(value) == replacement.page.replacing("*", with: standIn))
        }
    }

    @Test("what a fixture says of itself and its settings hold no secrets, and nor do maps that are made of its lists")
    func descriptions() throws {
        let base =
            #"{"$fixture": {"settings": {"api_key": "s", "n": 1}}, "products": [{"external_product_id": "1", "token": "s"}]}"#
        let text = """
            {"$fixture": {"extends": "base.json", "title": "T ?token=s", "description": "[a](https://x/?sig=s)",
             "tags": ["pwd=s"], "settings": {"b": {"pwd": "s"}}}, "auth": {"sig": "s"}}
            """
        let reading = FixtureFolder(["base.json": base, "f.json": text]).read("f.json")
        let fixture = try #require(reading.fixture)
        #expect(fixture.title == "T ?token=stand-in-of-the-preview")
        #expect(fixture.description == "[a](https://x/?sig=stand-in-of-the-preview)")
        #expect(fixture.tags == ["pwd=stand-in-of-the-preview"])
        #expect(
            json(fixture.settings)
                == #"{"api_key":"stand-in-of-the-preview","n":1,"b":{"pwd":"stand-in-of-the-preview"}}"#)
        fixture.state().withRoot { root in
            #expect(json(root["auth"]) == #"{"sig":"stand-in-of-the-preview"}"#)
            let product = #"{"1":{"external_product_id":"1","token":"stand-in-of-the-preview"}}"#
            #expect(json(root["product_by_id"]) == product)
            #expect(json(root["localized_product_by_id"]) == product)
        }
    }

    @Test("nothing is said of a payment's token, even where it looks like a real one, nor of a stand-in")
    func silence() {
        let text = """
            {"payments": [{"token_id": "card_1Nq8ZbK2eZvKYlo2C4Yb7Xw9"}], "a": {"token_id": "t"},
             "auth": {"sig": "stand-in-of-the-preview", "cvv": 0, "url": "https://x/?token=stand-in-of-the-preview"}}
            """
        #expect(FixtureFolder(["f.json": text]).read("f.json").diagnostics == [])
    }

    @Test("a fixture as it is written again says nothing more of its secrets")
    func rewritten() throws {
        let text = #"{"auth": {"sig": "s", "cvv": 123, "a": "{\"pwd\": \"s\"}", "url": "https://x/?token=s"}}"#
        let first = try FixtureFolder(["f.json": text]).read("f.json").get()
        let second = FixtureFolder(["f.json": String(decoding: first.json(), as: UTF8.self)]).read("f.json")
        #expect(second.diagnostics == [])
        #expect(second.fixture?.json() == first.json())
    }

    @Test("the same secret in a hundred objects is one warning, and an id of the State none")
    func groups() {
        let id = "7a14f602f088769558f2cf3d29a79963"
        let subscriptions = (0..<100).map {
            #"{"public_id": "\#(id)\#($0)", "extra_data": {"token": "s", "other": "\#(id)\#($0)"}}"#
        }
        let text = "{\"subscriptions\": [\(subscriptions.joined(separator: ","))]}"
        #expect(
            FixtureFolder(["f.json": text]).read("f.json").diagnostics.map(\.message) == [
                "`subscriptions[*].extra_data.token` is a secret by its name in 100 places; pages get a stand-in"
            ])
    }

    @Test("a secret in a text is found wherever in the file it stands")
    func offsets() throws {
        for length in 0..<600 {
            let text = #"{"a": "\#(String(repeating: "x", count: length))", "url": "https://x/?sig=s"}"#
            let fixture = try FixtureFolder(["f.json": text]).read("f.json").get()
            fixture.state().withRoot { #expect(json($0["url"]) == #""https://x/?sig=stand-in-of-the-preview""#) }
        }
    }

    private func json(_ value: Value?) -> String {
        guard let value else { return "absent" }
        var writer = JSONWriter()
        if !writer.write(value, check: { _, _ in }) { writer.null() }
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}
