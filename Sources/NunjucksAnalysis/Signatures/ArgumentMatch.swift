import Diagnostics

/// Which argument of a call goes to which parameter, and what is wrong with the call.
public struct ArgumentMatch: Hashable, Sendable {
    /// One of the arguments of a call.
    public enum Argument: Hashable, Sendable {
        /// The positional argument at an index.
        case positional(Int)
        /// The keyword argument at an index.
        case keyword(Int)
    }

    /// What is wrong with an argument, or with the lack of one.
    public enum Fault: Hashable, Sendable {
        /// There is no parameter for a positional argument, nor for those after it.
        case tooMany(first: Argument, allowed: Int)
        /// There is no parameter of a keyword argument's name.
        case unknownKeyword(Argument, name: String, nearest: String?)
        /// A keyword argument names a parameter that has an argument already.
        case givenTwice(Argument, name: String)
        /// A parameter that must be given is not.
        case missing(name: String)
        /// An argument can never be of the type that its parameter takes.
        case wrongKind(Argument, name: String, expected: ValueType, given: ValueType)
    }

    /// The arguments of each parameter, in the order of the parameters: none where it is left out, several for a variadic
    /// one and for keyword arguments that together are one object.
    public fileprivate(set) var arguments: [[Argument]]
    /// What each parameter is given, in the order of the parameters; nil for one that is left out.
    public fileprivate(set) var types: [ValueType?]
    /// What is wrong, in the order of the arguments; what is missing comes last.
    public fileprivate(set) var faults: [Fault] = []
}

extension ArgumentMatch.Fault {
    /// The argument that is wrong; nil where one is missing.
    public var argument: ArgumentMatch.Argument? {
        switch self {
        case .tooMany(let argument, _), .unknownKeyword(let argument, _, _), .givenTwice(let argument, _),
            .wrongKind(let argument, _, _, _):
            argument
        case .missing: nil
        }
    }
}

extension ArgumentMatch.Fault {
    /// What was probably meant.
    public var suggestion: String? {
        if case .unknownKeyword(_, _, let nearest?) = self { "did you mean `\(nearest)`?" } else { nil }
    }
}

extension ArgumentMatch.Fault: CustomStringConvertible {
    /// What is wrong, in the words of a message.
    public var description: String {
        switch self {
        case .tooMany(_, allowed: 0): "takes no arguments"
        case .tooMany(_, allowed: 1): "takes one argument"
        case .tooMany(_, let allowed): "takes at most \(allowed) arguments"
        case .unknownKeyword(_, let name, _): "has no parameter `\(name)`"
        case .givenTwice(_, let name): "gets `\(name)` twice, by position and by name"
        case .missing(let name): "needs `\(name)`"
        case .wrongKind(_, let name, let expected, let given): "takes \(expected) for `\(name)`, not \(given)"
        }
    }
}

extension FunctionSignature {
    /// Finds the parameter of each argument of a call, and what is wrong with the call.
    ///
    /// An argument is of the wrong kind only where it can never be right: what is unknown is never wrong, and undefined or
    /// null is as good as leaving out a parameter that may be left out.
    public func match(
        positional: [ValueType], keywords: [(String, ValueType)] = []
    ) -> ArgumentMatch {
        var match = ArgumentMatch(
            arguments: Array(repeating: [], count: parameters.count),
            types: Array(repeating: nil, count: parameters.count))
        for (index, type) in positional.enumerated() {
            guard let parameter = parameter(atPosition: index) else {
                let allowed = parameters.count { $0.passing != .keyword }
                match.faults.append(.tooMany(first: .positional(index), allowed: allowed))
                break
            }
            match.give(.positional(index), type, to: parameter, parameters[parameter])
        }
        var properties: [RecordField] = []
        for (index, (name, type)) in keywords.enumerated() {
            if let parameter = parameters.firstIndex(where: { $0.name == name && $0.passing.takesName }) {
                if match.arguments[parameter].isEmpty {
                    match.give(.keyword(index), type, to: parameter, parameters[parameter])
                } else {
                    match.faults.append(.givenTwice(.keyword(index), name: name))
                }
            } else if let parameter = parameters.firstIndex(where: { $0.passing == .properties }),
                properties.isEmpty == match.arguments[parameter].isEmpty
            {
                properties.append(RecordField(name, type))
                match.arguments[parameter].append(.keyword(index))
                match.types[parameter] = .record(RecordType(fields: properties))
            } else {
                let names = parameters.filter(\.passing.takesName).map(\.name)
                match.faults.append(
                    .unknownKeyword(.keyword(index), name: name, nearest: nearest(to: name, among: names)))
            }
        }
        for (index, parameter) in parameters.enumerated() where !parameter.isOptional {
            if match.arguments[index].isEmpty { match.faults.append(.missing(name: parameter.name)) }
        }
        return match
    }

