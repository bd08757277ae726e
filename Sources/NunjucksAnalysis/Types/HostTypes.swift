/// What the host of the language tells the analysis about the values that it gives templates.
public protocol HostTypes: Sendable {
    /// The names that a template can use without having set them, with their types.
    var globals: [String: ValueType] { get }

    /// What a name that a template has not set stands for.
    func global(_ name: String) -> Member

    /// The record of a name, such as `Order`, for comments that name a type; nil where there is none.
    func record(named name: String) -> RecordType?

    /// The names of all records, for "did you mean".
    var recordNames: [String] { get }
}

extension HostTypes {
    /// What a name that a template has not set stands for: its type among ``globals``, or something unknown that is not
    /// listed.
    public func global(_ name: String) -> Member {
        globals[name].map { Member($0) } ?? Member(.unknown(isUnlisted: true), isListed: false)
    }

    /// No record has a name.
    public func record(named name: String) -> RecordType? { nil }

    /// There are none.
    public var recordNames: [String] { [] }
}

/// A host that tells nothing: every name may stand for something, as in the dialect `nunjucks`.
public struct UnknownHostTypes: HostTypes {
    /// Makes such a host.
    public init() {}

    /// No name is listed, and none is wrong.
    public var globals: [String: ValueType] { [:] }

    /// Anything.
    public func global(_ name: String) -> Member { Member(.unknown) }
}
