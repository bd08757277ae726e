import Diagnostics

/// A host that works out the JavaScript of templates.
package protocol ScriptHost: AnyObject {
    /// Whether it has said why a value is left to the page.
    var tellsDeferral: Bool { get }

    /// Called before anything is rendered: a page's scripts have run by then.
    func begin(_ renderer: Renderer)

    /// The value of some JavaScript.
    /// - Parameter arguments: The values of its parameters.
    /// - Returns: The value; the script itself, as a value, where only the page can know it.
    func value(
        of script: TemplateScript, _ arguments: Arguments, _ renderer: Renderer
    ) throws(Diagnostic) -> Value
}

extension Renderer {
    /// The value of some JavaScript, if the host knows it.
    func value(of script: TemplateScript, _ arguments: Arguments) throws(Diagnostic) -> Value {
        guard let host = host as? any ScriptHost else { return .script(script.text) }
        let value = try host.value(of: script, arguments, self)
        if case .script = value, host.tellsDeferral { state.pointee.toldScripts.insert(script.text.identity) }
        return value
    }
}
