/// What paths are called where the editor runs: outside of a container, in Windows beside WSL.
struct PathMap: Equatable, Sendable {
    /// A beginning of paths, and what stands in its place.
    struct Prefix: Equatable, Sendable {
        var here: String
        var there: String
    }

    var prefixes: [Prefix] = []

    /// A path with the longest beginning exchanged that is known. Where the other one is written with backslashes, all of
    /// the path is.
    func translated(_ path: String) -> String {
        let known = prefixes.map { Prefix(here: $0.here.withoutSlashAtEnd, there: $0.there) }
            .filter { path == $0.here || path.hasPrefix($0.here + "/") }
        guard let prefix = known.max(by: { $0.here.count < $1.here.count }) else { return path }
        let rest = path.dropFirst(prefix.here.count)
        let isWindows = prefix.there.contains("\\") && !prefix.there.contains("/")
        var there = prefix.there
        while !rest.isEmpty, there.hasSuffix(isWindows ? "\\" : "/") { there.removeLast() }
        return there + (isWindows ? String(rest).replacing("/", with: "\\") : String(rest))
    }
}

extension String {
    fileprivate var withoutSlashAtEnd: String {
        var text = self
        while text.hasSuffix("/") { text.removeLast() }
        return text
    }
}
