import NIOCore
import NIOHTTP1

/// Closes a connection of whose client nothing has come for too long: no request, half of one, or no hand that takes the
/// answer. Whoever answers may take as long as it likes, and a stream of events has no end.
final class IdleLimit: ChannelDuplexHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundIn = HTTPServerResponsePart

    private let limit: TimeAmount
    private var closing: Scheduled<Void>?

    /// - Parameter limit: How long a whole request may take to come; an answer may take four times as long to be taken.
    init(_ limit: Duration) { self.limit = TimeAmount(limit) }

    func channelActive(context: ChannelHandlerContext) {
        close(context.channel, after: limit)
        context.fireChannelActive()
    }

    func channelInactive(context: ChannelHandlerContext) {
        closing?.cancel()
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if case .end = unwrapInboundIn(data) { closing?.cancel() }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        guard case .end = unwrapOutboundIn(data) else { return context.write(data, promise: promise) }
        close(context.channel, after: limit * 4)
        let sent = promise ?? context.eventLoop.makePromise()
        sent.futureResult.assumeIsolated().whenSuccess { [self, channel = context.channel] in
            close(channel, after: limit)
        }
        context.write(data, promise: sent)
    }

    private func close(_ channel: any Channel, after time: TimeAmount) {
        closing?.cancel()
        closing = channel.eventLoop.scheduleTask(in: time) { channel.close(promise: nil) }
    }
}
