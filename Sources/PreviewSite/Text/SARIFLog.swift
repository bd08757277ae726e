import Diagnostics
import JSON

/// Diagnostics as a log of static analysis (SARIF 2.1.0, OASIS Standard), which code scanning of GitHub, GitLab and Azure
/// DevOps and the editors' SARIF viewers read.
///
/// A log has one run. Columns count characters (Unicode scalar values), as all of this project's do.
public struct SARIFLog {
    private let version: String
    private let themeFolder: String

    /// Makes the writer of a log.
    /// - Parameters:
    ///   - version: The version of this program.
    ///   - themeFolder: The path of the theme's folder, which stands before the names of the theme's files.
    public init(version: String, themeFolder: String) {
        self.version = version
        self.themeFolder = themeFolder
    }

    /// The log of some diagnostics, each with the pages on which it was met.
    public func bytes(_ diagnostics: [PageDiagnostic]) -> [UInt8] {
        var codes: [Diagnostic.Code] = []
        var indexes: [Diagnostic.Code: Int] = [:]
        for entry in diagnostics where indexes[entry.diagnostic.code] == nil {
            indexes[entry.diagnostic.code] = codes.count
            codes.append(entry.diagnostic.code)
        }
        var driver = JSONObjectText()
        driver.add("name", "sm-preview")
        driver.add("semanticVersion", version)
        driver.add("rules", codes.map(rule))
        var tool = JSONObjectText()
        tool.add("driver", driver)
        var run = JSONObjectText()
        run.add("tool", tool)
        run.add("columnKind", "unicodeCodePoints")
        run.add("results", diagnostics.map { result($0, rule: indexes[$0.diagnostic.code] ?? 0) })
        var log = JSONObjectText()
        log.add("$schema", "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json")
        log.add("version", "2.1.0")
        log.add("runs", [run])
        return log.bytes + [UInt8(ascii: "\n")]
    }

    private func rule(_ code: Diagnostic.Code) -> JSONObjectText {
        var rule = JSONObjectText()
        rule.add("id", code.rawValue)
        guard let entry = Catalogue.entry(for: code) else { return rule }
        rule.add("shortDescription", message(entry.title))
        rule.add("fullDescription", message(entry.explanation))
        rule.add("help", message(entry.cure))
        var configuration = JSONObjectText()
        configuration.add("level", entry.severity.rawValue)
        rule.add("defaultConfiguration", configuration)
        return rule
    }

    private func result(_ entry: PageDiagnostic, rule: Int) -> JSONObjectText {
        let diagnostic = entry.diagnostic
        var result = JSONObjectText()
        result.add("ruleId", diagnostic.code.rawValue)
        result.add("ruleIndex", json: String(rule))
        result.add("level", diagnostic.severity.rawValue)
        result.add("message", message([diagnostic.message, diagnostic.help].compactMap { $0 }.joined(separator: "; ")))
        result.add("locations", diagnostic.place.map { [location(of: $0)] } ?? [])
        if !diagnostic.related.isEmpty {
            result.add(
                "relatedLocations",
                diagnostic.related.map { related in
                    var location = location(of: related.place)
                    location.add("message", message(related.message))
                    return location
                })
        }
        if !diagnostic.fixes.isEmpty { result.add("fixes", diagnostic.fixes.map(fix)) }
        return result
    }

    private func fix(_ fix: Diagnostic.Fix) -> JSONObjectText {
        var object = JSONObjectText()
        object.add("description", message(fix.title))
        let files = fix.edits.reduce(into: [String]()) { files, edit in
            if !files.contains(edit.place.file) { files.append(edit.place.file) }
        }
        object.add(
            "artifactChanges",
            files.map { file in
                let edits = fix.edits.filter { $0.place.file == file }
                var change = JSONObjectText()
                change.add("artifactLocation", artifact(edits[0].place))
                change.add(
                    "replacements",
                    edits.map { edit in
                        var replacement = JSONObjectText()
                        replacement.add("deletedRegion", region(edit.place))
                        var content = JSONObjectText()
                        content.add("text", edit.replacement)
                        replacement.add("insertedContent", content)
                        return replacement
                    })
                return change
            })
        return object
    }

    private func location(of place: Diagnostic.Place) -> JSONObjectText {
        var physical = JSONObjectText()
        physical.add("artifactLocation", artifact(place))
        physical.add("region", region(place))
        var location = JSONObjectText()
        location.add("physicalLocation", physical)
        return location
    }

    /// Where a file is, from where the program runs, as a relative reference (RFC 3986, 4.2).
    private func artifact(_ place: Diagnostic.Place) -> JSONObjectText {
        var artifact = JSONObjectText()
        artifact.add("uri", place.path(inThemeAt: themeFolder).urlPath)
        return artifact
    }

    private func region(_ place: Diagnostic.Place) -> JSONObjectText {
        var region = JSONObjectText()
        region.add("startLine", json: String(place.line))
        region.add("startColumn", json: String(place.column))
        region.add("endLine", json: String(place.endLine))
        region.add("endColumn", json: String(place.endColumn))
        return region
    }

    private func message(_ text: String) -> JSONObjectText {
        var message = JSONObjectText()
        message.add("text", text)
        return message
    }
}
