import ECMAText
import JSON

/// The one script that pages have here and nowhere else, and what it is told of the page.
enum PageScript {
    /// What a page is told.
    struct Facts {
        var run: String
        /// What a page proves itself with where it asks for something to be written or opened.
        var token: String
        var edition: Edition
        var reloading: Reloading
        /// Which page; nil for the gallery.
        var page: (fixture: String, locale: String, state: UInt64)?
    }

    /// Puts the script into a page: behind the runtime, before the first rendering; into the head of one that has none.
    static func inserted(into page: [UInt8], _ facts: Facts) -> [UInt8] {
        let runtime = Array("<script src=\"../assets/runtime.js\"></script>\n".utf8)
        let tag = Array("<script src=\"/-/client.js\" data-facts=\"\(json(facts))\"></script>\n".utf8)
        if let start = page[...].lastRange(ofBytes: runtime) {
            return page[..<start.upperBound] + tag + page[start.upperBound...]
        }
        guard let start = page[...].firstRange(ofBytes: Array("</head>".utf8)) else { return page + tag }
        return page[..<start.lowerBound] + tag + page[start.lowerBound...]
    }

    /// The facts as JSON in an attribute.
    private static func json(_ facts: Facts) -> String {
        var writer = JSONWriter()
        writer.object { writer in
            write(facts.edition, run: facts.run, to: &writer)
            writer.member("reloading", facts.reloading.rawValue)
            writer.member("token", facts.token)
            if let page = facts.page {
                writer.member("fixture", page.fixture)
                writer.member("locale", page.locale)
                writer.member("state", hexadecimal(page.state))
            }
        }
        return String(decoding: writer.take(), as: UTF8.self)
            .replacing("&", with: "&amp;").replacing("\"", with: "&quot;")
    }

    /// The event that tells of an edition.
    static func event(_ edition: Edition, run: String) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { write(edition, run: run, to: &$0) }
        return Array("data: ".utf8) + writer.take() + Array("\n\n".utf8)
    }

    private static func write(_ edition: Edition, run: String, to writer: inout JSONWriter) {
        writer.member("run", run)
        writer.member("edition", edition.number)
        writer.member("hasErrors", !edition.siteErrors.isEmpty)
        writer.object("parts") { writer in
            writer.member("templates", hexadecimal(edition.parts.templates))
            writer.member("literals", hexadecimal(edition.parts.literals))
            writer.member("texts", hexadecimal(edition.parts.texts))
            writer.member("styles", hexadecimal(edition.parts.styles))
            writer.member("script", hexadecimal(edition.parts.script))
            writer.member("fixtures", hexadecimal(edition.parts.fixtures))
            writer.member("others", hexadecimal(edition.parts.others))
        }
    }

    /// A number too large for JavaScript's own.
    static func hexadecimal(_ number: UInt64) -> String { String(number, radix: 16) }
}
