import Diagnostics
import Foundation
import JSON
import TestSupport
import Testing

@testable import PreviewSite

@Suite("Merging shards") struct SiteMergeTests {
    @Test("shards in any order become, byte for byte, what one run makes", arguments: [1, 3, 16])
    func orders(count: Int) throws {
        let divided = try DividedSite(into: count)
        #expect(divided.report.isFailed)
        #expect(divided.whole.count > 30)
        for (start, step) in [(0, 1), (count - 1, -1), (count / 2, 1), (1, 5)] {
            let report = try divided.merge(divided.names(from: start, step: step))
            #expect(try divided.contents() == divided.whole)
            #expect(report.isFailed)
            // A whole site does not say what was found in its theme.
            let expected = divided.report.diagnostics.filter { count > 1 || !$0.pages.isEmpty }
            #expect(report.diagnostics.map(\.diagnostic) == expected.map(\.diagnostic.asWritten))
            #expect(report.diagnostics.map(\.pages) == expected.map(\.pages))
        }
        #expect(divided.site.folder.files.filter { $0.contains("/.") } == [])
    }

    @Test(
        "so they do as fragments, without scripts, and of some pages",
        arguments: [
            (SmallSite.options(fragment: true), [], []), (SmallSite.options(scripts: false), [], []),
            (SmallSite.options(fragment: true, scripts: false), [], ["it", "ar"]),
            (SmallSite.options(), ["eve", "zoe"], []),
        ] as [(SiteBuilder.Options, [String], [String])])
    func flags(options: SiteBuilder.Options, fixtures: [String], locales: [String]) throws {
        let divided = try DividedSite(into: 3, options, fixtures: fixtures, locales: locales)
        try divided.merge(["shard-2", "shard-3", "shard-1"])
        #expect(try divided.contents() == divided.whole)
    }

    @Test("shards that write into one folder make the same; meanwhile it says what it holds", arguments: [3, 16])
    func oneFolder(count: Int) throws {
        let divided = try DividedSite(into: count)
        let site = divided.site
        var indices: [Int] = []
        for step in 0..<count {
            let index = (step * 5 + 2) % count + 1
            indices.append(index)
            try site.render(SmallSite.selection(shard: "\(index)/\(count)"))
            let part = Manifest(reading: Array(site.page("manifest.json").utf8))?.part
            #expect(part?.indices == (indices.count == count ? nil : indices.sorted()))
        }
        #expect(try divided.contents(of: "output") == divided.whole)
        // What holds several parts can be merged with the others.
        let joined = "\(site.folder.path)/joined"
        for index in [2, 3] { try site.render(SmallSite.selection(shard: "\(index)/\(count)"), to: joined) }
        try divided.merge(["joined"] + divided.names().filter { !["shard-2", "shard-3"].contains($0) })
        #expect(try divided.contents() == divided.whole)
        // One shard of a whole site is made anew, and the site stays whole.
        try site.render(SmallSite.selection(shard: "2/\(count)"))
        #expect(try divided.contents(of: "output") == divided.whole)
    }

    @Test("parts of another run are not mixed with those of this one")
    func otherRun() throws {
        let divided = try DividedSite(into: 3)
        let site = divided.site
        for index in [1, 2] { try site.render(SmallSite.selection(shard: "\(index)/3")) }
        try divided.change("fixtures/zoe.json", "alert(1)", to: "alert(2)")
        for index in [1, 2, 3] {
            try site.render(SmallSite.selection(shard: "\(index)/3"))
            try site.render(SmallSite.selection(shard: "\(index)/3"), to: "\(site.folder.path)/alone-\(index)")
        }
        try site.render(to: "\(site.folder.path)/whole")
        #expect(try divided.contents(of: "output") == divided.contents(of: "whole"))
        // The first of a new run is alone in the folder.
        try site.render(SmallSite.selection(shard: "1/3"), to: "\(site.folder.path)/shard-2")
        #expect(try divided.contents(of: "shard-2") == divided.contents(of: "alone-1"))
    }

