import ECMAText

extension Renderer {
    /// The next number of this rendering's own sequence, the same on every run with the same seed.
    func nextRandom() -> UInt64 {
        var generator = SplitMix64(state: randomState.pointee)
        defer { randomState.pointee = generator.state }
        return generator.next()
    }

    /// A number of the sequence from 0 up to, and without, 1: what `Math.random()` gives.
    func nextRandomFraction() -> Double { Double(nextRandom() >> 11) * 0x1p-53 }
}
