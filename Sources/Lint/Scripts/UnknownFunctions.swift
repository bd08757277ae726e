import Diagnostics
import ECMAText
import NunjucksAnalysis
import NunjucksSyntax
import SubscriptionManager

/// Functions that JavaScript in a view names, and that the theme's script does not define.
struct UnknownFunctions: VisitingRule {
    /// The variables that a template has, which the JavaScript in it may read.
    private var variables: Set<String> = []

    mutating func begin(_ view: LintedView) {
        variables = view.template.variableNames.union(StateTypes.standard.globals.keys)
    }

    mutating func end(_ view: LintedView) {
        for tag in view.markup.tags {
            for attribute in tag.attributes where attribute.sigil == "@" && !isAction(attribute, of: tag) {
                guard attribute.value?.count == 1, case .value(let value, _, _)? = attribute.value?.first else {
                    continue
                }
                checkListener(value, in: attribute.place.source, of: view)
            }
        }
    }

    /// Whether a listener names what a form does, and not a function.
    private func isAction(_ attribute: MarkupAttribute, of tag: MarkupTag) -> Bool {
        tag.name == "form" && attribute.name == "submit"
    }

    /// Checks a function that a listener names by the filter `action`.
    private func checkListener(_ value: Expression, in source: Source, of view: LintedView) {
        guard case .filter(let call) = value.kind, call.name.text == "action",
            case .literal(.string(let name)) = call.input.kind
        else { return }
        check(name, [], at: MarkupPlace(source: source, span: call.input.span), in: view)
    }

    mutating func visit(_ expression: AnalyzedExpression, in view: LintedView) {
        guard case .script(let source, let variables) = expression.kind else { return }
        let place = MarkupPlace(source: view.source(of: expression.location), span: expression.location.span)
        check(source, variables, at: place, in: view)
    }

    // MARK: Names

    /// Checks the functions that a piece of JavaScript calls, or that it consists of.
    private func check(_ code: String, _ own: [ScriptVariable], at place: MarkupPlace, in view: LintedView) {
        let theirs = Set(own.filter { !$0.isOfPage }.map(\.name))
        let calls = ScriptCalls(code)
        for name in calls.names where !variables.contains(name.text) && !theirs.contains(name.text) {
            if PageNames.contains(name.text) { continue }
            guard let script = view.theme.script else { continue }
            if script.names.contains(name.text) || script.declared.contains(name.text)
                || script.stringWords.contains(name.text) || script.properties.contains(name.text)
            {
                continue
            }
            let near = view.theme.suggestion(for: name.text, among: script.declared)
            // What a function within the code calls may come from other scripts.
            if near == nil, !name.isFirst { continue }
            report(
                "`\(view.theme.theme.scriptName)` defines no `\(name.text)`", name.text, near, at: place, in: view)
        }
        checkMember(calls, at: place, in: view)
    }

    /// Checks `SMDialog.open`, where the script has a class `SMDialog`.
    private func checkMember(_ calls: ScriptCalls, at place: MarkupPlace, in view: LintedView) {
        guard let script = view.theme.script, let (object, member) = calls.member, script.declared.contains(object),
            !variables.contains(object), !script.properties.contains(member), !script.names.contains(member),
            !script.stringWords.contains(member), !["call", "apply", "bind", "name", "length"].contains(member),
            let near = view.theme.suggestion(for: member, among: script.names)
        else { return }
        report("`\(object)` has no `\(member)`", member, near, at: place, in: view)
    }

    private func report(_ message: String, _ name: String, _ near: String?, at place: MarkupPlace, in view: LintedView)
    {
        var place = place
        // The name alone, where it stands in the literal as it is.
        let bytes = Array(name.utf8)
        let literal = place.source.bytes[Int(place.span.start)..<Int(place.span.end)]
        if let range = literal.firstRange(of: bytes) { place.span = Span(range) }
        // It has been told that a variable is meant.
        if view.theme.hasFound(.unknownVariable, at: place.place) { return }
        view.theme.keep(
            Diagnostic(.unknownFunction, .warning, message, at: place.place)
                .suggesting(near, for: name, in: place.source))
    }
}

/// The functions that a piece of JavaScript names.
private struct ScriptCalls {
    struct Name {
        var text: String
        /// Whether the code begins with it.
        var isFirst: Bool
    }

    /// What is called, and the one name that the code may consist of.
    private(set) var names: [Name] = []
    /// The first two names, where code begins with an object and its property.
    private(set) var member: (object: String, member: String)?

    init(_ code: String) {
        var reader = ScriptTokens(code)
        var tokens: [ScriptTokens.Token] = []
        while let token = reader.next() { tokens.append(token) }
        let declared = Self.declared(in: tokens)
        for (index, token) in tokens.enumerated() where token.kind == .name && !token.isProperty {
            guard ReservedWord(token.text) == nil, !declared.contains(token.text) else { continue }
            let isCalled = index + 1 < tokens.count && tokens[index + 1].text == "("
            // A name, or `SMDialog.open`, and nothing else or its arguments.
            let rest = tokens[(index + 1)...].drop { $0.text == "." || $0.isProperty }
            let isFirst = index == 0 && (rest.isEmpty || rest.first?.text == "(")
            guard isCalled || isFirst else { continue }
            names.append(Name(text: token.text, isFirst: isFirst))
            if isFirst, tokens.count > 2, tokens[1].text == ".", tokens[2].isProperty {
                member = (token.text, tokens[2].text)
            }
        }
    }

    /// The names that the code may declare itself: parameters, and what follows `const` and the like.
    private static func declared(in tokens: [ScriptTokens.Token]) -> Set<String> {
        var declared: Set<String> = []
        for (index, token) in tokens.enumerated() {
            if token.text == "=>" {
                // All names in the parentheses before it, or the one name.
                var before = index - 1
                guard before >= 0 else { continue }
                if tokens[before].text != ")" { declared.insert(tokens[before].text) }
                var depth = 0
                while before >= 0 {
                    if tokens[before].text == ")" { depth += 1 }
                    if tokens[before].text == "(" { depth -= 1 }
                    if tokens[before].kind == .name { declared.insert(tokens[before].text) }
                    before -= 1
                    if depth == 0 { break }
                }
            } else if ["const", "let", "var", "function", "class"].contains(token.text), index + 1 < tokens.count {
                declared.insert(tokens[index + 1].text)
                // A list of names, or parameters, may follow: nothing is known of the rest then.
                declared.formUnion(tokens[(index + 1)...].lazy.filter { $0.kind == .name }.map(\.text))
            }
        }
        return declared
    }
}
