import Diagnostics
import HTML
import JSON
import NunjucksAnalysis
import SubscriptionManager

/// What customers type, where it becomes markup, an address or code.
struct UnsafeTexts: VisitingRule {
    private var provenance = Provenance()
    /// The first value of the attribute at hand, if no text stands before it.
    private var first: (value: AnalyzedExpression, location: Location)?
    private var isAtStart = false

    mutating func begin(_ view: LintedView) { provenance = Provenance() }

    // MARK: Places

    mutating func visit(_ statement: AnalyzedStatement, in view: LintedView) {
        provenance.visit(statement, in: view)
        switch statement.kind {
        case .markup(.beginAttributeValue):
            first = nil
            isAtStart = true
        case .text(let bytes): if !bytes.allSatisfy(\.isHTMLSpace) { isAtStart = false }
        case .markup(.endAttribute(let id)):
            if view.template.attributes[Int(id.index)].kind == .documentURL { reportAddress(in: view) }
            isAtStart = false
        case .output(let value, .attribute(let position, _)):
            if isAtStart { first = (value, statement.location) }
            isAtStart = false
            check(value, position, at: statement.location, in: view)
        default: break
        }
    }

    private func reportAddress(in view: LintedView) {
        guard let first, let text = typedText(in: first.value, view) else { return }
        view.warn(
            .unsafeURL, "customers type `\(text)` themselves, and as an address it could run code",
            at: first.location, help: "write the beginning of the address in the view, such as `https://` or `/`")
    }

    /// Checks a value in an attribute that holds another language than text.
    private func check(
        _ value: AnalyzedExpression, _ position: HTMLPosition, at location: Location, in view: LintedView
    ) {
        switch position {
        case .documentInAttribute:
            guard let text = typedText(in: value, view) else { return }
            view.warn(
                .unsafeMarkup, "customers type `\(text)` themselves, and `srcdoc` shows it as markup", at: location,
                help: "show it as text outside of the frame")
        case .scriptInAttribute, .scriptString, .scriptInURL, .scriptStringInURL:
            guard let text = typedText(in: value, view) else { return }
            view.warn(
                position.isInScriptURL ? .unsafeURL : .unsafeScript,
                "customers type `\(text)` themselves, and in production it becomes code here", at: location,
                help: "let JavaScript read it: `@click=\"{{ '() => f(\(text))' | js }}\"`")
        default: break
        }
    }

    /// What customers type in a value, if it has something of that kind.
    private func typedText(in value: AnalyzedExpression, _ view: LintedView) -> String? {
        provenance.origins(of: value, in: view).first { $0.kind == .typed }?.path
    }

    // MARK: Filters

    mutating func visit(_ expression: AnalyzedExpression, in view: LintedView) {
        guard let call = view.filterCall(expression) else { return }
        switch call.name {
        case "safe":
            guard let text = typedText(in: call.input, view) else { return }
            view.warn(
                .unsafeMarkup, "customers type `\(text)` themselves, and `safe` prints it as markup",
                at: expression.location, help: "leave `safe` out: it is then shown as it was typed")
            // That production has no such filter is the smaller fault of the two.
            view.theme.takeBack(.notInProduction, at: view.place(view.location(ofFilter: "safe", in: expression)))
        case "markdown" where view.theme.allowsHTMLInMarkdown:
            guard let text = typedText(in: call.input, view) else { return }
            view.warn(
                .unsafeMarkup,
                "customers type `\(text)` themselves, and the setting `markdown.unsafe` keeps markup in it",
                at: expression.location, help: "print it without `markdown`")
        case "js":
            guard let text = typedText(in: call.input, view) else { return }
            view.warn(
                .unsafeScript, "`\(text)` is not a literal in the template, so it is not run",
                at: expression.location,
                help: "`js` takes a function's name, or an expression between quotes; data would be code here")
        default: break
        }
    }
}

extension LintedTheme {
    /// Whether the theme's settings let HTML stand in Markdown.
    fileprivate var allowsHTMLInMarkdown: Bool {
        guard let settings = theme.settings.element else { return false }
        let setting: JSONDocument.Element? = settings["markdown.unsafe"] ?? settings["markdown"]?["unsafe"]
        return setting?.boolean ?? false
    }
}
