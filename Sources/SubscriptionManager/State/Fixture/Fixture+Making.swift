import Diagnostics
import FileSystem
import NunjucksRuntime

extension Fixture {
    /// Makes a fixture of JSON text: a State, as a shop's store holds it, or as much of it as a theme reads.
    ///
    /// ```swift
    /// let fixture = try Fixture(json: #"{ "customer": { "first_name": "Ada" }, "orders": [] }"#)
    /// ```
    /// - Parameters:
    ///   - text: The text. It may describe itself under `$fixture`, but cannot extend another fixture.
    ///   - name: What the fixture is called; a name that a file can have.
    /// - Throws: The first error in the text: ``Diagnostic/Code/invalidJSON``, ``Diagnostic/Code/invalidFixture``, or
    ///   ``Diagnostic/Code/limit`` where there are too many. Warnings are told by ``FixtureFolder/read(_:)``.
    public init(json text: String, name: String = "fixture") throws(Diagnostic) {
        try self.init(json: Array(text.utf8), name: name)
    }

    /// Makes a fixture of anything that can be encoded, by the rules of `Context(encoding:dates:)`.
    /// - Parameters:
    ///   - state: What is encoded: it has the properties of a State, or some of them.
    ///   - dates: How dates are written.
    ///   - name: What the fixture is called; a name that a file can have.
    /// - Throws: What `Context(encoding:dates:)` and ``init(json:name:)`` throw.
    public init(
        encoding state: some Encodable, dates: DateStyle = .dateTime, name: String = "fixture"
    ) throws(Diagnostic) {
        var json: [UInt8] = []
        try Context(encoding: state, dates: dates).withRoot { root throws(Diagnostic) in
            _ = try appendJSON(.object(root), to: &json)
        }
        try self.init(json: json, name: name)
    }

    /// Reads a fixture from a file, and those that it extends from the same folder.
    /// - Parameter path: The path of the file.
    /// - Throws: The first error: ``Diagnostic/Code/missingFixture`` where there is no such file,
    ///   ``Diagnostic/Code/notFound`` where there is no such folder, ``Diagnostic/Code/inaccessibleFile`` where it cannot
    ///   be read, ``Diagnostic/Code/fixtureCycle`` where fixtures extend one another in a circle, and what
    ///   ``init(json:name:)`` throws.
    public init(contentsOf path: String) throws(Diagnostic) {
        let slash = path.lastIndex(of: "/")
        let folder = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
        let name = slash.map { String(path[path.index(after: $0)...]) } ?? path
        self = try FixtureFolder(contentsOf: folder).read(name).get()
    }

    private init(json: [UInt8], name: String) throws(Diagnostic) {
        let file = "\(name).json"
        self = try FixtureFolder(path: "", fileNames: [file]) { $0 == file ? json : nil }.read(file).get()
    }
}

extension Fixture.Reading {
    /// The fixture that was read.
    /// - Throws: The first error, where there is one.
    public func get() throws(Diagnostic) -> Fixture {
        if let fixture { return fixture }
        if let error = diagnostics.first(where: { $0.severity == .error }) { throw error }
        preconditionFailure("a fixture that cannot be read has an error")
    }
}
