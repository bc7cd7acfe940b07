package import Campaigns

/// The place of a bulletin among those of its days.
package struct BulletinContext: Sendable {
    /// 1-based.
    package let number: Int
    /// The slot that figures are counted up to.
    package let slot: Instant
    /// The slot before, or the day's start: older figures are shown apart.
    package let previousSlot: Instant
    package let isClosing: Bool
    /// When it is written: facts recorded later are unknown to it.
    package let now: Instant
    /// Slot and sending of the next bulletin; nil for the last.
    package let next: (slot: CivilDateTime, actual: CivilDateTime)?
    package let readers: [String]

    package init(
        number: Int,
        slot: Instant,
        previousSlot: Instant,
        isClosing: Bool,
        now: Instant,
        next: (slot: CivilDateTime, actual: CivilDateTime)?,
        readers: [String]
    ) {
        self.number = number
        self.slot = slot
        self.previousSlot = previousSlot
        self.isClosing = isClosing
        self.now = now
        self.next = next
        self.readers = readers
    }
}
