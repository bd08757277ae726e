extension FunctionSignature {
    /// What calling gives, told by what is given.
    public enum Result: Hashable, Sendable {
        /// Always a value of one type.
        case fixed(ValueType)
        /// The input itself.
        case input
        /// One of the input's elements.
        /// - Parameter orUndefined: Whether there may be none.
        case elementOfInput(orUndefined: Bool)
        /// A list of the input's elements.
        case listOfInputElement
        /// A list of lists of the input's elements.
        case listOfListsOfInputElement
        /// A list of the input's properties, each as `[key, value]`.
        case entriesOfInput
        /// An object with lists of the input's elements.
        case groupsOfInputElement
        /// The input's elements in another order: text for text, else a list.
        case reorderedInput
        /// Markup where the input is, else a string.
        case textLikeInput
        /// A value of one type, or, where there is none, an argument.
        case fixedOrArgument(ValueType, Int)
        /// The argument of a parameter, by its position among the parameters.
        case argument(Int)
        /// The property of the input that a path leads to, such as `payment.cc_holder`, or a default.
        /// - Parameters:
        ///   - path: The position of the path's parameter.
        ///   - default: The position of the default's parameter.
        case propertyOfInput(path: Int, default: Int)
        /// The input, or, where that is undefined, an argument.
        /// - Parameter ifFalsy: The position of the parameter that, where it is given, makes the argument take the place of
        ///   every falsy input.
        case unionOfInputAndArgument(Int, ifFalsy: Int)
    }

    /// What a call gives.
    /// - Parameters:
    ///   - input: What it applies to; undefined where it applies to nothing.
    ///   - arguments: What each parameter is given, in their order; nil for one that is left out. There may be fewer.
    public func result(input: ValueType = .undefined, arguments: [ValueType?] = []) -> ValueType {
        func argument(_ index: Int) -> ValueType {
            arguments.indices.contains(index) ? arguments[index] ?? .undefined : .undefined
        }
        switch result {
        case .fixed(let type): return type
        case .input: return input
        case .elementOfInput(let orUndefined):
            let element = input.items
            return orUndefined || element.isNever ? element.joined(with: .undefined) : element
        case .listOfInputElement: return .list(input.items)
        case .listOfListsOfInputElement: return .list(.list(input.items))
        case .entriesOfInput: return .list(.list(input.items.joined(with: .string)))
        case .groupsOfInputElement: return .map(.list(input.items))
        case .reorderedInput:
            return .union(of: input.members.map { $0.isUnknown ? .unknown : $0.isText ? .string : .list($0.items) })
        case .textLikeInput:
            return .union(of: input.members.map { $0.isUnknown || $0 == .script ? .unknown : $0.asText })
        case .fixedOrArgument(let type, let index): return type.joined(with: argument(index))
        case .argument(let index): return argument(index)
        case .propertyOfInput(let path, let fallback):
            return input.property(atPath: argument(path)).replacingUndefined(by: argument(fallback))
        case .unionOfInputAndArgument(let index, let ifFalsy):
            if argument(ifFalsy) == .undefined { return input.replacingUndefined(by: argument(index)) }
            return input.canBeFalsy && !input.isUnknown ? input.truthy.joined(with: argument(index)) : input
        }
    }

    /// What a call with arguments that have been matched gives.
    public func result(input: ValueType = .undefined, arguments: ArgumentMatch) -> ValueType {
        result(input: input, arguments: arguments.types)
    }
}

extension ValueType {
    /// What filters see in a value as its items: the elements of a list, the values of an object, the characters of a
    /// text.
    fileprivate var items: ValueType { element.joined(with: values) }

    /// The kind of text that is made of a value: markup stays markup.
    fileprivate var asText: ValueType { self == .markup ? .markup : .string }

    /// The type, with a default in the place of undefined.
    fileprivate func replacingUndefined(by fallback: ValueType) -> ValueType {
        guard members.contains(.undefined) else { return self }
        return removing(.undefined).joined(with: fallback)
    }

    /// The type of the property that a path leads to, which may be undefined.
    fileprivate func property(atPath path: ValueType) -> ValueType {
        guard case .string(.literals(let paths)) = path else { return .unknown }
        return .union(
            of: paths.map { path in
                // Brackets, and names that have dots in them, are left to the renderer.
                guard !path.contains("[") else { return .unknown }
                let names = path.split(separator: ".", omittingEmptySubsequences: false)
                return names.reduce(self) { value, name in value.member(String(name)).type }
            })
    }
}
