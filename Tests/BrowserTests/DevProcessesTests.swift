import Foundation
import TestSupport
import Testing

/// The processes that `sm-preview dev` starts: what they are given, and that none is left behind.
@Suite("A process of dev")
struct DevProcessesTests {
    private static var lessFiles: [String: String] {
        var files = ServedTheme.small
        files["theme/styles/main.css"] = nil
        files["theme/styles/main.less"] = "@c: rgb(1, 2, 3);\nh1 { color: @c }"
        return files
    }

    /// Waits until a folder has some number of entries.
    private func wait(for count: Int, in folder: TemporaryFolder) async throws {
        let end = ContinuousClock.now + .seconds(60)
        while try FileManager.default.contentsOfDirectory(atPath: folder.path).count != count {
            try #require(ContinuousClock.now < end, "\(count) entries")
            try await Task.sleep(for: .milliseconds(10))
        }
    }

    /// Waits until a process works in a folder of a folder. From then on somebody is there who removes it.
    private func waitForProcess(in folder: TemporaryFolder) async throws {
        let files = FileManager.default
        guard let real = folder.url.path.withCString({ realpath($0, nil) }) else { return }
        defer { free(real) }
        let prefix = String(cString: real) + "/"
        let end = ContinuousClock.now + .seconds(60)
        while true {
            let processes = (try? files.contentsOfDirectory(atPath: "/proc")) ?? []
            if processes.isEmpty { return try await Task.sleep(for: .seconds(2)) }
            let places = processes.lazy.compactMap { try? files.destinationOfSymbolicLink(atPath: "/proc/\($0)/cwd") }
            if places.contains(where: { $0.hasPrefix(prefix) }) { return }
            try #require(ContinuousClock.now < end, "a process")
            try await Task.sleep(for: .milliseconds(10))
        }
    }

    @Test("that waits for Less goes with dev, and with it its folder, however dev ends", .needs(.lessc))
    func end() async throws {
        for isKilled in [false, true] {
            let folder = try TemporaryFolder([:])
            let served = try ServedTheme(Self.lessFiles, environment: ["TMPDIR": folder.path])
            try await wait(for: 1, in: folder)
            try await waitForProcess(in: folder)
            if isKilled { served.kill() } else { _ = served.interrupt() }
            try await wait(for: 0, in: folder)
        }
    }

    @Test("that works out JavaScript has the theme that is served, and not what is on disk", .browser)
    func servedTheme() async throws {
        var files = ServedTheme.small
        files["theme/views/main.liquid"] = "<p>{{ 'kind()' | js }}</p>{% include 'part' %}"
        files["theme/scripts/script.js"] = "globalThis.kind = () => \"served\";"
        let served = try ServedTheme(files)
        try await Chromium.withPage { page in
            try await page.open(served.url("ada/en-US"))
            try await page.run("await new Promise((done) => setTimeout(done, 300))")
            try served.save("{% if %}", to: "theme/views/part.liquid")
            try await page.wait("document.querySelector('og-preview-errors')?.matches(':popover-open')")
            try served.save("globalThis.kind = () => \"on disk\";", to: "theme/scripts/script.js")
            let markup = try await page.run("return (await (await fetch('/ada/fr-CA')).text()).match(/<p>.*<.p>/)[0];")
            #expect(markup == "<p>served</p>")
        }
    }
}
