extension Diagnostic.Code {
    /// A name that nothing has: neither a variable of the State nor one that the templates set.
    public static let unknownVariable: Self = "unknown-variable"
    /// A variable that is read before anything sets it.
    public static let usedBeforeSet: Self = "used-before-set"
    /// A variable that a view needs, and does not get where it is included.
    public static let missingNeed: Self = "missing-need"
    /// A field of the State that a variable of the theme hides where it is read.
    public static let shadowedField: Self = "shadowed-field"
    /// A type in a `Needs:` comment that does not exist.
    public static let unknownType: Self = "unknown-type"
    /// A field that objects of a kind do not have.
    public static let unknownField: Self = "unknown-field"
    /// A property that lists or texts have in another language.
    public static let unknownProperty: Self = "unknown-property"
    /// A setting that the theme does not have.
    public static let unknownSetting: Self = "unknown-setting"
    /// A filter that does not exist.
    public static let unknownFilter: Self = "unknown-filter"
    /// A test that does not exist.
    public static let unknownTest: Self = "unknown-test"
    /// An included, imported or extended template that does not exist.
    public static let missingTemplate: Self = "missing-template"
    /// Templates that include one another in a circle.
    public static let includeCycle: Self = "include-cycle"
    /// A setting that no view reads.
    public static let unusedSetting: Self = "unused-setting"
    /// A view that nothing includes.
    public static let unusedView: Self = "unused-view"
}

