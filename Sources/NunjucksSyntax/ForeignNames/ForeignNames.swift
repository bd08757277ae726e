import Diagnostics
import ECMAText

/// Names that belong to other languages, with what to write instead: one table for each kind of name.
///
/// Authors of themes come from Liquid and know Jinja, Twig, Handlebars or JavaScript. What these have under a name, and
/// themes do not, is told by these tables, wherever the name turns up. The texts are the help of a message: a sentence
/// without a full stop that begins with a small letter.
package enum ForeignNames {
    /// The name to write instead, where a text of the tables says no more than that: `upper` for ``use `upper` ``.
    package static func name(in help: String) -> String? {
        let parts = help.split(separator: "`", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == "use " || parts[0] == "write ", parts[2].isEmpty else { return nil }
        let name = parts[1].hasPrefix(".") ? parts[1].dropFirst() : parts[1]
        return name.utf8.allSatisfy(\.isWordCharacter) ? String(name) : nil
    }

    /// Variables that another language has, and no State.
    package static let variables = liquidVariables.merging(scriptVariables) { $1 }.merging(otherVariables) { $1 }

    /// Functions that another language has.
    package static let functions: [String: String] = [
        "namespace": "a variable that is set in a loop keeps its value after it: {% set count = count + 1 %}",
        "dict": "write `{key: value}`",
        "len": "write `list.length`",
        "include": "use {% include 'folder/name' %}",
        "log": "write {{ value | dump }}", "debug": "write {{ value | dump }}",
        "str": "write `'' ~ value`",
        "print": "write {{ value }}",
        "max": "write `a if a > b else b`",
        "min": "write `a if a < b else b`",
        "money": "write `price | currency`",
        "cycle": "use `index`: {{ 'odd' if index % 2 else 'even' }}",
        "_": translation, "__": translation, "gettext": translation, "ngettext": translation, "trans": translation,
        "$t": translation, "i18n": translation, "translate": translation,
        "url_for": address, "asset": address, "asset_url": address, "static": address, "path": address,
        "now": now, "today": now,
        "parseInt": script("parseInt(x, 10)", or: "write `x * 1`"),
        "parseFloat": script("parseFloat(x)", or: "write `x * 1`"),
        "Number": script("Number(x)", or: "write `x * 1`"),
        "String": script("String(x)", or: "write `'' ~ x`"),
        "Boolean": "test the value itself: {% if value %}",
        "Date": script("new Date(x)", or: "write `x | date`"),
        "dayjs": script("dayjs(order.place).add(7, \"day\")", or: "write `order.place | date('MMM D')`"),
        "moment": "write `order.place | date('MMM D')`",
        "encodeURIComponent": script("encodeURIComponent(x)"),
        "isNaN": script("isNaN(x)"),
        "fetch": "ask for data in `script.js`: a page is rendered from the State alone",
        "require": "themes have one script, `script.js`, whose functions `js` can call: {{ 'f(x)' | js }}",
        "alert": script("() => alert(\"…\")", in: "@click"),
    ]

    private static let liquidVariables: [String: String] = [
        "forloop": "use `index`, which counts from 0: `index + 1`, {% if index === 0 %}",
        "tablerowloop": "use `index`, which counts from 0: `index + 1`, {% if index === 0 %}",
        "blank": "test the value itself: {% if not value %}",
        "empty": "test the length: {% if not list.length %}",
        "nil": "write `null`, or test the value itself: {% if not value %}",
        "settings": "a setting is read by a filter: {{ 'key' | setting }}",
        "theme": "a setting of the theme is read by a filter: {{ 'key' | setting }}",
        "section": "a setting of the theme is read by a filter: {{ 'key' | setting }}",
        "block": "a setting of the theme is read by a filter: {{ 'key' | setting }}",
        "product": "the products are in `products`: {% set product = products | find(id=order_item.product) %}",
        "all_products": "the products of the customer's orders are in `products`",
        "collection": shopify, "collections": shopify, "shop": shopify, "cart": shopify, "linklists": shopify,
        "article": shopify, "blog": shopify, "routes": shopify, "request": shopify, "template": shopify,
        "paginate": shopify, "page": shopify, "canonical_url": shopify, "page_title": shopify,
        "page_description": shopify, "handle": shopify, "content_for_header": shopify, "content_for_layout": shopify,
        "content_for_index": shopify, "powered_by_link": shopify, "current_tags": shopify, "current_page": shopify,
        "recommendations": shopify, "metaobjects": shopify, "gift_card": shopify, "predictive_search": shopify,
        "localization": "the page's language is `locale`",
    ]

    private static let shopify = "themes do not see Shopify's objects; the State has what a page can show"

    private static let scriptVariables: [String: String] = [
        "window": script("window.innerWidth"),
        "document": script("document.documentElement.lang"),
        "location": script("location.href"),
        "navigator": script("navigator.language"),
        "localStorage": script("localStorage.getItem(\"key\")"),
        "sessionStorage": script("sessionStorage.getItem(\"key\")"),
        "globalThis": script("globalThis.name"),
        "console": "write {{ value | dump }} to see a value, or log it in `script.js`",
        "og": script("og.smi.store.getState()", or: "name a field of the State: `orders`"),
        "Math": script("Math.round(x)"),
        "JSON": "write {{ value | dump }}",
        "Object": "write `object | entries`, a list of pairs: `pair[0]`, `pair[1]`",
        "Array": script("Array.isArray(x)"),
        "Number": script("Number(x)", or: "write `x * 1`"),
        "Date": script("new Date(x)", or: "write `x | date`"),
        "Intl": script("new Intl.NumberFormat(\"de\").format(x)", or: "write `x | currency`, `x | date`"),
        "dayjs": script("dayjs(order.place).add(7, \"day\")", or: "write `order.place | date('MMM D')`"),
        "moment": "write `order.place | date('MMM D')`",
        "this": "name the variable itself: that of the loop, or a field of the State",
        "event": script("(event) => submit(event)", in: "@click"),
        "NaN": script("NaN"),
        "Infinity": script("Infinity"),
    ]

    private static let otherVariables: [String: String] = [
        "True": "write `true`", "TRUE": "write `true`", "False": "write `false`", "FALSE": "write `false`",
        "None": "write `none`, or test the value itself: {% if not value %}",
        "NULL": "write `null`, or test the value itself: {% if not value %}",
        "else": tag, "elif": tag, "elsif": tag, "endif": tag, "endfor": tag, "end": tag,
        "loop": "inside a loop `index` counts from 0; production has no `loop`",
        "self": "write `super()` in a block, or include a file",
        "i18n": translation,
        "now": now, "today": now,
        "user": "the customer is `customer`",
        "session": "a page sees the State alone: `customer`, `orders`",
        "app": "a page sees the State alone: `customer`, `orders`",
    ]

    private static let tag = "tags use other braces: {% else %}, {% endif %}"
    private static let translation = "write {{ 'key' | t }}"
    private static let address = "write the address itself, or that of a setting: {{ 'logo' | setting }}"
    private static let now = script("new Date().toISOString()")

    /// What says that something is JavaScript, which stands in quotes.
    private static func script(_ code: String, or other: String? = nil, in attribute: String? = nil) -> String {
        let value = "{{ '\(code)' | js }}"
        let example = attribute.map { "\($0)=\"\(value)\"" } ?? value
        return "put JavaScript in quotes: \(example)\(other.map { "; or \($0)" } ?? "")"
    }
}

extension Diagnostic {
    /// Says what another language's name is here, and offers to write it where that is one name.
    /// - Parameters:
    ///   - name: What stands at the diagnostic's place.
    ///   - help: What the tables say of it.
    package mutating func translate(_ name: String, as help: String, in source: Source) {
        self.help = help
        guard let translation = ForeignNames.name(in: help), let span = place?.span,
            let fix = Fix(writing: translation, for: name, at: span, in: source, .certain)
        else { return }
        fixes.append(fix)
    }
}
