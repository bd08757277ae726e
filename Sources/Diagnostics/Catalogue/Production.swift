extension Diagnostic.Code {
    /// Something that works here and not in production.
    public static let notInProduction: Self = "not-in-production"
    /// A form action that production does not have.
    public static let unknownAction: Self = "unknown-action"
    /// A field that a form's action needs and the form lacks.
    public static let actionField: Self = "action-field"
    /// A function that the theme's script does not define.
    public static let unknownFunction: Self = "unknown-function"
    /// An error in the syntax of the theme's script.
    public static let scriptSyntax: Self = "script-syntax"
    /// A custom element that no script defines.
    public static let unknownElement: Self = "unknown-element"
    /// A JavaScript value that only the page's runtime can know.
    public static let jsValueDeferred: Self = "js-value-deferred"
    /// JavaScript that fails: of a template, or of the theme's script.
    public static let scriptError: Self = "script-error"
    /// An engine for JavaScript that is not installed.
    public static let missingEngine: Self = "missing-engine"
    /// A script in a view, which never runs.
    public static let scriptInView: Self = "script-in-view"
    /// What a script writes to the console.
    public static let scriptOutput: Self = "script-output"
    /// An event that production can no longer tell.
    public static let lostTracking: Self = "lost-tracking"
    /// A private field of the State, printed into a page.
    public static let privateField: Self = "private-field"
}

extension Catalogue.Family {
    private static let order = #"{ "orders": [{ "public_id": "o1", "place": "2026-03-14" }] }"#

