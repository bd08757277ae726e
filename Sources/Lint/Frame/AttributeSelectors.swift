import HTML

/// The attributes in selectors of CSS, wherever those stand.
enum AttributeSelectors {
    /// The names that follow an opening square bracket.
    static func names(in text: some RandomAccessCollection<UInt8>) -> Set<String> {
        var names: Set<String> = []
        var rest = text[...]
        while let bracket = rest.firstIndex(of: UInt8(ascii: "[")) {
            rest = rest[bracket...].dropFirst()
            let name = rest.prefix(while: \.isStyleName)
            if !name.isEmpty { names.insert(String(decoding: name, as: UTF8.self)) }
            rest = rest[name.endIndex...]
        }
        return names
    }
}
