import Diagnostics
import NunjucksAnalysis

// What is said while rendering, and where.

extension Renderer {
    /// An error at the place that is being rendered, to be thrown.
    package func error(_ code: Diagnostic.Code, _ message: String, help: String? = nil) -> Diagnostic {
        diagnostic(code, .error, message, at: currentCodePlace, help: help)
    }

    func error(_ code: Diagnostic.Code, _ message: String, at place: CodePlace?, help: String? = nil) -> Diagnostic {
        diagnostic(code, .error, message, at: place, help: help)
    }

    /// Reports a warning at the place that is being rendered.
    ///
    /// The same warning of the same place is kept once, however often a loop meets it.
    package func warn(
        _ code: Diagnostic.Code, _ message: String, help: String? = nil, related: [Diagnostic.Related] = []
    ) {
        warn(code, message, at: currentCodePlace, help: help, related: related)
    }

    /// Reports a warning of a text that the expression at hand was given: at the literal that it is, if just one in the
    /// expression is that.
    package func warn(_ code: Diagnostic.Code, _ message: String, atLiteral text: String, help: String? = nil) {
        var place = currentCodePlace
        if let expression = place {
            let literals = ["'\(text)'", "\"\(text)\""].flatMap { self.text(of: expression).utf8Offsets(of: $0) }
            if literals.count == 1, let range = literals.first {
                let start = Int(expression.span.start)
                place?.span = Span(start + range.lowerBound..<start + range.upperBound)
            }
        }
        warn(code, message, at: place, help: help)
    }

    func warn(
        _ code: Diagnostic.Code, _ message: String, at place: CodePlace?, help: String? = nil,
        related: [Diagnostic.Related] = []
    ) {
        let identity = ReportIdentity(
            code: code, source: place?.source ?? -1, span: place?.span ?? Span(0..<0),
            program: state.pointee.activation.map { ObjectIdentifier($0.pointee.program) })
        guard keepsDiagnostics, state.pointee.reported.insert(identity).inserted else { return }
        var diagnostic = diagnostic(code, .warning, message, at: place, help: help)
        if !related.isEmpty { diagnostic.related = related }
        report(diagnostic)
    }

    /// Reports a warning at a place in the text of a tag, which is being rendered.
    package func warn(
        _ code: Diagnostic.Code, _ message: String, at place: CustomTag.Pieces.Place, help: String? = nil
    ) {
        let identity = ReportIdentity(
            code: code, source: place.code.source, span: place.code.span, program: ObjectIdentifier(place.program))
        guard keepsDiagnostics, state.pointee.reported.insert(identity).inserted else { return }
        let parts = place.program.code
        var includes = state.pointee.activation.map { callers(of: $0) } ?? []
        // A file of the host's is reached through the tag.
        if place.program !== state.pointee.activation?.pointee.program, let tag = error(code, message).place {
            includes.append(tag)
        }
        report(
            Diagnostic(
                code, .warning, message,
                at: Diagnostic.Place(place.code.span, in: parts.sources[Int(place.code.source)]),
                includes: includes + parts.includeChains.places(of: place.code.chain, in: parts.sources), help: help))
    }

    /// The place that is being rendered, for the pieces of a tag.
    var piecesPlace: CustomTag.Pieces.Place? {
        guard let activation = state.pointee.activation else { return nil }
        return currentCodePlace.map { CustomTag.Pieces.Place(code: $0, program: activation.pointee.program) }
    }

    /// Reports that production does otherwise with the values at hand, where the analysis has not foreseen it.
    func reportDifference(_ difference: ProductionDifference, help: @autoclosure () -> String) {
        guard dialect.comparesWithProduction, let activation = state.pointee.activation, let place = currentCodePlace
        else { return }
        let code = activation.pointee.program.code
        let isForeseen = code.diagnostics.contains { diagnostic in
            guard diagnostic.code == .notInProduction, let known = diagnostic.place, let span = known.span else {
                return false
            }
            return span.start >= place.span.start && span.end <= place.span.end
                && known.file == code.sources[Int(place.source)].name && diagnostic.message == difference.message
        }
        if !isForeseen { warn(.notInProduction, difference.message, at: place, help: help()) }
    }

    /// Whether there is room for another diagnostic.
    private var keepsDiagnostics: Bool { state.pointee.diagnostics.count < options.limits.diagnostics }

    /// Keeps a diagnostic that has a place of its own.
    package func report(_ diagnostic: Diagnostic) {
        guard keepsDiagnostics else { return }
        state.pointee.diagnostics.append(diagnostic)
    }

    var currentCodePlace: CodePlace? {
        guard let activation = state.pointee.activation else { return nil }
        let places = activation.pointee.unit.places
        return places.indices.contains(activation.pointee.counter) ? places[activation.pointee.counter] : nil
    }

    private func diagnostic(
        _ code: Diagnostic.Code, _ severity: Diagnostic.Severity, _ message: String, at place: CodePlace?, help: String?
    ) -> Diagnostic {
        guard let activation = state.pointee.activation, let place else {
            return Diagnostic(code, severity, message, help: help)
        }
        let program = activation.pointee.program
        return Diagnostic(
            code, severity, message, at: Diagnostic.Place(place.span, in: program.code.sources[Int(place.source)]),
            includes: callers(of: activation)
                + program.code.includeChains.places(of: place.chain, in: program.code.sources), help: help)
    }

    /// The places from which the activations around one were entered, outermost first.
    private func callers(of activation: UnsafeMutablePointer<Activation>) -> [Diagnostic.Place] {
        var places: [Diagnostic.Place] = []
        for index in 0..<max(0, activation - state.pointee.activations) {
            let caller = state.pointee.activations + index
            let unitPlaces = caller.pointee.unit.places
            guard unitPlaces.indices.contains(caller.pointee.counter) else { continue }
            let place = unitPlaces[caller.pointee.counter]
            let program = caller.pointee.program
            places += program.code.includeChains.places(of: place.chain, in: program.code.sources)
            let call = Diagnostic.Place(place.span, in: program.code.sources[Int(place.source)])
            // A macro that calls itself is there once.
            if places.last != call { places.append(call) }
        }
        return places.count <= 24 ? places : Array(places.prefix(12) + places.suffix(12))
    }

    /// The text of the expression that is being run.
    var currentText: String { currentCodePlace.map { text(of: $0) } ?? "" }

    /// The text of a place in the program that is being run.
    func text(of place: CodePlace) -> String {
        guard let activation = state.pointee.activation else { return "" }
        return activation.pointee.program.code.sources[Int(place.source)].text(of: place.span)
    }
}

extension String {
    /// Where another text stands in this one, in bytes of UTF-8.
    fileprivate func utf8Offsets(of text: String) -> [Range<Int>] {
        let (bytes, wanted) = (Array(utf8), Array(text.utf8))
        guard !wanted.isEmpty, wanted.count <= bytes.count else { return [] }
        return (0...bytes.count - wanted.count).filter { bytes[$0...].starts(with: wanted) }
            .map { $0..<$0 + wanted.count }
    }
}
