import Diagnostics
import Synchronization

/// Notes which shared files a site has, and hands all files on.
final class AssetRecorder: SiteSink {
    private let sink: any SiteSink
    private let known = Mutex<Set<String>>([])

    /// - Parameter sink: Takes the files.
    init(_ sink: any SiteSink) { self.sink = sink }

    func take(_ bytes: [UInt8], at path: String) throws(Diagnostic) {
        if path.hasPrefix("assets/") { known.withLock { _ = $0.insert(path) } }
        try sink.take(bytes, at: path)
    }

    /// The paths of the shared files so far.
    var paths: Set<String> { known.withLock { $0 } }
}
