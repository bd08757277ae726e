extension UInt8 {
    /// Whether the byte is white space to HTML (Infra Standard, 4.6 ASCII whitespace).
    @inlinable package var isHTMLSpace: Bool {
        self == 0x20 || self == 0x0A || self == 0x09 || self == 0x0D || self == 0x0C
    }
}
