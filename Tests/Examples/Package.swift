// swift-tools-version:6.0
import PackageDescription

let runtime: Target.Dependency = .product(name: "NunjucksRuntime", package: "sm-preview")
let domain: Target.Dependency = .product(name: "SubscriptionManager", package: "sm-preview")
let site: Target.Dependency = .product(name: "PreviewSite", package: "sm-preview")

// The examples of the README, as programs of a package that uses sm-preview like any other one.
let package = Package(
    name: "Examples",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "sm-preview", path: "../..")],
    targets: [
        .executableTarget(name: "example-text", dependencies: [runtime], path: "Text"),
        .executableTarget(name: "example-encodable", dependencies: [runtime], path: "Encodable"),
        .executableTarget(name: "example-filter", dependencies: [runtime], path: "Filter"),
        .executableTarget(name: "example-theme", dependencies: [domain], path: "Theme"),
        .executableTarget(name: "example-site", dependencies: [domain, site], path: "Site"),
    ],
    swiftLanguageModes: [.v6]
)
