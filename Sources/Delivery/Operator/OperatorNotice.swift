package import Campaigns
import Letters
import Mail

/// A letter to whoever runs the machine, at any hour, outside the ledger: no rule asked for it.
///
/// It is written without the home's templates, which may be what is broken.
package struct OperatorNotice: Sendable {
    private let subject: String
    private let text: String

    package init(subject: String, text: String) {
        self.subject = subject
        self.text = text
    }

    /// The letter by the campaign's mail server; nil where it names no operator.
    ///
    /// Throws ``LetterError``.
    package func draft(for campaign: Campaign, at instant: Instant) throws -> MessageDraft? {
        guard let server = campaign.mailServer, let address = server.operatorAddress else {
            return nil
        }
        let key = "operator/\(address.addrSpec)"
        let token = OccurrenceKey(parts: [key, campaign.id.text, instant.description, text]).text
        let bytes = try MessageComposer.compose(
            Letter(subject: subject, plain: text),
            Envelope(of: campaign, by: server, to: address, token: token, date: instant)
        )
        return MessageDraft(
            token: token,
            schedule: ScheduleID(""),
            recipientKey: key,
            server: server.id,
            sender: server.bounceAddress ?? server.sender,
            tracksBounces: server.bounceAddress != nil,
            address: address,
            subject: subject,
            bytes: bytes,
            notBefore: instant,
            expires: instant.adding(days: 7),
            heldBecause: nil,
            resendsWhenAmbiguous: true,
            priority: LetterPriority.bulletin.rawValue
        )
    }
}
