import Diagnostics
import SubscriptionManager

/// A digest of all that pages are made of: the theme, the fixtures, the flags and the program. Runs that have the same one
/// are parts of one.
enum SiteDigest {
    /// The digest, in 64 hexadecimal digits. Which part of the pages is made does not matter.
    static func hexadecimal(_ theme: Theme, _ plan: SitePlan, _ options: SiteBuilder.Options) -> String {
        var digest = SHA256()
        func add(_ name: String, _ bytes: some Collection<UInt8>) {
            // With its length each item stands for itself, whatever follows.
            digest.add(Array("\(name) \(bytes.count)\n".utf8))
            digest.add(Array(bytes))
        }
        func add(_ name: String, _ text: String) { add(name, text.utf8) }
        add("version", options.version)
        add("theme", theme.name)
        for (path, bytes) in theme.files.sorted(by: { $0.key < $1.key }) { add(path, bytes) }
        for source in theme.styleSources { add(source.name, source.bytes) }
        for name in plan.fixtures.fileNames { add(name, (try? plan.fixtures.bytes(of: name)) ?? []) }
        add("fragment", "\(options.isFragment)")
        add("scripts", "\(options.hasScripts)")
        add("fallback", "\(options.rendering.fallsBackForTranslations)")
        for limit in theme.limits.settings { add(limit.name.rawValue, "\(limit.value)") }
        for page in plan.selectedPages { add("page", page.path) }
        return digest.hexadecimal
    }
}
