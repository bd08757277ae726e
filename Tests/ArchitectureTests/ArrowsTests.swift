import Foundation
import Testing

/// The arrows between modules and between their folders: which way they point, and that none leads back.
@Suite("Arrows")
struct ArrowsTests {
    /// All modules, those of tests too.
    private let modules: [ModuleSources]
    /// The modules that have folders, with the arrows between them.
    private let divided: [(module: String, graph: ArrowGraph)]

    /// Every source, read once for all tests.
    private static let sources = Result { try Module.all().map { try ModuleSources(of: $0) } }

    init() throws {
        modules = try Self.sources.get()
        let inside = modules.filter { $0.module.path.hasPrefix("Sources/") }
        divided = inside.compactMap { sources in
            let folders = Folders(of: sources)
            guard folders.isDivided else { return nil }
            let others = inside.filter { $0.module.name != folders.module }
            let graph = folders.graph(membersElsewhere: others.reduce(into: []) { $0.formUnion($1.members) })
            return (folders.module, graph)
        }
    }

    /// The arrows between modules, as the manifest has them.
    private var moduleGraph: ArrowGraph {
        let inside = modules.map(\.module).filter { $0.path.hasPrefix("Sources/") }
        let names = Set(inside.map(\.name))
        return ArrowGraph(
            rooms: inside.map(\.name),
            arrows: inside.flatMap { module in
                module.dependencies.filter(names.contains).map { ArrowGraph.Arrow(user: module.name, used: $0) }
            })
    }

    @Test("every import of a module of ours is a dependency in the manifest")
    func importsAreDependencies() {
        let names = Set(modules.map(\.module.name))
        for sources in modules {
            for (imported, file) in sources.imports where names.contains(imported) {
                #expect(
                    sources.module.dependencies.contains(imported),
                    "\(file) of \(sources.module.name) imports \(imported), which the manifest does not name")
            }
        }
    }

    @Test("every dependency in the manifest is imported")
    func dependenciesAreImported() {
        // Tests may run a program that they do not import.
        let programs = modules.map(\.module).filter { $0.kind == .executableTarget }.map(\.name)
        for sources in modules {
            let imports = sources.imports
            for dependency in sources.module.dependencies where !programs.contains(dependency) {
                #expect(
                    imports[dependency] != nil,
                    "\(sources.module.name) depends on \(dependency), and does not import it")
            }
        }
    }

    @Test("modules form no circle")
    func noCircleOfModules() {
        #expect(moduleGraph.circle.isEmpty, "\(Self.shown(moduleGraph.circle))")
    }

    @Test("folders of a module form no circle, and do not use its front")
    func noCircleOfFolders() {
        for (module, graph) in divided {
            #expect(graph.circle.isEmpty, "\(module): \(Self.shown(graph.circle))")
            let upward = graph.arrows.filter { $0.used == Folders.front }
            #expect(upward.isEmpty, "\(module): \(Self.shown(upward))")
        }
    }

    /// `SM_RECORD=1 swift test` writes the file anew; look at what changed.
    @Test("the arrows are those of the approved file")
    func approved() throws {
        let text = ArrowsText.text(modules: moduleGraph, folders: divided)
        print(text)
        let file = Module.root.appending(path: "Tests/Cases/architecture/arrows.txt")
        if ProcessInfo.processInfo.environment["SM_RECORD"] != nil {
            try text.write(to: file, atomically: true, encoding: .utf8)
        }
        #expect(try String(contentsOf: file, encoding: .utf8) == text)
    }

    private static func shown(_ arrows: [ArrowGraph.Arrow]) -> String {
        arrows.map { "\($0.user) → \($0.used)" + ($0.example.isEmpty ? "" : " (\($0.example))") }
            .joined(separator: ", ")
    }
}

/// What finds the arrows.
@Suite("Finding arrows")
struct FindingArrowsTests {
    @Test("words in comments and strings are no names, those in interpolations are")
    func tokens() {
        let source = """
            // A comment
            let text = "a string \\(value) more" /* another /* within */ it */
            let raw = #"a \\(raw) one"#
            """
        let words = SwiftTokens.tokens(of: source).filter { $0.kind == .word }.map(\.spelling)
        #expect(words == ["let", "text", "value", "let", "raw"])
    }

    @Test("names are global, members, or local to their file")
    func names() {
        let names = SwiftNames(
            """
            import struct Other.Thing
            struct Box<Content> {
                let content: Content
                private var count = 0
                enum Kind { case full, empty(Int) }
                func open(with key: Key) { let lid = key.turn() }
            }
            private struct Hidden { var inside = 1 }
            func pack(_ things: [Thing]) -> Box<Thing> { Box(content: things[0]) }
            """)
        #expect(names.imports == ["Other"])
        #expect(names.global == ["Box", "pack"])
        #expect(names.members == ["content", "Kind", "full", "empty", "open"])
        #expect(names.local.isSuperset(of: ["Content", "count", "key", "lid", "Hidden", "inside", "things"]))
        #expect(names.usedPlainly.isSuperset(of: ["Key", "Thing", "Box"]))
        #expect(names.usedAfterDot == ["turn", "Thing"])
    }

    @Test("a circle is found, and the rooms without one are in order")
    func circles() {
        let graph = ArrowGraph(
            rooms: ["a", "b", "c", "d"],
            arrows: [
                ArrowGraph.Arrow(user: "b", used: "a"), ArrowGraph.Arrow(user: "c", used: "d"),
                ArrowGraph.Arrow(user: "d", used: "c"), ArrowGraph.Arrow(user: "d", used: "a"),
            ])
        #expect(graph.floors == [["a"], ["b"]])
        #expect(
            graph.circle == [ArrowGraph.Arrow(user: "c", used: "d"), ArrowGraph.Arrow(user: "d", used: "c")])
    }

    @Test("the manifest's targets are read with their dependencies and folders")
    func manifest() {
        let modules = Module.targets(
            SwiftTokens.tokens(
                of: """
                    .target(name: "A", dependencies: ["B", .product(name: "C", package: "c")], path: "Elsewhere"),
                    .testTarget(name: "ATests", dependencies: ["A"]),
                    """))
        #expect(modules.map(\.name) == ["A", "ATests"])
        #expect(modules.map(\.dependencies) == [["B", "C"], ["A"]])
        #expect(modules.map(\.path) == ["Elsewhere", "Tests/ATests"])
    }
}