extension Catalogue.Family {
    /// Names that mean nothing.
    static let names = Self(
        title: "Names",
        entries: [
            .init(
                .unknownVariable, .warning, "a variable that nothing sets",
                explanation: """
                    No field of the State has this name, no `set` anywhere in the theme makes it, and no loop is around
                    it that does. The variable is always undefined: it prints nothing, and a property of it stops
                    production.

                    A State may have fields that are not documented, so this is a warning. A field that a fixture has is
                    known, and so is one that `sm-preview.json` names: `"known": ["gift_options"]`. `lint` is silent about
                    a name to which a view gives a default, or which it prints with `if_defined`.
                    """,
                example: .init(
                    "<h1>{{ custmer.first_name }}</h1>",
                    says: "there is no variable `custmer`",
                    right: "<h1>{{ customer.first_name }}</h1>",
                    state: #"{ "customer": { "first_name": "Ada" } }"#),
                cure: "Correct the name, or give it a value before it is read: `{% set name = … %}`."),
            .init(
                .usedBeforeSet, .warning, "a variable that is read before it is set",
                explanation: """
                    A `set` further down gives the variable its value, here or in a view that is included later; at this
                    place nothing can have set it. It prints nothing, counts as false, and a property of it stops
                    production.

                    A view that is included in several places is reported if the variable is set in none of them.
                    """,
                example: .init(
                    "<h1>{{ title }}</h1>{% set title = 'Orders' %}",
                    says: "`title` is read before it is set",
                    right: "{% set title = 'Orders' %}<h1>{{ title }}</h1>",
                    command: "sm-preview lint --no-fixtures"),
                cure: "Set the variable above the place that reads it."),
            .init(
                .shadowedField, .warning, "a field of the State that a variable hides",
                explanation: """
                    A loop's variable, or a `set`, has the name of a field of the State. Something that stands in the loop, or
                    after the `set`, reads the name and means the field, but gets the variable, which holds something else.
                    """,
                example: .init(
                    "{% for customer in orders %}<p>{{ customer.first_name }}</p>{% endfor %}",
                    says: "`customer` is an Order here, not the State's field",
                    right: "{% for order in orders %}<p>{{ customer.first_name }}</p>{% endfor %}",
                    command: "sm-preview lint --no-fixtures"),
                cure: "Give the variable a name of its own."),
            .init(
                .missingNeed, .warning, "a variable that a view needs and does not get",
                explanation: """
                    The view that is included begins with a comment that names what it needs: `Needs: order: Order`. Where
                    it is included, such a variable has not been set, may be null or undefined, or holds something else.

                    A view says what it can do without as `payment?: Payment`. Types are those of the State (`Order`,
                    `OrderItem`), `string`, `number`, `boolean`, `date`, `money`, `id`, `object` and `any`; `Order[]` is a
                    list, `string | null` one of two.
                    """,
                example: .init(
                    [
                        .init("views/main.liquid", "{% include 'title' %}"),
                        .init("views/title.liquid", "{# Needs: text: string #}<h1>{{ text }}</h1>"),
                    ],
                    says: "`views/title.liquid` needs `text`, which nothing has set here",
                    right: [
                        .init("views/main.liquid", "{% set text = 'Orders' %}{% include 'title' %}"),
                        .init("views/title.liquid", "{# Needs: text: string #}<h1>{{ text }}</h1>"),
                    ], command: "sm-preview lint --no-fixtures"),
                cure: "Set the variable before the include, ask for it first, or correct the comment."),
            .init(
                .unknownType, .warning, "a type that does not exist",
                explanation: """
                    The comment with which a view begins gives a variable a type that is nearly the name of one. Without the
                    right name nothing is checked.
                    """,
                example: .init(
                    "{# Needs: orders: Oder[] #}{{ orders.length }}",
                    says: "there is no type `Oder`",
                    right: "{# Needs: orders: Order[] #}{{ orders.length }}",
                    command: "sm-preview lint --no-fixtures"),
                cure: "Write the type as `explain missing-need` names it."),
            .init(
                .unknownField, .warning, "a field that the State does not have",
                explanation: """
                    No object of this kind has a field of this name, as far as the documentation of the State tells: the
                    value is always undefined. It prints nothing, counts as false, and `select`, `find` and `sort` find
                    nothing by it.

                    Stores may have fields of their own. A field that a fixture has is known, and so is one that
                    `sm-preview.json` names: `"known": ["order.gift_note"]`.
                    """,
                example: .init(
                    "{% for order in orders %}<p>{{ order.plase | date }}</p>{% endfor %}",
                    says: "an Order has no `plase`",
                    right: "{% for order in orders %}<p>{{ order.place | date }}</p>{% endfor %}",
                    command: "sm-preview lint --no-fixtures"),
                cure: "Correct the name, or add it to `known` in `sm-preview.json` if the store has such a field."),
            .init(
                .unknownProperty, .warning, "a property that lists and texts do not have",
                explanation: """
                    In Liquid a list has `size`, `first` and `last`. Here lists and texts are JavaScript's: such a property is
                    undefined, prints nothing, and counts as false.
                    """,
                example: .init(
                    "{{ orders.size }}",
                    says: "a list has no property `size`",
                    right: "{{ orders.length }}",
                    state: #"{ "orders": [] }"#),
                cure: "Write what the message suggests."),
            .init(
                .unknownSetting, .warning, "a setting that the theme does not have",
                explanation: """
                    The settings of the theme, with those of the fixture, have no such key, and the template gives no default:
                    the value is undefined, and prints nothing. It is reported where it is printed, and where another
                    setting has nearly the same name.
                    """,
                example: .init(
                    "<p>{{ 'colour' | setting }}</p>",
                    says: "the theme has no setting `colour`, and there is no default",
                    right: "<p>{{ 'colour' | setting('red') }}</p>"),
                cure: """
                    Correct the key, add it to `controls/theme-settings.json`, or give a default: `'colour' | setting('red')`.
                    """),
            .init(
                .unknownFilter, .error, "a filter that does not exist",
                explanation: """
                    Neither Nunjucks nor Ordergroove has a filter of this name, and production cannot render the page.
                    The filters of Liquid (`money`, `img_url`, `size`) do not exist in themes.
                    """,
                example: .init(
                    "{{ 9.5 | curency }}",
                    says: "there is no filter `curency`",
                    right: "{{ 9.5 | currency }}"),
                cure: """
                    Correct the name. What no filter does, a function of `script.js` may do, by way of the filter `js`.
                    """),
            .init(
                .unknownTest, .error, "a test that does not exist",
                explanation: """
                    The word after `is` is neither a test of Nunjucks nor a variable. Production has no tests at all:
                    there `a is b` is `a === b`.
                    """,
                example: .init(
                    "{% if orders.length is evn %}Even{% endif %}",
                    says: "there is no test `evn`",
                    right: "{% if orders.length % 2 == 0 %}Even{% endif %}"),
                cure: "Compare with operators, which work in production as well."),
            .init(
                .missingTemplate, .error, "a template that does not exist",
                explanation: """
                    A template brings in another one that the theme does not have. Names begin at the theme's folder
                    `views`, wherever the template stands that includes them; `order/main` is the file
                    `views/order/main.liquid`. Rendering starts at `views/main.liquid`, which must be there.
                    """,
                example: .init(
                    "{% include 'ordr/main' %}",
                    says: "there is no template `ordr/main`",
                    right: "{% include 'order/main' %}",
                    with: [.init("views/order/main.liquid", "<p>An order</p>")]),
                cure: """
                    Correct the name, or add the file. A template that may be absent is included with `ignore missing`.
                    """),
            .init(
                .includeCycle, .error, "templates that include one another in a circle",
                explanation: """
                    Production puts included templates in the place of their `include` while it compiles a theme. A
                    template that includes itself, by whatever way round, would never end. An `if` around the `include`
                    changes nothing about that.
                    """,
                example: .init(
                    [
                        .init("views/main.liquid", "{% include 'order' %}"),
                        .init("views/order.liquid", "{% include 'main' %}"),
                    ],
                    says: "templates include one another in a circle: views/main.liquid → views/order.liquid → "
                        + "views/main.liquid",
                    right: [
                        .init("views/main.liquid", "{% include 'order' %}"),
                        .init("views/order.liquid", "<p>An order</p>"),
                    ]),
                cure: "Take one of the includes out. What repeats is written as a loop over a list."),
            .init(
                .unusedSetting, .warning, "a setting that no view reads",
                explanation: """
                    `controls/theme-settings.json` has a setting that no view reads, by its own name or by one that is put
                    together. Whoever changes it in the theme's editor sees nothing change.
                    """,
                example: .init(
                    "<p>{{ 'title' | setting }}</p>",
                    says: "no view reads the setting `subtitle`",
                    right: "<p>{{ 'title' | setting }}</p><p>{{ 'subtitle' | setting }}</p>",
                    with: [.init("controls/theme-settings.json", #"{ "title": "Orders", "subtitle": "All of them" }"#)],
                    command: "sm-preview lint --no-fixtures"),
                cure: "Read it where it is meant to count, or remove it."),
            .init(
                .unusedView, .warning, "a view that nothing includes",
                explanation: """
                    No page shows it: neither `main.liquid` nor any view that is included from there includes it.
                    """,
                example: .init(
                    "<p>Hello</p>",
                    says: "no page includes `views/footer.liquid`",
                    right: "<p>Hello</p>{% include 'footer' %}",
                    with: [.init("views/footer.liquid", "<p>Goodbye</p>")],
                    command: "sm-preview lint --no-fixtures"),
                cure: "Include it, or remove it."),
        ])
}
