import JSON
import Testing

@Suite("Writing JSON") struct JSONWriterTests {
    private func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("text", "a\"\\\u{8}\t\n\u{C}\r\u{1}</\u{7F}\u{2028}é😀")
            writer.array("numbers") {
                for number in [0, -0.0, 1.5, 1e21, 1e-7, 123_456_789_012_345_680, .nan, .infinity] { $0.number(number) }
                $0.integer(-7)
            }
            writer.null("nothing")
            writer.member("flag", true)
            writer.object("empty") { _ in }
            writer.array("lists") {
                $0.array { _ in }
                $0.array { $0.raw(Array("[1]".utf8)) }
            }
        }
    }

    @Test("on one line")
    func line() {
        var writer = JSONWriter()
        write(to: &writer)
        #expect(
            String(decoding: writer.take(), as: UTF8.self)
                == #"{"text":"a\"\\\b\t\n\f\r\u0001</"# + "\u{7F}\u{2028}é😀"
                + #"","numbers":[0,0,1.5,1e+21,1e-7,123456789012345680,null,null,-7],"nothing":null,"flag":true,"#
                + #""empty":{},"lists":[[],[[1]]]}"#)
        #expect(writer.bytes.isEmpty)
    }

    @Test("over several lines, for a script")
    func indented() {
        var writer = JSONWriter(indent: "  ", escaping: .scripts)
        write(to: &writer)
        writer.endLine()
        #expect(
            String(decoding: writer.bytes, as: UTF8.self) == #"""
                {
                  "text": "a\"\\\b\t\n\f\r\u0001\u003c/\u007f\u2028é😀",
                  "numbers": [
                    0,
                    0,
                    1.5,
                    1e+21,
                    1e-7,
                    123456789012345680,
                    null,
                    null,
                    -7
                  ],
                  "nothing": null,
                  "flag": true,
                  "empty": {},
                  "lists": [
                    [],
                    [
                      [1]
                    ]
                  ]
                }

                """#)
    }

    @Test("a surrogate that stands alone is escaped")
    func loneSurrogates() {
        var bytes: [UInt8] = []
        [0x61, 0xED, 0xA0, 0xBD, 0x62].withUnsafeBufferPointer { JSONWriter.append($0, to: &bytes) }
        #expect(String(decoding: bytes, as: UTF8.self) == #""a\ud83db""#)
    }
}
