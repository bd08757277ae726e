import Diagnostics
import SubscriptionManager

/// Fixes that do not touch one another, and what the files become by them.
struct FixingPass {
    /// The fixes, with their findings.
    private(set) var applied: [(finding: Diagnostic, fix: Diagnostic.Fix)] = []

    private let theme: Theme
    private var files: [String: FixedFile?] = [:]

    init(_ theme: Theme) { self.theme = theme }

    /// Adds a fix, unless it has to wait for the next pass, or changes something that is not a file of the theme.
    mutating func add(_ fix: Diagnostic.Fix, of finding: Diagnostic) {
        guard applied.count < Self.limit, !fix.edits.isEmpty else { return }
        for edit in fix.edits {
            guard let span = edit.place.span, let file = file(edit.place.file), file.hasRoom(for: span) else { return }
        }
        for edit in fix.edits { files[edit.place.file]??.add(edit) }
        applied.append((finding, fix))
    }

    /// How many fixes one pass has.
    private static let limit = 2000

    private mutating func file(_ name: String) -> FixedFile? {
        if let known = files[name] { return known }
        let file = Self.folders.contains { name.hasPrefix($0) } ? FixedFile(name, of: theme) : nil
        files[name] = .some(file)
        return file
    }

    /// Where a theme has files of its own. What its folder has beside these, such as fixtures, is not the theme's.
    private static let folders = ["views/", "locales/", "styles/", "scripts/", "controls/", "sm-preview.json"]

    /// The files that the fixes change, as they become. What cannot be read after a fix stays as it is.
    mutating func changedFiles() -> [String: [UInt8]] {
        leaveOutHarm()
        return files.reduce(into: [:]) { changed, entry in
            guard let file = entry.value, !file.edits.isEmpty, let bytes = file.bytes else { return }
            changed[entry.key] = bytes
        }
    }

    /// Takes the fixes back after which a file cannot be read that could be read before: of a file that has become worse,
    /// each fix is tried again after the others.
    private mutating func leaveOutHarm() {
        let worse = Set(files.compactMap { name, file in file.map { isWorse($0) } ?? false ? name : nil })
        guard !worse.isEmpty else { return }
        let (kept, tried) = applied.partitioned { !$0.fix.edits.contains { worse.contains($0.place.file) } }
        applied = []
        for name in files.keys { files[name]??.edits = [] }
        for entry in kept { take(entry) }
        for entry in tried.prefix(Self.trialLimit) {
            let before = (files, applied)
            take(entry)
            if entry.fix.edits.contains(where: { edit in files[edit.place.file]?.map(isWorse) ?? true }) {
                (files, applied) = before
            }
        }
    }

    private mutating func take(_ entry: (finding: Diagnostic, fix: Diagnostic.Fix)) {
        for edit in entry.fix.edits { files[edit.place.file]??.edits.append(edit) }
        applied.append(entry)
    }

    /// How many fixes are tried one by one.
    private static let trialLimit = 100

    /// Whether a file with its edits has more that keeps it from being read.
    private func isWorse(_ file: FixedFile) -> Bool {
        guard !file.edits.isEmpty else { return false }
        guard let changed = file.changed else { return true }
        return theme.faultCount(of: Source(name: file.source.name, bytes: changed)) > theme.faultCount(of: file.source)
    }
}

extension Array {
    /// The elements that fulfil a condition, and the others.
    fileprivate func partitioned(_ isFirst: (Element) -> Bool) -> (first: [Element], second: [Element]) {
        reduce(into: ([], [])) { parts, element in
            if isFirst(element) { parts.0.append(element) } else { parts.1.append(element) }
        }
    }
}
