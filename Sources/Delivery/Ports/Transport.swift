package import Campaigns
package import Foundation

/// What carries letters: one line to a server.
package protocol Transport: Sendable {
    /// Makes sure of the line, so that no letter is in flight while there is none.
    func open() async throws(RelayFault)

    /// Delivers letters one after the other, over a new line where the old one broke.
    ///
    /// `concluded` is told each outcome with the letter's index, before the content of the next one
    /// leaves; it says whether to go on. Letters that it is not told of did not leave.
    func deliver(
        _ letters: [MailItem],
        concluded: @Sendable (Int, Outcome) throws -> Bool
    ) async throws

    /// Takes leave of the server; it may be opened again.
    func close() async

    /// The server did not bear a letter that was announced with the content of the one before; that is
    /// not tried again over this line.
    var hasRefusedOverlap: Bool { get async }
}

extension Transport {
    /// Lines that announce nothing.
    package var hasRefusedOverlap: Bool { get async { false } }
}

/// What leaves over a line: a letter's envelope (RFC 5321 §2.3.1) and its bytes.
package struct MailItem: Sendable {
    /// Names it in what is said about it: its number in the outbox, 0 where it stands in none.
    package let id: Int64
    /// Where reports about it return.
    package let sender: EmailAddress
    package let recipient: EmailAddress
    package let bytes: Data

    package init(id: Int64 = 0, sender: EmailAddress, recipient: EmailAddress, bytes: Data) {
        self.id = id
        self.sender = sender
        self.recipient = recipient
        self.bytes = bytes
    }
}
