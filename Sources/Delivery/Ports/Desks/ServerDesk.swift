package import Campaigns

/// What is remembered of mail servers from one process to the next.
package protocol ServerDesk: Sendable {
    /// The servers that refused letters alike, until one is taken again.
    ///
    /// ``OutboxStore/record(_:)`` begins a pause and makes it longer.
    func pauses() throws -> [MailServerID: ServerPause]

    /// The server took a letter: it is as good as any other.
    func endPause(of server: MailServerID) throws

    /// The servers are tried with one letter at once: a person asks for it, or their block was written anew.
    func resume(_ servers: Set<MailServerID>, at instant: Instant) throws

    /// Whether a server there did not bear an announced letter, whatever block names it.
    func refusesOverlap(_ place: MailServer.Place) throws -> Bool

    /// Notes durably that it did not.
    func noteOverlapRefusal(_ place: MailServer.Place, at instant: Instant) throws

    /// A block that names the place was written anew: it may be tried again.
    func forgetOverlapRefusal(_ place: MailServer.Place) throws
}
