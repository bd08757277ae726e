import Diagnostics
import ECMAText

/// Everything about a rendering that changes while it goes on.
struct RenderState {
    var output: OutputBuffer
    var diagnostics: [Diagnostic] = []
    var reported: Set<ReportIdentity> = []
    var lastNullAccess: NullAccess?
    var functions: [String: Value] = [:]
    var activation: UnsafeMutablePointer<Activation>?
    let activations: UnsafeMutablePointer<Activation>
    var depth = 0
    var serial = 0
    /// How many steps may be taken before the next look at the clock.
    var stepsLeft: Int
    /// How many may be taken after that.
    var laterSteps: Int
    /// Whether all steps have been taken, or all the time.
    var isOutOfSteps = false
    /// Whether the values that the rendering was given are a copy of its own, which templates may change.
    var ownsValues = false
    /// Whether something changes them, so that nothing holds for longer that was found out of them.
    var changesValues = false
    /// The copies that have been made of values, by where those lie.
    var copies: [UnsafeMutableRawPointer: Value] = [:]
    /// Whether a template was entered that changes values, and they are not the rendering's own.
    var needsOwnValues = false
    /// The JavaScript of which it has been said that it is left to the page.
    var toldScripts: Set<UnsafeRawPointer> = []
    /// Whether markup has been printed as plain text.
    var hasWrittenMarkup = false
    /// Whether text was printed as HTML that no template wrote, but a filter such as `safe` trusts.
    var hasWrittenMarkedText = false
    var attribute = AttributeState()
    /// The text of the `textarea` whose tag is open.
    var textArea: Value?
    /// Where values stand in the output that is being collected as markup.
    var valuesInCapture: [Range<Int>] = []
    /// Where values stand in markup that was collected, by where that lies.
    var capturedValues: [UnsafeRawPointer: [Range<Int>]] = [:]
    /// What is around the output that is being collected for a value, innermost last.
    var captures: [Capture] = []
    /// Text whose values are kept apart from it, for the tags of the host's that are open in what is being collected.
    var pieces: [OpenPieces] = []

    private let values: UnsafeMutablePointer<Value>
    private var valuesTaken = 0
    private let loops: UnsafeMutablePointer<LoopState>
    private var loopsTaken = 0
    private var programCaches: [(program: LinkedProgram, caches: UnsafeMutablePointer<PropertyCache>)] = []

    private static let valueCapacity = 128 * 1024
    private static let loopCapacity = 16 * 1024
    /// Of how many texts it is remembered where their values stand.
    private static let maximumCaptures = 10_000

    init(limits: Limits, outputCapacity: Int, willGrow: ((Int) -> Void)?) {
        output = OutputBuffer(capacity: min(outputCapacity, limits.outputBytes), willGrow: willGrow)
        stepsLeft = min(limits.steps, Limits.stepsBetweenLooks)
        laterSteps = limits.steps - stepsLeft
        activations = .allocate(capacity: limits.callDepth + 1)
        values = .allocate(capacity: Self.valueCapacity)
        loops = .allocate(capacity: Self.loopCapacity)
    }

    func deallocate() {
        output.deallocate()
        activations.deallocate()
        values.deallocate()
        loops.deallocate()
        for entry in programCaches { entry.caches.deallocate() }
    }

    /// Memory for the variables and loops of a unit that is entered, or nil where too much is in use.
    mutating func take(
        values: Int, loops: Int
    ) -> (values: UnsafeMutablePointer<Value>, loops: UnsafeMutablePointer<LoopState>)? {
        guard valuesTaken + values <= Self.valueCapacity, loopsTaken + loops <= Self.loopCapacity else { return nil }
        let taken = (self.values + valuesTaken, self.loops + loopsTaken)
        taken.1.update(repeating: LoopState(), count: loops)
        valuesTaken += values
        loopsTaken += loops
        return taken
    }

    mutating func giveBack(values: Int, loops: Int) {
        valuesTaken -= values
        loopsTaken -= loops
    }

    mutating func caches(of program: LinkedProgram) -> UnsafeMutablePointer<PropertyCache> {
        for entry in programCaches where entry.program === program { return entry.caches }
        let caches = UnsafeMutablePointer<PropertyCache>.allocate(capacity: max(program.code.cacheCount, 1))
        caches.initialize(repeating: PropertyCache(), count: max(program.code.cacheCount, 1))
        programCaches.append((program, caches))
        return caches
    }

