import Diagnostics
import FileSystem
import HTML

/// What a check found, as the XML that CI systems read.
public enum JUnitReport {
    private static let beginning = """
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuites name="sm-preview"
        """

    /// Makes sure that a report can stand at a path: that nothing is there but an older one.
    /// - Throws: ``Diagnostic/Code/foreignFolder`` where there is another file.
    public static func checkPlace(_ path: String) throws(Diagnostic) {
        guard FilePaths.kind(at: path) == .file, let standing = try? File.contents(at: path), !standing.isEmpty,
            !standing.starts(with: beginning.utf8)
        else { return }
        throw Diagnostic(
            .foreignFolder, .error, "`\(path)` is not a report that sm-preview made, and is left as it is",
            help: "name another file with `--junit`")
    }

    /// The bytes of the report: a test case for each page, and one for each shared file that differs.
    /// - Parameters:
    ///   - pages: The pages that were made.
    ///   - differences: What differs from the approved site.
    public static func bytes(_ pages: [Manifest.Page], _ differences: [SnapshotCheck.Difference]) -> [UInt8] {
        var byPath: [String: SnapshotCheck.Difference] = [:]
        for difference in differences { byPath[difference.path] = difference }
        var cases: [String] = []
        var failures = 0
        var errors = 0
        for page in pages {
            let printer = DiagnosticPrinter()
            var content = ""
            if page.isFailed {
                errors += 1
                let texts = page.diagnostics.filter { $0.severity == .error }.map { printer.text($0) }.joined()
                content += element("error", message: "the page could not be made", text: texts)
            }
            if let difference = byPath.removeValue(forKey: page.name.path) {
                if !page.isFailed { failures += 1 }
                content += failure(difference)
            }
            cases.append(testCase(className: page.name.fixture, name: page.name.locale, content))
        }
        for difference in differences where byPath[difference.path] != nil {
            failures += 1
            let segments = difference.path.split(separator: "/").map(String.init)
            cases.append(
                testCase(
                    className: segments.count > 1 ? segments[0] : "site",
                    name: segments.count > 1 ? segments.dropFirst().joined(separator: "/") : difference.path,
                    failure(difference)))
        }
        let counts = "tests=\"\(cases.count)\" failures=\"\(failures)\" errors=\"\(errors)\""
        let text = """
            \(beginning) \(counts)>
              <testsuite name="sm-preview check" \(counts)>
            \(cases.joined())  </testsuite>
            </testsuites>

            """
        return Array(text.utf8)
    }

    private static func testCase(className: String, name: String, _ content: String) -> String {
        let start = "    <testcase classname=\"\(escaped(className))\" name=\"\(escaped(name))\""
        return content.isEmpty ? start + "/>\n" : "\(start)>\n\(content)    </testcase>\n"
    }

    private static func failure(_ difference: SnapshotCheck.Difference) -> String {
        element("failure", message: "\(difference.path): \(difference.kind.explanation)", text: difference.diff)
    }

    private static func element(_ name: String, message: String, text: String) -> String {
        let start = "      <\(name) message=\"\(escaped(message))\""
        return text.isEmpty ? start + "/>\n" : "\(start)>\(escaped(text))</\(name)>\n"
    }

    /// A text in XML: characters that XML 1.0 cannot hold (section 2.2) become U+FFFD.
    private static func escaped(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.htmlEscaped.unicodeScalars {
            switch scalar.value {
            case 0x09, 0x0A, 0x0D, 0x20...0xFFFD, 0x10000...: result.append(scalar)
            default: result.append("\u{FFFD}")
            }
        }
        return String(result)
    }
}

extension SnapshotCheck.Difference.Kind {
    /// What it means, in words.
    public var explanation: String {
        switch self {
        case .changed: "differs from what was approved"
        case .missing: "is not in the output folder"
        case .superfluous: "belongs to no page any more"
        }
    }
}
