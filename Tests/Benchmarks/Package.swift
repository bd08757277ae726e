// swift-tools-version:6.0
import PackageDescription

// A package of its own, so that the peers are no dependencies of sm-preview.
let package = Package(
    name: "Benchmarks",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(name: "sm-preview", path: "../.."),
        .package(url: "https://github.com/stencilproject/Stencil.git", exact: "0.15.1"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache.git", exact: "2.1.1"),
    ],
    targets: [
        .executableTarget(
            name: "benchmarks", dependencies: ["OwnPeer", "StencilPeer", "MustachePeer"], path: "Sources/Benchmarks"),
        .target(name: "Measuring", path: "Sources/Measuring"),
        .target(
            name: "OwnPeer",
            dependencies: [
                "Measuring", .product(name: "NunjucksRuntime", package: "sm-preview"),
                .product(name: "SubscriptionManager", package: "sm-preview"),
            ],
            path: "Peers/Own"),
        .target(name: "StencilPeer", dependencies: ["Measuring", "Stencil"], path: "Peers/Stencil"),
        .target(
            name: "MustachePeer",
            dependencies: ["Measuring", .product(name: "Mustache", package: "swift-mustache")], path: "Peers/Mustache"),
    ],
    swiftLanguageModes: [.v6]
)
