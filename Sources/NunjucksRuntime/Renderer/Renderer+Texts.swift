import Diagnostics
import HTML

// Programs that are rendered inside a rendering, for what they print: translations and the host's files.

extension Renderer {
    /// Renders another program inside this rendering, and gives what it prints.
    ///
    /// The program sees the variables given, then all that are visible where the template calls.
    package func text(of program: LinkedProgram, variables: [(name: StringRef, value: Value)] = []) throws(Diagnostic)
        -> StringRef
    {
        let outer = try capture(program, variables)
        return state.pointee.endCapture(outer, heap)
    }

    /// As ``text(of:variables:)``, of a program that prints HTML.
    package func markup(of program: LinkedProgram, variables: [(name: StringRef, value: Value)]) throws(Diagnostic)
        -> Value
    {
        let outer = try capture(program, variables)
        return state.pointee.endMarkup(outer, heap)
    }

    /// The values in a text that a template wrote: where they stand in it, and what they were before they were escaped.
    package func values(in text: StringRef) -> [(range: Range<Int>, text: [UInt8])] {
        (state.pointee.capturedValues[text.identity] ?? []).map {
            ($0, decodeCharacterReferences(UnsafeBufferPointer(rebasing: text.bytes[$0])))
        }
    }

    private func capture(
        _ program: LinkedProgram, _ variables: [(name: StringRef, value: Value)]
    ) throws(Diagnostic) -> Capture {
        let outer = state.pointee.beginCapture()
        let context = TemplateContext(base: rootContext?.base, overlay: variables)
        try runNested(program, context: context, hidesParent: variables)
        return outer
    }

    /// Renders another program inside this rendering, which prints plain text, and tells whether it printed markup all the
    /// same: what another text gave.
    package func plainText(
        of program: LinkedProgram, variables: [(name: StringRef, value: Value)] = []
    ) throws(Diagnostic) -> (text: StringRef, holdsMarkup: Bool) {
        let outer = state.pointee.hasWrittenMarkup
        state.pointee.hasWrittenMarkup = false
        defer { state.pointee.hasWrittenMarkup = outer }
        let text = try text(of: program, variables: variables)
        return (text, state.pointee.hasWrittenMarkup)
    }

    /// Renders another program inside this rendering, its values kept apart from its text.
    package func pieces(of program: LinkedProgram) throws(Diagnostic) -> CustomTag.Pieces {
        beginPieces()
        // An error ends the rendering, and what was begun with it.
        try runNested(program, context: TemplateContext(base: rootContext?.base), hidesParent: [])
        return endPieces()
    }

    private func runNested(
        _ program: LinkedProgram, context: TemplateContext, hidesParent variables: [(name: StringRef, value: Value)]
    ) throws(Diagnostic) {
        var parent: (UnsafeMutablePointer<Activation>, Int32)?
        if let activation = state.pointee.activation {
            parent = (activation, activation.pointee.unit.places[activation.pointee.counter].scope)
        }
        try enter(
            program, program.code.units[0], context: context, parent: parent, isOpen: false, variables: variables
        ) { activation throws(Diagnostic) in
            try run(activation)
        }
    }
}
