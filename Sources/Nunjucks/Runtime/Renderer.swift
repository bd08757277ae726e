/// One rendering of one template: the values it makes, its output, and what it has to report.
///
/// Filters, tests and functions get the renderer as their second argument.
public final class Renderer {
    /// Where the values made by this rendering live. They are gone when the rendering is.
    public let heap: Heap
    /// The options of the environment whose template is rendered.
    public let options: Options

    init(heap: Heap, options: Options) {
        self.heap = heap
        self.options = options
    }

    /// An error at the place that is being rendered, to be thrown.
    public func error(_ code: Diagnostic.Code, _ message: String, help: String? = nil) -> Diagnostic {
        Diagnostic(code, .error, message, help: help)
    }

    /// Reports a warning at the place that is being rendered.
    public func warn(_ code: Diagnostic.Code, _ message: String, help: String? = nil) {
    }

    /// Calls a function value.
    public func call(_ function: Value, _ arguments: [Value]) throws(Diagnostic) -> Value { .undefined }
}
