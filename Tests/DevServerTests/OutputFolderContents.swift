import Diagnostics
import PreviewSite
import Synchronization

/// The files of a site as they would be written.
final class OutputFolderContents: SiteSink {
    private let taken = Mutex<[String: [UInt8]]>([:])

    var files: [String: [UInt8]] { taken.withLock { $0 } }

    func take(_ bytes: [UInt8], at path: String) throws(Diagnostic) { taken.withLock { $0[path] = bytes } }
}
