// swift-tools-version:6.0
import PackageDescription

let package = Package(
    name: "sm-preview",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "sm-preview", targets: ["sm-preview"]),
        .library(name: "SubscriptionManager", targets: ["SubscriptionManager"]),
        .library(name: "Nunjucks", targets: ["Nunjucks"]),
    ],
    dependencies: [
        // Commands, help, usage errors and shell completions.
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
    ],
    targets: [
        // CommonMark, as the reference implementation has it.
        .systemLibrary(
            name: "CCmark", pkgConfig: "libcmark",
            providers: [.apt(["libcmark-dev"]), .brew(["cmark"])]),
        // Dates, money and plurals, with CLDR's data: the library behind the browsers' own `Intl`.
        .systemLibrary(
            name: "CICU", pkgConfig: "icu-i18n",
            providers: [.apt(["libicu-dev"]), .brew(["icu4c"])]),
        // The digests of pages: a quarter of the work where the processor's own instructions for them are not used.
        .systemLibrary(
            name: "CNettle", pkgConfig: "nettle",
            providers: [.apt(["nettle-dev"]), .brew(["nettle"])]),
        .target(name: "Nunjucks"),
        .target(name: "Markdown", dependencies: ["CCmark"]),
        .target(name: "Localization", dependencies: ["CICU"]),
        .target(name: "SubscriptionManager", dependencies: ["Nunjucks", "Markdown", "Localization"]),
        .target(
            name: "PreviewSite",
            dependencies: ["CNettle", "Nunjucks", "Markdown", "Localization", "SubscriptionManager"],
            resources: [.embedInCode("Runtime")]),
        .executableTarget(
            name: "sm-preview",
            dependencies: [
                "PreviewSite", "SubscriptionManager", "Nunjucks",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            // A program that starts in half the time, and on machines without Swift.
            linkerSettings: [
                .unsafeFlags(
                    ["-static-stdlib", "-use-ld=lld", "-l_FoundationCShims", "-l_FoundationCollections"],
                    .when(platforms: [.linux], configuration: .release))
            ]),
        .testTarget(name: "NunjucksTests", dependencies: ["Nunjucks"]),
        .testTarget(name: "ConformanceTests", dependencies: ["Localization", "Nunjucks", "SubscriptionManager"]),
        .testTarget(name: "MarkdownTests", dependencies: ["Markdown"]),
        .testTarget(name: "LocalizationTests", dependencies: ["Localization"]),
        .testTarget(name: "SubscriptionManagerTests", dependencies: ["SubscriptionManager"]),
        .testTarget(name: "PreviewSiteTests", dependencies: ["PreviewSite", "SubscriptionManager", "Nunjucks"]),
        .testTarget(name: "CommandTests", dependencies: ["sm-preview"]),
        // The pages and their runtime in headless Chromium.
        .testTarget(
            name: "BrowserTests", dependencies: ["PreviewSite", "SubscriptionManager"], path: "Tests/Browser",
            exclude: ["Pages"]),
    ],
    swiftLanguageModes: [.v6]
)
