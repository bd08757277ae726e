import Foundation
import Testing

@testable import Localization

/// Nothing may depend on the machine's locale or time zone, or on which thread asks.
@Suite(.serialized) struct MachineTests {
    private static let locales = ["en-US", "fr-FR", "ar", "ja", "xx", "und", "kk", "pl", "sw-KE"]

    /// A line for each thing that is printed anywhere.
    private static func everything() throws -> [String] {
        let date = try #require(DateTime(parsing: "2025-02-16T23:30:00-05:00"))
        let day = try #require(DateTime(parsing: "2025-02-16"))
        let english = try #require(DateTime(parsing: "Feb 16 2025 10:30"))
        return try locales.flatMap { name -> [String] in
            let locale = LocaleTag(name)
            let format = DateFormat("LLLL | dddd Do MMMM | A | w gggg | Z z zzz X x", locale: locale)
            let money = try #require(CurrencyFormat(code: "USD", locale: locale))
            return [
                format.string(from: date), format.string(from: day), format.string(from: english),
                money.string(from: -1234.5), try #require(money.string(fromDecimal: "1e3")),
                NumberFormat(locale: locale).string(from: 1234.5),
                PluralRules(locale: locale).category(of: 2).rawValue, String(locale.isRightToLeft),
            ]
        }
    }

    private static let printsTo = "LOCALIZATION_TESTS_PRINT_TO"

    /// What the other environments' processes run, and only they.
    @Test(.enabled(if: ProcessInfo.processInfo.environment[printsTo] != nil))
    func printed() throws {
        let file = try #require(ProcessInfo.processInfo.environment[Self.printsTo])
        try Self.everything().joined(separator: "\n").write(toFile: file, atomically: true, encoding: .utf8)
    }

    /// Runs this process anew in another environment, for ICU reads it once.
    @Test(
        "the machine's time zone and locale change nothing",
        arguments: [
            ["TZ": "America/Los_Angeles", "LANG": "de_DE.UTF-8", "LC_ALL": "de_DE.UTF-8"],
            ["TZ": "Pacific/Kiritimati", "LANG": "ar_EG.UTF-8", "LC_ALL": "ar_EG.UTF-8"],
            ["TZ": "Asia/Kolkata", "LANG": "fr_FR.UTF-8", "LC_ALL": "fr_FR.UTF-8"],
            ["TZ": "UTC", "LANG": "C", "LC_ALL": "C"],
            ["TZ": "Not/A_Zone", "LANG": "th_TH_TH", "LC_ALL": ""],
        ])
    func environment(variables: [String: String]) throws {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("localization-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: file) }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: CommandLine.arguments[0]).absoluteURL
        process.arguments = ["--testing-library", "swift-testing", "--filter", "MachineTests.printed"]
        process.environment = ProcessInfo.processInfo.environment.merging(variables) { $1 }
            .merging([Self.printsTo: file.path]) { $1 }
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        let printed = try String(contentsOf: file, encoding: .utf8)
        let expected = try Self.everything().joined(separator: "\n")
        #expect(printed == expected)
    }

    @Test("formats, names and rules may be used from many threads at once")
    func threads() async throws {
        let expected = try Self.everything()
        let locale = LocaleTag("fr-FR")
        let money = try #require(CurrencyFormat(code: "EUR", locale: locale))
        let rules = PluralRules(locale: LocaleTag("ar"))
        let amounts = (0..<500).map(Double.init)
        let texts = amounts.map { money.string(from: $0) }
        let categories = amounts.map { rules.category(of: $0) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    let everything = try Self.everything()
                    #expect(everything == expected)
                    #expect(amounts.map { money.string(from: $0) } == texts)
                    #expect(amounts.map { rules.category(of: $0) } == categories)
                }
            }
            try await group.waitForAll()
        }
    }
}
