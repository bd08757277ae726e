import Diagnostics
import JSON
import Localization
import NunjucksAnalysis
import NunjucksJavaScript
import NunjucksSyntax

/// The templates of a page once more, of which each literal tells where it stands: for those who look into a page.
///
/// `ogPreview.templates` is the same as in `templates.js`, and renders the same. Beside that it has `places`:
///
/// ```js
/// {
///   "sources": [["views/main.liquid", "<h1>…"]],                    // the views with their texts
///   "literals": [{
///     "source": 0,
///     "elements": [[0, 3, 0, 1, 1]],     // of each tag: the string that has it, where in it its name ends, and its place:
///                                        // the number of the source, line and column; null where that is not known
///     "values": [[{ "place": [0, 1, 5], "text": "'title' | t", "paths": [], "filters": ["t"], "keys": ["title"] }]]
///   }],
///   "texts": { "en-US": ["locales/en-US.json", { "title": [1, 2] }] }   // where the keys of texts stand
/// }
/// ```
///
/// and asks the tag `html` for others, one for each literal: `html.at(places)`.
struct PlacedTemplates {
    let page: AnalyzedTemplate
    let texts: PageTexts
    let settings: JSONDocument.Element?
    let locales: [LocaleFile]

    var script: [UInt8] {
        var emitter = texts.emitter
        emitter.numbersLiterals = true
        let main = emitter.page(page)
        let library = emitter.takeLibrary()
        let views = TemplatesScript(page, main: main, by: emitter, library: library, texts: texts, settings: settings)
        let places = Array("places: ".utf8) + places(emitter.literalPlaces) + Array(",\n".utf8)
        return views.script(beginning: "html = html.at(this.places);\n", with: places)
    }

    private func places(_ literals: [LiteralPlaces]) -> [UInt8] {
        var writer = JSONWriter(escaping: .scripts)
        writer.object { writer in
            writer.array("sources") { writer in
                for source in page.sources {
                    writer.array { writer in
                        writer.string(source.name)
                        writer.string(String(decoding: source.bytes, as: UTF8.self))
                    }
                }
            }
            writer.array("literals") { writer in
                for literal in literals { writer.object { write(literal, to: &$0) } }
            }
            writer.object("texts") { writer in
                for file in locales {
                    writer.array(file.name) { writer in
                        writer.string(file.file)
                        writer.object { write(file.keys, "", depth: 0, to: &$0) }
                    }
                }
            }
        }
        return writer.take()
    }

    private func write(_ literal: LiteralPlaces, to writer: inout JSONWriter) {
        writer.member("source", literal.source)
        if let elements = literal.elements {
            writer.array("elements") { writer in
                for element in elements {
                    writer.array { writer in
                        writer.integer(element.string)
                        writer.integer(element.end)
                        write(element.place, to: &writer)
                    }
                }
            }
        }
        writer.array("values") { writer in
            for value in literal.values {
                writer.array { writer in for part in value { writer.object { write(part, to: &$0) } } }
            }
        }
    }

    private func write(_ value: LiteralPlaces.Value, to writer: inout JSONWriter) {
        writer.array("place") { write(value.place, to: &$0) }
        writer.member("text", value.text)
        for (name, texts) in [("paths", value.paths), ("filters", value.filters), ("keys", value.keys)] {
            writer.array(name) { writer in for text in texts { writer.string(text) } }
        }
    }

    private func write(_ place: LiteralPlaces.Place, to writer: inout JSONWriter) {
        let (line, column) = page.sources[place.source].position(of: place.offset)
        writer.integer(place.source)
        writer.integer(line)
        writer.integer(column)
    }

    /// Writes where the keys of texts stand; those of objects inside are dotted.
    private func write(_ texts: JSONDocument.Element, _ path: String, depth: Int, to writer: inout JSONWriter) {
        guard depth < Self.depthLimit else { return }
        for element in texts.elements {
            let key = path + (element.key ?? "")
            if element.kind == .object {
                // The forms of a plural are no keys; where they stand, the key does.
                if element.elements.contains(where: { LocaleFile.pluralForms.contains($0.key ?? "") }) {
                    write(element, at: key, to: &writer)
                }
                write(element, key + ".", depth: depth + 1, to: &writer)
            } else {
                write(element, at: key, to: &writer)
            }
        }
    }

    private func write(_ text: JSONDocument.Element, at key: String, to writer: inout JSONWriter) {
        let (line, column) = text.source.position(of: Int((text.keySpan ?? text.span).start))
        writer.array(key) { writer in
            writer.integer(line)
            writer.integer(column)
        }
    }

    private static let depthLimit = 64
}
