import Diagnostics

/// The variables that a template can read.
///
/// ```swift
/// let literal: Context = ["name": "Ada", "orders": 3]
/// let encoded = try Context(encoding: customer)
/// ```
///
/// A context is made once and never changes, so that any number of renderings, on any threads, read the same one without
/// copying it. A template that changes a value it was given changes a copy of its own.
public final class Context: Sendable {
    /// The variables. They lie in `heap`: whoever reads them keeps the context meanwhile.
    let root: ObjectRef
    private let heap: Heap

    private init(_ root: ObjectRef, in heap: Heap) {
        self.root = root
        self.heap = heap
    }

    /// Makes a context of an object's properties.
    public convenience init(_ variables: TemplateObject) {
        let heap = Heap()
        self.init(heap.object(variables), in: heap)
    }

    /// Makes a context of a dictionary. A dictionary has no order; what a template sees of one is sorted by name.
    public convenience init(_ variables: [String: TemplateValue]) { self.init(TemplateObject(variables)) }

    /// Makes a context of the properties of anything that can be encoded: a structure, a class, a dictionary.
    ///
    /// Properties have the order in which they are encoded, but that names which are whole numbers come first, as in
    /// JavaScript; dictionaries and sets, which have no order, are sorted. An optional that is nil is undefined, unless
    /// the type encodes it explicitly: then it is null. A `URL` is its text, a `Decimal` a number.
    ///
    /// ```swift
    /// struct Order: Encodable { var number: Int; var items: [String] }
    /// let context = try Context(encoding: Order(number: 7, items: ["Coffee", "Tea"]))
    /// ```
    /// - Parameters:
    ///   - value: What is encoded: it has to give named properties.
    ///   - dates: How dates are written.
    /// - Throws: What the value's own `encode(to:)` throws, and a value without named properties, as
    ///   ``Diagnostic/Code/invalidValue``; a date that cannot be written, as
    ///   ``Diagnostic/Code/invalidDate``; a value that is nested too deeply, as
    ///   ``Diagnostic/Code/limit``.
    public convenience init(encoding value: some Encodable, dates: DateStyle = .dateTime) throws(Diagnostic) {
        let heap = Heap()
        guard case .object(let root) = try heap.value(encoding: value, dates: dates) else {
            throw Diagnostic(
                .invalidValue, .error, "`\(type(of: value))` cannot be a context, because it has no named properties",
                help: "the variables of a template have names: encode a structure or a dictionary")
        }
        self.init(root, in: heap)
    }

    /// Calls `body` with the variables, which stay alive until it returns.
    package func withRoot<Result, Failure>(_ body: (ObjectRef) throws(Failure) -> Result) throws(Failure) -> Result {
        defer { withExtendedLifetime(heap) {} }
        return try body(root)
    }
}

extension Context: ExpressibleByDictionaryLiteral {
    /// Makes a context of a literal's variables, in their order.
    public convenience init(dictionaryLiteral elements: (String, TemplateValue)...) {
        self.init(TemplateObject(elements))
    }
}
