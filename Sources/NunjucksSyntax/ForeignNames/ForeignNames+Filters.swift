extension ForeignNames {
    /// Filters of Liquid, Jinja, Twig and Django that have another name here, or none.
    package static let filters = texts.merging(numbers) { $1 }.merging(lists) { $1 }.merging(pages) { $1 }
        .merging(dates) { $1 }

    private static let texts = [
        "append": "write `a ~ b`", "prepend": "write `b ~ a`", "concat": "write `a.concat(b)`",
        "upcase": "use `upper`", "downcase": "use `lower`", "uppercase": "use `upper`", "lowercase": "use `lower`",
        "ucfirst": "use `capitalize`", "strip": "use `trim`",
        "lstrip": "use `trim`", "rstrip": "use `trim`", "strip_html": "use `striptags`",
        "strip_newlines": "write `text.split('\\n').join('')`",
        "newline_to_br": "use `nl2br`", "linebreaks": "use `nl2br`", "linebreaksbr": "use `nl2br`",
        "url_encode": "use `urlencode`", "escape_once": "leave it out: everything that is printed is escaped",
        "raw": "use `safe`", "remove": "write `text.split('part').join('')`",
        "remove_first": "write `text.replace('part', '')`", "replace_first": "write `text.replace('a', 'b')`",
        "split": "write `text.split(',')`", "truncatewords": "write `text.split(' ').slice(0, 10).join(' ')`",
        "truncatechars": "use `truncate`", "format": "write `a ~ b`, or a text of the locale: {{ 'key' | t(name=a) }}",
        "translate": "use `t`", "trans": "use `t`", "i18n": "use `t`", "_": "use `t`",
        "pluralize": plural, "plural": plural, "ngettext": plural,
        "handle": slug, "handleize": slug, "slugify": slug,
    ]

    private static let plural =
        "a text of the locale has plural forms: {{ 'items' | t(count=n) }} of { \"one\": …, \"other\": … }"
    private static let slug = "write `text.toLowerCase().split(' ').join('-')`"

    private static let numbers = [
        "plus": "write `a + b`", "minus": "write `a - b`", "times": "write `a * b`", "divided_by": "write `a / b`",
        "add": "write `a + b`", "modulo": "write `a % b`", "ceil": "write `round(0, 'ceil')`",
        "floor": "write `round(0, 'floor')`", "at_least": "write `a if a > b else b`",
        "at_most": "write `a if a < b else b`", "number_format": "write `(x * 1).toFixed(2)`, or use `currency`",
        "floatformat": "write `(x * 1).toFixed(2)`, or use `currency`",
        "number": "write `(x * 1).toFixed(2)`, or use `currency`", "decimal": "write `(x * 1).toFixed(2)`",
        "fixed": "write `(x * 1).toFixed(2)`", "dollars": "use `currency`", "cents": "write `price / 100 | currency`",
        "toFixed": "it is a method: write `(x * 1).toFixed(2)`",
        "money": "use `currency`", "money_with_currency": "use `currency`",
        "money_without_trailing_zeros": "use `currency`", "money_without_currency": "write `(x * 1).toFixed(2)`",
        "format_currency": "use `currency`", "price": "use `currency`", "intcomma": "use `currency`",
    ]

    private static let lists = [
        "size": "write `list.length`", "count": "write `list.length`", "len": "write `list.length`",
        "nth": "write `list[0]`", "at": "write `list[0]`", "values": "use `entries`, whose pairs end with the value",
        "where": "use `select(name=value)`",
        "filter": "use `select(name=value)`", "map": "write a loop: {% for item in list %}{{ item.name }}{% endfor %}",
        "column": "write a loop: {% for item in list %}{{ item.name }}{% endfor %}",
        "sort_natural": "use `sort('name')`", "sort_by": "use `sort('name')`", "group_by": "use `groupby('name')`",
        "compact": "use `select`, which without an argument keeps what is truthy",
        "uniq": "write {{ 'Array.from(new Set(list))' | js }}",
        "unique": "write {{ 'Array.from(new Set(list))' | js }}",
        "items": "use `entries`: {% for pair in object | entries %}{{ pair[0] }} {{ pair[1] }}{% endfor %}",
        "keys": "use `entries`: {% for pair in object | entries %}{{ pair[0] }}{% endfor %}",
        "max": "write {{ 'Math.max(...list)' | js }}", "min": "write {{ 'Math.min(...list)' | js }}",
        "merge": "write `a.concat(b)`", "json": "use `dump`", "tojson": "use `dump`", "json_encode": "use `dump`",
        "jsonify": "use `dump`", "stringify": "use `dump`", "inspect": "use `dump`", "debug": "use `dump`",
        "log": "use `dump`", "pprint": "use `dump`",
        "attr": "write `object.name`, or use `get('name')`",
    ]

    private static let pages = [
        "img_url": picture, "image_url": picture, "img_tag": picture, "image_tag": picture,
        "product_img_url": picture,
        "asset_url": asset, "asset_img_url": asset, "file_url": asset, "stylesheet_tag": asset, "script_tag": asset,
        "link_to": "write the link: <a href=\"…\">…</a>",
        "default_errors": "write the texts of the locale: {{ 'key' | t }}",
        "customer_login_link": "write the link: <a href=\"…\">…</a>",
        "pagination": "production shows all items of a list",
        "default_pagination": "production shows all items of a list",
    ]

    private static let picture = "a product has its picture's address: <img src=\"{{ product.image_url }}\">"
    private static let asset =
        "a theme's styles and script are in the page already; other files are named by their address"

    private static let dates = [
        "strftime": dateFormat, "date_format": dateFormat, "format_date": dateFormat, "formatdate": dateFormat,
        "formatDate": dateFormat, "dateFormat": dateFormat, "date_to_string": dateFormat,
        "localizeddate": dateFormat, "time_tag": dateFormat, "dateformat": dateFormat, "moment": dateFormat,
        "timeago": dateFormat, "format_datetime": dateFormat,
    ]

    static let dateFormat = "use `date` with dayjs' tokens: {{ order.place | date('MMMM D, YYYY') }}"

    /// What to write for filters that take other arguments in other languages.
    package static let arguments = [
        "selectattr": "to compare a property with a value, write `select(name=value)`",
        "rejectattr": "to compare a property with a value, write `reject(name=value)`",
    ]
}
