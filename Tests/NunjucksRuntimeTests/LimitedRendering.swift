import Diagnostics
import NunjucksSyntax

@testable import NunjucksRuntime

/// Renders a template of Nunjucks within limits.
/// - Returns: The rendering, and how many bytes of values it has made.
func rendering(of template: String, within limits: Limits) throws -> (rendering: Rendering, heapBytes: Int) {
    var options = Options(dialect: .nunjucks)
    options.limits = limits
    let environment = Environment(options: options)
    let heap = Heap(limit: limits.heapBytes)
    let program = try environment.compile(Source(name: "test", text: template))
    let rendering = environment.render(program, context: heap.object([]), in: heap)
    return (rendering, heap.byteCount)
}
