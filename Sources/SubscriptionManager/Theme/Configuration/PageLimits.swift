import Diagnostics
import ECMAText
import NunjucksRuntime

/// How much a page may use, in its templates and in its scripts.
public struct PageLimits: Sendable {
    /// How much the rendering of its templates may use.
    public var rendering = Limits()
    /// How many seconds of CPU time its scripts may take.
    public var scriptSeconds = 2.0
    /// How many bytes of memory the process may take in which its scripts run.
    public var scriptBytes = 224 << 20

    /// Makes the usual limits, which pages of real themes never meet.
    public init() {}

    /// The name of a limit in `sm-preview.json` and on the command line.
    public enum Name: String, CaseIterable, Sendable {
        /// Seconds of CPU time for the templates of a page.
        case seconds
        /// Turns of loops, and what counts as such; see ``NunjucksRuntime/Limits/steps``.
        case steps
        /// How deep macros, includes and blocks may call one another.
        case callDepth
        /// Bytes of a page.
        case outputBytes
        /// Bytes of values that are made for a page.
        case heapBytes
        /// Seconds of CPU time for the scripts of a page.
        case scriptSeconds
        /// Bytes of memory for the scripts of a page.
        case scriptBytes

        /// The values that anybody can ask for: those of whole numbers begin at one, and all end where the program itself
        /// could not go on.
        fileprivate var range: ClosedRange<Double> {
            switch self {
            case .seconds, .scriptSeconds: 0.001...86_400
            case .steps: 1...0x1p53
            // Each call takes a part of a thread's stack.
            case .callDepth: 1...200
            case .outputBytes: 1...0x1p30
            case .heapBytes, .scriptBytes: 1...0x1p36
            }
        }

        /// What is said of a value that a limit cannot have.
        /// - Parameter most: The highest value that is allowed; as high as possible by default.
        func complaint(most: Double? = nil) -> String {
            "`\(rawValue)` must be a number from \(text(of: range.lowerBound)) to \(text(of: most ?? range.upperBound))"
        }
    }

    /// The value of a limit.
    public subscript(name: Name) -> Double {
        get {
            switch name {
            case .seconds: rendering.seconds
            case .steps: Double(rendering.steps)
            case .callDepth: Double(rendering.callDepth)
            case .outputBytes: Double(rendering.outputBytes)
            case .heapBytes: Double(rendering.heapBytes)
            case .scriptSeconds: scriptSeconds
            case .scriptBytes: Double(scriptBytes)
            }
        }
        set {
            switch name {
            case .seconds: rendering.seconds = newValue
            case .steps: rendering.steps = Int(newValue)
            case .callDepth: rendering.callDepth = Int(newValue)
            case .outputBytes: rendering.outputBytes = Int(newValue)
            case .heapBytes: rendering.heapBytes = Int(newValue)
            case .scriptSeconds: scriptSeconds = newValue
            case .scriptBytes: scriptBytes = Int(newValue)
            }
        }
    }

    /// One limit, and what it is to be.
    public struct Setting: Sendable {
        /// Which limit.
        public let name: Name
        /// What it is to be.
        public let value: Double

        /// Makes a setting.
        /// - Throws: ``Diagnostic/Code/invalidConfig`` where the limit cannot have the value.
        public init(_ name: Name, _ value: Double) throws(Diagnostic) {
            guard name.range.contains(value) else {
                throw Diagnostic(.invalidConfig, .error, name.complaint())
            }
            self.name = name
            self.value = value
        }

        /// Reads a setting as the command line has it: `seconds=60`.
        /// - Throws: ``Diagnostic/Code/invalidConfig`` for another form, a limit that does not exist, or a value that it cannot
        ///   have.
        public init(_ text: String) throws(Diagnostic) {
            let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 2 else {
                throw Diagnostic(.invalidConfig, .error, "a limit is a name and a number, such as `seconds=60`")
            }
            guard let name = Name(rawValue: parts[0]) else { throw Name.unknown(parts[0]) }
            guard let value = Double(parts[1]) else {
                throw Diagnostic(.invalidConfig, .error, name.complaint())
            }
            try self.init(name, value)
        }
    }

    /// Changes one limit.
    public mutating func set(_ setting: Setting) { self[setting.name] = setting.value }

    /// All limits, as settings that make the same ones of any others.
    package var settings: [Setting] { Name.allCases.compactMap { try? Setting($0, self[$0]) } }
}

extension PageLimits.Name {
    /// What is said of a name that no limit has.
    static func unknown(_ name: String, at place: Diagnostic.Place? = nil) -> Diagnostic {
        let names = allCases.map(\.rawValue)
        let help = nearest(to: name, among: names).map { "did you mean `\($0)`?" }
        return Diagnostic(
            .invalidConfig, .error, "there is no limit `\(name)`", at: place,
            help: help ?? "there are \(names.map { "`\($0)`" }.joined(separator: ", "))")
    }
}

/// A number as JavaScript writes it: `20`, `0.5`, `1e+300`.
func text(of number: Double) -> String { withNumberText(number) { String(decoding: $0, as: UTF8.self) } }
