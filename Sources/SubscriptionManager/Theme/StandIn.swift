import Glibc
import Nunjucks

// A stand-in until the theme is here.
public final class Theme: Sendable {
    public let name: String
    public let folder: String
    public let locales: [String]
    public let diagnostics: [Diagnostic] = []
    let environment: Environment
    public init(folder: String) throws(Diagnostic) {
        self.folder = folder
        name = folder.split(separator: "/").last.map(String.init) ?? folder
        guard Self.bytes("\(folder)/views/main.liquid") != nil else {
            throw Diagnostic(.missingTemplate, .error, "there is no `\(folder)/views/main.liquid`")
        }
        locales = Self.names("\(folder)/locales").filter { $0.hasSuffix(".json") }.map { String($0.dropLast(5)) }.sorted()
        var configuration = Environment.Configuration(options: Options(), loader: Loader(folder: folder + "/views"))
        configuration.templateName = { $0.hasSuffix(".liquid") ? $0 : $0 + ".liquid" }
        environment = Environment(configuration)
    }
    struct Loader: TemplateLoader {
        let folder: String
        func source(named name: String) -> Source? {
            Theme.bytes("\(folder)/\(name)").map { Source(name: "views/\(name)", bytes: $0) }
        }
        var names: [String] { Theme.names(folder) }
    }
    static func bytes(_ path: String) -> [UInt8]? {
        guard let file = fopen(path, "rb") else { return nil }
        defer { fclose(file) }
        var result: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65536)
        while case let n = fread(&buffer, 1, buffer.count, file), n > 0 { result += buffer[..<n] }
        return result
    }
    static func names(_ path: String) -> [String] {
        guard let dir = opendir(path) else { return [] }
        defer { closedir(dir) }
        var result: [String] = []
        while let entry = readdir(dir) {
            result.append(withUnsafePointer(to: &entry.pointee.d_name) { String(cString: UnsafeRawPointer($0).assumingMemoryBound(to: CChar.self)) })
        }
        return result
    }
    public func stylesheet() -> (css: [UInt8]?, diagnostics: [Diagnostic]) {
        (Self.bytes("\(folder)/styles/main.css"), [])
    }
    public var script: [UInt8]? { Self.bytes("\(folder)/scripts/script.js") }
    public func render(_ fixture: Fixture, locale: String, options: RenderOptions) -> RenderedPage {
        do throws(Diagnostic) {
            let program = try environment.template(named: "main.liquid")
            let state = fixture.state(locale: locale)
            return state.withRoot { root in
                let heap = Heap()
                let r = environment.render(program, context: root, in: heap)
                return RenderedPage(html: r.output, error: r.error, diagnostics: r.diagnostics, scriptNames: ["SMDialog.open"])
            }
        } catch {
            return RenderedPage(html: [], error: error, diagnostics: [], scriptNames: [])
        }
    }
}
public struct RenderOptions: Sendable {
    public var fallsBackForTranslations = false
    public init() {}
}
public struct RenderedPage: Sendable {
    public var html: [UInt8]
    public var error: Diagnostic?
    public var diagnostics: [Diagnostic]
    public var scriptNames: [String]
}
public func evaluate(line: [UInt8], number: Int) -> [UInt8] { line }

extension Diagnostic {
    public var json: [UInt8] {
        let heap = Heap()
        var bytes: [UInt8] = []
        _ = try? appendJSON(value(in: heap), to: &bytes)
        return bytes
    }
    func value(in heap: Heap) -> Value {
        func text(_ text: String?) -> Value { text.map { .string(heap.string($0)) } ?? .null }
        func number(_ number: Int?) -> Value { number.map { .number(Double($0)) } ?? .null }
        var members: [(key: StringRef, value: Value)] = [
            (heap.string("code"), text(code.rawValue)),
            (heap.string("severity"), text(severity.rawValue)),
            (heap.string("message"), text(message)),
            (heap.string("template"), text(place?.file)),
            (heap.string("line"), number(place?.line)),
            (heap.string("column"), number(place?.column)),
            (heap.string("endLine"), number(place?.endLine)),
            (heap.string("endColumn"), number(place?.endColumn)),
            (heap.string("includes"), .array(heap.array(includes.map { place in
                .object(heap.object([
                    (key: heap.string("template"), value: text(place.file)),
                    (key: heap.string("line"), value: number(place.line)),
                    (key: heap.string("column"), value: number(place.column)),
                ])) }))),
        ]
        if let help { members.append((heap.string("help"), text(help))) }
        return .object(heap.object(members))
    }
}
