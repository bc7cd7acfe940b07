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
}