    /// Whether the value that this applies to can be one that it takes.
    public func canTake(input type: ValueType) -> Bool { input.map { type.canBe($0) } ?? true }

    /// The parameter that takes the positional argument at an index.
    private func parameter(atPosition index: Int) -> Int? {
        var position = 0
        for (number, parameter) in parameters.enumerated() where parameter.passing != .keyword {
            if position == index || parameter.isVariadic { return number }
            position += 1
        }
        return nil
    }
}

extension FunctionSignature.Parameter.Passing {
    fileprivate var takesName: Bool { self == .keyword || self == .either }
}

extension ArgumentMatch {
    fileprivate mutating func give(
        _ argument: Argument, _ type: ValueType, to index: Int, _ parameter: FunctionSignature.Parameter
    ) {
        arguments[index].append(argument)
        types[index] = types[index]?.joined(with: type) ?? type
        let canBeLeftOut = parameter.isOptional && type.canBeNullish
        if !canBeLeftOut, !type.canBe(parameter.type) {
            faults.append(.wrongKind(argument, name: parameter.name, expected: parameter.type, given: type))
        }
    }
}

extension ValueType {
    /// Whether some value of this type can be used where another type is asked for.
    ///
    /// Formats of text rule nothing out, and a number is as good as the text that it is written as, because JavaScript
    /// turns one into the other. An enumeration that is asked for is meant: another text is not as good.
    func canBe(_ expected: ValueType) -> Bool {
        if isNever || isUnknown || expected.isUnknown { return true }
        return members.contains { given in expected.members.contains { given.memberCanBe($0) } }
    }

    /// Whether some value of this type can be what a comment declares: no object of one kind can be one of another, and
    /// whatever counts as true or false is as good as a boolean.
    package func canBe(declared: ValueType) -> Bool {
        if isNever || isUnknown { return true }
        return members.contains { given in
            declared.members.contains { expected in
                switch (given, expected) {
                case (_, .boolean), (.list, .map(.unknown)): true
                case (.record(let record), .record(let other)):
                    record.name == nil || other.name == nil || record.name == other.name
                case (.list(let element), .list(let other)): other.isNever || element.canBe(declared: other)
                default: given.memberCanBe(expected)
                }
            }
        }
    }

    private func memberCanBe(_ expected: ValueType) -> Bool {
        switch (self, expected) {
        case (.unknown, _), (_, .unknown), (.script, _), (_, .script): return true
        case (.string(.literals(let texts)), .string(.literals(let others))):
            return texts.contains(where: others.contains)
        case (.string, .string), (.markup, .string), (.string, .markup): return true
        case (.number, .string(let format)): return format.canBeNumber
        case (.string(let format), .number): return format.canBeNumber
        case (.list(let element), .list(let other)):
            return element.canBe(other) || self == .list(.never) || expected == .list(.never)
        case (.map, .map), (.map, .record), (.record, .map), (.record, .record): return true
        default: return self == expected
        }
    }
}

extension StringFormat {
    fileprivate var canBeNumber: Bool {
        if case .literals(let texts) = self { texts.contains { !$0.isSurelyNoNumber } } else { true }
    }
}
