/// What an object of the host's is beside its properties: a date of JavaScript's, say.
package final class HostObject {
    /// Its text (ToString).
    package let text: StringRef
    /// What it is where a number is needed; its text as a number if nil.
    package let number: Double?
    /// What a loop goes over, if it can.
    package let items: ArrayRef?
    /// What knows more of it: its methods, say.
    package let source: AnyObject?

    /// Makes what is beside an object's properties.
    package init(text: StringRef, number: Double? = nil, items: ArrayRef? = nil, source: AnyObject? = nil) {
        self.text = text
        self.number = number
        self.items = items
        self.source = source
    }
}

extension ObjectRef {
    /// What the object is beside its properties, if it is the host's.
    package var host: HostObject? { shape.storage.pointee.host?.takeUnretainedValue() }
}

extension Heap {
    /// Makes an object of the host's.
    package func object(_ properties: [(key: StringRef, value: Value)], host: HostObject) -> ObjectRef {
        keep(host, byteCount: 128)
        let plain = object(properties)
        let shape = self.shape(of: Array(plain.keys), host: .passUnretained(host))
        return object(shape: shape, values: plain.values)
    }
}
