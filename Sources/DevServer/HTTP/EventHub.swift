import NIOCore
import NIOHTTP1
import Synchronization

/// The streams of events that are open.
final class EventHub: Sendable {
    private let channels = Mutex<[ObjectIdentifier: any Channel]>([:])

    /// How many streams may be open.
    static let limit = 128

    /// How many streams are open.
    var count: Int { channels.withLock { $0.count } }

    /// Takes a stream, until it is closed.
    func add(_ channel: any Channel) {
        let id = ObjectIdentifier(channel)
        channels.withLock { $0[id] = channel }
        channel.closeFuture.whenComplete { [self] _ in channels.withLock { $0[id] = nil } }
    }

    /// Sends an event to all. Who does not read is dropped: it fetches what it missed when it comes again.
    func send(_ event: [UInt8]) {
        for channel in channels.withLock({ Array($0.values) }) {
            if channel.isWritable {
                channel.writeAndFlush(HTTPServerResponsePart.body(.byteBuffer(ByteBuffer(bytes: event))), promise: nil)
            } else {
                channel.close(promise: nil)
            }
        }
    }
}
