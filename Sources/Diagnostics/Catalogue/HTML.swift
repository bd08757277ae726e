extension Diagnostic.Code {
    /// A value or a block where HTML does not allow one.
    public static let htmlContext: Self = "html-context"
    /// Markup that its fragment leaves open, or closes without having opened.
    public static let unbalancedHTML: Self = "unbalanced-html"
    /// Markup that HTML cannot say.
    public static let nesting: Self = "nesting"
    /// A backslash in a template's text that production takes for the beginning of an escape.
    public static let lostBackslash: Self = "lost-backslash"
    /// A block in an attribute's value, which production prints as an object.
    public static let blockInAttribute: Self = "block-in-attribute"
    /// An id that two elements of a page have.
    public static let duplicateID: Self = "duplicate-id"
    /// An attribute that names an id which no element has.
    public static let unknownID: Self = "unknown-id"
    /// An image without a text for those who do not see it.
    public static let missingAlt: Self = "missing-alt"
    /// A binding of which the name is misspelt.
    public static let misspeltBinding: Self = "misspelt-binding"
    /// An attribute, or a value of one, that is misspelt.
    public static let misspeltAttribute: Self = "misspelt-attribute"
    /// A value from data that would run code as a URL.
    public static let unsafeURL: Self = "unsafe-url"
    /// A text of a customer that is printed as markup.
    public static let unsafeMarkup: Self = "unsafe-markup"
    /// Data where JavaScript is expected.
    public static let unsafeScript: Self = "unsafe-script"
}

extension Catalogue.Family {
    private static let order = #"{ "orders": [{ "public_id": "o1" }] }"#

