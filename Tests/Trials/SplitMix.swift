/// A small generator with a seed, so that a failure can be run again: Sebastiano Vigna's SplitMix64.
package struct SplitMix: RandomNumberGenerator, Sendable {
    private var state: UInt64

    package init(seed: UInt64) {
        state = seed
    }

    /// The generator of one case among many, far from its neighbours'.
    package init(seed: UInt64, number: Int) {
        // A state of its own kind: the one a number further on would be the same draws, one later.
        var scattered = SplitMix(seed: UInt64(number) &* Self.step &+ seed)
        state = scattered.next()
    }

    private static let step: UInt64 = 0x9E37_79B9_7F4A_7C15

    package mutating func next() -> UInt64 {
        state &+= Self.step
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
