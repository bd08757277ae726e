import Diagnostics
import TestSupport
import Testing

@Suite("The command explain")
struct ExplainCommandTests {
    private let run: Command

    init() throws { run = try Command(folder: TemporaryFolder()) }

    private func succeeds(_ output: String) -> Command.Outcome {
        Command.Outcome(exitCode: 0, output: output, errors: "")
    }

    @Test("a code of a template")
    func template() throws {
        #expect(
            try run("explain", "null-access")
                == succeeds(
                    """
                    warning[null-access]: a property of undefined or null

                    A property is read of something that is undefined or null for this customer. The
                    preview prints nothing there and goes on. Production throws an error, and the
                    whole page stays blank.

                    For example:

                      views/main.liquid
                        {% set order = orders | find(id='o2') %}
                        <p>{{ order.place }}</p>

                      fixtures/ada.json
                        { "orders": [{ "public_id": "o1", "place": "2026-03-14" }] }

                    sm-preview says:

                        cannot read `place` of `order`, which is undefined; in production the page
                        stays blank

                    This is right:

                      views/main.liquid
                        {% set order = orders | find(id='o2') %}
                        {% if order %}<p>{{ order.place }}</p>{% endif %}

                    What to do: Ask first: with an `if` around it, with `order and order.place`, or
                    with an inline `if`. If no customer can lack the value, complete the fixture.

                    """))
    }

    @Test("a code that is off by default")
    func offByDefault() throws {
        let shown = try run("explain", "locale-order").output
        #expect(
            shown.contains(
                """

                It is off by default. In `sm-preview.json`, this turns it on:

                    { "rules": { "locale-order": "warning" } }

                """))
        #expect(try run("explain", "unused-class", "--format", "json").output.contains(#""isOffByDefault":true"#))
        #expect(try !run("explain", "css-property", "--format", "json").output.contains("isOffByDefault"))
    }

    @Test("a code that a command line shows")
    func commandLine() throws {
        #expect(
            try run("explain", "inaccessible-file")
                == succeeds(
                    """
                    error[inaccessible-file]: a file that cannot be read or written

                    The system refuses a file or a folder that the command needs: it does not exist,
                    its permissions do not allow it, or the disk is full. The message ends with the
                    system's own reason. The command ends with 70.

                    For example:

                        sm-preview fixtures generate --output nowhere/big.json

                    `sm-preview fixtures generate` says:

                        `nowhere/big.json` cannot be written: No such file or directory

                    This is right:

                        sm-preview fixtures generate --output big.json

                    What to do: Do what the reason asks for: make the folder, change the
                    permissions, make room.

                    """))
    }

    @Test("a code that files alone cannot show")
    func circumstance() throws {
        #expect(
            try run("explain", "missing-command")
                == succeeds(
                    """
                    warning[missing-command]: a command that is not installed

                    A theme's styles are written in Less, which the command `lessc` compiles.
                    Without it the pages are made, without styles. A theme that has
                    `styles/main.css` does not need it.

                    For example, where `lessc` is not installed:

                      styles/main.less
                        h1 { color: teal; }

                    sm-preview says:

                        the theme's styles are written in Less, and there is no command `lessc`: its
                        pages are unstyled

                    What to do: Install it: `apt-get install node-less` on Debian and Ubuntu,
                    `npm install -g less` elsewhere.

                    """))
    }

    @Test("a code as JSON")
    func json() throws {
        #expect(
            try run("explain", "--format", "json", "unknown-filter")
                == succeeds(
                    #"""
                    {"code":"unknown-filter","severity":"error","family":"Names","title":"a filter that does n\#
                    ot exist","explanation":"Neither Nunjucks nor Ordergroove has a filter of this name, and p\#
                    roduction cannot render the page. The filters of Liquid (`money`, `img_url`, `size`) do no\#
                    t exist in themes.","example":{"wrong":[{"path":"views/main.liquid","text":"{{ 9.5 | curen\#
                    cy }}"}],"command":"sm-preview render","message":"there is no filter `curency`","right":[{\#
                    "path":"views/main.liquid","text":"{{ 9.5 | currency }}"}],"rightCommand":"sm-preview rend\#
                    er"},"cure":"Correct the name. What no filter does, a function of `script.js` may do, by w\#
                    ay of the filter `js`."}

                    """#))
    }

    @Test("without a code all are listed")
    func list() throws {
        #expect(
            try run("explain")
                == succeeds(
                    """
                    Syntax
                      syntax               a template's text cannot be understood
                      unknown-tag          a tag that does not exist

                    Names
                      unknown-variable     a variable that nothing sets
                      used-before-set      a variable that is read before it is set
                      shadowed-field       a field of the State that a variable hides
                      missing-need         a variable that a view needs and does not get
                      unknown-type         a type that does not exist
                      unknown-field        a field that the State does not have
                      unknown-property     a property that lists and texts do not have
                      unknown-setting      a setting that the theme does not have
                      unknown-filter       a filter that does not exist
                      unknown-test         a test that does not exist
                      missing-template     a template that does not exist
                      include-cycle        templates that include one another in a circle
                      unused-setting       a setting that no view reads
                      unused-view          a view that nothing includes

                    Values
                      null-access          a property of undefined or null
                      possible-null        a property of what may be undefined or null
                      impossible-value     a comparison that can never hold
                      invalid-argument     an argument that a filter does not take
                      invalid-value        a value that an operation cannot work with
                      invalid-date         a value that is not a date
                      date-format          a date format of another library
                      invalid-number       a value that is not a number
                      printed-object       an object that is printed
                      not-callable         something is called that is not a function
                      limit                more than a rendering may use

                    HTML
                      html-context         a value or a block where HTML has no place for it
                      unbalanced-html      an element that its fragment does not close
                      nesting              markup that browsers read otherwise than production builds it
                      lost-backslash       a backslash that vanishes
                      block-in-attribute   a block in the value of an attribute
                      duplicate-id         an id that two elements of a page have
                      unknown-id           an id that no element has
                      missing-alt          an image without `alt`
                      misspelt-binding     a binding that binds nothing
                      misspelt-attribute   an attribute or a value that HTML does not have
                      unsafe-url           data that would run code as an address
                      unsafe-markup        what a customer typed, printed as markup
                      unsafe-script        data where JavaScript is expected

                    Production
                      not-in-production    something that production does not have
                      script-in-view       a script in a view
                      unknown-action       a form action that does not exist
                      action-field         a field that a form's action needs
                      unknown-function     a function that the script does not define
                      script-syntax        a script that browsers cannot read
                      unknown-element      a custom element that no script defines
                      js-value-deferred    a JavaScript value that only the page can know
                      script-error         an error in JavaScript
                      script-output        something that a script writes to the console
                      missing-engine       an engine for JavaScript that is not installed
                      lost-tracking        something customers do that production no longer sees
                      private-field        a private field that is printed into a page

                    Translations
                      missing-translation  a text that the page's locale lacks
                      missing-count        a plural without a count
                      missing-plural-form  a plural without a form that its language has
                      unused-value         a value that a text does not use
                      missing-value        a name in a text that no view provides
                      unused-translation   a text that no view uses
                      locale-difference    a text that is not alike in two locales
                      markup-in-attribute  a text with markup in an attribute
                      locale-order         keys that are not in alphabetical order
                      inexact-locale       a locale whose texts come from another one
                      missing-content      a Markdown file that the page's locale lacks

                    Markdown
                      markdown-unsafe      something in Markdown that the theme does not allow
                      markdown-syntax      syntax in Markdown that stays text

                    Styles
                      css-property         a property that CSS does not have
                      css-syntax           a mistake in the syntax of styles
                      unstyled-class       a class that the styles do not have
                      unused-class         a class in the styles that no element has

                    Files of a theme
                      invalid-json         a file that is not JSON
                      duplicate-key        a key that one object has twice
                      invalid-locale       a locale's file that holds no texts by key
                      misnamed-locale      a locale file whose name is not a language tag
                      invalid-settings     a file of settings that holds no settings by key
                      invalid-config       an invalid setting in `sm-preview.json`
                      invalid-stylesheet   styles that cannot be compiled
                      sass-file            styles that are written in Sass
                      missing-asset        a file that the styles name, and that does not exist
                      missing-image        an image in a view that no page can show
                      ignored-script       a script that is not used, because there is another one
                      missing-command      a command that is not installed
                      invalid-encoding     a template that is not written in UTF-8
                      outside-theme        a link that leads out of the theme
                      unreadable-file      a file of the theme that cannot be read
                      missing-theme        a theme that does not exist

                    Fixtures
                      invalid-fixture      a field of the wrong type
                      missing-fixture      a fixture that does not exist
                      fixture-cycle        fixtures that extend one another in a circle
                      unknown-key          a key of `$fixture` that means nothing
                      unknown-value        a value that is not documented
                      missing-field        a field that production always has
                      dangling-reference   an id that nothing has
                      live-secret          a secret that seems to be a real one
                      replaced-secret      a value that pages get a stand-in for
                      possible-secret      a value that looks like a secret

                    The command
                      not-found            a name that nothing has
                      unusable-name        a name that cannot be that of a page
                      missing-previews     no previews to compare with
                      foreign-folder       an output folder that holds other things
                      unmergeable-shard    shards that do not make up one run
                      inaccessible-file    a file that cannot be read or written
                      unusable-address     an address or a port that cannot be had
                      invalid-request      a line of input that is not a request
                      lint-comment         a comment for `lint` that does nothing
                      invalid-baseline     a file that is no baseline

                    `sm-preview explain CODE` tells what a code means, with an example and the cure.

                    """))
    }

    @Test("prose is no wider than 80 columns", arguments: Catalogue.entries.map(\.code.rawValue))
    func width(_ code: String) throws {
        let outcome = try run("explain", code)
        #expect(outcome.exitCode == 0)
        #expect(outcome.output.hasPrefix("error[\(code)]: ") || outcome.output.hasPrefix("warning[\(code)]: "))
        // Examples are indented, and as wide as they are.
        let prose = outcome.output.split(separator: "\n").filter { !$0.hasPrefix("  ") }
        #expect(prose.filter { $0.count > 80 } == [])
    }

    @Test("a code that does not exist")
    func unknown() throws {
        #expect(
            try run("explain", "null-acces")
                == Command.Outcome(
                    exitCode: 64, output: "",
                    errors: """
                        error[not-found]: there is no diagnostic `null-acces`
                          = help: did you mean `null-access`?


                        """))
        #expect(
            try run("explain", "everything", "--format", "json")
                == Command.Outcome(
                    exitCode: 64, output: "",
                    errors: """
                        {"code":"not-found","severity":"error","message":"there is no diagnostic `everything`",\
                        "template":null,"line":null,"column":null,"endLine":null,"endColumn":null,"includes":[],\
                        "help":"`sm-preview explain` lists all codes"}

                        """))
    }
}
