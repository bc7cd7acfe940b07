package import Campaigns

/// The last sign of life of the service, for `dondoc status` and whoever watches.
package struct Heartbeat: Hashable, Sendable {
    package let process: Int32
    package let version: String
    /// Since when the process runs.
    package let started: Instant
    /// When it last looked whether something is to be done, or had a letter leave.
    package let beat: Instant
    /// When something is due next, as of then; nil where nothing is.
    package let next: Instant?

    package init(
        process: Int32,
        version: String,
        started: Instant,
        beat: Instant,
        next: Instant?
    ) {
        self.process = process
        self.version = version
        self.started = started
        self.beat = beat
        self.next = next
    }

    /// In minutes: a service that lives gives a sign that often.
    package static let interval = 1
    /// In minutes: without a sign for so long it does not live, or hangs.
    package static let patience = 3
    /// In minutes: the same while a mail server has a letter, whose answer may take ten (RFC 5321 §4.5.3.2.6).
    package static let patienceInFlight = 15
}
