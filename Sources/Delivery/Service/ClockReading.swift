package import Campaigns

/// What the clocks of the machine showed at one moment.
package struct ClockReading: Hashable, Sendable {
    /// The clock on the wall, which people and programs set.
    package let wall: Instant
    /// Milliseconds since the machine started, sleep included, which nobody sets (`CLOCK_BOOTTIME`).
    package let sinceBoot: Int64
    /// Names the start of the machine: after another one `sinceBoot` counts anew.
    package let boot: String

    package init(wall: Instant, sinceBoot: Int64, boot: String) {
        self.wall = wall
        self.sinceBoot = sinceBoot
        self.boot = boot
    }
}
