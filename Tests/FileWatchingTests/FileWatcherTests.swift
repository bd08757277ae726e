import FileWatching
import Foundation
import TestSupport
import Testing

/// The ways in which editors and other programs change files.
@Suite("A watched folder")
struct FileWatcherTests {
    private static let methods: [FileWatcher.Method] = [.events, .polling]
    private static let theme = ["views/main.liquid": "one", "views/order/item.liquid": "two", "styles/main.css": "a"]

    private static func all(_ reports: [Set<String>]) -> Set<String> { reports.reduce(into: []) { $0.formUnion($1) } }

    @Test("tells of a file that is written beside its place and renamed", arguments: Self.methods)
    func renamed(method: FileWatcher.Method) throws {
        let watched = try Watched(Self.theme, method: method)
        try watched.run("printf three > views/main.liquid.new && mv views/main.liquid.new views/main.liquid")
        let reports = try watched.told(["views/main.liquid"])
        #expect(Self.all(reports).subtracting(["views/main.liquid.new"]) == ["views/main.liquid"])
    }

    @Test("tells of a file that is truncated and written", arguments: Self.methods)
    func truncated(method: FileWatcher.Method) throws {
        let watched = try Watched(Self.theme, method: method)
        try watched.run("printf four > views/order/item.liquid")
        #expect(try watched.told(["views/order/item.liquid"]) == [["views/order/item.liquid"]])
    }

    @Test("waits for a file that is written in pieces")
    func pieces() throws {
        let watched = try Watched(Self.theme)
        try watched.run("(printf a; sleep 0.05; printf b; sleep 0.05; printf c) > views/main.liquid")
        #expect(try watched.told(["views/main.liquid"]) == [["views/main.liquid"]])
        #expect(watched.folder.text("views/main.liquid") == "abc")
    }

    @Test("tells of a file that is written and never closed")
    func neverClosed() throws {
        let watched = try Watched(Self.theme)
        let file = try FileHandle(forWritingTo: watched.folder.file("views/main.liquid"))
        try file.write(contentsOf: Data("changed".utf8))
        #expect(try watched.told(["views/main.liquid"]) == [["views/main.liquid"]])
        try file.close()
    }

    @Test("tells of new, removed and made again files and folders", arguments: Self.methods)
    func comingAndGoing(method: FileWatcher.Method) throws {
        let watched = try Watched(Self.theme, method: method)
        try watched.folder.write("new", to: "views/a/b/c/new.liquid")
        _ = try watched.told(["views/a/b/c/new.liquid"])
        try watched.folder.write("newer", to: "views/a/b/c/new.liquid")
        #expect(try watched.told(["views/a/b/c/new.liquid"]) == [["views/a/b/c/new.liquid"]])
        try watched.folder.remove("views/a")
        _ = try watched.told(["views/a/b/c/new.liquid"])
        try watched.folder.write("again", to: "views/a/b/c/new.liquid")
        _ = try watched.told(["views/a/b/c/new.liquid"])
        try watched.folder.remove("views/main.liquid")
        #expect(try watched.told(["views/main.liquid"]) == [["views/main.liquid"]])
    }

    @Test("tells of a folder that is renamed, and of what happens in it afterwards", arguments: Self.methods)
    func renamedFolder(method: FileWatcher.Method) throws {
        let watched = try Watched(Self.theme, method: method)
        try watched.run("mv views/order views/orders")
        _ = try watched.told(["views/order/item.liquid", "views/orders/item.liquid"])
        try watched.run("printf x > views/orders/item.liquid")
        #expect(try watched.told(["views/orders/item.liquid"]) == [["views/orders/item.liquid"]])
        try watched.run("mkdir new && printf y > new/main.liquid && mv views old && mv new views")
        _ = try watched.told(["views/main.liquid", "views/orders/item.liquid", "old/main.liquid"])
        try watched.run("printf z > views/main.liquid")
        #expect(try watched.told(["views/main.liquid"]) == [["views/main.liquid"]])
    }

    @Test("tells of two hundred files that git exchanges in few reports, and of nothing in `.git`")
    func branchSwitch() throws {
        var files: [String: String] = [:]
        for number in 0..<200 { files["views/\(number % 7)/\(number).liquid"] = "one \(number)" }
        let folder = try Watched(files)
        try folder.run(
            """
            git init -q . && git config user.email a@b && git config user.name a && git add -A && git commit -qm one
            git checkout -qb two && for file in views/*/*; do echo two >> $file; done && git commit -qam two && git checkout -q -
            """)
        _ = try folder.told(Set(files.keys))
        try folder.run("git checkout -q two")
        let reports = try folder.told(Set(files.keys))
        #expect(Self.all(reports) == Set(files.keys))
        #expect(reports.count < 12)
        #expect(folder.watcher.method == .events)
    }

    @Test("tells nothing of editors' files, packages and the output", arguments: Self.methods)
    func ignored(method: FileWatcher.Method) throws {
        let watched = try Watched(Self.theme, ignoring: ["previews"], method: method)
        for name in [
            ".views.swp", "views/main.liquid~", "views/.main.liquid.swp", "views/4913", "views/#main.liquid#",
            "node_modules/a/b.css", "previews/index.html", ".git/index.lock",
        ] {
            try watched.folder.write("x", to: name)
        }
        try watched.folder.write("x", to: "views/last.liquid")
        #expect(try watched.told(["views/last.liquid"]) == [["views/last.liquid"]])
    }

    @Test("follows links that stay in the folder, and no others", arguments: Self.methods)
    func links(method: FileWatcher.Method) throws {
        let watched = try Watched(
            ["theme/views/main.liquid": "a", "theme/shared/part.liquid": "b", "outside/x.liquid": "c"], method: method,
            at: "/theme")
        try watched.folder.link("theme/views/parts", to: "../shared")
        try watched.folder.link("theme/views/outside", to: "../../outside")
        try watched.folder.link("theme/views/one.liquid", to: "../shared/part.liquid")
        try watched.folder.link("theme/views/round", to: "..")
        _ = try watched.told(["views/parts/part.liquid", "views/one.liquid"])
        try watched.folder.write("changed", to: "outside/x.liquid")
        try watched.folder.write("changed", to: "theme/shared/part.liquid")
        let all: Set = ["shared/part.liquid", "views/parts/part.liquid", "views/one.liquid"]
        let told = Self.all(try watched.told(all))
        #expect(told.filter { !$0.contains("round/") } == all)
    }

    @Test("tells of a change within the same tick of the clock, with the same size")
    func sameTick() throws {
        let watched = try Watched(Self.theme)
        for text in ["aaa", "bbb", "ccc"] {
            try watched.run("printf \(text) > views/main.liquid && touch -d @1000 views/main.liquid")
            #expect(try watched.told(["views/main.liquid"]).isEmpty == false)
        }
    }

    @Test("gives what has changed to those who ask, before it is told")
    func asked() throws {
        let watched = try Watched(Self.theme, method: .polling)
        try watched.folder.write("asked", to: "views/main.liquid")
        try watched.folder.makeOld("views/main.liquid")
        let told = watched.watcher.untoldChanges().map { String($0.dropFirst(watched.folder.path.count + 1)) }
        #expect(told == ["views/main.liquid"] || watched.reports == [["views/main.liquid"]])
    }
}
