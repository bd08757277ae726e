import Diagnostics
import ECMAText
import NunjucksAnalysis
import NunjucksSyntax
import SubscriptionManager

/// Names of variables that neither the State has nor a view sets.
///
/// Rendering tells those that are nearly another name, or of which a property is read. Here all others are told too, unless
/// some view asks whether the variable is there: then it may be one that this store has.
struct UnknownVariables: VisitingRule {
    /// The names that the page's views give variables.
    private var variables: Set<String> = []
    /// The first use of each name that nothing provides.
    private var uses: [String: Diagnostic] = [:]
    /// The names of which a view asks whether they are defined, or gives them a default.
    private var asked: Set<String> = []

    mutating func begin(_ view: LintedView) {
        guard view.isOfPage else { return }
        variables = view.template.variableNames
        for unit in view.template.units {
            for symbol in unit.symbols where symbol.kind != .free { variables.insert(symbol.name) }
        }
    }

    mutating func visit(_ expression: AnalyzedExpression, in view: LintedView) {
        // A view that no page reaches may get its variables from one that will include it.
        guard view.isOfPage else { return }
        switch expression.kind {
        case .variable: note(expression.location, in: view)
        case .test(let use, let value, _) where ["defined", "undefined"].contains(use.name):
            noteQuestion(value, in: view)
        default:
            guard let call = view.filterCall(expression) else { return }
            if ["default", "if_defined"].contains(call.name) { noteQuestion(call.input, in: view) }
        }
    }

    private mutating func note(_ location: Location, in view: LintedView) {
        guard location.span.start < location.span.end else { return }
        let name = view.text(at: location)
        guard uses[name] == nil, !variables.contains(name), StateTypes.standard.globals[name] == nil,
            name.utf8.allSatisfy(\.isWordCharacter), !Self.words.contains(name),
            !view.theme.theme.functionNames.contains(name), !isNeeded(name, at: location, in: view)
        else { return }
        let help = Self.quoted(name, at: location, in: view)
        uses[name] = view.warning(
            .unknownVariable, "there is no variable `\(name)`", at: location,
            help: help ?? "no view sets it, and the State has no such field")
    }

    /// Whether the view's comment says that it needs the variable: that it lacks it is told where it is included.
    private func isNeeded(_ name: String, at location: Location, in view: LintedView) -> Bool {
        view.template.needs[view.source(of: location).name]?.needs.contains { $0.name == name } ?? false
    }

    private mutating func noteQuestion(_ value: AnalyzedExpression, in view: LintedView) {
        if case .variable = value.kind { asked.insert(view.text(at: value.location)) }
    }

    /// What is no variable.
    private static let words: Set = ["undefined", "super", "caller", "varargs", "kwargs", "loop"]

    /// What to write where the name stands before a filter that takes a key or the name of a function: its quotes are
    /// missing.
    private static func quoted(_ name: String, at location: Location, in view: LintedView) -> String? {
        let rest = view.source(of: location).bytes[Int(location.span.end)...].prefix(200)
        let path = rest.prefix { $0.isWordCharacter || $0 == UInt8(ascii: ".") }
        let pipe = rest[path.endIndex...].drop { $0 == UInt8(ascii: " ") }
        guard pipe.first == UInt8(ascii: "|") else { return nil }
        let filter = String(
            decoding: pipe.dropFirst().drop { $0 == UInt8(ascii: " ") }.prefix(while: \.isWordCharacter), as: UTF8.self)
        guard ["t", "action", "setting", "js"].contains(filter) else { return nil }
        return "put it in quotes: `'\(name)\(String(decoding: path, as: UTF8.self))' | \(filter)`"
    }

    /// A name with the properties that are read of it, as it is written.
    private static func path(at place: Diagnostic.Place, in theme: LintedTheme) -> String {
        guard let span = place.span,
            let source = theme.templates.lazy.compactMap({ $0.trees[place.file]?.source }).first
        else { return "" }
        let path = source.bytes[Int(span.start)...].prefix(200).prefix {
            $0.isWordCharacter || $0 == UInt8(ascii: ".")
        }
        return String(decoding: path, as: UTF8.self)
    }

    mutating func finish(_ theme: LintedTheme) {
        var quoted: [Diagnostic.Place] = []
        for name in theme.analyzed.page.unknownNames where !theme.knownFields.contain(name.name) {
            var diagnostic = name.diagnostic
            // That the quotes are missing is nearer than another name.
            if let use = uses[name.name], use.help?.hasPrefix("put it in quotes") ?? false,
                use.place?.span == diagnostic.place?.span
            {
                diagnostic = use
            }
            if let place = diagnostic.place, !(diagnostic.help?.hasPrefix("put it in quotes") ?? false),
                theme.script?.declared.contains(name.name) ?? false
            {
                diagnostic.help =
                    "what the script defines stands in quotes: `{{ '\(Self.path(at: place, in: theme))' | js }}`"
                diagnostic.fixes = []
                quoted.append(place)
            } else if name.name == "event", let place = diagnostic.place,
                quoted.contains(where: { $0.file == place.file && $0.line == place.line })
            {
                // What it is given to stands in the same quotes.
                uses[name.name] = nil
                continue
            }
            theme.keep(diagnostic)
            uses[name.name] = nil
        }
        // What could not be read may set any name.
        guard theme.analyzed.page.errors.isEmpty else { return }
        for (name, use) in uses.sorted(by: { $0.key < $1.key })
        where !asked.contains(name) && !theme.knownFields.contain(name) {
            theme.keep(use)
        }
    }
}
