import Diagnostics

/// A host that has objects of texts which are templates, such as translations: each is rendered when it is read.
package protocol TextReader: AnyObject {
    /// What a text in such an object is, or the texts in a list there.
    func read(_ value: Value, _ renderer: Renderer) throws(Diagnostic) -> Value
}

extension Renderer {
    /// The value of an object's property, which is read.
    package func read(_ value: Value, of object: ObjectRef) throws(Diagnostic) -> Value {
        guard object.shape.holdsTemplates, let reader = host as? any TextReader else { return value }
        return try reader.read(value, self)
    }
}
