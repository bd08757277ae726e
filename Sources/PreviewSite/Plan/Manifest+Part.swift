import Diagnostics
import JSON

extension Manifest {
    /// Which part of a divided run a folder holds, with what it takes to join it with the others.
    ///
    /// In `manifest.json` it is the member `shard`: `{ "index", "count", "digest", "order", "diagnostics" }`. Several parts
    /// may be written into one folder; as long as some are missing, `indices`, a list, stands in the place of `index`. A
    /// folder that holds all of them has no such member: it is what one run would have made.
    struct Part: Sendable {
        /// Which parts, each from 1, in order.
        let indices: [Int]
        /// Of how many.
        let count: Int
        /// What the run was made of, see ``SiteDigest``.
        let digest: String
        /// What was found in the theme and in names: what belongs to no page.
        let siteDiagnostics: [Diagnostic]

        init(_ indices: some Sequence<Int>, of count: Int, digest: String, siteDiagnostics: [Diagnostic] = []) {
            self.indices = indices.sorted()
            self.count = count
            self.digest = digest
            self.siteDiagnostics = siteDiagnostics
        }

        /// Whether nothing is missing.
        var isAll: Bool { indices.count == count }

        /// Whether another part is one of the same run.
        func isOfSameRun(as other: Part) -> Bool { digest == other.digest && count == other.count }

        /// The same parts, with what was found beside the pages.
        func with(_ siteDiagnostics: [Diagnostic]) -> Part {
            Part(indices, of: count, digest: digest, siteDiagnostics: siteDiagnostics)
        }

        /// As messages name it: `2/3`, or `1, 3/4`.
        var name: String { "\(indices.prefix(12).map(String.init).joined(separator: ", "))/\(count)" }

        func write(to writer: inout JSONWriter, _ fixtures: [Fixture]) {
            if indices.count == 1 {
                writer.member("index", indices[0])
            } else {
                writer.array("indices") { for index in indices { $0.integer(index) } }
            }
            writer.member("count", count)
            writer.member("digest", digest)
            writer.object("order") { writer in
                for fixture in fixtures {
                    guard let order = fixture.order, order.isFinite else { continue }
                    writer.key(fixture.name)
                    writer.number(order)
                }
            }
            writer.array("diagnostics") { for diagnostic in siteDiagnostics { $0.raw(diagnostic.json) } }
        }

        /// Reads a part; nil where the member is not one.
        init?(_ element: JSONDocument.Element) {
            let indices = element["indices"]?.elements ?? element["index"].map { [$0] } ?? []
            guard let count = element["count"]?.number.flatMap({ Int(exactly: $0) }), count > 1,
                let digest = element["digest"]?.string, let diagnostics = element["diagnostics"]?.elements,
                let known = [Int](exactly: indices.map { $0.number.flatMap { Int(exactly: $0) } }), !known.isEmpty,
                known.allSatisfy({ (1...count).contains($0) }), Set(known).count == known.count,
                let found = [Diagnostic](exactly: diagnostics.map { Diagnostic($0) })
            else { return nil }
            self.init(known, of: count, digest: digest, siteDiagnostics: found)
        }
    }
}

extension Array {
    /// The elements, all of which must be there.
    init?(exactly elements: [Element?]) {
        self = elements.compactMap { $0 }
        if count != elements.count { return nil }
    }
}
