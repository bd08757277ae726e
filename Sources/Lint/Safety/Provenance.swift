import NunjucksAnalysis
import SubscriptionManager

/// Where values come from that need care, wherever they go: followed through variables, joins and filters.
struct Provenance {
    /// What a value holds, or a part of it.
    struct Origin {
        /// Why it needs care.
        enum Kind {
            /// A text that customers type.
            case typed
            /// A secret of the customer's.
            case secret
        }

        let kind: Kind
        /// The field, as it is read: `customer.first_name`.
        let path: String
    }

    /// A variable: its name, and what tells it from others of that name.
    private struct Variable: Hashable {
        let name: String
        let symbol: SymbolID
    }

    private var variables: [Variable: [Origin]] = [:]

    /// Notes what variables are set to.
    mutating func visit(_ statement: AnalyzedStatement, in view: LintedView) {
        guard case .set(let value, let stores) = statement.kind else { return }
        let origins = origins(of: value, in: view)
        for store in stores {
            for case .own(let symbol) in store.steps {
                let variable = Variable(name: store.name, symbol: symbol)
                if origins.isEmpty { variables[variable] = nil } else { variables[variable] = origins }
            }
        }
    }

    /// What a value may hold: of each kind, the first.
    func origins(of value: AnalyzedExpression, in view: LintedView) -> [Origin] {
        switch value.kind {
        case .property(let object, let name): return field(name, of: object, value.location, in: view)
        case .element(let object, let key):
            guard case .literal(.string(let name)) = key.kind else { return [] }
            return field(name, of: object, value.location, in: view)
        case .variable(.own(let symbol)):
            return variables[Variable(name: view.text(at: value.location), symbol: symbol)] ?? []
        case .sequence(let elements): return elements.last.map { origins(of: $0, in: view) } ?? []
        case .array(let elements): return Self.firsts(elements.prefix(20).flatMap { origins(of: $0, in: view) })
        case .binary(.add, let left, let right), .binary(.concatenate, let left, let right),
            .binary(.or, let left, let right):
            return Self.firsts(origins(of: left, in: view) + origins(of: right, in: view))
        case .binary(.and, _, let right): return origins(of: right, in: view)
        case .conditional(let then, _, let otherwise):
            return Self.firsts(
                origins(of: then, in: view) + (otherwise.map { origins(of: $0, in: view) } ?? []))
        case .callMethod(let object, let name, let arguments, _):
            guard Self.textMethods.contains(name) else { return [] }
            let parts = [object] + (name == "concat" ? arguments.positional : [])
            return Self.firsts(parts.flatMap { origins(of: $0, in: view) })
        case .script(let source, let variables): return field(in: source, variables)
        default: return view.filterCall(value).map { origins(of: $0, in: view) } ?? []
        }
    }

    private func origins(of call: LintedView.FilterCall, in view: LintedView) -> [Origin] {
        switch call.name {
        case _ where Self.textFilters.contains(call.name):
            let others = call.name == "default" ? call.arguments.positional : []
            return Self.firsts(([call.input] + others).flatMap { origins(of: $0, in: view) })
        case "get":
            guard case .literal(.string(let name))? = call.arguments.positional.first?.kind else { return [] }
            return field(name, of: call.input, nil, in: view)
        // Markup in values is escaped there.
        case "t":
            return Self.firsts(
                call.arguments.keywords.flatMap { origins(of: $0.value, in: view) }.filter { $0.kind == .secret })
        default: return []
        }
    }

    /// What a piece of JavaScript gives that does nothing but read a field.
    private func field(in source: String, _ variables: [ScriptVariable]) -> [Origin] {
        let text = source.filter { !$0.isWhitespace && $0 != "?" }
        guard let path = ScriptReading(source).paths.first, path.properties.count == 1,
            text == "\(path.variable).\(path.properties[0].name)",
            let type = variables.first(where: { $0.name == path.variable })?.type
        else { return [] }
        return Self.origin(of: path.properties[0].name, in: type, path: text).map { [$0] } ?? []
    }

    private func field(
        _ name: String, of object: AnalyzedExpression, _ location: Location?, in view: LintedView
    ) -> [Origin] {
        let path = location.map { view.text(at: $0) } ?? "\(view.text(at: object.location)).\(name)"
        if let origin = Self.origin(of: name, in: object.type, path: path) { return [origin] }
        guard !object.type.member(name).isListed, object.type.nonNullish.members.contains(where: \.isRecord) else {
            return []
        }
        // What is misspelt is told as that.
        let place = location.map { view.place(view.location(ofProperty: name, in: $0)) }
        if let place, view.theme.hasFound(.unknownField, at: place) { return [] }
        if SecretName.match(name) != nil { return [Origin(kind: .secret, path: path)] }
        return Self.typedNotes.contains(name) ? [Origin(kind: .typed, path: path)] : []
    }

    private static func origin(of name: String, in type: ValueType, path: String) -> Origin? {
        if type.member(name).isPrivate { return Origin(kind: .secret, path: path) }
        for case .record(let record) in type.nonNullish.members {
            if let kind = record.name, typedFields[kind]?.contains(name) ?? false {
                return Origin(kind: .typed, path: path)
            }
        }
        return nil
    }

    /// Of each kind, the first.
    private static func firsts(_ origins: [Origin]) -> [Origin] {
        [Origin.Kind.typed, .secret].compactMap { kind in origins.first { $0.kind == kind } }
    }

    // MARK: What is known of names

    /// The fields of the State that hold what customers type, by the kind of object.
    private static let typedFields: [String: Set<String>] = [
        "Customer": ["first_name", "last_name", "email"],
        "Address": [
            "label", "first_name", "last_name", "company_name", "address", "address2", "city", "state_province_code",
            "zip_postal_code", "phone", "fax",
        ],
        "Payment": ["label", "cc_holder"],
        "Subscription": ["cancel_reason"],
        "DiscountCode": ["code"],
    ]

    /// Fields that stores add for what customers type.
    private static let typedNotes: Set = [
        "gift_message", "gift_note", "gift_from", "gift_to", "note", "notes", "customer_note", "order_note", "comment",
        "comments", "delivery_instructions", "special_instructions",
    ]

    /// The filters that give a text as it is, or a part of it. Others make it harmless, or something else of it.
    private static let textFilters: Set = [
        "capitalize", "center", "default", "first", "if_defined", "ifDefined", "indent", "join", "last", "lower",
        "nl2br", "safe", "string", "title", "trim", "truncate", "until", "upper", "wordwrap",
    ]

    /// The methods of texts that do the same.
    private static let textMethods: Set = [
        "concat", "join", "padEnd", "padStart", "repeat", "slice", "substring", "toLocaleUpperCase", "toLowerCase",
        "toString", "toUpperCase", "trim", "trimEnd", "trimStart",
    ]
}

extension ValueType {
    fileprivate var isRecord: Bool { if case .record = self { true } else { false } }
}