    /// Values and blocks at places in the HTML where they do not belong.
    static let html = Self(
        title: "HTML",
        entries: [
            .init(
                .htmlContext, .warning, "a value or a block where HTML has no place for it",
                explanation: """
                    Production puts values into text and into the values of attributes, and nowhere else. Between
                    attributes it leaves them out silently; in the name of a tag or an attribute it throws an
                    error, and there the preview has an error too. A tag that one branch of an `if` opens and another
                    one closes does not work either: each branch is parsed by itself.
                    """,
                example: .init(
                    #"<input type="checkbox" {% if orders.length %}checked{% endif %}>"#,
                    says: "a block between attributes; production leaves it out",
                    right: #"<input type="checkbox" ?checked="{{ orders.length }}">"#,
                    state: order),
                cure: """
                    Write `?name="{{ condition }}"` for an attribute that is there or not, `name="{{ value | if_defined
                    }}"` for one with a value, and whole elements in the branches of an `if`.
                    """),
            .init(
                .unbalancedHTML, .warning, "an element that its fragment does not close",
                explanation: """
                    Production parses each branch of an `if`, each loop's body, each include and each translation by
                    itself, as a browser parses a small page: what is left open in it is closed where it ends, an end tag
                    that closes nothing in it is dropped, and so is a tag without its `>`. An element that one branch
                    opens and another one closes is empty in production, and what should be in it stands beside it. The
                    preview shows the same.
                    """,
                example: .init(
                    "{% if orders.length %}<div class=\"box\">{% endif %}<p>Hello</p>"
                        + "{% if orders.length %}</div>{% endif %}",
                    says: "`<div>` ends with its branch, and its `</div>` closes nothing",
                    right: #"<div class="{{ 'box' if orders.length }}"><p>Hello</p></div>"#,
                    state: order),
                cure: """
                    Open and close an element in the same branch, loop or file. Where only the element around something
                    differs, let a value in its `class` differ, or put what is in it into a file that both branches
                    include.
                    """),
            .init(
                .nesting, .warning, "markup that browsers read otherwise than production builds it",
                explanation: """
                    Production inserts each branch, loop and include into the page as elements, and so a `<div>` can stand
                    in a `<p>`, or a `<td>` in a `<div>`. A browser that reads a page's text has rules against that: it
                    ends the `<p>`, and leaves the `<td>` out. The static preview comes as near as HTML can.
                    """,
                example: .init(
                    "<p>{% if orders.length %}<div>Hello</div>{% endif %}</p>",
                    says: "`<div>` cannot stand in `<p>` in HTML: browsers end the `<p>` before it",
                    right: "<div>{% if orders.length %}<div>Hello</div>{% endif %}</div>",
                    state: order),
                cure: "Use elements that may stand in one another: mostly, a `<div>` or a `<span>` around it will do."),
            .init(
                .lostBackslash, .warning, "a backslash that vanishes",
                explanation: #"""
                    In production a template's text becomes JavaScript, where a backslash begins an escape: `\n` is a line
                    break, two backslashes are one, and one before any other character vanishes. So `pattern="\d+"` becomes
                    `pattern="d+"`. A digit, or a `u` or `x` without its number, even keeps the page from being made.
                    """#,
                example: .init(
                    #"<input pattern="\d{5}">"#,
                    says: "this backslash is lost: production prints `d`",
                    right: #"<input pattern="\\d{5}">"#),
                cure: "Write two backslashes for one."),
            .init(
                .blockInAttribute, .warning, "a block in the value of an attribute",
                explanation: """
                    A block such as `{% if %}` makes a template of its own, which is an object to the attribute around
                    it. Production prints `[object Object]`. The preview shows what was meant.
                    """,
                example: .init(
                    #"<p class="order {% if orders.length %}is-first{% endif %}"></p>"#,
                    says: "a block in the value of the attribute `class` of `<p>`; production prints "
                        + "`[object Object]`",
                    right: #"<p class="order {{ 'is-first' if orders.length }}"></p>"#,
                    state: order),
                cure: "Use an inline `if`, which is a value: `{{ 'a' if b else 'c' }}`."),
            .init(
                .duplicateID, .warning, "an id that two elements of a page have",
                explanation: """
                    An id belongs to one element of a page. Labels, links, `aria-labelledby` and scripts find the first
                    element that has it, so a button of the second order opens the dialog of the first one.

                    It is reported only where both elements are certain to be on the page at once, and so never for two
                    branches of an `if`. An id without a value in it is repeated by every turn of a loop.
                    """,
                example: .init(
                    "{% for order in orders %}<h2 id=\"order\">{{ order.place }}</h2>{% endfor %}",
                    says: "the id `order` is in a loop: each turn has an element with it",
                    right: "{% for order in orders %}<h2 id=\"order-{{ order.public_id }}\">{{ order.place }}</h2>"
                        + "{% endfor %}",
                    command: "sm-preview lint --no-fixtures"),
                cure: "Put something into the id that only one of the elements has, such as a `public_id`."),
            .init(
                .unknownID, .warning, "an id that no element has",
                explanation: """
                    A label's `for`, an `aria-labelledby`, a link to `#…` or a button's `data-click-target` names an element
                    by its id, and no view of the theme has an element with that id. The label labels nothing, and the
                    button opens nothing.

                    Where an id has values in it, the text around them is compared. An id that `script.js` contains counts
                    as existing. A link may lead to the shop's own page, and is reported only if a similar id exists.
                    """,
                example: .init(
                    #"<label for="emial">Email</label> <input id="email" type="email">"#,
                    says: "`for` names `emial`, an id that no element has",
                    right: #"<label for="email">Email</label> <input id="email" type="email">"#,
                    command: "sm-preview lint --no-fixtures"),
                cure: "Correct the id, or give it to the element that is meant."),
            .init(
                .missingAlt, .warning, "an image without `alt`",
                explanation: """
                    People who cannot see an image get the text of its `alt`. Without one, screen readers read out the
                    image's address. An image that only decorates, or that the text beside it describes, needs an empty
                    one: `alt=""`.
                    """,
                example: .init(
                    #"<img src="https://example.com/tea.jpg">"#,
                    says: "`<img>` has no `alt`, and screen readers read its address",
                    right: #"<img src="https://example.com/tea.jpg" alt="A cup of tea">"#,
                    command: "sm-preview lint --no-fixtures"),
                cure: "Write what the image shows, `alt=\"{{ product.name }}\"`, or `alt=\"\"`."),
            .init(
                .misspeltBinding, .warning, "a binding that binds nothing",
                explanation: """
                    `@click` listens for an event, `?hidden` adds or removes an attribute, `.value` sets a property. A
                    browser says nothing about a misspelt name: the button just does nothing. A boolean attribute without
                    its `?`, such as `disabled="{{ order.locked }}"`, is always on, because any value turns it on.

                    A listener is a function, `@click="{{ 'open' | js }}"`, and a form's action is made by the filter
                    `action`. Text in their place does nothing.

                    Names are reported only if they are close to one that browsers know, and if `script.js` does not
                    contain them: components may have events and properties of their own.
                    """,
                example: .init(
                    #"<button type="button" ?hiden="{{ orders.length }}">Shop</button>"#,
                    says: "no element has the boolean attribute `hiden`",
                    right: #"<button type="button" ?hidden="{{ orders.length }}">Shop</button>"#,
                    command: "sm-preview lint --no-fixtures"),
                cure: "Write the name as browsers have it, and `?` before a boolean attribute that has a value."),
            .init(
                .misspeltAttribute, .warning, "an attribute or a value that HTML does not have",
                explanation: """
                    A browser says nothing about a misspelt attribute: it ignores `hfre`, and the link leads nowhere.
                    The same is true of values of which HTML knows only a few, such as those of `type` and `role`.

                    Names are reported only if they are close to an attribute that the element has, and if neither
                    `script.js` nor a style sheet names them. Those with a dash are the author's own, as `data-id`, unless
                    they begin with `aria-`.
                    """,
                example: .init(
                    #"<a hfre="/account">Account</a>"#,
                    says: "`<a>` has no attribute `hfre`",
                    right: #"<a href="/account">Account</a>"#,
                    command: "sm-preview lint --no-fixtures"),
                cure: "Write the name as HTML has it. Call an attribute of your own `data-…`."),
            .init(
                .unsafeURL, .warning, "data that would run code as an address",
                explanation: """
                    A value from data is used as an address, and begins with `javascript:` or another scheme that runs
                    code. The preview writes `about:invalid` instead. Production would hand it to the browser. What a
                    template has as literal text stays as it is. Where that text begins with `javascript:`, a `<` of
                    a value is written as `&lt;`: browsers show the text that such a script ends with as a page.
                    """,
                example: .init(
                    #"<a href="{{ customer.website }}">Website</a>"#,
                    says: "the address `javascript:alert(1)` would run code, and is replaced by `about:invalid`",
                    right: #"<a href="https://example.com/?site={{ customer.website }}">Website</a>"#,
                    state: #"{ "customer": { "website": "javascript:alert(1)" } }"#),
                cure: "Write the beginning of the address in the template, and let data be only what follows."),
            .init(
                .unsafeMarkup, .warning, "what a customer typed, printed as markup",
                explanation: """
                    Customers type their names, addresses and gift messages themselves. With `safe`, or in the attribute
                    `srcdoc`, such a text is printed as it is: what looks like a tag becomes an element, and can run code
                    in the page of whoever looks at it, the shop's support too.

                    The text is followed through variables, joins and filters.
                    """,
                example: .init(
                    "<p>{{ customer.first_name | safe }}</p>",
                    says: "customers type `customer.first_name` themselves, and `safe` prints it as markup",
                    right: "<p>{{ customer.first_name }}</p>",
                    command: "sm-preview lint --no-fixtures"),
                cure: "Leave `safe` out: the text is then shown as it was typed."),
            .init(
                .unsafeScript, .warning, "data where JavaScript is expected",
                explanation: """
                    What the filter `js` is given becomes JavaScript of the page. A text from data would be code that
                    somebody else wrote; so only names, and texts that stand between quotes in a template, are run.
                    """,
                example: .init(
                    #"<button @click="{{ customer.code | js }}">Help</button>"#,
                    says: "\"alert(1)\" is not a literal in the template, so it is not run",
                    right: #"<button @click="{{ 'showHelp' | js }}">Help</button>"#,
                    state: #"{ "customer": { "code": "alert(1)" } }"#),
                cure: "Put the expression between quotes; in it, variables of the template can be read."),
        ])
}
