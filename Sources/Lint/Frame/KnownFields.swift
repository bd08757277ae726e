import JSON
import NunjucksAnalysis
import SubscriptionManager

/// Fields that this store has beside those of the documentation: those that the theme's `sm-preview.json` names, and those
/// that a fixture has.
struct KnownFields {
    /// Each as `order.gift_note`; those of the State itself by their names.
    private var names: Set<String>

    init(_ rules: RuleSettings) { names = rules.knownFields }

    /// Whether an object of a kind can have a field.
    func contain(_ field: String, of record: RecordType) -> Bool {
        record.variableName.map { names.contains("\($0).\(field)") } ?? false
    }

    /// Whether the State can have a field.
    func contain(_ name: String) -> Bool { names.contains(name) }

    /// Adds the fields of a fixture's State.
    mutating func add(_ state: JSONDocument.Element) {
        let globals = StateTypes.standard.globals
        for field in state.elements {
            guard let key = field.key else { continue }
            if let type = globals[key] { add(field, type) } else { names.insert(key) }
        }
    }

    private mutating func add(_ element: JSONDocument.Element, _ type: ValueType) {
        for member in type.members {
            switch member {
            case .list(let item): for value in element.elements { add(value, item) }
            case .map(let item): for value in element.elements { add(value, item) }
            case .record(let record) where element.kind == .object:
                for field in element.elements {
                    guard let key = field.key else { continue }
                    if let known = record.field(named: key) {
                        add(field, known.type)
                    } else if let name = record.variableName {
                        names.insert("\(name).\(key)")
                    }
                }
            default: break
            }
        }
    }
}
