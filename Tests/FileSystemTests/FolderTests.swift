import Foundation
import Testing

@testable import FileSystem

@Suite("Folders and files")
struct FolderTests {
    /// A folder of its own for each test, which is removed with it.
    private final class Scratch {
        let path = NSTemporaryDirectory() + "/file-system-tests-\(UUID())"

        init() throws { try FileSystem.Folder.make(path: path + "/inner") }

        deinit { try? FileManager.default.removeItem(atPath: path) }
    }

    @Test("a file is put in its place, read, listed and removed")
    func files() throws {
        let scratch = try Scratch()
        let folder = try Folder(path: scratch.path)
        try folder.replace("a.txt", with: Array("one".utf8))
        try folder.replace("a.txt", with: Array("two".utf8))
        #expect(try folder.contents(of: "a.txt") == Array("two".utf8))
        #expect(try File.contents(at: scratch.path + "/a.txt") == Array("two".utf8))
        #expect(try folder.names() == ["a.txt", "inner"])
        #expect(folder.kind(of: "inner") == .folder)
        try folder.remove("a.txt")
        folder.removeIfEmpty("inner")
        #expect(try folder.names() == [])
    }

    @Test("a folder follows no links, and takes no paths")
    func links() throws {
        let scratch = try Scratch()
        let folder = try Folder(path: scratch.path)
        try FileManager.default.createSymbolicLink(
            atPath: scratch.path + "/link", withDestinationPath: "/etc/passwd")
        try FileManager.default.createSymbolicLink(atPath: scratch.path + "/out", withDestinationPath: "/etc")
        #expect(folder.kind(of: "link") == .link)
        #expect(throws: SystemError.self) { try folder.contents(of: "link") }
        #expect(throws: SystemError.self) { try folder.folder("out", isMade: false) }
        for name in ["", ".", "..", "inner/x", "../x"] {
            #expect(throws: SystemError.self) { try folder.replace(name, with: []) }
        }
    }

    @Test("what is at a path is known by its kind, links followed")
    func kinds() throws {
        let scratch = try Scratch()
        try FileManager.default.createSymbolicLink(atPath: scratch.path + "/link", withDestinationPath: "inner")
        #expect(FilePaths.kind(at: scratch.path + "/link") == .folder)
        #expect(FilePaths.resolved(scratch.path + "/link") == FilePaths.resolved(scratch.path + "/inner"))
        #expect(FilePaths.kind(at: scratch.path + "/missing") == nil)
        #expect(FilePaths.resolved(scratch.path + "/missing") == nil)
        #expect(FilePaths.kind(at: "/dev/null") == .other)
    }

    @Test("a file appears under its name when all of it is written")
    func output() throws {
        let scratch = try Scratch()
        let path = scratch.path + "/out.txt"
        let file = try OutputFile(path)
        try file.write(Array("all".utf8))
        #expect(FilePaths.kind(at: path) == nil)
        try file.finish()
        #expect(try File.contents(at: path) == Array("all".utf8))
        #expect(try Folder(path: scratch.path).names() == ["inner", "out.txt"])
    }
}
