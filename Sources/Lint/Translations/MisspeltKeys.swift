import Diagnostics
import SubscriptionManager

/// Keys that one locale alone has, each in the place of one that views ask for and that only this locale lacks: `titel`
/// for `title`.
struct MisspeltKeys {
    /// A key that is spelt in another way in one locale.
    struct Key {
        /// The locale.
        let locale: LocaleTable
        /// How it is spelt there.
        let written: String
        /// How views and the other locales spell it.
        let meant: String
    }

    /// All of them, in the order of the locales.
    let all: [Key]

    init(_ uses: TranslationUses) {
        let isComplete = uses.locales.allSatisfy { locale in uses.writtenKeys.allSatisfy { locale.values[$0] != nil } }
        if isComplete {
            all = []
            return
        }
        let known = uses.locales.flatMap(\.values.keys)
        let counts = known.reduce(into: [:]) { $0[$1, default: 0] += 1 }
        var all: [Key] = []
        for locale in uses.locales where uses.locales.count > 1 {
            var seen: Set<String> = []
            var candidates: [String?: [String]] = [:]
            for key in uses.writtenKeys where counts[key] != nil && locale.values[key] == nil {
                guard let root = locale.outermostMissing(of: key), counts[root] == uses.locales.count - 1,
                    seen.insert(root).inserted
                else { continue }
                let parent = root.parentKey
                if candidates[parent] == nil {
                    candidates[parent] = locale.keys(in: parent).filter { other in
                        counts[other] == 1 && uses.knownUses(of: other).isEmpty && !uses.isQuoted(other)
                    }
                }
                let kind = uses.locales.lazy.compactMap { $0.values[root]?.kind }.first
                let same = candidates[parent]?.filter { locale.values[$0]?.kind == kind } ?? []
                if let near = uses.theme.suggestion(for: root, among: same) {
                    all.append(Key(locale: locale, written: near, meant: root))
                }
            }
        }
        self.all = all
    }
}

extension MisspeltKeys.Key {
    /// Reports it, with the change that renames it.
    func report(as code: Diagnostic.Code, _ message: String, in theme: LintedTheme) {
        guard let element = locale.values[written] else { return }
        let warning = Diagnostic(code, .warning, message, at: element.keyPlace)
        theme.keep(warning.suggesting(meant.lastKey, for: written.lastKey, in: element.source))
    }
}

extension String {
    /// The key of the object that a dotted key is in; nil at the top.
    var parentKey: String? { lastIndex(of: ".").map { String(self[..<$0]) } }

    /// The last part of a dotted key.
    var lastKey: String { lastIndex(of: ".").map { String(self[index(after: $0)...]) } ?? self }

    /// The keys of the objects that a dotted key is in, from the outside, and itself.
    var keyPaths: [String] {
        utf8.indices.filter { utf8[$0] == UInt8(ascii: ".") }.map { String(self[..<$0]) } + [self]
    }
}
