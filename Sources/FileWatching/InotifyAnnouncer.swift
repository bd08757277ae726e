#if os(Linux)
    import POSIX

    /// Listens to folders with inotify(7).
    final class InotifyAnnouncer: ChangeAnnouncer {
        private let queue: Int32
        private var paths: [Int32: String] = [:]
        private var watches: [String: Int32] = [:]

        private static let mask = UInt32(
            IN_MODIFY | IN_CLOSE_WRITE | IN_MOVED_FROM | IN_MOVED_TO | IN_CREATE | IN_DELETE | IN_DELETE_SELF
                | IN_MOVE_SELF | IN_ONLYDIR | IN_EXCL_UNLINK)

        /// Nil where the system has no queue left.
        init?() {
            queue = inotify_init1(Int32(IN_CLOEXEC) | Int32(IN_NONBLOCK))
            if queue < 0 { return nil }
        }

        deinit { close(queue) }

        private(set) var isDeaf = false

        func listen(to folders: Set<String>, files: @autoclosure () -> Set<String>) -> Bool {
            var hasNew = false
            for folder in folders where watches[folder] == nil {
                let watch = inotify_add_watch(queue, folder, Self.mask)
                if watch < 0 {
                    // One that has just gone is no loss.
                    if errno != ENOENT, errno != ENOTDIR { isDeaf = true }
                    continue
                }
                // A folder that was renamed has the same watch.
                if let old = paths[watch] { watches[old] = nil }
                paths[watch] = folder
                watches[folder] = watch
                hasNew = true
            }
            for (folder, watch) in watches where !folders.contains(folder) {
                watches[folder] = nil
                paths[watch] = nil
                inotify_rm_watch(queue, watch)
            }
            return hasNew
        }

        func wait(upTo limit: Duration) -> [Announcement] {
            var polled = pollfd(fd: queue, events: Int16(POLLIN), revents: 0)
            guard poll(&polled, 1, limit.pollMilliseconds) > 0 else { return [] }
            return withUnsafeTemporaryAllocation(byteCount: 64 << 10, alignment: 16) { buffer in
                let count = read(queue, buffer.baseAddress, buffer.count)
                return count > 0 ? events(in: UnsafeRawBufferPointer(rebasing: buffer[..<count])) : []
            }
        }

        private func events(in buffer: UnsafeRawBufferPointer) -> [Announcement] {
            var announcements: [Announcement] = []
            let headSize = MemoryLayout<inotify_event>.size
            var start = 0
            while start + headSize <= buffer.count {
                let event = buffer.loadUnaligned(fromByteOffset: start, as: inotify_event.self)
                let end = start + headSize + Int(event.len)
                let name = buffer[start + headSize..<end].prefix { $0 != 0 }
                if let announcement = announcement(event, String(decoding: name, as: UTF8.self)) {
                    announcements.append(announcement)
                }
                start = end
            }
            return announcements
        }

        private func announcement(_ event: inotify_event, _ name: String) -> Announcement? {
            func has(_ flags: Int32...) -> Bool { flags.contains { event.mask & UInt32(bitPattern: $0) != 0 } }
            if has(Int32(IN_Q_OVERFLOW)) { return .everything }
            guard let folder = paths[event.wd] else { return nil }
            if has(Int32(IN_IGNORED), Int32(IN_MOVE_SELF), Int32(IN_DELETE_SELF)) {
                // Another folder may stand under its path by now.
                if has(Int32(IN_MOVE_SELF)) { inotify_rm_watch(queue, event.wd) }
                paths[event.wd] = nil
                watches[folder] = nil
                return .everything
            }
            if WatchedFolder.isIgnored(name) { return nil }
            if has(Int32(IN_ISDIR)) { return .everything }
            return has(Int32(IN_MODIFY), Int32(IN_CREATE)) && !has(Int32(IN_CLOSE_WRITE), Int32(IN_MOVED_TO))
                ? .writing(name: name, folder: folder) : .finished(name: name, folder: folder)
        }
    }
#endif
