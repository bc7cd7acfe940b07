package import Campaigns

/// What the service of a home remembers of itself from one pass, or one start, to the next.
package protocol ServiceDesk: Sendable {
    /// The last sign of life; nil where no service ever ran.
    func heartbeat() throws -> Heartbeat?

    /// Gives a sign of life, in place of the one before.
    func note(_ heartbeat: Heartbeat) throws

    /// When the last letter left; nil where none did.
    func lastLetter() throws -> Instant?

    /// What the clocks showed at the last pass that went by them; nil where none did.
    func clockWatch() throws -> ClockWatch?

    /// Keeps that in place of what was known.
    func note(_ watch: ClockWatch) throws

    /// The letter templates that were whole when they were last read, by file name; empty where none ever were.
    func keptTemplates() throws -> [String: String]

    /// Keeps these in place of those.
    func keepTemplates(_ files: [String: String]) throws
}
