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

/// Steele, Lea and Flood's SplitMix: small, fast, and good for everything but secrets.
struct SplitMix64: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
