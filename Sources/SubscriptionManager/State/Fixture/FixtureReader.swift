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
        /// The name of this file in the one that extends it.
        var name: JSONDocument.Element?
        /// What the file holds; nil where it is no JSON.
        var document: JSONDocument?
    }

    func read(_ fileName: String) -> Fixture.Reading {
        let examination = examine(fileName)
        guard let document = examination.document, !examination.diagnostics.contains(where: { $0.severity == .error })
        else { return Fixture.Reading(fixture: nil, diagnostics: examination.diagnostics) }
        let graph = StateGraph(document, schema: schema)
        let name = fileName.hasSuffix(".json") ? String(fileName.dropLast(5)) : fileName
        return Fixture.Reading(
            fixture: Fixture(name: name, description: examination.description, graph: graph),
            diagnostics: examination.diagnostics)
    }

    func check(_ fileName: String) -> [Diagnostic] { examine(fileName).diagnostics }

    private struct Examination {
        /// What the fixture holds, with stand-ins in the place of its secrets.
        var document: JSONDocument.Storage?
        var description = FixtureDescription()
        var diagnostics: [Diagnostic] = []
    }

    private func examine(_ fileName: String) -> Examination {
        var chain: [Link] = []
        let document: JSONDocument
        do throws(Diagnostic) {
            document = try load(fileName, named: nil, &chain)
        } catch {
            return Examination(diagnostics: [error])
        }
        let storage = document.storage
        guard storage.nodes[0].kind == .object else {
            let diagnostic = Diagnostic(
                .invalidFixture, .error, "a fixture must be an object that holds a State",
                at: place(of: document.root),
                help: "the State of a page is what JSON.stringify(og.smi.store.getState()) prints")
            return Examination(diagnostics: [diagnostic])
        }
        // From here on nothing knows the secrets but the texts of the files, in which messages find their places.
        let secrets = Secrets(of: storage, schema: schema)
        var description = FixtureDescription()
        description.read(secrets.replaced, isStrict: isStrict)
        var checker = StateChecker(secrets, schema: schema, isStrict: isStrict)
        checker.checkState()
        let findings = description.findings + secrets.findings + checker.findings
        return Examination(
            document: secrets.replaced, description: description,
            diagnostics: diagnostics(of: findings, in: storage, chain))
    }

    // MARK: Files

    /// What a file holds, with what it extends.
    func merged(_ fileName: String) throws(Diagnostic) -> JSONDocument {
        var chain: [Link] = []
        return try load(fileName, named: nil, &chain)
    }

    /// What a file itself holds.
    func file(_ fileName: String) throws(Diagnostic) -> JSONDocument {
        guard let bytes = try folder.bytes(of: fileName) else { throw missing(fileName, at: nil, includes: []) }
        return try JSONDocument(Source(name: folder.displayName(of: fileName), bytes: bytes), isConfidential: true)
    }

    /// What a file extends; nil where it extends nothing.
    func base(of document: JSONDocument) throws(Diagnostic) -> JSONDocument? {
        guard let base = document.root[Fixture.descriptionKey]?["extends"]?.string, FixtureFolder.isPlain(base) else {
            return nil
        }
        return try merged(base)
    }

    /// Reads a file, applied over the file that it extends.
    private func load(
        _ fileName: String, named name: JSONDocument.Element?, _ chain: inout [Link]
    ) throws(Diagnostic) -> JSONDocument {
        let bytes: [UInt8]?
        do throws(Diagnostic) { bytes = try folder.bytes(of: fileName) } catch {
            var error = error
            error.place = name.map(place)
            error.includes = includes(chain)
            throw error
        }
        guard let bytes else {
            throw missing(fileName, at: name.map(place), includes: includes(chain))
        }
        chain.append(Link(fileName: fileName, name: name))
        let source = Source(name: folder.displayName(of: fileName), bytes: bytes)
        let document: JSONDocument
        do throws(Diagnostic) {
            document = try JSONDocument(source, isConfidential: true)
        } catch {
            var error = error
            error.includes = includes(chain)
            if let span = error.place?.span {
                error.place = CoveredSource(unreadable: source, schema: schema).place(of: span)
            }
            throw error
        }
        chain[chain.count - 1].document = document
        guard let extends = document.root[Fixture.descriptionKey]?["extends"] else { return document }
        guard let base = extends.string, FixtureFolder.isPlain(base) else {
            throw Diagnostic(
                .invalidFixture, .error,
                "`$fixture.extends` must be the name of another file in the same folder, but is \(shown(extends))",
                at: place(of: extends), includes: includes(chain))
        }
        if let first = chain.firstIndex(where: { $0.fileName == base }) {
            let circle = (chain[first...].map(\.fileName) + [base]).map { "`\($0)`" }.joined(separator: " → ")
            throw Diagnostic(
                .fixtureCycle, .error, "fixtures extend one another in a circle: \(circle)", at: place(of: extends),
                includes: includes(chain))
        }
        guard chain.count < Self.extendsLimit else {
            throw Diagnostic(
                .limit, .error, "more than \(Self.extendsLimit) fixtures extend one another", at: place(of: extends),
                includes: includes(chain))
        }
        return try load(base, named: extends, &chain).merged(with: document)
    }

    private func missing(_ fileName: String, at place: Diagnostic.Place?, includes: [Diagnostic.Place]) -> Diagnostic {
        let near =
            folder.fileNames.contains(fileName + ".json")
            ? fileName + ".json" : nearest(to: fileName, among: folder.fileNames)
        let message =
            place == nil
            ? "there is no fixture `\(folder.displayName(of: fileName))`"
            : "`$fixture.extends` names `\(Secrets.replaced(in: fileName))`, which does not exist"
        return Diagnostic(
            .missingFixture, .error, message, at: place, includes: includes,
            help: near.map { "did you mean \"\($0)\"?" })
    }

    private func shown(_ element: JSONDocument.Element) -> String {
        switch element.kind {
        case .string: "\"\(Secrets.replaced(in: element.string ?? ""))\""
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
        guard !findings.isEmpty || !storage.warnings.isEmpty else { return [] }
        let ways = chain.indices.map { includes(ofSource: $0, chain) }
        let found = findings.sorted { left, right in
            let (left, right) = (storage.nodes[left.node], storage.nodes[right.node])
            return (left.source, left.start) < (right.source, right.start)
        }
        var places = FixturePlaces(storage, in: chain.compactMap(\.document), schema: schema)
        var result = storage.warnings.map { warning in
            var warning = warning
            let source = storage.sources.firstIndex { $0.name == warning.place?.file } ?? 0
            warning.includes = ways[source]
            if let span = warning.place?.span { warning.place = places.place(of: span, inSource: source) }
            return warning
        }
        // Errors come before warnings where there are too many to show them all.
        let errors = found.filter { $0.severity == .error }
        let shown =
            found.count > Self.diagnosticLimit
            ? Array((errors + found.filter { $0.severity != .error }).prefix(Self.diagnosticLimit)) : found
        for finding in shown {
            let node = storage.nodes[finding.node]
            let path = finding.path ?? JSONPath.text(of: finding.node, in: storage)
            let subject = path.isEmpty ? "the State" : "`\(path)`"
            result.append(
                Diagnostic(
                    finding.code, finding.severity, "\(subject) \(finding.message)", at: places.place(of: finding),
                    includes: ways[Int(node.source)], help: finding.help))
        }
        if found.count > shown.count {
            let hidden = found.count - shown.count
            result.append(
                Diagnostic(
                    .limit, errors.count > shown.count ? .error : .warning,
                    "\(hidden) more faults of this fixture are not shown",
                    at: Diagnostic.Place(
                        file: storage.sources[0].name, line: 1, column: 1, endLine: 1, endColumn: 1,
                        sourceLine: places.line(1, ofSource: 0))))
        }
        return result
    }

    /// How a file of the chain came into play.
    private func includes(ofSource source: Int, _ chain: [Link]) -> [Diagnostic.Place] {
        chain.prefix(source + 1).compactMap(\.name).map(place)
    }

    private func includes(_ chain: [Link]) -> [Diagnostic.Place] { includes(ofSource: chain.count, chain) }

    /// The place of a value in its own file, in a line that shows no secret.
    private func place(of element: JSONDocument.Element) -> Diagnostic.Place {
        CoveredSource(JSONDocument(storage: element.storage), schema: schema).place(of: element.span)
    }
}
