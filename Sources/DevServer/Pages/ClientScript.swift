/// The scripts of `Client`: what runs in a page, and what all pages of a browser share.
enum ClientScript {
    /// What runs in a page: modules that stand in one function, each after those that it uses.
    static let page: [UInt8] =
        Array("(() => {\n\"use strict\";\n".utf8)
        + [
            PackageResources.layer_js, PackageResources.editor_js, PackageResources.panel_js, PackageResources.badge_js,
            PackageResources.changes_js,
            PackageResources.actions_js, exchange, PackageResources.places_js, PackageResources.inspect_js,
            PackageResources.view_js, PackageResources.frame_js, PackageResources.tree_js, PackageResources.tools_js,
            PackageResources.impact_js, PackageResources.stream_js, PackageResources.client_js,
        ]
        .flatMap { $0 } + Array("})();\n".utf8)

    /// The module that exchanges templates, by itself.
    static let exchange: [UInt8] = PackageResources.exchange_js

    /// The one listener to the server's events.
    static let worker: [UInt8] = PackageResources.worker_js
}
