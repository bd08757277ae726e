/// Where something begins in the templates.
package struct HTMLOrigin: BitwiseCopyable, Sendable {
    /// The number of the source.
    package var source: Int32
    /// The offset in the source's bytes.
    package var offset: Int

    /// Makes a place of a source's number and an offset in its bytes.
    package init(source: Int32 = 0, offset: Int = 0) {
        self.source = source
        self.offset = offset
    }
}
