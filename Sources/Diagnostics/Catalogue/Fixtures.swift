extension Diagnostic.Code {
    /// A fixture with a field of the wrong type.
    public static let invalidFixture: Self = "invalid-fixture"
    /// A fixture, or one that it extends, that does not exist.
    public static let missingFixture: Self = "missing-fixture"
    /// Fixtures that extend one another in a circle.
    public static let fixtureCycle: Self = "fixture-cycle"
    /// A key of `$fixture` that means nothing.
    public static let unknownKey: Self = "unknown-key"
    /// A value that the documentation does not know, in a field whose values it lists.
    public static let unknownValue: Self = "unknown-value"
    /// A field that every object of its kind has in production.
    public static let missingField: Self = "missing-field"
    /// An id that nothing in the State has.
    public static let danglingReference: Self = "dangling-reference"
    /// A secret that seems to come from a live store.
    public static let liveSecret: Self = "live-secret"
    /// A value under a name that says it is a secret, which pages get a stand-in for.
    public static let replacedSecret: Self = "replaced-secret"
    /// A value that looks like a secret, and that pages get as it is.
    public static let possibleSecret: Self = "possible-secret"
}

extension Catalogue.Family {
    private static func fixture(_ text: String) -> [Catalogue.Example.File] { [.init("fixtures/ada.json", text)] }

