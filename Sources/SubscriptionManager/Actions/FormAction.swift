/// What a form with `action="{{ 'name' | action }}"` does.
public struct FormAction: Hashable, Sendable {
    /// A field that a form posts.
    public struct Field: Hashable, Sendable {
        /// The name that production reads.
        public let name: String
        /// Whether the action cannot do without it.
        public let isRequired: Bool
        /// Other names that themes give it.
        public let aliases: [String]
        /// The fields that stand in for it where a form has all of them.
        public let substitutes: [String]
    }

    /// The keys of the translations that tell a customer what happened.
    public struct Notifications: Hashable, Sendable {
        /// Those of success; where there are several, each is for one kind of what was changed.
        public let successes: [String]
        /// Those of failure: the general one first, or one for each of `successes`, then those of errors of their own.
        public let failures: [String]

        /// The keys that begin alike, with `_success` and `_error` at their ends.
        static func keys(_ names: String...) -> Self {
            Self(successes: names.map { "\($0)_success" }, failures: names.map { "\($0)_error" })
        }

    }

    /// The name that production knows it by.
    public let name: String
    /// Other names that themes give it.
    public let aliases: [String]
    /// The fields, in the order of the documentation.
    public let fields: [Field]
    /// What changes, in one sentence.
    public let change: String
    /// The keys of its notifications.
    public let notifications: Notifications
    /// Whether it is the bundled themes' own, and production does not have it.
    public let isBundled: Bool

    init(
        _ name: String, aliases: [String] = [], _ fields: [Field], isBundled: Bool = false,
        notifications: Notifications, _ change: String
    ) {
        self.name = name
        self.aliases = aliases
        self.fields = fields
        self.change = change
        self.notifications = notifications
        self.isBundled = isBundled
    }

    /// The action of a name, or of one of its aliases; nil where there is none.
    public static func named(_ name: String) -> FormAction? {
        all.first { $0.name == name || $0.aliases.contains(name) }
    }

    /// The required fields for which a form with some fields has nothing.
    public func missingFields(among names: Set<String>) -> [Field] {
        // Substitutes may go by their aliases, too.
        let known = names.union(fields.filter { !names.isDisjoint(with: $0.aliases) }.map(\.name))
        return fields.filter { field in
            field.isRequired && !known.contains(field.name)
                && (field.substitutes.isEmpty || !known.isSuperset(of: field.substitutes))
        }
    }
}

extension FormAction.Field {
    static func required(_ name: String, aliases: [String] = [], or substitutes: [String] = []) -> Self {
        Self(name: name, isRequired: true, aliases: aliases, substitutes: substitutes)
    }

    static func optional(_ name: String, aliases: [String] = []) -> Self {
        Self(name: name, isRequired: false, aliases: aliases, substitutes: [])
    }
}
