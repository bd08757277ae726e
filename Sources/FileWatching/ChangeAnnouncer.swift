/// That something happened in a folder that is listened to.
enum Announcement: Hashable, Sendable {
    /// A file is whole, or gone: by its name in a folder, whose path is real.
    case finished(name: String, folder: String)
    /// A file is being written.
    case writing(name: String, folder: String)
    /// More happened than can be told.
    case everything
}

/// Tells that something happened in folders. What it was, a comparison finds out.
///
/// It belongs to one thread.
protocol ChangeAnnouncer: AnyObject {
    /// Whether some folders or files cannot be listened to: the system has no more of what that takes.
    var isDeaf: Bool { get }

    /// Listens to these folders and files, by their real paths, and to no others any more.
    /// - Returns: Whether some of the folders are new: what happened in them before is not announced.
    func listen(to folders: Set<String>, files: @autoclosure () -> Set<String>) -> Bool

    /// Waits until something happens, or time is up.
    func wait(upTo limit: Duration) -> [Announcement]
}

extension Duration {
    /// For `poll`: whole milliseconds, at least one.
    var pollMilliseconds: Int32 { Int32(max(1, min(60_000, (self / .milliseconds(1)).rounded(.up)))) }
}
