import Diagnostics
import NunjucksAnalysis

/// A place where a view asks for a translation: `'title' | t(name=customer.first_name)`.
struct TranslationUse {
    /// What is known of the key.
    enum Key {
        /// It is one of these.
        case texts([String])
        /// It is put together from parts of which not all are known.
        case pattern(TextPattern)
        /// It is that of a notification, which production chooses.
        case notification
        /// It can be anything.
        case unknown
    }

    /// What is known of the key.
    let key: Key
    /// The view, or the text that uses another one.
    let view: LintedView
    /// Where the whole of it stands.
    let location: Location
    /// Where the key stands.
    let keyLocation: Location
    /// The names of the values that are passed, in their order; nil where they are not known.
    let values: [String]?
    /// The values that are passed, as far as they are named where they are.
    let namedValues: [ObjectMember]
    /// Whether it stands in a translation or a Markdown file, which are of one locale only.
    let isInText: Bool
    /// Whether the view says what it shows where the translation is missing.
    let isOptional: Bool
    /// The tag that prints its value as it is.
    let output: Location?
    /// Whether it is printed as text, and not into a binding, which may hold any value.
    let isShown: Bool
    /// The tag that prints it in an attribute.
    let attribute: Location?

    /// Whether its value is printed as it is.
    var isPrinted: Bool { output != nil }

    /// The keys that it can have; none where they are not known.
    var keys: [String] { if case .texts(let keys) = key { keys } else { [] } }

    /// Whether it is the one use of a key that is written out.
    var onlyKey: String? { keys.count == 1 ? keys[0] : nil }
}

extension TranslationUse.Key {
    /// Finds out what is known of a key.
    init(_ expression: AnalyzedExpression) {
        if let texts = expression.possibleTexts {
            self = .texts(texts.reduce(into: []) { if !$0.contains($1) { $0.append($1) } })
            return
        }
        let pattern = TextPattern(expression)
        self = !pattern.isAnything ? .pattern(pattern) : expression.isMessage ? .notification : .unknown
    }
}

extension AnalyzedExpression {
    /// Whether it is the message of a notification.
    fileprivate var isMessage: Bool {
        switch kind {
        case .property(let object, "message"):
            object.type.nonNullish.members.contains { member in
                if case .record(let record) = member { record.name == "Notification" } else { false }
            }
        case .sequence(let elements): elements.count == 1 && elements[0].isMessage
        default: false
        }
    }

    /// The texts that an expression can have, where they are few and all known.
    fileprivate var possibleTexts: [String]? {
        switch kind {
        case .literal(.string(let text)): return [text]
        case .sequence(let elements) where elements.count == 1: return elements[0].possibleTexts
        case .conditional(let then, _, let otherwise?):
            guard let first = then.possibleTexts, let second = otherwise.possibleTexts else { return nil }
            return first + second
        case .binary(.concatenate, let left, let right), .binary(.add, let left, let right):
            guard let first = left.possibleTexts, let second = right.possibleTexts, first.count * second.count <= 100
            else { return nil }
            return first.flatMap { first in second.map { first + $0 } }
        default:
            var texts: [String] = []
            for member in type.nonNullish.members {
                guard case .string(.literals(let literals)) = member else { return nil }
                texts += literals
            }
            return texts.isEmpty ? nil : texts
        }
    }
}
