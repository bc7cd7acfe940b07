package import Campaigns

/// The machine's clock shows a time before this program was written: nobody has set it yet, as after a dead battery.
///
/// By such a clock every earlier pass would have been made by one that was ahead, and be taken back.
package struct UnsetClock: Error {
    /// 2020-01-01T00:00:00Z.
    private static let first = Instant(milliseconds: 1_577_836_800_000)

    package static func check(_ now: Instant) throws {
        guard now >= first else { throw UnsetClock() }
    }
}