    /// Begins to collect output for a value, in HTML of its own, and returns what is around it.
    mutating func beginCapture() -> Capture {
        let outer = Capture(
            start: output.count, attribute: attribute, textArea: textArea, pieces: pieces,
            values: valuesInCapture, hasWrittenMarkedText: hasWrittenMarkedText)
        attribute = AttributeState()
        textArea = nil
        pieces = []
        valuesInCapture = []
        hasWrittenMarkedText = false
        return outer
    }

    /// Takes the output since then, and goes on with what is around it.
    mutating func endCapture(_ outer: Capture, _ heap: Heap) -> StringRef {
        let bytes = UnsafeBufferPointer(rebasing: output.bytes[outer.start...])
        let text =
            output.hasLoneSurrogates
            ? heap.string(joiningSurrogates(bytes, replacesLoneOnes: false)) : heap.string(bytes)
        dropCapture(outer)
        return text
    }

    /// Takes the output since then, which is HTML, and goes on with what is around it.
    mutating func endMarkup(_ outer: Capture, _ heap: Heap) -> Value {
        let isAuthored = !hasWrittenMarkedText
        // Where two surrogates become one character, the text is shorter than the output.
        let values = output.hasLoneSurrogates ? [] : valuesInCapture
        let html = endCapture(outer, heap)
        guard isAuthored else { return .safe(html) }
        let markup = heap.authored(html)
        if !values.isEmpty, capturedValues.count < Self.maximumCaptures, case .safe(let text) = markup {
            capturedValues[text.identity] = values.map { $0.lowerBound - outer.start..<$0.upperBound - outer.start }
        }
        return markup
    }

    /// Notes where a value stands in the output that is being collected: one that is text, or those in markup.
    mutating func noteCaptured(_ value: Value, from start: Int, in heap: Heap) {
        switch value {
        case .safe(let markup):
            for range in capturedValues[markup.identity] ?? [] {
                valuesInCapture.append(start + range.lowerBound..<start + range.upperBound)
            }
        // Some of a list's items may be markup.
        case .array: break
        default:
            guard output.count > start else { return }
            valuesInCapture.append(start..<output.count)
            if valuesInCapture.count > Limits.capturedValues { heap.exhaust() }
        }
    }

    mutating func dropCapture(_ outer: Capture) {
        output.truncate(to: outer.start)
        attribute = outer.attribute
        textArea = outer.textArea
        pieces = outer.pieces
        valuesInCapture = outer.values
        hasWrittenMarkedText = outer.hasWrittenMarkedText
    }
}

/// What is around output that is collected for a value: a tag, perhaps, that is still open.
struct Capture {
    /// Where the collected output begins.
    var start: Int
    var attribute: AttributeState
    var textArea: Value?
    var pieces: [OpenPieces]
    var values: [Range<Int>]
    var hasWrittenMarkedText: Bool
}

/// The text of a host's tag that is still being collected.
struct OpenPieces {
    /// Where the text begins in the output.
    var start: Int
    var values: [CustomTag.Pieces.Value] = []
    var texts: [(offset: Int, place: CustomTag.Pieces.Place)] = []
}

/// The attribute that is being written.
struct AttributeState {
    /// Where the attribute begins in the output, with the white space before it.
    var start = 0
    /// Where its value begins.
    var valueStart = 0
    /// Where the first value of the template stands in it.
    var firstValue = -1
    /// Whether `if_defined` has taken it out.
    var isOmitted = false
    /// The value of a binding that has one value only.
    var value = Value.undefined
    /// The first JavaScript in it, whose value only the page knows.
    var script: StringRef?
}

/// What identifies a warning, so that a place that is met again is reported once.
struct ReportIdentity: Hashable {
    var code: Diagnostic.Code
    var source: Int32
    var span: Span
    var program: ObjectIdentifier?
}

/// Where a property of nothing was read.
struct NullAccess: BitwiseCopyable {
    var activation: Int
    var counter: Int
    var start: Int32

    /// Whether this access reads from what another one has just given: the next instruction, of the same expression.
    func follows(_ other: NullAccess) -> Bool {
        activation == other.activation && counter == other.counter + 1 && start == other.start
    }
}
