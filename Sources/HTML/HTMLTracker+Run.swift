extension HTMLTracker {
    /// What some text becomes while it is followed.
    ///
    /// Most of it is written as it stands, and is only copied when a piece is complete.
    struct Run {
        /// The text that is followed.
        let text: ArraySlice<UInt8>
        private(set) var pieces: [Piece] = []
        /// What is written after the last piece: these bytes, and then this part of the text.
        private var bytes: [UInt8]
        private var verbatim: Range<Int>
        /// How far the text has been followed.
        private(set) var position: Int
        /// Where in what is written after the last piece that begins which is held back.
        private var heldStart: Int?
        /// Where in what is written after the last piece the tag begins in which the text stands.
        private var tagStart: Int?
        /// Whether pieces have been made of that tag already.
        private(set) var isTagSplit: Bool

        /// Begins with what was held back at the end of the text before.
        init(_ text: ArraySlice<UInt8>, after held: [UInt8], isTagSplit: Bool) {
            self.text = text
            self.isTagSplit = isTagSplit
            bytes = held
            position = text.startIndex
            verbatim = position..<position
            heldStart = held.isEmpty ? nil : 0
        }

        // MARK: Writing

        /// Goes on to an index in the text, up to which it is written as it stands.
        mutating func keep(upTo index: Int) {
            verbatim = verbatim.lowerBound..<index
            position = index
        }

        /// Goes on to an index in the text, up to which it is not written.
        mutating func skip(upTo index: Int) {
            position = index
            copyVerbatim()
        }

        /// Writes what the text does not have.
        mutating func write(_ write: (inout [UInt8]) -> Void) {
            copyVerbatim()
            write(&bytes)
        }

        /// Adds a piece, before which everything is written.
        mutating func add(_ piece: Piece) {
            release()
            flush()
            pieces.append(piece)
        }

        /// Adds what is said of the text around it.
        mutating func note(_ piece: Piece) { pieces.append(piece) }

        private mutating func copyVerbatim() {
            bytes += text[verbatim]
            verbatim = position..<position
        }

        private mutating func flush() {
            if let start = tagStart {
                tagStart = nil
                isTagSplit = true
                copyVerbatim()
                if start > 0 { pieces.append(.bytes(Array(bytes[..<start]))) }
                pieces.append(.startOfTag)
                bytes.removeFirst(start)
            }
            if bytes.isEmpty { bytes = Array(text[verbatim]) } else { bytes += text[verbatim] }
            verbatim = position..<position
            if !bytes.isEmpty { pieces.append(.bytes(bytes)) }
            bytes = []
        }

        // MARK: Tags

        /// Goes on in a tag, or in what may be one.
        /// - Parameter length: How much has been written of it; of what was written before this text, nothing counts.
        mutating func beginTag(_ length: Int = 0) {
            tagStart = max(0, count - length)
            isTagSplit = false
        }

        /// Goes past a tag, or what could have been one.
        mutating func endTag() {
            tagStart = nil
            isTagSplit = false
        }

        /// Whether it is known where the tag begins.
        var canDropTag: Bool { tagStart != nil || isTagSplit }

        /// Takes the tag out again, up to an index in the text.
        /// - Parameter setsAside: Whether it is kept beside what is written, with the `>` that it ends with.
        mutating func dropTag(upTo index: Int, setsAside: Bool) {
            release()
            skip(upTo: index)
            if isTagSplit {
                if setsAside { pieces.append(.bytes(bytes + [UInt8(ascii: ">")])) }
                bytes = []
                pieces.append(setsAside ? .setTagAside : .dropTag)
            } else if let tagStart {
                let tag = Array(bytes[tagStart...])
                bytes.removeSubrange(tagStart...)
                self.tagStart = nil
                if setsAside {
                    flush()
                    pieces.append(.tagAside(tag + [UInt8(ascii: ">")]))
                }
            }
            endTag()
        }

        // MARK: Holding back

        private var count: Int { bytes.count + verbatim.count }

        /// Whether something is held back: white space and slashes before an attribute, and what there is of it.
        var isHolding: Bool { heldStart != nil }
        /// How much is held back.
        var heldCount: Int { heldStart.map { count - $0 } ?? 0 }
        /// The last byte that is held back.
        var lastHeld: UInt8? { heldCount == 0 ? nil : verbatim.isEmpty ? bytes.last : text[verbatim.upperBound - 1] }

        /// Holds back what comes from now on.
        mutating func hold() { if heldStart == nil { heldStart = count } }

        /// Holds back nothing of what has come so far, or only what comes after some of it.
        mutating func release() { heldStart = nil }
        mutating func release(_ count: Int) { heldStart = heldStart.map { $0 + count } }

        /// A part of what is held back.
        mutating func held(_ range: Range<Int>) -> ArraySlice<UInt8> {
            guard let heldStart else { return [] }
            let start = heldStart + range.lowerBound - bytes.count
            if start >= 0 { return text[verbatim.lowerBound + start..<verbatim.lowerBound + start + range.count] }
            copyVerbatim()
            return bytes[heldStart...].dropFirst(range.lowerBound).prefix(range.count)
        }

        /// Ends the piece before what is held back, which is given, and not written.
        mutating func takeHeld() -> [UInt8] {
            let held = Array(held(0..<heldCount))
            let kept = count - held.count
            if kept >= bytes.count {
                verbatim = verbatim.lowerBound..<verbatim.lowerBound + kept - bytes.count
            } else {
                bytes.removeSubrange(kept...)
            }
            release()
            flush()
            return held
        }
    }
}
