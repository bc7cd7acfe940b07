import Campaigns
import Delivery
import Mail
import Testing

/// A letter as its reader sees it.
struct ReadLetter {
    let recipient: String
    let subject: String
    let text: String
    let html: String

    /// Both forms of what it says.
    var bodies: [String] { [text, html] }
}

extension TestBench {
    /// The letters of the outbox in that state, in its order.
    func read(_ state: LetterState = .sent) throws -> [ReadLetter] {
        try store.outbox(of: nil, state: state).map { row in
            let message = StoredMessage(try #require(try store.letter(row.id)?.bytes))
            return ReadLetter(
                recipient: row.recipient,
                subject: row.subject,
                text: try #require(message.text),
                html: try #require(message.html)
            )
        }
    }
}

extension MailItem {
    /// Its words.
    func text() throws -> String { try #require(StoredMessage(bytes).text) }
}
