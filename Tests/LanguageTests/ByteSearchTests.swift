import ECMAText
import Testing

/// The search for bytes in others, beside the standard library's.
@Suite("Byte search")
struct ByteSearchTests {
    @Test("finds the first place and the last one, or none")
    func places() {
        let bytes = Array("abracadabra".utf8)
        let slice = bytes[2...]
        for part in ["a", "abra", "ra", "b", "bra", "abracadabra", "x", "cad", "adabrax"] {
            let part = Array(part.utf8)
            #expect(slice.firstRange(ofBytes: part) == slice.firstRange(of: part), "\(part)")
            let last = slice.indices.last { slice[$0...].starts(with: part) && $0 + part.count <= slice.endIndex }
            #expect(slice.lastRange(ofBytes: part) == last.map { $0..<$0 + part.count }, "\(part)")
        }
        #expect(bytes[3..<3].firstRange(ofBytes: [1]) == nil)
    }

    @Test("a text has another one byte for byte")
    func texts() {
        #expect("caf\u{E9} {{ name }}".has("{{"))
        #expect(!"cafe\u{301}".has("caf\u{E9}"))
        #expect("x".has(""))
        #expect(!"".has("x"))
    }
}
