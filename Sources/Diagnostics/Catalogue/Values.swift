extension Diagnostic.Code {
    /// A property of undefined or null, which stops production.
    public static let nullAccess: Self = "null-access"
    /// A property of what may be undefined or null.
    public static let possibleNull: Self = "possible-null"
    /// A comparison that can never hold.
    public static let impossibleValue: Self = "impossible-value"
    /// An argument that a filter or function does not take, or not of this kind.
    public static let invalidArgument: Self = "invalid-argument"
    /// A value that an operation cannot work with.
    public static let invalidValue: Self = "invalid-value"
    /// A value that is not a date.
    public static let invalidDate: Self = "invalid-date"
    /// A date format with the tokens of another library.
    public static let dateFormat: Self = "date-format"
    /// A value that is not a number.
    public static let invalidNumber: Self = "invalid-number"
    /// An object that is printed as a whole.
    public static let printedObject: Self = "printed-object"
    /// Something that is called and is not a function.
    public static let notCallable: Self = "not-callable"
    /// More of something than a rendering may use.
    public static let limit: Self = "limit"
}

extension Catalogue.Family {
    private static let order = #"{ "orders": [{ "public_id": "o1", "place": "2026-03-14" }] }"#

    /// Values that do not fit what is done with them.
    static let values = Self(
        title: "Values",
        entries: [
            .init(
                .nullAccess, .warning, "a property of undefined or null",
                explanation: """
                    A property is read of something that is undefined or null for this customer. The preview prints
                    nothing there and goes on. Production throws an error, and the whole page stays blank.
                    """,
                example: .init(
                    """
                    {% set order = orders | find(id='o2') %}
                    <p>{{ order.place }}</p>
                    """,
                    says: "cannot read `place` of `order`, which is undefined; in production the page stays blank",
                    right: """
                        {% set order = orders | find(id='o2') %}
                        {% if order %}<p>{{ order.place }}</p>{% endif %}
                        """,
                    state: order),
                cure: """
                    Ask first: with an `if` around it, with `order and order.place`, or with an inline `if`. If no
                    customer can lack the value, complete the fixture.
                    """),
            .init(
                .possibleNull, .warning, "a property of what may be undefined or null",
                explanation: """
                    For some customer the value is not there: an item without a subscription, a payment that the State
                    does not have, an empty list. Production throws an error then, and the whole page stays blank.

                    It is not reported where a condition around it asks for the value, or for a variable that was made
                    of it.
                    """,
                example: .init(
                    "{% set order = orders | first %}\n<p>{{ order.place }}</p>",
                    says: "`order` may be undefined, and then has no `place`",
                    right: "{% set order = orders | first %}\n{% if order %}<p>{{ order.place }}</p>{% endif %}",
                    command: "sm-preview lint --no-fixtures"),
                cure: """
                    Ask first: with an `if` around it, with `order and order.place`, or with an inline `if`.
                    """),
            .init(
                .impossibleValue, .warning, "a comparison that can never hold",
                explanation: """
                    The value is one of a few that are documented, and never the one that it is compared with here; or
                    the conditions around have ruled that one out. The comparison never holds, and what depends on it
                    never shows.

                    A text beside a comparison, `a == 'x' or 'y'`, always holds: each value needs a comparison.
                    """,
                example: .init(
                    "{% for order in orders %}{% if order.status == 'UNSEND' %}<p>Next</p>{% endif %}{% endfor %}",
                    says: "`order.status` is never 'UNSEND' here",
                    right:
                        "{% for order in orders %}{% if order.status == 'UNSENT' %}<p>Next</p>{% endif %}{% endfor %}",
                    command: "sm-preview lint --no-fixtures"),
                cure: "Write the value as it is documented, or remove what never shows."),
            .init(
                .invalidArgument, .warning, "an argument that a filter does not take",
                explanation: """
                    A filter is given more arguments than it has, a keyword that it does not know, or a value of the
                    wrong kind. Production says nothing: it ignores the argument, or does something else than was meant.
                    """,
                example: .init(
                    "{{ '2026-03-14' | date('MMMM', 'D') }}",
                    says: "`date` takes one argument: `date(format?: string)`",
                    right: "{{ '2026-03-14' | date('MMMM D') }}"),
                cure: "Write the filter as its signature in the message has it."),
            .init(
                .invalidValue, .warning, "a value that an operation cannot work with",
                explanation: """
                    A filter, a method or an operator got a value that means nothing to it, such as a currency that does
                    not exist. It is an error, which stops the page, where JavaScript throws one: `toFixed(200)`.
                    """,
                example: .init(
                    "{{ 9.5 | currency('dollars') }}",
                    says: "`dollars` is no code of a currency",
                    right: "{{ 9.5 | currency('USD') }}"),
                cure: "Give it what the message asks for."),
            .init(
                .invalidDate, .warning, "a value that is not a date",
                explanation: """
                    The filter `date` reads dates such as `2026-03-14`, `2026-03-14 09:30:00` and those of ISO 8601.
                    What it cannot read it prints as `Invalid Date`, as production does.

                    Some things can be read and are hardly what was meant: a day that does not exist, such as
                    `2025-02-30`, is the 2nd of March; a number counts milliseconds, so that one of seconds is a day in
                    1970; and a text of digits is not a number, but year, month and day without anything between them.
                    """,
                example: .init(
                    "{{ 'tomorrow' | date }}",
                    says: "\"tomorrow\" is no date, and is shown as \"Invalid Date\"",
                    right: "{{ '2026-03-14' | date }}"),
                cure: "Look at where the value comes from: it may be another field than was meant."),
            .init(
                .dateFormat, .warning, "a date format of another library",
                explanation: """
                    The filter `date` has the tokens of dayjs: `YYYY`, `MMMM`, `D` and others. Letters that are no token
                    are printed as they are, and some tokens of other libraries mean something else here: `d` is the
                    number of the weekday, `mm` the minute. Production prints the same, and says nothing.
                    """,
                example: .init(
                    "{{ '2026-03-14' | date('dd.MM.yyyy') }}",
                    says: """
                        in the format `dd.MM.yyyy`, `dd` is the shortest name of the weekday, and `yyyy` is no token of \
                        dayjs
                        """,
                    right: "{{ '2026-03-14' | date('DD.MM.YYYY') }}"),
                cure: """
                    Write the format that the message proposes. Text that is to be printed as it is stands in brackets:
                    `D [de] MMMM`.
                    """),
            .init(
                .invalidNumber, .warning, "a value that is not a number",
                explanation: """
                    The filter `currency` and the `count` of a plural need a number, or a text that is one: `"12.99"`.
                    Anything else prints nothing, or takes the form `other`.

                    Amounts of money are texts: `+` joins two of them, and `<` compares them letter by letter. Times 1, they
                    are numbers.
                    """,
                example: .init(
                    "{{ 'free' | currency }}",
                    says: "\"free\" is no amount of money, and prints nothing",
                    right: "{{ '0.00' | currency }}"),
                cure: "Give it an amount of money as the State has it, without a sign of a currency."),
            .init(
                .printedObject, .warning, "an object that is printed",
                explanation: """
                    An object has no text of its own. Where a template prints one, or a list of them, the page shows
                    `[object Object]`, in production as in a preview.
                    """,
                example: .init(
                    "{% for order in orders %}{{ order }}{% endfor %}",
                    says: "an object is printed",
                    right: "{% for order in orders %}{{ order.place | date }}{% endfor %}",
                    state: order),
                cure: "Print one of its properties. `{{ order | dump }}` shows what it has."),
            .init(
                .notCallable, .error, "something is called that is not a function",
                explanation: """
                    There are parentheses after a name that is not a function's. Fields of the State are values; filters
                    can be called by their names, and texts, numbers and lists have JavaScript's methods. Production
                    throws an error, and the page stays blank.
                    """,
                example: .init(
                    "{% for order in orders %}{{ order.place('short') }}{% endfor %}",
                    says: "`order.place` cannot be called: it is the text \"2026-03-14\", and no function",
                    right: "{% for order in orders %}{{ order.place | date('MMM D') }}{% endfor %}",
                    state: order),
                cure: "Take the parentheses away, or use a filter."),
            .init(
                .limit, .error, "more than a rendering may use",
                explanation: """
                    A page may use only so much memory, so many steps of a regular expression, so many templates within
                    one another. In a browser such a page would be slow, or would not appear at all. Where a fixture has more
                    faults than are shown, the rest are counted under this code too.
                    """,
                example: .init(
                    "{{ '-'.repeat(2000000000) }}",
                    says: "this would need more memory than a rendering may use",
                    right: "{{ '-'.repeat(20) }}"),
                cure: """
                    Look for a number that is larger than it was meant to be, a loop within a loop, or repetitions within
                    repetitions in a regular expression.
                    """),
        ])
}
