extension ForeignNames {
    /// Properties of lists and texts that Liquid has.
    package static let properties = [
        "size": "write `.length`",
        "count": "write `.length`",
        "first": "write `list | first`, or `list[0]`",
        "last": "write `list | last`",
    ]

    /// Methods of Python, Liquid and JavaScript that values do not have here.
    package static let methods = textMethods.merging(listMethods) { $1 }.merging(objectMethods) { $1 }
        .merging(dateMethods) { $1 }

    private static let textMethods = [
        "upper": "write `text.toUpperCase()`", "lower": "write `text.toLowerCase()`",
        "strip": "write `text.trim()`", "startswith": "write `text.startsWith('a')`",
        "endswith": "write `text.endsWith('a')`",
        "format": "write `a ~ b`, or a text of the locale: {{ 'key' | t(name=a) }}",
        "contains": "write `value.includes('a')`",
        "toFixed": "only numbers have it: write `(x * 1).toFixed(2)`, or `x | currency` for money",
        "toPrecision": "only numbers have it: write `(x * 1).toPrecision(3)`",
        "join": "a list has it: write `list.join(', ')`",
    ]

    private static let listMethods = [
        "append": "write `list.push(value)`", "extend": "write `list.concat(others)`",
        "size": "write `list.length`", "count": "write `list.length`",
        "length": "it is not a function: write `list.length`",
        "first": "write `list | first`, or `list[0]`", "last": "write `list | last`",
        "has": "write `list.includes(value)`", "empty": "test the length: {% if not list.length %}",
        "where": "write `list | select(name=value)`",
    ]

    private static let objectMethods = [
        "items": pairs, "keys": pairs, "values": pairs, "entries": pairs, "iteritems": pairs,
        "get": "write `object | get('name', default)`", "has_key": "write `'name' in object`",
    ]

    private static let pairs =
        "use `entries`: {% for pair in object | entries %}{{ pair[0] }} {{ pair[1] }}{% endfor %}"

    private static let dateMethods = [
        "strftime": dateFormat, "toLocaleDateString": dateFormat, "toDateString": dateFormat, "isoformat": dateFormat,
        "toISOString": dateFormat, "toLocaleString": dateFormat,
        "getTime": dateValue, "getFullYear": dateValue, "getMonth": dateValue, "getDate": dateValue, "diff": dateValue,
        "getDay": dateValue, "add": dateValue, "subtract": dateValue, "isBefore": dateValue, "isAfter": dateValue,
    ]

    private static let dateValue =
        "a date of the State is a text: format it with `date`, or write {{ 'dayjs(order.place).add(7, \"day\")' | js }}"
}
