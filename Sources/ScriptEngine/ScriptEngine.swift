/// An engine that runs JavaScript in a world of its own, without files, network and timers.
///
/// All that passes between it and its user is text: an engine is little to write, and a value costs one call.
package protocol ScriptEngine: AnyObject {
    /// How many seconds of a processor's time a script, or a call, may take from now on.
    var timeLimit: Double { get set }

    /// Runs a script as a page does: what it declares is there for those after it.
    func run(_ script: Script) throws(ScriptFailure)

    /// Runs a script whose value is a function of a text that gives a text: the one that ``call(_:)`` calls. Scripts cannot
    /// get at it.
    func connect(to script: Script) throws(ScriptFailure)

    /// Calls the function.
    /// - Parameter argument: The text that it is given, as UTF-8 without a NUL.
    /// - Returns: What it gives, as text.
    func call(_ argument: [UInt8]) throws(ScriptFailure) -> [UInt8]
}

/// A script.
package struct Script: Sendable {
    /// The source, as UTF-8.
    package var source: [UInt8]
    /// What errors call its file.
    package var name: String
    /// The number of its first line there.
    package var line: Int

    /// Makes a script.
    package init(_ source: [UInt8], name: String, line: Int = 1) {
        self.source = source
        self.name = name
        self.line = line
    }
}

/// What a script threw.
package struct ScriptFailure: Error, Equatable, Sendable {
    /// What kind of failure it is.
    package enum Kind: Sendable {
        /// The script threw something.
        case exception
        /// The script is no JavaScript.
        case syntax
        /// The script took too long, and was stopped.
        case timeout
    }

    /// What kind of failure it is.
    package var kind: Kind
    /// The text of what was thrown: `TypeError: undefined is not an object`.
    package var message: String
    /// The file in which it was thrown, as far as it is known.
    package var name: String?
    /// The number of the line there.
    package var line: Int?
    /// The number of the column there, from 1, in UTF-16 code units.
    package var column: Int?

    /// Makes a failure.
    package init(kind: Kind, message: String, name: String? = nil, line: Int? = nil, column: Int? = nil) {
        self.kind = kind
        self.message = message
        self.name = name
        self.line = line
        self.column = column
    }
}
