import Diagnostics
import JSON
import Testing

@testable import SubscriptionManager

@Suite("Secrets of the State")
struct SecretTests {
    @Test(
        "a name says that its value is a secret, whatever its case and what divides its words",
        arguments: [
            ("sig", "sig"), ("Sig", "sig"), ("SIG", "sig"), ("siG", "sig"), ("OG_SIG", "sig"), ("og_sig", "sig"),
            ("ogSig", "sig"), ("og.sig", "sig"), ("og sig", "sig"), ("sig2", "sig"), ("signature", "signature"),
            ("HMACSignature", "hmac"), ("hmac_sha256", "hmac"), ("token", "token"), ("tokens", "tokens"),
            ("tokenId", "token"), ("token_id", "token"), ("tokenid", "tokenid"), ("payment_token", "token"),
            ("PaymentToken", "token"), ("paymenttoken", "token"), ("csrfToken", "csrf"), ("_csrf", "csrf"),
            ("access_token", "access_token"), ("accessToken", "access_token"), ("ACCESSTOKEN", "token"),
            ("id_token", "id_token"), ("refresh-token", "refresh_token"), ("auth[token]", "token"),
            ("oauth2token", "token"), ("tokens_by_customer", "tokens"), ("clientSecret", "client_secret"),
            ("secret", "secret"), ("password", "password"), ("passWord", "password"), ("passwd", "passwd"),
            ("user_pwd", "pwd"), ("api_key", "api_key"), ("apiKey", "api_key"), ("x-api-key", "api_key"),
            ("APIKEY", "apikey"), ("APIKey", "api_key"), ("api keys", "api_keys"), ("private_key", "private_key"),
            ("Authorization", "authorization"), ("cookie", "cookie"), ("cookies", "cookies"), ("Set-Cookie", "cookie"),
            ("session", "session"), ("session_id", "session"), ("sessionId", "session"), ("PHPSESSID", "sessid"),
            ("cvv", "cvv"), ("cvv2", "cvv"), ("cc_cvc", "cvc"), ("nonce", "nonce"), ("_wpnonce", "nonce"),
            ("jwt", "jwt"),
            ("sig\u{e9}_sig", "sig"),
        ])
    func secretNames(_ name: String, _ match: String) { #expect(self.match(name) == match) }

    @Test(
        "a name that has the letters of a secret's, or says something about one, names none",
        arguments: [
            "", "_", "design", "designs", "signup_date", "assignee", "signed", "secretary", "secretariat", "tokenized",
            "tokens_left", "token_type", "token_expires_at", "tokenExpiry", "cookies_and_cream", "cookies_accepted",
            "session_count", "sessions_left", "session_timeout", "password_label", "obsession", "possession",
            "announcement", "authorized", "author",
            "authorization_amount", "key", "keys", "api", "monkey", "keyboard", "public_key", "pass", "passport",
            "product_key", "sig\u{e9}", "\u{e9}sig", "order", "name", "extra_data",
        ])
    func otherNames(_ name: String) { #expect(match(name) == nil) }

    private func match(_ name: String) -> String? { Array(name.utf8).withUnsafeBufferPointer(SecretName.match) }

    @Test(
        "a secret seems to be real when no person made it up",
        arguments: [
            ("K7gNU3sdo+OL0wNhqoVWhr3g6s1xYv72ol/pe/Unols=", true), ("K7gNU3sdo%2BOL0wNhqoVWhr3g", true),
            ("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", true),
            ("card_1Nq8ZbK2eZvKYlo2C4Yb7Xw9", true), ("3f2504e0-4f89-41d3-9a0c-0305e82c3301", true),
            ("not-a-real-signature-for-previews-only", false), ("tok_preview_visa", false), ("tok_4242", false),
            ("stand-in-of-the-preview", false), ("signature", false), ("averyverylongwordwithoutdigits", false),
            ("", false),
        ])
    func secrets(_ text: String, _ looksLive: Bool) {
        #expect(Array(text.utf8).withUnsafeBufferPointer { Secret.looksLive($0) } == looksLive)
    }

    @Test(
        "a value looks like a secret when it is a web token, or long and random, and no id",
        arguments: [
            (
                "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U", "x",
                SecretShape.webToken
            ),
            ("Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.dozjgNryP4J3jVmNHl0w", "x", .webToken),
            ("eyJhbGciOiJub25lIn0.eyJzdWIiOiIxMjM0NTY3ODkwIn0.", "x", .webToken),
            ("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.dozjgNryP4J3jVmNHl0w", "user_id", .webToken),
            ("5f1d7a84db00d2fce00b31a7fc73224f", "x", .hexadecimal),
            ("9F86D081884C7D659A2FEAA0C55AD015A3BF4F1B2B0B822CD15D6C15B0F00A08", "x", .hexadecimal),
            ("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", "x", .hexadecimal),
            ("K7gNU3sdo+OL0wNhqoVWhr3g6s1xYv72ol/pe/Unols=", "x", .base64),
            ("Basic dXNlcjpaM3J5U2VjcmV0UGFzc3dvcmQ0Mg==", "x", .base64),
            ("sk_live_4eC39HqLyjWDarjtT1zdp7dc", "x", nil),
            ("sk_LIVE_4eC39HqLyjWDarjtT1zdp7dc", "x", .base64),
            ("5f1d7a84db00d2fce00b31a7fc73224f", "offer_public_id", nil),
            ("5f1d7a84db00d2fce00b31a7fc73224f", "image_hash", nil), ("5f1d7a84db00d2fce00b31a7fc73224", "x", nil),
            ("00000000000000000000000000000000", "x", nil), ("12345678901234567890123456789012", "x", nil),
            ("3f2504e0-4f89-41d3-9a0c-0305e82c3301", "x", nil),
            ("https://cdn.example/5f1d7a84db00d2fce00b31a7fc73224f.jpg", "x", nil),
            ("images/K7gNU3sdo-OL0wNhqoVWhr3g6s1xYv72ol", "x", nil),
            ("Z2lkOi8vc2hvcGlmeS9Qcm9kdWN0LzEyMzQ1Njc4OTA=", "x", nil),
            ("the-quick-brown-Fox-jumps-over-2-lazy-dogs", "x", nil),
            ("SubscriptionReplenishmentOrderItemRow", "x", nil), ("A sentence with 33 Letters or so.", "x", nil),
            ("1.2.3.4.5.6.7.8.9.10.11.12.13.14.15", "x", nil),
        ] as [(String, String, SecretShape?)])
    func shapes(_ text: String, _ name: String, _ shape: SecretShape?) {
        let found = Array(text.utf8).withUnsafeBufferPointer { text in
            Array(name.utf8).withUnsafeBufferPointer { SecretShape.of(text, named: $0) }
        }
        #expect(found == shape)
    }

    @Test(
        "of a text that holds secrets all but the secrets stays",
        arguments: [
            ("https://x/y?token=S&a=1", "https://x/y?token=*&a=1"),
            ("https://x/y?a=1&SIG=S#id_token=S&b", "https://x/y?a=1&SIG=*#id_token=*&b"),
            ("https://x/y?a=1&amp;sig=S&amp;b=2", "https://x/y?a=1&amp;sig=*&amp;b=2"),
            ("https://x/?a=1;sig=S;b=2", "https://x/?a=1;sig=*;b=2"), ("https://x/?sig=S;S", "https://x/?sig=*"),
            ("https://x/?to%6Ben=S%26S&b=%20", "https://x/?to%6Ben=*&b=%20"),
            ("https://x/?auth[token]=S", "https://x/?auth[token]=*"),
            ("https://x/?auth%5Btoken%5D=S", "https://x/?auth%5Btoken%5D=*"),
            (
                "https://x/?next=https%3A%2F%2Fy%3Ftoken%3DS%26z%3D1&b=2",
                "https://x/?next=https%3A%2F%2Fy%3Ftoken%3D*%26z%3D1&b=2"
            ),
            ("https://x/?n=y%253Ftoken%253DS%2526z", "https://x/?n=y%253Ftoken%253D*%2526z"),
            ("https://x/?n=https://y?sig=S&m=1", "https://x/?n=https://y?sig=*&m=1"),
            ("https://x/#/back?code=1&session=S", "https://x/#/back?code=1&session=*"),
            ("https://x/?token=", "https://x/?token="), ("https://x/?token=&a=S", "https://x/?token=&a=S"),
            ("https://x/?design=1&b=2==", "https://x/?design=1&b=2=="), ("sig=S&ts=1", "sig=*&ts=1"),
            ("session=S; path=/", "session=*; path=/"),
            ("[a](https://x?token=S) and (https://y?sig=S).", "[a](https://x?token=*) and (https://y?sig=*)."),
            (#"<a href="https://x?token=S">a</a>"#, #"<a href="https://x?token=*">a</a>"#),
            (#"<a data-token="S S">a</a>"#, #"<a data-token="*">a</a>"#),
            ("https://x/?é=1&token=é😀&b=é", "https://x/?é=1&token=*&b=é"),
            (#"{"access_token": "S", "b": [1, 2]}"#, #"{"access_token": "*", "b": [1, 2]}"#),
            (
                #" {"pwd":1234,"n":null,"a":{"cookie":{"x":"S","y":[true,"S"]}}}"#,
                #" {"pwd":0,"n":null,"a":{"cookie":{"x":"*","y":[true,"*"]}}}"#
            ),
            (#"{"s\u0069g": "S\"S", "b": "\u00e9\/"}"#, #"{"s\u0069g": "*", "b": "\u00e9\/"}"#),
            (#"{"a": "https:\/\/x?token=S\u0026b=1"}"#, #"{"a": "https:\/\/x?token=*\u0026b=1"}"#),
            (
                #"{"a": "{\"sig\": \"S\", \"b\": \"{\\\"pwd\\\": \\\"S\\\"}\"}"}"#,
                #"{"a": "{\"sig\": \"*\", \"b\": \"{\\\"pwd\\\": \\\"*\\\"}\"}"}"#
            ),
            (#""{\"sig\": \"S\"}""#, #""{\"sig\": \"*\"}""#), (#"{"sig": "S", "b": "#, #"{"sig": "*", "b": "#),
            (#"{"sig": "S"#, #"{"sig": "*"#), (#"{"sig" "S", "b": 1}"#, #"{"sig" "*", "b": 1}"#),
            (#"The word "sig" "S""#, #"The word "sig" "S""#), (#"{"sig": {"a": "S""#, #"{"sig": *"#),
            (
                "window.state = {'token': 'S', \"cvv\": 123, \"pwd\": true}",
                "window.state = {'token': '*', \"cvv\": *, \"pwd\": true}"
            ),
            ("https://x/?s=%7B%22token%22%3A%22S%22%7D&b", "https://x/?s=%7B%22token%22%3A%22*%22%7D&b"),
            ("100% of tokens = 5", "100% of tokens = 5"), ("Time: 10:30", "Time: 10:30"), ("", ""),
            ("[Sale] 5%", "[Sale] 5%"),
        ])
    func texts(_ text: String, _ expected: String) {
        // A star stands for the stand-in, and `S` is a secret.
        let standIn = String(decoding: Secret.standIn, as: UTF8.self)
        #expect(Secrets.replaced(in: text) == expected.replacing("*", with: standIn))
    }

    @Test("a text in more texts than anybody makes is a secret as a whole, and is found without recursion's end")
    func depth() {
        var text = #"{"pwd":"S"}"#
        for _ in 0..<SecretText.depthLimit { text = "[\(JSONWriter.quoted(text))]" }
        #expect(!Secrets.replaced(in: text).contains("S"))
        var url = "https://x/?pwd=S"
        for _ in 0..<20 { url = "https://x/?a=" + url.replacing("%", with: "%25").replacing("=", with: "%3D") }
        #expect(!Secrets.replaced(in: url).contains("S"))
    }

    @Test(
        "secrets in a fixture's line are covered, and its columns stay",
        arguments: [
            (
                #"{"customer": {"sig": "abc", "sig_field": "abc"}}"#,
                #"{"customer": {"sig": "•••", "sig_field": "abc"}}"#
            ),
            (#"{"a":{"sig":"a\"b","token_id" : "é😀"}}"#, #"{"a":{"sig":"••••","token_id" : "••"}}"#),
            (
                #"{"a": {"sig": null, "design": "x", "password": true}}"#,
                #"{"a": {"sig": null, "design": "x", "password": true}}"#
            ),
            (
                #"{"a": {"Cookie": {"a": [12, "b"]}, "s\u0069g": "x"}}"#,
                #"{"a": {"Cookie": {"a": [••, "•"]}, "s\u0069g": "•"}}"#
            ),
            (
                #"{"a": "{\"pwd\": \"x\"}", "sig": "x", "sig": "y"}"#,
                #"{"a": "{\"pwd\": \"•\"}", "sig": "•", "sig": "•"}"#
            ),
            (#"{"a": "5f1d7a84db00d2fce00b31a7fc73224f"}"#, #"{"a": "••••••••••••••••••••••••••••••••"}"#),
            (
                #"{"orders": {"token": "x", "place": {"sig": 1}}, "customer": {"sig": {"a": 1}}}"#,
                #"{"orders": {"token": "•", "place": {"sig": •}}, "customer": {"sig": {"a": •}}}"#
            ),
            (
                #"{"payments": [{"token_id": ["x"], "cc_type": 1}]}"#,
                #"{"payments": [{"token_id": ["•"], "cc_type": 1}]}"#
            ),
            (
                #"{"product_by_id": {"token": {"name": "x"}}, "offer_by_product_id": {"sig": "x"}}"#,
                #"{"product_by_id": {"token": {"name": "x"}}, "offer_by_product_id": {"sig": "x"}}"#
            ),
            (#"[{"sig": "x"}]"#, #"[{"sig": "•"}]"#),
        ])
    func covered(_ text: String, _ expected: String) throws {
        let document = try JSONDocument(Source(name: "", text: text))
        #expect(CoveredSource(document, schema: .standard).line(1) == expected)
    }

    @Test(
        "of a fixture that cannot be read only the schema's keys are shown",
        arguments: [
            (
                #"{"customer": {"first_name": "Ada", "sig": "abc"}, "orders" : [1.5, true]}"#,
                #"{"customer": {"first_name": "•••", "sig": "•••"}, "orders" : [•••, ••••]}"#
            ),
            (#"{"$fixture": {"title": "a\"b: {"}, "pwd": "x"}"#, #"{"$fixture": {"title": "•••••••"}, "•••": "•"}"#),
            (#"{customer: {sig: abc, x: -1, orders}}"#, #"{customer: {sig: •••, •: ••, ••••••}}"#),
            (#""sig": "unclosed"#, #""sig": "••••••••"#), (#""sig""#, #""•••""#), (#"{'sig': 'é😀'}"#, "{•••••: ••••}"),
            (#"{"sig": "ab"c": "d", "orders": 1}"#, #"{"sig": "••"•"••"•"••"••••••"••••"#),
            ("{\"sig\": \"a\\", #"{"sig": "••"#), ("", ""),
        ])
    func unreadable(_ text: String, _ expected: String) {
        #expect(CoveredSource(unreadable: Source(name: "", text: text), schema: .standard).line(1) == expected)
    }
}
