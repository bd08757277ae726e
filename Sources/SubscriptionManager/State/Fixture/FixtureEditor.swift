import Diagnostics
import JSON

/// Writes what somebody has changed in a State into the fixture's file.
///
/// Only the members that changed are written anew. Secrets stay in the file, of which the State has stand-ins, and so does
/// everything that the State has and the file leaves to what it extends, or to the schema's defaults.
///
/// A change may have `{ "$fixture": { "settings": … } }` beside the State: what it changes in the settings of the theme
/// that the fixture overrides.
package struct FixtureEditor {
    private let folder: FixtureFolder

    /// Makes an editor of the fixtures in a folder.
    package init(_ folder: FixtureFolder) { self.folder = folder }

    /// A fixture's file with a change in it.
    /// - Parameter patch: The change of the State that a page shows, as a merge patch (RFC 7396).
    package func text(of fileName: String, changedBy patch: JSONDocument) throws(Diagnostic) -> [UInt8] {
        let update = try update(of: fileName, by: patch)
        let reader = FixtureReader(folder: folder, schema: .standard, isStrict: false)
        let file = try reader.file(fileName)
        guard let base = try reader.base(of: file) else { return update.text(of: file) }
        return update.text(ofPatch: file, of: base)
    }

    /// A new fixture that extends another one, with a change of that one's State in it.
    package func text(
        ofNew title: String, extending fileName: String, changedBy patch: JSONDocument
    ) throws(Diagnostic) -> [UInt8] {
        var writer = JSONWriter(indent: "  ")
        writer.object { writer in
            writer.object(Fixture.descriptionKey) { writer in
                writer.member("title", title)
                writer.member("extends", fileName)
            }
        }
        writer.endLine()
        let update = try update(of: fileName, by: patch)
        let base = try FixtureReader(folder: folder, schema: .standard, isStrict: false).merged(fileName)
        return update.text(ofPatch: try JSONDocument(Source(name: fileName, bytes: writer.take())), of: base)
    }

    /// The change of what a page shows of a fixture.
    private func update(of fileName: String, by patch: JSONDocument) throws(Diagnostic) -> JSONTextUpdate {
        let reading = folder.read(fileName)
        guard let fixture = reading.fixture else {
            throw reading.diagnostics.first { $0.severity == .error }
                ?? Diagnostic(.invalidFixture, .error, "`\(fileName)` is no fixture")
        }
        let shown = try JSONDocument(Source(name: fileName, bytes: Self.shown(fixture)), isConfidential: true)
        return JSONTextUpdate(from: shown, to: shown.merged(with: patch), elementsByName: ["public_id", "id"])
    }

    /// The State as a page has it, with the settings that it has.
    private static func shown(_ fixture: Fixture) -> [UInt8] {
        let state = fixture.stateJSON()
        let settings = fixture.settingsJSON ?? Array("{}".utf8)
        let isEmpty = state.count <= 2
        return Array("{\"\(Fixture.descriptionKey)\":{\"settings\":".utf8) + settings
            + Array(isEmpty ? "}".utf8 : "},".utf8) + state.dropFirst()
    }
}
