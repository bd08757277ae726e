import Diagnostics
import JSON
import NunjucksRuntime

/// Reads one fixture and the fixtures it extends.
struct FixtureReader {
    /// How many fixtures may extend one another.
    static let extendsLimit = 16
    /// How many faults of one fixture are reported.
    static let diagnosticLimit = 200

    let folder: FixtureFolder
    let schema: StateSchema
    let isStrict: Bool

    /// One file of the chain from a fixture to what it extends in the end.
    private struct Link {
        var fileName: String
        /// Where the file before it names this one.
        var extendsPlace: Diagnostic.Place?
    }

    func read(_ fileName: String) -> Fixture.Reading {
        let examination = examine(fileName)
        guard let document = examination.document, !examination.diagnostics.contains(where: { $0.severity == .error })
        else { return Fixture.Reading(fixture: nil, diagnostics: examination.diagnostics) }
        let graph = StateGraph(document, schema: schema, secrets: examination.secrets)
        let name = fileName.hasSuffix(".json") ? String(fileName.dropLast(5)) : fileName
        return Fixture.Reading(
            fixture: Fixture(name: name, description: examination.description, graph: graph),
            diagnostics: examination.diagnostics)
    }

    func check(_ fileName: String) -> [Diagnostic] { examine(fileName).diagnostics }

    private struct Examination {
        var document: JSONDocument.Storage?
        var description = FixtureDescription()
        var secrets: [Int] = []
        var diagnostics: [Diagnostic] = []
    }

    private func examine(_ fileName: String) -> Examination {
        var chain: [Link] = []
        let document: JSONDocument
        do throws(Diagnostic) {
            document = try load(fileName, at: nil, &chain)
        } catch {
            return Examination(diagnostics: [covered(error)])
        }
        let storage = document.storage
        guard storage.nodes[0].kind == .object else {
            let diagnostic = Diagnostic(
                .invalidFixture, .error, "a fixture must be an object that holds a State", at: document.root.place,
                help: "the State of a page is what JSON.stringify(og.smi.store.getState()) prints")
            return Examination(diagnostics: [covered(diagnostic)])
        }
        var description = FixtureDescription()
        description.read(storage, isStrict: isStrict)
        var checker = StateChecker(storage, schema: schema, isStrict: isStrict)
        checker.checkState()
        return Examination(
            document: storage, description: description, secrets: checker.secrets,
            diagnostics: diagnostics(of: description.findings + checker.findings, in: storage, chain))
    }

    // MARK: Files

    /// Reads a file, applied over the file that it extends.
    private func load(
        _ fileName: String, at place: Diagnostic.Place?, _ chain: inout [Link]
    ) throws(Diagnostic) -> JSONDocument {
        let includes = chain.compactMap(\.extendsPlace)
        let bytes: [UInt8]?
        do throws(Diagnostic) { bytes = try folder.bytes(of: fileName) } catch {
            var error = error
            error.place = place
            error.includes = includes
            throw error
        }
        guard let bytes else {
            throw missing(fileName, at: place, includes: includes)
        }
        chain.append(Link(fileName: fileName, extendsPlace: place))
        var document: JSONDocument
        do throws(Diagnostic) {
            document = try JSONDocument(Source(name: folder.displayName(of: fileName), bytes: bytes))
        } catch {
            var error = error
            error.includes = chain.compactMap(\.extendsPlace)
            throw error
        }
        guard let extends = document.root[Fixture.descriptionKey]?["extends"] else { return document }
        guard let base = extends.string, FixtureFolder.isPlain(base) else {
            throw Diagnostic(
                .invalidFixture, .error,
                "`$fixture.extends` must be the name of another file in the same folder, but is \(shown(extends))",
                at: extends.place, includes: chain.compactMap(\.extendsPlace))
        }
        if let first = chain.firstIndex(where: { $0.fileName == base }) {
            let circle = (chain[first...].map(\.fileName) + [base]).map { "`\($0)`" }.joined(separator: " → ")
            throw Diagnostic(
                .fixtureCycle, .error, "fixtures extend one another in a circle: \(circle)", at: extends.place,
                includes: chain.compactMap(\.extendsPlace))
        }
        guard chain.count < Self.extendsLimit else {
            throw Diagnostic(
                .limit, .error, "more than \(Self.extendsLimit) fixtures extend one another", at: extends.place,
                includes: chain.compactMap(\.extendsPlace))
        }
        document = try load(base, at: extends.place, &chain).merged(with: document)
        return document
    }

