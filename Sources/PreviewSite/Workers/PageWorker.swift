import Diagnostics
import FileSystem
import Localization
import ScriptEngine
import SubscriptionManager

/// A process that works out JavaScript for another one, which watches it.
///
/// It is given one task after another on its standard input, and answers on its standard output.
package enum PageWorker {
    /// The subcommand that a worker is.
    package static let command = "page-worker"

    /// How many seconds of a processor's time a call of a script may take, which is less than a page may: the first line of
    /// defence, after which the page goes on. The second is the watching process.
    private static let timeLimit = 1.0

    private enum Task: Int { case page, line }

    /// Answers until nobody asks any more.
    /// - Parameter evaluate: Answers a line of `sm-preview eval`, of which the number is given, too.
    package static func run(evaluate: ([UInt8], Int, JavaScriptCoreMachine) -> [UInt8]) {
        var input = MessageReader()
        guard let greeting = input.next() else { return }
        var reader = WireReader(greeting)
        let theme = try? reader.optional { reader throws(WireReader.Failure) in
            let folder = try reader.text()
            let limits = try reader.list { reader throws(WireReader.Failure) in try reader.setting() }
            let files = try reader.list { reader throws(WireReader.Failure) in
                (try reader.text(), try reader.data())
            }
            return (folder, limits, Dictionary(files) { first, _ in first })
        }.flatMap { try? Theme(folder: $0, limits: $1, holding: $2) }
        var ready = WireWriter()
        let machine = JavaScriptCoreMachine(timeLimit: timeLimit)
        ready.flag(machine != nil)
        answer(ready)
        guard let machine else { return }
        while let request = input.next() {
            var reader = WireReader(request)
            guard let answer = try? Self.answer(&reader, theme, machine, evaluate) else { return }
            self.answer(answer)
        }
    }

    private static func answer(
        _ reader: inout WireReader, _ theme: Theme?, _ machine: JavaScriptCoreMachine,
        _ evaluate: ([UInt8], Int, JavaScriptCoreMachine) -> [UInt8]
    ) throws -> WireWriter {
        var writer = WireWriter()
        switch Task(rawValue: try reader.integer()) {
        case .page:
            guard let theme else { throw WireReader.Failure() }
            let (page, values) = try page(&reader, of: theme, on: machine)
            writer.page(page)
            writer.list(values) { $0.entry($1) }
        case .line: writer.data(evaluate(try reader.data(), try reader.integer(), machine))
        case nil: throw WireReader.Failure()
        }
        return writer
    }

    /// Asks for the answer to a line.
    static func request(line: [UInt8], number: Int) -> WireWriter {
        var writer = WireWriter()
        writer.integer(Task.line.rawValue)
        writer.data(line)
        writer.integer(number)
        return writer
    }

    /// Asks for a page.
    static func request(_ fixture: Fixture, locale: String, options: RenderOptions) -> WireWriter {
        var writer = WireWriter()
        writer.integer(Task.page.rawValue)
        writer.text(fixture.name)
        writer.data(fixture.json())
        writer.text(locale)
        writer.flag(options.fallsBackForTranslations)
        return writer
    }

    private static func page(
        _ reader: inout WireReader, of theme: Theme, on machine: JavaScriptCoreMachine
    ) throws -> (RenderedPage, [SharedScripts.Entry]) {
        let name = try reader.text()
        let fixture = try Fixture(json: String(decoding: try reader.data(), as: UTF8.self), name: name)
        let locale = try reader.text()
        var options = RenderOptions()
        options.fallsBackForTranslations = try reader.flag()
        var world: ScriptWorld?
        let page = theme.render(fixture, locale: locale, options: options, ownsValues: true) {
            world = ScriptWorld(ScriptWorld.Parts(theme: theme, fixture: fixture, locale: locale), on: machine)
            return world
        }
        return (page, world?.sharedValues ?? [])
    }

    private static func answer(_ message: WireWriter) {
        try? StandardStream.write(message.framed, to: StandardStream.output)
    }
}

/// Reads messages from the standard input.
private struct MessageReader {
    private var pending: [UInt8] = []

    mutating func next() -> [UInt8]? {
        while true {
            if let message = Message.take(from: &pending) { return message }
            guard let chunk = try? StandardStream.nextChunk() else { return nil }
            pending += chunk
        }
    }
}

/// A message with its length before it.
enum Message {
    /// Takes the first message of some bytes, if all of it is there.
    static func take(from bytes: inout [UInt8]) -> [UInt8]? {
        var reader = WireReader(bytes)
        guard let message = try? reader.data() else { return nil }
        bytes.removeFirst(message.count + 4)
        return message
    }
}
