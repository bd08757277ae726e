import Diagnostics
import NunjucksRuntime

/// How much a page may use, in its templates and in its scripts.
public struct PageLimits: Sendable {
    /// How much the rendering of its templates may use.
    public var rendering = Limits()
    /// How many seconds of a processor's time its scripts may take.
    public var scriptSeconds = 2.0
    /// How many bytes of memory the process may take in which its scripts run.
    public var scriptBytes = 224 << 20

    /// Makes the usual limits, which pages of real themes never meet.
    public init() {}

    /// The name of a limit in `sm-preview.json` and on the command line.
    public enum Name: String, CaseIterable, Sendable {
        /// Seconds of a processor's time for the templates of a page.
        case seconds
        /// Turns of loops, and what counts as such; see ``NunjucksRuntime/Limits/steps``.
        case steps
        /// How deep macros, includes and blocks may call one another.
        case callDepth
        /// Bytes of a page.
        case outputBytes
        /// Bytes of values that are made for a page.
        case heapBytes
        /// Seconds of a processor's time for the scripts of a page.
        case scriptSeconds
        /// Bytes of memory for the scripts of a page.
        case scriptBytes

        /// The most that anybody can ask for, where the program itself could not go on beyond it.
        fileprivate var most: Double {
            switch self {
            case .seconds, .scriptSeconds: 86_400
            case .steps: 0x1p53
            // Each call takes a part of a thread's stack.
            case .callDepth: 200
            case .outputBytes: 0x1p30
            case .heapBytes, .scriptBytes: 0x1p36
            }
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
        /// - Throws: What is wrong with the value, as a sentence that begins with the limit's name.
        public init(_ name: Name, _ value: Double) throws(Fault) {
            guard value > 0, value <= name.most else {
                throw Fault(message: "`\(name.rawValue)` must be a number from above 0 to \(text(of: name.most))")
            }
            self.name = name
            self.value = value
        }

        /// What is wrong with a value.
        public struct Fault: Error {
            /// The fault, in one sentence without a full stop.
            public let message: String
        }
    }

    /// Changes one limit.
    public mutating func set(_ setting: Setting) { self[setting.name] = setting.value }

    /// All limits, as settings that make the same ones of any others.
    package var settings: [Setting] { Name.allCases.compactMap { try? Setting($0, self[$0]) } }
}

/// A number as a person writes it: `20`, `0.5`.
func text(of number: Double) -> String { number == number.rounded() ? "\(Int(number))" : "\(number)" }
