import Diagnostics
import ECMAText
import PreviewSite
import SubscriptionManager

/// One state of the site: what is served until the next change.
struct Edition: Sendable {
    /// Editions are counted from 1 in each run.
    var number: Int
    /// The pages: those of the theme as it worked last.
    var site: SiteOnDemand
    /// What is wrong with the theme on disk, where it is not the one that is served.
    var faults: [Diagnostic]
    /// What a page is made of.
    var parts: Parts

    /// Digests of what a page is made of: a page compares them with those of what it has loaded.
    struct Parts: Equatable, Sendable {
        /// The views and the settings.
        var templates: UInt64 = 0
        /// The author's JavaScript in them.
        var literals: UInt64 = 0
        /// The texts of the locales, and the Markdown.
        var texts: UInt64 = 0
        var styles: UInt64 = 0
        /// The theme's script, and what of the runtime it needs: what cannot be exchanged.
        var script: UInt64 = 0
        /// The fixtures: each page then asks for its own.
        var fixtures: UInt64 = 0
        /// Pictures, limits: what is behind a page and cannot be told apart in it.
        var others: UInt64 = 0
    }

    /// What is wrong, and shown on every page.
    var siteErrors: [Diagnostic] {
        faults + site.siteDiagnostics.filter { $0.severity == .error && !faults.contains($0) }
    }
}

/// A digest of bytes, to tell whether they have changed.
struct Digest {
    private var hash = StableHash()

    mutating func add(_ bytes: some Sequence<UInt8>) { for byte in bytes { hash.add(byte) } }

    mutating func add(_ text: String) {
        add(text.utf8)
        hash.add(0)
    }

    var value: UInt64 { hash.value }

    static func of(_ bytes: [UInt8]) -> UInt64 {
        var digest = Digest()
        digest.add(bytes)
        return digest.value
    }
}
