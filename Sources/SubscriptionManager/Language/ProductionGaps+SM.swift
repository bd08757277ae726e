import NunjucksAnalysis

extension ProductionGaps {
    /// What themes lack in production.
    ///
    /// Production has the filters action, currency, date, dump, entries, find, first, get, if_defined, js, key, last,
    /// reject, select, setting, shuffle, sort, t and until; no test but strict equality, which is what `is null` and
    /// `is undefined` come to; and no function.
    static let ofThemes = ProductionGaps(
        filters: textFilters.merging(markupFilters) { $1 }.merging(listFilters) { $1 }.merging(valueFilters) { $1 },
        tests: tests, functions: functions,
        tags: [
            "content": Gap("write the markup in the view, and the texts in translations", isAddition: true),
            "markdown": Gap("write the markup in the view, and the texts in translations", isAddition: true),
        ])

    private static let textFilters: [String: Gap] = [
        "capitalize": "use CSS, `::first-letter` with `text-transform: uppercase`, or `js`",
        "center": "use CSS, `text-align: center`",
        "indent": "use CSS, `padding` or `margin`",
        "lower": "use CSS, `text-transform: lowercase`, the method `x.toLowerCase()`, or `js`",
        "replace": "write `x.split('a').join('b')`, or `x.replace('a', 'b')` for the first one only",
        "title": "use CSS, `text-transform: capitalize`, or `js`",
        "trim": "write the method, `x.trim()`",
        "truncate": "use CSS, `text-overflow: ellipsis` or `line-clamp`, or the method `x.slice(0, 80)`",
        "upper": "use CSS, `text-transform: uppercase`, the method `x.toUpperCase()`, or `js`",
        "wordcount": "write `x.split(' ').length`",
    ]

    private static let markupFilters: [String: Gap] = [
        "escape": "leave it out: everything that is printed is escaped",
        "forceescape": "leave it out: everything that is printed is escaped",
        "markdown": Gap("write the markup in the view, and the texts in translations", isAddition: true),
        "nl2br": "use CSS, `white-space: pre-line`",
        "safe": "write the markup in the view, and the texts in translations",
        "striptags": "write `x.replace(r/<[^>]*>/g, '')`",
        "urlencode": "write `js` with `encodeURIComponent`",
        "urlize": "write the links yourself, with `<a href>`",
    ]

    private static let listFilters: [String: Gap] = [
        "batch": "use CSS, `display: grid`, or test `index % n === 0` in the loop",
        "dictsort": "write `x | entries | sort('0')`",
        "groupby": "loop over the groups' names, and `select` the items of each",
        "join":
            "write the method, `x.join(', ')`; of a property, a loop that prints the separator where `index` is not 0",
        "length": "write `x.length`; of an object, `(x | entries).length`",
        "list": "write `x.split('')` for a text, and `x | entries` for an object",
        "random": "write `x | shuffle | first`",
        "rejectattr": "write `reject` with the property's name",
        "reverse": "write `x.slice().reverse()`; of a text, `x.split('').reverse().join('')`",
        "selectattr": "write `select` with the property's name",
        "slice": "use CSS, `columns`; for a part of a list, the method `x.slice(0, n)`",
        "sum": "add up in a loop with `set`, or write `js`",
    ]

    private static let valueFilters: [String: Gap] = [
        "abs": "write `x if x > 0 else -x`",
        "default": "write `x or y`",
        "float": "write `x * 1`",
        "int": "write `x - x % 1`",
        "round": "write `(x * 1).toFixed(2)`, or `currency` for money",
        "string": "write `'' + x`",
    ]

    private static let tests: [String: Gap] = [
        "callable": "test the value itself, or a property that it has",
        "defined": "write `x !== undefined`, or test the value itself",
        "divisibleby": "write `x % n === 0`",
        "equalto": "write `x === y`",
        "escaped": "leave it out: everything that is printed is escaped",
        "even": "write `x % 2 === 0`",
        "falsy": "write `not x`",
        "ge": "write `x >= y`",
        "greaterthan": "write `x > y`",
        "iterable": "test `x.length`",
        "le": "write `x <= y`",
        "lessthan": "write `x < y`",
        "lower": "write `x === x.toLowerCase()`",
        "mapping": "test the value itself, or a property that it has",
        "ne": "write `x !== y`",
        "number": "write `x * 1 === x`",
        "odd": "write `x % 2 === 1`",
        "string": "write `'' + x === x`",
        "truthy": "test the value itself",
        "upper": "write `x === x.toUpperCase()`",
    ]

    private static let functions: [String: Gap] = [
        "cycler": "write `['a', 'b'][index % 2]`",
        "joiner": "print the separator where `index` is not 0",
        "range": "write the list, `[0, 1, 2]`, or `js`",
    ]
}
