/// What certain attributes make of values with a ``BindingEffect``, as the host says it.
public struct BindingRules: Hashable, Sendable {
    /// An attribute of an element.
    public struct Attribute: Hashable, Sendable {
        /// The attribute's name in lower case, without a sigil.
        public let name: String
        /// The element's name in lower case.
        public let element: String
        /// Whether it is an event listener, `@name`.
        public let isListener: Bool

        /// Makes an attribute.
        public init(_ name: String, of element: String, isListener: Bool = false) {
            self.name = name
            self.element = element
            self.isListener = isListener
        }
    }

    /// Where a value that ``BindingEffect/namesAction`` names a form action. In a listener that is not among them it names
    /// a function.
    public let actionAttributes: Set<Attribute>

    /// Makes rules.
    public init(actionAttributes: Set<Attribute>) { self.actionAttributes = actionAttributes }

    /// No attribute is special.
    public static let none = BindingRules(actionAttributes: [])
}
