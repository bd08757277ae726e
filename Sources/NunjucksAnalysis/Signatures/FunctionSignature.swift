/// What a template may call, and how: a filter, a test, a function, a tag or a method, described as data.
///
/// The same description serves the check of arguments, the types of results, messages and documentation.
///
/// ```swift
/// let signature = FunctionSignature(
///     filter: "truncate", of: .string,
///     [.optional("length", .number, default: "255"), .optional("end", .string, default: "'...'")],
///     gives: .fixed(.string),
///     "The beginning of a text, cut at a word.")
/// signature.signatureText     // "truncate(length?: number, end?: string)"
/// ```
public struct FunctionSignature: Hashable, Sendable {
    /// How templates use it.
    public enum Role: Hashable, Sendable {
        /// `value | name(arguments)`
        case filter
        /// `value is name(arguments)`
        case test
        /// `name(arguments)`
        case function
        /// `{% name arguments %}`
        case tag
        /// `value.name(arguments)`
        case method
    }

    /// How templates use it.
    public let role: Role
    /// The name by which templates call it.
    public let name: String
    /// Other names for the same.
    public let aliases: [String]
    /// What it applies to; nil for what applies to nothing, a function or a tag.
    public let input: ValueType?
    /// The parameters, without the input.
    public let parameters: [Parameter]
    /// What calling it gives.
    public let result: Result
    /// What it means for the attribute that its value stands in.
    public let effects: Set<BindingEffect>
    /// For a test: what its outcome tells of the value it applies to.
    public let narrowing: Narrowing?
    /// What it does, in one sentence; empty where nobody says.
    public let documentation: String

    /// Makes a signature.
    public init(
        _ role: Role, _ name: String, aliases: [String] = [], of input: ValueType? = nil,
        _ parameters: [Parameter] = [], gives result: Result = .fixed(.unknown),
        effects: Set<BindingEffect> = [], narrowing: Narrowing? = nil, _ documentation: String
    ) {
        self.role = role
        self.name = name
        self.aliases = aliases
        self.input = input
        self.parameters = parameters
        self.result = result
        self.effects = effects
        self.narrowing = narrowing
        self.documentation = documentation
    }

    /// Makes the signature of something of which only the name is known: it takes any arguments and gives anything.
    public init(undocumented name: String, role: Role = .function) {
        self.init(role, name, of: role == .filter || role == .test ? .unknown : nil, Parameter.anything, "")
    }

    /// Makes the signature of a filter.
    public init(
        filter name: String, aliases: [String] = [], of input: ValueType = .unknown, _ parameters: [Parameter] = [],
        gives result: Result, effects: Set<BindingEffect> = [],
        _ documentation: String
    ) {
        self.init(
            .filter, name, aliases: aliases, of: input, parameters, gives: result,
            effects: effects, documentation)
    }

    /// Makes the signature of a test, which gives a boolean.
    public init(
        test name: String, aliases: [String] = [], of input: ValueType = .unknown, taking parameters: [Parameter] = [],
        narrowing: Narrowing? = nil, _ documentation: String
    ) {
        self.init(
            .test, name, aliases: aliases, of: input, parameters, gives: .fixed(.boolean),
            narrowing: narrowing, documentation)
    }

    /// All names by which templates call it.
    public var names: [String] { [name] + aliases }

    /// How it is called: `sort(attribute?: string, reverse?: boolean)`.
    public var signatureText: String {
        "\(name)(\(parameters.map(\.signatureText).joined(separator: ", ")))"
    }
}

/// What a filter means for the attribute that its value stands in.
public enum BindingEffect: Hashable, Sendable {
    /// A value that is undefined or null leaves the whole attribute out.
    case omitsAttribute
    /// On a form's `action` or `@submit`, a text names a form action; in another listener, a function.
    case namesAction
    /// A text is JavaScript.
    case isScript
}

extension FunctionSignature {
    /// One parameter.
    public struct Parameter: Hashable, Sendable {
        /// How an argument reaches the parameter.
        public enum Passing: Hashable, Sendable {
            /// By its position only.
            case position
            /// By its name only: `sort(reverse=true)`.
            case keyword
            /// By its position or by its name.
            case either
            /// By its position, or as keyword arguments of names that no other parameter has, which together are one
            /// object: `find(id=x)` is `find({id: x})`.
            case properties
        }

        /// The parameter's name.
        public let name: String
        /// What it takes.
        public let type: ValueType
        /// Whether it may be left out.
        public let isOptional: Bool
        /// What it is where it is left out, as a template would write it; nil where that is undefined.
        public let defaultText: String?
        /// Whether it takes all further positional arguments, each of its type.
        public let isVariadic: Bool
        /// How an argument reaches it.
        public let passing: Passing

        /// Makes a parameter.
        public init(
            _ name: String, _ type: ValueType, isOptional: Bool, default defaultText: String? = nil,
            isVariadic: Bool = false, passing: Passing = .either
        ) {
            self.name = name
            self.type = type
            self.isOptional = isOptional
            self.defaultText = defaultText
            self.isVariadic = isVariadic
            self.passing = passing
        }

        /// Makes a parameter that must be given.
        public static func required(_ name: String, _ type: ValueType, _ passing: Passing = .either) -> Self {
            Self(name, type, isOptional: false, passing: passing)
        }

        /// Makes a parameter that may be left out.
        public static func optional(
            _ name: String, _ type: ValueType, default defaultText: String? = nil, _ passing: Passing = .either
        ) -> Self {
            Self(name, type, isOptional: true, default: defaultText, passing: passing)
        }

        /// Makes a parameter that takes any number of positional arguments.
        public static func variadic(_ name: String, _ type: ValueType, _ passing: Passing = .position) -> Self {
            Self(name, type, isOptional: true, isVariadic: true, passing: passing)
        }

        /// Parameters that take whatever they are given.
        static let anything = [
            variadic("arguments", .unknown), optional("keywords", .unknown, .properties),
        ]

        /// The parameter as a signature shows it.
        var signatureText: String {
            let type =
                switch type {
                case .unknown: passing == .properties ? ": object" : ""
                default: ": \(type.notation)"
                }
            return "\(isVariadic ? "..." : "")\(name)\(isOptional && !isVariadic ? "?" : "")\(type)"
        }
    }
}