    private func missing(_ fileName: String, at place: Diagnostic.Place?, includes: [Diagnostic.Place]) -> Diagnostic {
        let near =
            folder.fileNames.contains(fileName + ".json")
            ? fileName + ".json" : nearest(to: fileName, among: folder.fileNames)
        let message =
            place == nil
            ? "there is no fixture `\(folder.displayName(of: fileName))`"
            : "`$fixture.extends` names `\(fileName)`, which does not exist"
        return Diagnostic(
            .missingFixture, .error, message, at: place, includes: includes,
            help: near.map { "did you mean \"\($0)\"?" })
    }

    private func shown(_ element: JSONDocument.Element) -> String {
        switch element.kind {
        case .string: "\"\(element.string ?? "")\""
        case .null: "null"
        case .boolean: "a truth value"
        case .number: "a number"
        case .array: "a list"
        case .object: "an object"
        }
    }

    // MARK: Diagnostics

    private func diagnostics(
        of findings: [StateChecker.Finding], in storage: JSONDocument.Storage, _ chain: [Link]
    ) -> [Diagnostic] {
        let found = findings.sorted { left, right in
            let (left, right) = (storage.nodes[left.node], storage.nodes[right.node])
            return (left.source, left.start) < (right.source, right.start)
        }
        var places = Places(storage)
        var result = storage.warnings.map { warning in
            var warning = warning
            let source = storage.sources.firstIndex { $0.name == warning.place?.file } ?? 0
            warning.includes = includes(ofSource: source, chain)
            return covered(warning)
        }
        // Errors come before warnings where there are too many to show them all.
        let errors = found.filter { $0.severity == .error }
        let shown =
            found.count > Self.diagnosticLimit
            ? Array((errors + found.filter { $0.severity != .error }).prefix(Self.diagnosticLimit)) : found
        for finding in shown {
            let node = storage.nodes[finding.node]
            let path = JSONPath.text(of: finding.node, in: storage)
            let subject = path.isEmpty ? "the State" : "`\(path)`"
            result.append(
                Diagnostic(
                    finding.code, finding.severity, "\(subject) \(finding.message)", at: places.place(of: finding),
                    includes: includes(ofSource: Int(node.source), chain), help: finding.help))
        }
        if found.count > shown.count {
            let hidden = found.count - shown.count
            result.append(
                Diagnostic(
                    .limit, errors.count > shown.count ? .error : .warning,
                    "\(hidden) more faults of this fixture are not shown",
                    at: found.first.map { places.place(of: $0) }.map { place in
                        Diagnostic.Place(
                            file: place.file, line: 1, column: 1, endLine: 1, endColumn: 1,
                            sourceLine: covered(storage.sources[0].line(1)))
                    }))
        }
        return result
    }

    /// How a file of the chain came into play.
    private func includes(ofSource source: Int, _ chain: [Link]) -> [Diagnostic.Place] {
        chain.prefix(source + 1).compactMap(\.extendsPlace).map { place in
            var place = place
            place.sourceLine = covered(place.sourceLine)
            return place
        }
    }

    private func covered(_ diagnostic: Diagnostic) -> Diagnostic {
        var diagnostic = diagnostic
        if let place = diagnostic.place { diagnostic.place?.sourceLine = covered(place.sourceLine) }
        for index in diagnostic.related.indices {
            diagnostic.related[index].place.sourceLine = covered(diagnostic.related[index].place.sourceLine)
        }
        return diagnostic
    }

    private func covered(_ line: String) -> String { Secret.covered(line) }

    /// Finds the places of nodes. A State from a shop is one long line; its text is made once, not once a fault.
    private struct Places {
        private let storage: JSONDocument.Storage
        private var lines: [Int: String] = [:]

        init(_ storage: JSONDocument.Storage) { self.storage = storage }

        mutating func place(of finding: StateChecker.Finding) -> Diagnostic.Place {
            let node = storage.nodes[finding.node]
            let span: Span =
                switch finding.part {
                case .value: node.kind == .object || node.kind == .array ? opening(of: node) : node.span
                case .key: node.keySpan ?? node.span
                case .opening: opening(of: node)
                }
            let source = storage.sources[Int(node.source)]
            let start = source.position(of: Int(span.start))
            let end = source.position(of: Int(span.end))
            let key = Int(node.source) << 40 | start.line
            let line = lines[key] ?? Secret.covered(source.line(start.line))
            lines[key] = line
            return Diagnostic.Place(
                file: source.name, line: start.line, column: start.column, endLine: end.line, endColumn: end.column,
                sourceLine: line, span: span)
        }

        /// The bracket with which a container begins: to underline all of it would help nobody.
        private func opening(of node: JSONNode) -> Span {
            node.count == 0 ? node.span : Span(Int(node.start)..<Int(node.start) + 1)
        }
    }
}
