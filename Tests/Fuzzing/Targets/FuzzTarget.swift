/// A part of the program that reads what others wrote, and what must hold of it whatever they wrote.
///
/// ```swift
/// try FuzzTarget.named("json")?.check(Array("[1, 2".utf8))
/// ```
package struct FuzzTarget: Sendable {
    /// The name by which the target is run, and under which its findings and its dictionary are kept.
    package let name: String
    /// Gives the part some bytes. A trap is a finding; so is a ``FuzzViolation``.
    package let check: @Sendable ([UInt8]) throws(FuzzViolation) -> Void

    /// All targets, by name.
    package static let all: [FuzzTarget] = [
        .configuration, .dates, .evaluation, .fixtures, .html, .import, .javaScript, .json, .less, .markdown, .regex,
        .syntax, .templates,
    ]

    /// The target of a name.
    package static func named(_ name: String) -> FuzzTarget? { all.first { $0.name == name } }
}

/// Something that must hold of every input, and does not of one.
package struct FuzzViolation: Error, CustomStringConvertible {
    package let description: String

    /// Throws where a condition does not hold.
    static func unless(_ holds: Bool, _ description: @autoclosure () -> String) throws(FuzzViolation) {
        if !holds { throw FuzzViolation(description: description()) }
    }
}

/// An input as most targets read it: options, then one text or several.
///
/// The first byte holds the options, in its low four bits; in a file that people read it is a character from `0` to `?`.
/// After it, a line `--- name` begins another text, of that name.
struct FuzzInput {
    /// The options.
    let options: UInt8
    /// What comes first.
    private(set) var main: [UInt8]
    /// The texts with names, each once.
    private(set) var files: [(name: String, text: [UInt8])] = []

    init(_ bytes: [UInt8]) {
        options = (bytes.first ?? 0) & 0x0F
        main = []
        var names: Set<String> = []
        var name: String?
        var lines: [ArraySlice<UInt8>] = []
        func text() -> [UInt8] { Array(lines.joined(separator: [UInt8(ascii: "\n")])) }
        for line in bytes.dropFirst().split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            guard line.starts(with: "--- ".utf8) else {
                lines.append(line)
                continue
            }
            if let name { files.append((name, text())) } else { main = text() }
            lines = []
            let next = String(decoding: line.dropFirst(4), as: UTF8.self)
            name = names.insert(next).inserted ? next : "\(next)#\(names.count + files.count)"
        }
        if let name { files.append((name, text())) } else { main = text() }
    }

    /// Whether an option is on, of four.
    func has(_ option: UInt8) -> Bool { options & 1 << option != 0 }
}

/// Text for a message.
func quoted(_ bytes: some Sequence<UInt8>) -> String {
    String(decoding: Array(bytes), as: UTF8.self).debugDescription
}