    @Test("each shard is as approved, wherever it was approved: in a whole site, alone, or with others")
    func check() throws {
        let divided = try DividedSite(into: 3)
        let site = divided.site
        for index in 1...3 {
            try site.render(SmallSite.selection(shard: "\(index)/3"))
            for approved in 1...index {
                let differences = try site.check(SmallSite.selection(shard: "\(approved)/3")).differences
                #expect(differences.map(\.path) == [])
            }
        }
        try divided.change("theme/locales/en-US.json", "Hello", to: "Hi")
        var changed: [String] = []
        for index in 1...3 {
            changed += try site.check(SmallSite.selection(shard: "\(index)/3")).differences.map(\.path)
        }
        #expect(
            changed.filter { $0.hasSuffix(".html") }.sorted() == [
                "ada/en-US.html", "amy/en-US.html", "eve/en-US.html", "eve/fa-IR.html", "zoe/en-US.html",
            ])
    }

    @Test("a merge takes the place of another site of ours, and removes what was only there")
    func replaced() throws {
        let divided = try DividedSite(into: 3)
        let site = divided.site
        try site.folder.write(#"{ "$fixture": { "now": "2026-03-02" } }"#, to: "fixtures/old.json")
        try site.render(to: "\(site.folder.path)/merged")
        try site.folder.write("mine", to: "merged/notes.txt")
        #expect(site.folder.text("merged/assets/markdown/old/ar.js") != nil)
        try site.folder.makeOld("merged/ada/ar.html")
        try divided.merge()
        #expect(try divided.contents() == divided.whole.merging(["notes.txt": Data("mine".utf8)]) { $1 })
        #expect(!site.folder.hasFolder("merged/old") && !site.folder.hasFolder("merged/assets/markdown/old"))
        // What has not changed is not written again.
        #expect(try site.folder.isOld("merged/ada/ar.html"))
    }

    @Test("a merge that fails while it writes leaves the old site as it was, and nothing half-made")
    func interrupted() throws {
        let divided = try DividedSite(into: 3)
        let site = divided.site
        try divided.change("fixtures/zoe.json", "alert(1)", to: "alert(2)")
        try site.render(to: "\(site.folder.path)/merged")
        let before = try site.folder.contents
        // The last file that is written has no place.
        let merge = try SiteMerge(of: divided.names().map { "\(site.folder.path)/\($0)" })
        try site.folder.remove("merged/index.html")
        try site.folder.write("mine", to: "merged/index.html/notes.txt")
        let error = #expect(throws: Diagnostic.self) {
            _ = try merge.write(into: OutputFolder.forWriting("\(site.folder.path)/merged"))
        }
        #expect(error?.message.hasSuffix("/merged/index.html` cannot be written: Is a directory") == true)
        try site.folder.remove("merged/index.html")
        #expect(try site.folder.contents == before.filter { $0.key != "merged/index.html" })
    }

    @Test("a shard that is changed between reading and writing is noticed")
    func changedMeanwhile() throws {
        let divided = try DividedSite(into: 3)
        let site = divided.site
        let merge = try SiteMerge(of: divided.names().map { "\(site.folder.path)/\($0)" })
        let page = try #require(site.folder.files.first { $0.hasPrefix("shard-") && $0.hasSuffix("/zoe/ar.html") })
        try divided.change(page, "alert(1)", to: "alert(2)")
        let error = #expect(throws: Diagnostic.self) {
            _ = try merge.write(into: OutputFolder.forWriting("\(site.folder.path)/merged"))
        }
        #expect(error?.message == "`\(site.folder.path)/\(page)` was changed while it was read")
        #expect(try divided.contents().keys.sorted() == ["manifest.json"])
    }

    @Test("what is missing, there twice, or of another run is named, and nothing is written")
    func foreign() throws {
        let divided = try DividedSite(into: 3)
        let site = divided.site
        func render(_ shard: String, _ options: SiteBuilder.Options = .init(), fixtures: [String] = []) throws {
            try? site.folder.remove("other")
            try site.render(
                SmallSite.selection(fixtures: fixtures, shard: shard), options, to: "\(site.folder.path)/other")
        }
        #expect(try divided.failure(["shard-2"]) == "unmergeable-shard: shards 1, 3 of 3 are missing")
        #expect(try divided.failure(["shard-3", "shard-1"]) == "unmergeable-shard: shard 2 of 3 is missing")
        #expect(
            try divided.failure(["shard-1", "shard-2", "shard-3", "shard-2"])
                == "unmergeable-shard: shard 2/3 is in `shard-2` and in `shard-2`")
        #expect(
            try divided.failure(["shard-1", "whole"])
                == "unmergeable-shard: `whole` is not a shard: it holds all pages of a run")
        try render("2/4")
        #expect(
            try divided.failure(["shard-1", "other", "shard-3"])
                == "unmergeable-shard: `other` is shard 2/4, and `shard-1` is shard 1/3")
        let different =
            "unmergeable-shard: `other` and `shard-1` are shards of different runs: of other themes, fixtures, flags or versions"
        for options in [SmallSite.options(fragment: true), SmallSite.options(scripts: false)] {
            try render("2/3", options)
            #expect(try divided.failure(["shard-1", "other", "shard-3"]) == different)
        }
        var options = SiteBuilder.Options()
        options.rendering.fallsBackForTranslations = true
        try render("2/3", options)
        #expect(try divided.failure(["shard-1", "other", "shard-3"]) == different)
        options = SiteBuilder.Options()
        options.version = "2"
        try render("2/3", options)
        #expect(try divided.failure(["shard-1", "other", "shard-3"]) == different)
        try render("2/3", fixtures: ["ada"])
        #expect(try divided.failure(["shard-1", "other", "shard-3"]) == different)
        for (file, text, other) in [
            ("theme/views/main.liquid", "a *b*", "a *c*"), ("theme/locales/ar.json", "مرحبا", "أهلا"),
            ("theme/styles/main.css", "h1", "h2"), ("theme/scripts/script.js", "Small", "Large"),
            ("fixtures/bad.json", "{}", "[]"),
        ] {
            let old = try #require(site.folder.text(file))
            try divided.change(file, text, to: other)
            try render("2/3")
            #expect(try divided.failure(["shard-1", "other", "shard-3"]) == different)
            try site.folder.write(old, to: file)
        }
        try site.folder.write(#"{ "limits": { "steps": 100000 } }"#, to: "theme/sm-preview.json")
        try render("2/3")
        #expect(try divided.failure(["shard-1", "other", "shard-3"]) == different)
        // The digest does not depend on how the work is done.
        try site.folder.remove("theme/sm-preview.json")
        try render("2/3", SmallSite.options(jobs: 1))
        try divided.merge(["shard-1", "other", "shard-3"])
        #expect(try divided.contents() == divided.whole)
    }

    @Test("one machine without an engine for JavaScript is enough for the warning that there is none")
    func missingEngine() throws {
        let divided = try DividedSite(into: 3)
        let old = try #require(divided.site.folder.text("shard-2/manifest.json"))
        var manifest = try #require(Manifest(reading: Array(old.utf8)))
        let part = try #require(manifest.part)
        manifest = Manifest(
            theme: manifest.theme, assets: manifest.assets, fixtures: manifest.fixtures, pages: manifest.pages,
            part: part.with(part.siteDiagnostics + [.missingEngine]))
        try divided.site.folder.write(String(decoding: manifest.bytes, as: UTF8.self), to: "shard-2/manifest.json")
        let report = try divided.merge()
        #expect(report.lacksEngine)
        #expect(report.siteDiagnostics.last == .missingEngine)
        #expect(divided.site.folder.text("merged/index.html")?.contains("missing-engine") == true)
        try divided.merge(["shard-3", "shard-2", "shard-1"], into: "other")
        #expect(try divided.contents() == divided.contents(of: "other"))
    }
}