    /// Faults of fixtures.
    static let fixtures = Self(
        title: "Fixtures",
        entries: [
            .init(
                .invalidFixture, .error, "a field of the wrong type",
                explanation: """
                    A field that the State's documentation describes has a value of another type. No page is made of the
                    fixture. Fields that are not documented may hold anything.
                    """,
                example: .init(
                    fixture(#"{ "orders": { "public_id": "o1" } }"#),
                    says: "`orders` must be a list of Order objects, but is an object",
                    right: fixture(#"{ "orders": [{ "public_id": "o1" }] }"#)),
                cure: "Write the value as the message asks. Ids and amounts of money are texts, between quotes."),
            .init(
                .missingFixture, .error, "a fixture that does not exist",
                explanation: """
                    `$fixture.extends` names a file that is not in the folder of fixtures. It takes the name of the file,
                    with `.json`.
                    """,
                example: .init(
                    fixture(#"{ "$fixture": { "extends": "ordinry.json" } }"#)
                        + [.init("fixtures/ordinary.json", "{}")],
                    says: "`$fixture.extends` names `ordinry.json`, which does not exist",
                    right: fixture(#"{ "$fixture": { "extends": "ordinary.json" } }"#)
                        + [.init("fixtures/ordinary.json", "{}")]),
                cure: "Correct the name, or add the file."),
            .init(
                .fixtureCycle, .error, "fixtures that extend one another in a circle",
                explanation: """
                    A fixture is applied over the one that it extends. If that one extends the first, neither can be
                    made.
                    """,
                example: .init(
                    fixture(#"{ "$fixture": { "extends": "bob.json" } }"#)
                        + [.init("fixtures/bob.json", #"{ "$fixture": { "extends": "ada.json" } }"#)],
                    says: "fixtures extend one another in a circle: `ada.json` → `bob.json` → `ada.json`",
                    right: fixture(#"{ "$fixture": { "extends": "bob.json" } }"#)
                        + [.init("fixtures/bob.json", "{}")]),
                cure: "Remove one `extends`. What both have in common can be a fixture of its own."),
            .init(
                .unknownKey, .warning, "a key of `$fixture` that means nothing",
                explanation: """
                    `$fixture` describes a fixture. It may have `title`, `description`, `now`, `extends`, `settings`,
                    `tags`, `seed`, `timeZone` and `order`; anything else is ignored.
                    """,
                example: .init(
                    fixture(#"{ "$fixture": { "titel": "Ada" } }"#),
                    says: "`$fixture.titel` means nothing",
                    right: fixture(#"{ "$fixture": { "title": "Ada" } }"#)),
                cure: "Correct the key. What belongs to the State is written beside `$fixture`, not in it."),
            .init(
                .unknownValue, .warning, "a value that is not documented",
                explanation: """
                    The field has a list of documented values, and this is not one of them. A store may have others, so
                    the page is made; a theme that compares with the documented values will not know what to do.
                    """,
                example: .init(
                    fixture(#"{ "orders": [{ "status": "ON_HOLD" }] }"#),
                    says: "`orders[0].status` is the string \"ON_HOLD\", which is no order status that is documented",
                    right: fixture(#"{ "orders": [{ "status": "UNSENT" }] }"#)),
                cure: "Use a documented value, unless a real store has this one."),
            .init(
                .missingField, .warning, "a field that production always has",
                explanation: """
                    `sm-preview fixtures validate` found an object that lacks fields which every such object has in
                    production. Pages are made all the same; a template that reads the field shows something else than
                    it would in production.
                    """,
                example: .init(
                    fixture(
                        """
                        {
                          "$fixture": { "title": "Ada", "now": "2026-03-14" },
                          "customer": { "public_id": "ada", "sig_field": "ada", "sig": "made up", "ts": 1773446400 }
                        }
                        """),
                    says: "`customer` lacks `authorized`, which every Customer in production has",
                    right: fixture(
                        """
                        {
                          "$fixture": { "title": "Ada", "now": "2026-03-14" },
                          "customer": {
                            "public_id": "ada", "sig_field": "ada", "sig": "made up", "ts": 1773446400,
                            "authorized": true
                          }
                        }
                        """),
                    command: "sm-preview fixtures validate"),
                cure: "Add the fields, or let the fixture extend one that has them."),
            .init(
                .danglingReference, .warning, "an id that nothing has",
                explanation: """
                    A field holds the id of an order, a product, a payment or the like that is not in the State's list of
                    them. Templates that look it up find nothing, and reading a property of nothing stops production.
                    """,
                example: .init(
                    fixture(#"{ "orders": [{ "payment": "p2" }], "payments": [{ "public_id": "p1" }] }"#),
                    says: "`orders[0].payment` refers to the Payment \"p2\", which is not in `payments`",
                    right: fixture(#"{ "orders": [{ "payment": "p1" }], "payments": [{ "public_id": "p1" }] }"#),
                    command: "sm-preview fixtures validate"),
                cure: "Correct the id, or add the object that it names."),
            .init(
                .liveSecret, .warning, "a secret that seems to be a real one",
                explanation: """
                    A signature, a token or the like looks as if it came from a live store. It never reaches a page,
                    which gets a stand-in. But whoever can read the fixture, in a repository for example, can act for
                    the customer.
                    """,
                example: .init(
                    fixture(#"{ "customer": { "sig": "4eC39HqLyjWDarjtT1zdp7dc" } }"#),
                    says: "`customer.sig` seems to come from a live store; pages get a stand-in",
                    right: fixture(#"{ "customer": { "sig": "made up" } }"#)),
                cure: "Replace it by a text that nobody would take for a secret, in the file's history too."),
            .init(
                .replacedSecret, .warning, "a value that pages get a stand-in for",
                explanation: """
                    A field that the State's documentation does not describe has a name that says it holds a secret: a
                    signature, token, password, API key, cookie or the like. Pages get a stand-in for its texts and
                    numbers. So they do for such parameters in the URLs of any field, and for such fields of JSON that
                    is held in a text.
                    """,
                example: .init(
                    fixture(#"{ "cart": { "checkout_token": "made up" } }"#),
                    says: "`cart.checkout_token` is a secret by its name; pages get a stand-in",
                    right: fixture(#"{ "cart": { "checkout_token": "stand-in-of-the-preview" } }"#)),
                cure: "Write the stand-in into the fixture, or leave the field out."),
            .init(
                .possibleSecret, .warning, "a value that looks like a secret",
                explanation: """
                    A field that the State's documentation does not describe holds a JSON Web Token, or a long random
                    text, and its name does not say why. It may be a secret, or an id of some other system: so it is
                    kept, and everyone who sees the previews can read it. Ids of the State are not reported.
                    """,
                example: .init(
                    fixture(#"{ "cart": { "proof": "5f1d7a84db00d2fce00b31a7fc73224f" } }"#),
                    says: "`cart.proof` looks like a secret, a long hexadecimal number, and is kept",
                    right: fixture(#"{ "cart": { "proof": "made up" } }"#)),
                cure: "If it is a secret, replace it by a text that nobody would take for one."),
        ])
}