    /// What a preview shows and production does not.
    static let production = Self(
        title: "Production",
        entries: [
            .init(
                .notInProduction, .warning, "something that production does not have",
                explanation: """
                    The previews understand all of Nunjucks. Production understands a part of it: it has no `loop` and no
                    `range`, no macros, no `extends`, no `set` with a body, no tests, and only some of the filters. What it
                    lacks is undefined there, prints nothing, or stops the page.

                    Some of what it has means something else there: `//` is plain division, `~` adds two numbers, `in`
                    looks for the keys of an object and not for the members of a list, two loop variables are read by
                    name, and a `set` of a field of the State hides that field. It is reported where the values make a
                    difference.
                    """,
                example: .init(
                    "{% for order in orders %}{{ loop.index }}{% endfor %}",
                    says: "production has no variable `loop`",
                    right: "{% for order in orders %}{{ index + 1 }}{% endfor %}",
                    state: order),
                cure: "Write what the message suggests, which works in both."),
            .init(
                .scriptInView, .warning, "a script in a view",
                explanation: """
                    Production makes the page of templates, and a browser never runs a `<script>` that comes out of one. The
                    theme's `script.js` runs once, before the page is made. Data in a `<script>`, of
                    `type="application/json"` for example, stays as it is.
                    """,
                example: .init(
                    [
                        .init("views/main.liquid", "<p>Hello</p>\n<script>document.title = 'Hello';</script>"),
                        .init("scripts/script.js", ""),
                    ],
                    says: "a `<script>` in a view never runs",
                    right: [
                        .init("views/main.liquid", "<p>Hello</p>"),
                        .init("scripts/script.js", "document.title = 'Hello';"),
                    ],
                    command: "sm-preview lint --no-fixtures"),
                cure: """
                    Move it to `scripts/script.js`. What has to happen when elements come and go belongs in a custom
                    element.
                    """),
            .init(
                .unknownAction, .warning, "a form action that does not exist",
                explanation: """
                    A form with `action="{{ 'skip_shipment' | action }}"` does what production knows by that name. With a
                    name that production does not know, the form does nothing and fires the event `error`.
                    """,
                example: .init(
                    #"<form action="{{ 'skip_shipmnt' | action }}"><input name="order"></form>"#,
                    says: "production has no form action `skip_shipmnt`, and such a form does nothing",
                    right: #"<form action="{{ 'skip_shipment' | action }}"><input name="order"></form>"#,
                    command: "sm-preview lint --no-fixtures"),
                cure: "Correct the name."),
            .init(
                .actionField, .warning, "a field that a form's action needs",
                explanation: """
                    Production reads the fields of a form by their names. If one that the action needs is missing, the form
                    ends with an error and nothing changes.

                    Forms whose fields cannot all be known are left alone: those with names that are values, and those to
                    which a custom element or `script.js` may add fields.
                    """,
                example: .init(
                    #"<form action="{{ 'skip_shipment' | action }}"><button>Skip</button></form>"#,
                    says: "`skip_shipment` needs the field `order`, which the form lacks",
                    right: """
                        {% for order in orders %}
                        <form action="{{ 'skip_shipment' | action }}">
                          <input type="hidden" name="order" value="{{ order.public_id }}">
                          <button>Skip</button>
                        </form>
                        {% endfor %}
                        """,
                    command: "sm-preview lint --no-fixtures"),
                cure: "Add a control with that name, hidden where the customer has nothing to choose."),
            .init(
                .unknownFunction, .warning, "a function that the script does not define",
                explanation: """
                    The filter `js` looks its function up by name in the page. If neither the theme's script nor the
                    browser has it, a button does nothing, and a value that needs it leaves the whole page blank.
                    """,
                example: .init(
                    [
                        .init("views/main.liquid", #"<button @click="{{ 'showHlep' | js }}">Help</button>"#),
                        .init("scripts/script.js", "function showHelp() { alert('Ask us'); }"),
                    ],
                    says: "`scripts/script.js` defines no `showHlep`",
                    right: [
                        .init("views/main.liquid", #"<button @click="{{ 'showHelp' | js }}">Help</button>"#),
                        .init("scripts/script.js", "function showHelp() { alert('Ask us'); }"),
                    ],
                    command: "sm-preview lint --no-fixtures"),
                cure: "Correct the name, or define the function in `script.js`, outside of other functions."),
            .init(
                .scriptSyntax, .error, "a script that browsers cannot read",
                explanation: """
                    `script.js` has a syntax error, such as a missing bracket or quote. Browsers then run none of the
                    script, and the page has none of its functions and custom elements. JavaScriptCore reads the script,
                    and does not run it; where that is not installed, the script is not checked.
                    """,
                example: .init(
                    [
                        .init("views/main.liquid", "<p>Hello</p>"),
                        .init("scripts/script.js", "const label = ;"),
                    ],
                    says: """
                        browsers cannot read the script, and run none of it: SyntaxError: Unexpected token ';'
                        """,
                    right: [
                        .init("views/main.liquid", "<p>Hello</p>"),
                        .init("scripts/script.js", "const label = 'Tea';"),
                    ],
                    command: "sm-preview lint"),
                cure: "Correct the script where the message points, or a little before it."),
            .init(
                .unknownElement, .warning, "a custom element that no script defines",
                explanation: """
                    A script defines what a custom element does, with `customElements.define`. Under a misspelt name the
                    element does nothing: its dialog never opens. Only names that are close to those of existing elements
                    are reported, because other scripts may define more.
                    """,
                example: .init(
                    [
                        .init("views/main.liquid", "<sm-tabz>Hello</sm-tabz>"),
                        .init("scripts/script.js", "customElements.define('sm-tabs', class extends HTMLElement {});"),
                    ],
                    says: "no script defines the element `<sm-tabz>`",
                    right: [
                        .init("views/main.liquid", "<sm-tabs>Hello</sm-tabs>"),
                        .init("scripts/script.js", "customElements.define('sm-tabs', class extends HTMLElement {});"),
                    ],
                    command: "sm-preview lint --no-fixtures"),
                cure: "Correct the name."),
            .init(
                .jsValueDeferred, .warning, "a JavaScript value that only the page can know",
                explanation: """
                    The value needs a real page: the size of an element, a style, a template of `og.smi.html`, an answer of
                    the network. The page computes it when it is loaded: until then, and without scripts, nothing stands
                    there. Production is not affected.
                    """,
                example: .init(
                    #"<p title="{{ 'getComputedStyle(document.body).color' | js }}"></p>"#,
                    says: """
                        `getComputedStyle(document.body).color` is left to the page, which fills it in when it is loaded: \
                        getComputedStyle needs a page
                        """,
                    right: #"<p title="{{ 'document.documentElement.lang' | js }}"></p>"#),
                cure: """
                    Nothing has to be done. Where the value matters in a page that does not run scripts, such as a
                    printed one, let the template compute it.
                    """),
            .init(
                .scriptError, .warning, "an error in JavaScript",
                explanation: """
                    The JavaScript of a template, or the theme's script, throws an error or is no JavaScript. Where a
                    template's fails, production shows no page at all; a preview shows one without the value. Where the
                    theme's script fails, what comes after that place in it is not there.
                    """,
                example: .init(
                    #"<p>{{ 'label()' | js }}</p>"#,
                    says: "`label()` throws ReferenceError: Can't find variable: label",
                    right: #"<p>{{ 'label()' | js }}</p>"#,
                    rightOthers: [.init("scripts/script.js", "const label = () => 'Tea';")]),
                cure: "Correct the JavaScript. The message has the place where it throws, if that is in `script.js`."),
            .init(
                .scriptOutput, .warning, "something that a script writes to the console",
                explanation: """
                    While a page is built, nobody looks at a browser's console: what the theme's script and the JavaScript
                    of its templates write there is told here.
                    """,
                example: .init(
                    [
                        .init("views/main.liquid", #"<p>{{ 'label()' | js }}</p>"#),
                        .init("scripts/script.js", "function label() { console.log('here'); return 'Tea'; }"),
                    ],
                    says: "a script writes to the console: here",
                    right: [
                        .init("views/main.liquid", #"<p>{{ 'label()' | js }}</p>"#),
                        .init("scripts/script.js", "function label() { return 'Tea'; }"),
                    ]),
                cure: "Remove it where nobody reads it any longer."),
            .init(
                .missingEngine, .warning, "an engine for JavaScript that is not installed",
                explanation: """
                    The theme has values of JavaScript, which are computed by JavaScriptCore while pages are built. Without it
                    they are left to the pages, and missing in pages without scripts. `sm-preview check` cannot compare
                    then, and fails.
                    """,
                example: .init(
                    [.init("views/main.liquid", #"<p>{{ '1 + 1' | js }}</p>"#)],
                    says: "values of JavaScript are left to the pages, because JavaScriptCore is not installed",
                    where: "where JavaScriptCore is not installed"),
                cure: """
                    Install the package `libjavascriptcoregtk-4.1-0` (Debian, Ubuntu); macOS has the library. One that is
                    elsewhere can be named in the variable `JAVASCRIPTCORE`.
                    """),
            .init(
                .lostTracking, .warning, "something customers do that production no longer sees",
                explanation: """
                    Production watches how customers swap a product and cancel a subscription: it looks for elements by
                    their ids, classes and attributes. A theme without such an element works, and the event is missing in
                    the shop's reports.

                    An event is reported only if the theme has what it is about, such as a form with the action
                    `cancel_subscription`. Of a theme whose dialogs open by `data-click-target`, the names of current
                    themes are told, else those of older ones; either will do.
                    """,
                example: .init(
                    """
                    <button type="button" data-click-target="og-sku-swap-dialog">Swap</button>
                    <sm-dialog><dialog id="og-sku-swap-dialog">
                      <button type="button" data-dialog-close>Close</button>
                      <form action="{{ 'change_product' | action }}">
                        <input name="subscription"> <input name="product"> <button>Swap</button>
                      </form>
                    </dialog></sm-dialog>
                    """,
                    says: "production does not see `skuswap_completed_swapped`: nothing matches "
                        + "`[id^=og-sku-swap-dialog] button[type=\"submit\"]`",
                    right: """
                        <button type="button" data-click-target="og-sku-swap-dialog">Swap</button>
                        <sm-dialog><dialog id="og-sku-swap-dialog">
                          <button type="button" data-dialog-close>Close</button>
                          <form action="{{ 'change_product' | action }}">
                            <input name="subscription"> <input name="product"> <button type="submit">Swap</button>
                          </form>
                        </dialog></sm-dialog>
                        """,
                    command: "sm-preview lint --no-fixtures"),
                cure: "Give the element the id, class or attribute that the message names."),
            .init(
                .privateField, .warning, "a private field that is printed into a page",
                explanation: """
                    With the customer's signature, whoever sees the page can act for the customer. Production prints it;
                    a preview prints what stands in for it.
                    """,
                example: .init(
                    "<p>{{ customer.sig }}</p>",
                    says: "`customer.sig` is private and must not be printed into a page",
                    right: "<p>{{ customer.public_id }}</p>",
                    state: #"{ "customer": { "public_id": "ada", "sig": "made up" } }"#),
                cure: "Take the value out of the page. Scripts can ask `og.smi.store` for it."),
        ])
}
