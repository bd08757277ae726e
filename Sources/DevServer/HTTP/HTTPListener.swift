import Diagnostics
import FileSystem
import NIOCore
import NIOHTTP1
import NIOPosix

/// Listens for requests, and hands them to whoever answers.
final class HTTPListener: Sendable {
    /// Answers a request, on whatever thread and whenever it likes.
    typealias Answer = @Sendable (Request, @escaping @Sendable (Response) -> Void) -> Void

    private let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
    /// The port.
    let port: Int

    /// How many ports are tried.
    private static let triedPorts = 100

    /// Listens.
    /// - Parameters:
    ///   - hosts: The addresses on which it listens.
    ///   - port: The first port that is tried.
    ///   - isStrict: Whether no other port will do.
    ///   - hub: Takes the streams of events.
    ///   - idleLimit: How long a client may leave a request unsent.
    /// - Throws: ``Diagnostic/Code/unusableAddress`` where no port is free, or an address is none of this machine's.
    init(
        hosts: [String], port: Int, isStrict: Bool, hub: EventHub, idleLimit: Duration = .seconds(30),
        answer: @escaping Answer
    ) throws(Diagnostic) {
        let bootstrap = ServerBootstrap(group: group)
            .serverChannelOption(.backlog, value: 128)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
            .childChannelInitializer { [hub] channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.configureHTTPServerPipeline(withErrorHandling: true)
                    try channel.pipeline.syncOperations.addHandler(IdleLimit(idleLimit))
                    try channel.pipeline.syncOperations.addHandler(HTTPConnection(hub: hub, answer: answer))
                }
            }
        var last = port
        while true {
            do throws(Refusal) {
                try Self.listen(on: hosts, last, bootstrap)
                break
            } catch {
                guard error.isTaken else { throw Self.unusable(last, error) }
                guard !isStrict, last < port + Self.triedPorts else { throw Self.takenPort(last) }
                last += 1
            }
        }
        self.port = last
        group.next().scheduleRepeatedTask(initialDelay: .seconds(20), delay: .seconds(20)) { [hub] _ in
            // A comment, so that a stream whose other end is gone is noticed.
            hub.send(Array(":\n\n".utf8))
        }
    }

    /// An address that is not to be had, and why.
    private struct Refusal: Error {
        let host: String
        let error: any Error

        private var number: Int32? { (error as? IOError)?.errnoCode }
        /// Whether another program has the port.
        var isTaken: Bool { number == EADDRINUSE }
        /// The system's own reason.
        var reason: String { number.map { SystemError($0).reason } ?? "\(error)" }
    }

    /// Listens on all addresses or on none of them.
    private static func listen(on hosts: [String], _ port: Int, _ bootstrap: ServerBootstrap) throws(Refusal) {
        var channels: [any Channel] = []
        for host in hosts {
            do { channels.append(try bootstrap.bind(host: host, port: port).wait()) } catch {
                for channel in channels { channel.close(promise: nil) }
                throw Refusal(host: host, error: error)
            }
        }
    }

    private static func unusable(_ port: Int, _ refusal: Refusal) -> Diagnostic {
        Diagnostic(
            .unusableAddress, .error, "port \(port) of \(refusal.host) cannot be had: \(refusal.reason)",
            help: "name another port with `--port N`, or an address of this machine with `--host ADDRESS`")
    }

    private static func takenPort(_ port: Int) -> Diagnostic {
        Diagnostic(
            .unusableAddress, .error, "port \(port) is taken by another program",
            help: "name another one with `--port N`; without it the next free one is taken")
    }
}

/// One connection.
private final class HTTPConnection: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private let hub: EventHub
    private let answer: HTTPListener.Answer
    private var head: HTTPRequestHead?
    private var body: [UInt8] = []

    /// How many bytes a request's body may have.
    private static let bodyLimit = 4 << 20

    init(hub: EventHub, answer: @escaping HTTPListener.Answer) {
        self.hub = hub
        self.answer = answer
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            self.head = head
            body = []
        case .body(let part):
            if body.count + part.readableBytes <= Self.bodyLimit {
                body += part.readableBytesView
            } else {
                context.close(promise: nil)
            }
        case .end:
            guard let head else { return }
            self.head = nil
            let sender = Sender(channel: context.channel, head: head, hub: hub)
            guard let request = Request(head, body) else {
                return sender.send(.message(.badRequest, "this is not a path of this server"))
            }
            answer(request) { sender.send($0) }
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
}

extension Request {
    fileprivate init?(_ head: HTTPRequestHead, _ body: [UInt8]) {
        let method: Method =
            switch head.method {
            case .GET: .get
            case .HEAD: .head
            case .POST: .post
            default: .other
            }
        let headers = Dictionary(head.headers.map { ($0.name.lowercased(), $0.value) }) { first, _ in first }
        self.init(method, target: head.uri, headers: headers, body: body)
    }
}

/// Sends the answer to one request.
private struct Sender: Sendable {
    let channel: any Channel
    let head: HTTPRequestHead
    let hub: EventHub

    func send(_ response: Response) {
        var headers = HTTPHeaders([
            ("Content-Type", response.type), ("Cache-Control", "no-store"), ("X-Content-Type-Options", "nosniff"),
            ("Cross-Origin-Resource-Policy", "same-origin"), ("Referrer-Policy", "no-referrer"),
        ])
        let isStream = response.isStream && head.method == .GET && hub.count < EventHub.limit
        if !isStream { headers.add(name: "Content-Length", value: "\(response.body.count)") }
        if !head.isKeepAlive { headers.add(name: "Connection", value: "close") }
        let status = HTTPResponseStatus(statusCode: response.status.rawValue)
        channel.write(
            HTTPServerResponsePart.head(HTTPResponseHead(version: .http1_1, status: status, headers: headers)),
            promise: nil)
        if head.method != .HEAD {
            channel.write(
                HTTPServerResponsePart.body(.byteBuffer(ByteBuffer(bytes: response.body))), promise: nil)
        }
        if isStream {
            channel.flush()
            hub.add(channel)
            return
        }
        let sent = channel.writeAndFlush(HTTPServerResponsePart.end(nil))
        if !head.isKeepAlive { sent.whenComplete { [channel] _ in channel.close(promise: nil) } }
    }
}
