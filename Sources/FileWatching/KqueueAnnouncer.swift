#if canImport(Darwin)
    import POSIX

    /// Listens to folders and to the files in them with kqueue(2).
    ///
    /// A folder tells that names came or went, and a file that it was written. Neither tells when writing is over: so what
    /// happened is always "writing", and over when nothing more comes.
    final class KqueueAnnouncer: ChangeAnnouncer {
        private let queue: Int32
        private var descriptors: [String: Int32] = [:]
        private var paths: [Int32: (path: String, isFolder: Bool)] = [:]

        /// How many files and folders are listened to: each takes a descriptor.
        private static let limit = 4000

        private(set) var isDeaf = false

        /// Nil where the system has no queue left.
        init?() {
            queue = kqueue()
            if queue < 0 { return nil }
            var limits = rlimit()
            if getrlimit(RLIMIT_NOFILE, &limits) == 0, limits.rlim_cur < rlim_t(Self.limit + 1000) {
                limits.rlim_cur = min(limits.rlim_max, rlim_t(Self.limit + 1000))
                setrlimit(RLIMIT_NOFILE, &limits)
            }
        }

        deinit {
            for descriptor in paths.keys { close(descriptor) }
            close(queue)
        }

        func listen(to folders: Set<String>, files: @autoclosure () -> Set<String>) -> Bool {
            let files = files()
            for (path, descriptor) in descriptors where !folders.contains(path) && !files.contains(path) {
                forget(descriptor)
            }
            var hasNew = false
            for path in folders where listen(to: path, isFolder: true) { hasNew = true }
            for path in files { _ = listen(to: path, isFolder: false) }
            return hasNew
        }

        private func listen(to path: String, isFolder: Bool) -> Bool {
            guard descriptors[path] == nil else { return false }
            let descriptor = descriptors.count < Self.limit ? open(path, O_EVTONLY | O_CLOEXEC) : -1
            guard descriptor >= 0 else {
                if descriptors.count >= Self.limit || errno != ENOENT { isDeaf = true }
                return false
            }
            var change = kevent(
                ident: UInt(descriptor), filter: Int16(EVFILT_VNODE), flags: UInt16(EV_ADD | EV_CLEAR),
                fflags: UInt32(NOTE_WRITE | NOTE_EXTEND | NOTE_DELETE | NOTE_RENAME), data: 0, udata: nil)
            guard kevent(queue, &change, 1, nil, 0, nil) == 0 else {
                close(descriptor)
                isDeaf = true
                return false
            }
            descriptors[path] = descriptor
            paths[descriptor] = (path, isFolder)
            return true
        }

        private func forget(_ descriptor: Int32) {
            if let (path, _) = paths.removeValue(forKey: descriptor) { descriptors[path] = nil }
            close(descriptor)
        }

        func wait(upTo limit: Duration) -> [Announcement] {
            let milliseconds = Int(limit.pollMilliseconds)
            var time = timespec(tv_sec: milliseconds / 1000, tv_nsec: milliseconds % 1000 * 1_000_000)
            var events = [kevent](repeating: kevent(), count: 64)
            let count = kevent(queue, nil, 0, &events, Int32(events.count), &time)
            return events.prefix(max(0, Int(count))).compactMap { event in
                let descriptor = Int32(event.ident)
                guard let (path, isFolder) = paths[descriptor] else { return nil }
                if event.fflags & UInt32(NOTE_DELETE | NOTE_RENAME) != 0 { forget(descriptor) }
                guard !isFolder, let slash = path.lastIndex(of: "/") else { return .everything }
                return .writing(name: String(path[path.index(after: slash)...]), folder: String(path[..<slash]))
            }
        }
    }
#endif
