// swift-tools-version:6.0
import PackageDescription

let package = Package(
    name: "sm-preview",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "sm-preview", targets: ["sm-preview"]),
        // Each with the modules whose types its functions take and give.
        .library(name: "PreviewSite", targets: ["Diagnostics", "PreviewSite", "SubscriptionManager"]),
        .library(name: "SubscriptionManager", targets: ["Diagnostics", "NunjucksRuntime", "SubscriptionManager"]),
        .library(
            name: "NunjucksRuntime",
            targets: ["Diagnostics", "NunjucksAnalysis", "NunjucksRuntime", "NunjucksSyntax"]),
    ],
    dependencies: [
        // Commands, help, usage errors and shell completions.
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        // The HTTP of `dev`. A hello-world is 5.6 MB larger with it, and starts 0.5 ms later; Hummingbird on top of it costs
        // three times the build, and FlyingFox all of Foundation, libcurl, 54 MB and 6 ms of every command's start.
        .package(url: "https://github.com/apple/swift-nio.git", from: "2.101.2"),
    ],
    targets: [
        // CommonMark, as the reference implementation has it.
        .systemLibrary(
            name: "CCmark", pkgConfig: "libcmark",
            providers: [.apt(["libcmark-dev"]), .brew(["cmark"])]),
        // Dates, money and plurals, with CLDR's data, and what Unicode says of characters: the library behind the browsers'
        // own `Intl` and regular expressions.
        .systemLibrary(
            name: "CICU", pkgConfig: "icu-i18n",
            providers: [.apt(["libicu-dev"]), .brew(["icu4c"])]),
        // The digests of pages: a quarter of the work where the processor's own instructions for them are not used.
        .systemLibrary(
            name: "CNettle", pkgConfig: "nettle",
            providers: [.apt(["nettle-dev"]), .brew(["nettle"])]),
        // Settings of the C library's allocator, which Swift's module of it leaves out.
        .systemLibrary(name: "CMalloc"),

        // The customers and themes of this repository, inside the program: assembled, because a Swift array of as many bytes
        // takes the compiler two minutes.
        .target(name: "CBundle", cSettings: [.headerSearchPath("../..")]),
        .target(name: "BundledFiles", dependencies: ["CBundle"], exclude: ["Starter", "Styles"]),

        // Leaves: each does one thing, and knows nothing of templates.
        .target(name: "POSIX"),
        .target(name: "Threads", dependencies: ["CMalloc", "POSIX"]),
        .target(name: "FileSystem", dependencies: ["Diagnostics", "POSIX", "Threads"]),
        .target(name: "Diagnostics"),
        .target(name: "ECMAText"),
        // JavaScriptCore, loaded when it is first needed: a program that runs no JavaScript does without it.
        .target(name: "ScriptEngine", dependencies: ["POSIX"]),
        .target(name: "ECMARegex", dependencies: ["ECMAText"]),
        .target(name: "HTML", dependencies: ["Diagnostics", "ECMAText"]),
        .target(name: "JSON", dependencies: ["Diagnostics", "ECMAText", "POSIX"]),
        .target(
            name: "Localization", dependencies: ["CICU", "ECMARegex", "ECMAText", "Threads"],
            resources: [.embedInCode("Dates/dayjs.txt")]),

        // The language.
        .target(name: "NunjucksSyntax", dependencies: ["Diagnostics", "ECMAText"]),
        .target(
            name: "NunjucksAnalysis", dependencies: ["Diagnostics", "ECMARegex", "ECMAText", "HTML", "NunjucksSyntax"]),
        .target(
            name: "NunjucksRuntime",
            dependencies: [
                "Diagnostics", "ECMARegex", "ECMAText", "HTML", "JSON", "Localization", "NunjucksAnalysis",
                "NunjucksSyntax", "POSIX",
            ]),
        .target(name: "NunjucksJavaScript", dependencies: ["ECMAText", "HTML", "NunjucksAnalysis", "NunjucksSyntax"]),
        .target(name: "Markdown", dependencies: ["CCmark", "ECMAText", "HTML"]),

        // The domain, and what is made of it.
        .target(
            name: "SubscriptionManager",
            dependencies: [
                "BundledFiles", "Diagnostics", "ECMAText", "FileSystem", "HTML", "JSON", "Localization", "Markdown",
                "NunjucksAnalysis", "NunjucksJavaScript", "NunjucksRuntime", "NunjucksSyntax",
            ]),
        // What `sm-preview eval` answers.
        .target(
            name: "TemplateEvaluation",
            dependencies: [
                "Diagnostics", "JSON", "Localization", "NunjucksRuntime", "NunjucksSyntax", "PreviewSite",
                "ScriptEngine", "SubscriptionManager",
            ]),
        .target(
            name: "PreviewSite",
            dependencies: [
                "CNettle", "Diagnostics", "ECMAText", "FileSystem", "HTML", "JSON", "Localization", "Markdown",
                "NunjucksRuntime", "ScriptEngine", "SubscriptionManager", "Threads",
            ],
            resources: [.embedInCode("Runtime")]),
        // Everything that is wrong or suspicious in a theme, on any page, for any customer.
        .target(
            name: "Lint",
            dependencies: [
                "Diagnostics", "ECMAText", "HTML", "JSON", "NunjucksAnalysis", "NunjucksSyntax", "ScriptEngine",
                "SubscriptionManager", "Threads",
            ]),
        // What happens in folders: changes of files, told once they are whole.
        .target(name: "FileWatching", dependencies: ["FileSystem", "POSIX", "Threads"]),
        // `sm-preview dev`: serves a site, and keeps the pages that are open up to date.
        .target(
            name: "DevServer",
            dependencies: [
                "Diagnostics", "ECMAText", "FileSystem", "FileWatching", "JSON", "PreviewSite", "SubscriptionManager",
                "Threads",
                .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ],
            resources: [.embedInCode("Client")]),
        .executableTarget(
            name: "sm-preview",
            dependencies: [
                "DevServer", "Diagnostics", "FileSystem", "JSON", "Lint", "PreviewSite", "SubscriptionManager",
                "TemplateEvaluation", "Threads",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),

        // What test targets share: readers of `Tests/Cases`, temporary folders, requirements.
        .target(name: "TestSupport", dependencies: ["Diagnostics", "JSON", "ScriptEngine"], path: "Tests/Support"),
        .testTarget(name: "TestSupportTests", dependencies: ["TestSupport"]),
        .testTarget(
            name: "NunjucksSyntaxTests",
            dependencies: ["Diagnostics", "FuzzTargets", "JSON", "NunjucksSyntax", "TestSupport"]),
        .testTarget(
            name: "NunjucksRuntimeTests",
            dependencies: [
                "Diagnostics", "ECMARegex", "ECMAText", "JSON", "NunjucksAnalysis", "NunjucksRuntime", "NunjucksSyntax",
                "SubscriptionManager", "TestSupport",
            ]),
        .testTarget(
            name: "NunjucksAnalysisTests",
            dependencies: [
                "Diagnostics", "NunjucksAnalysis", "NunjucksRuntime", "NunjucksSyntax", "SubscriptionManager",
                "TestSupport",
            ]),
        .testTarget(
            name: "LanguageTests",
            dependencies: [
                "Diagnostics", "ECMAText", "JSON", "Localization", "NunjucksRuntime", "NunjucksSyntax",
                "SubscriptionManager", "TestSupport",
            ]),
        .testTarget(name: "ScriptEngineTests", dependencies: ["ScriptEngine"]),
        .testTarget(name: "FileSystemTests", dependencies: ["FileSystem", "Threads"]),
        .testTarget(name: "FileWatchingTests", dependencies: ["FileWatching", "TestSupport"]),
        .testTarget(
            name: "DevServerTests",
            dependencies: [
                "DevServer", "Diagnostics", "FileSystem", "PreviewSite", "SubscriptionManager", "TestSupport",
                "Threads",
            ]),
        .testTarget(name: "HTMLTests", dependencies: ["ECMAText", "HTML"]),
        .testTarget(name: "JSONTests", dependencies: ["Diagnostics", "JSON"]),
        .testTarget(name: "MarkdownTests", dependencies: ["Markdown", "TestSupport"]),
        .testTarget(name: "LocalizationTests", dependencies: ["Localization", "TestSupport"]),
        .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics", "JSON", "TestSupport"]),
        .testTarget(
            name: "SubscriptionManagerTests",
            dependencies: [
                "BundledFiles", "Diagnostics", "JSON", "NunjucksRuntime", "SubscriptionManager", "TemplateEvaluation",
                "TestSupport",
            ]),
        .testTarget(
            name: "PreviewSiteTests",
            dependencies: ["Diagnostics", "JSON", "PreviewSite", "SubscriptionManager", "TestSupport"]),
        .testTarget(
            name: "LintTests",
            dependencies: ["Diagnostics", "Lint", "PreviewSite", "SubscriptionManager", "TestSupport"]),
        .testTarget(
            name: "CommandTests",
            dependencies: ["Diagnostics", "JSON", "SubscriptionManager", "TestSupport", "sm-preview"]),
        // What fuzzing gives hostile input to, and what was found; `Tests/Fuzzing/run` runs it.
        .target(
            name: "FuzzTargets",
            dependencies: [
                "Diagnostics", "ECMARegex", "ECMAText", "HTML", "JSON", "Localization", "Markdown", "NunjucksAnalysis",
                "NunjucksJavaScript", "NunjucksRuntime", "NunjucksSyntax", "ScriptEngine", "SubscriptionManager",
                "TemplateEvaluation",
            ],
            path: "Tests/Fuzzing/Targets"),
        .testTarget(name: "FuzzTargetsTests", dependencies: ["FuzzTargets"]),
        // Which modules and folders use which; reads the sources, and needs none of them.
        .testTarget(name: "ArchitectureTests"),
        // The pages and their runtime in headless Chromium.
        .testTarget(
            name: "BrowserTests",
            dependencies: [
                "DevServer", "Diagnostics", "JSON", "Localization", "NunjucksRuntime", "NunjucksSyntax", "PreviewSite",
                "SubscriptionManager", "TemplateEvaluation", "TestSupport", "sm-preview",
            ],
            exclude: ["Pages"]),
    ],
    swiftLanguageModes: [.v6]
)

// It can be linked only where everything is compiled for libFuzzer, as `Tests/Fuzzing/run` does. It is no package of its
// own beside this one, as the benchmarks are, because it reads what is declared `package` here.
if Context.environment["SM_FUZZING"] != nil {
    package.targets.append(.executableTarget(name: "fuzz", dependencies: ["FuzzTargets"], path: "Tests/Fuzzing/Driver"))
}
