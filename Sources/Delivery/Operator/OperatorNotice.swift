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
    /// `absent`: servers that take no letters now, see ``server(insteadOf:avoiding:)``. `names`: those of the store that
    /// it goes into. Throws ``LetterError``.
    package func draft(
        for campaign: Campaign,
        avoiding absent: Set<MailServerID> = [],
        at instant: Instant,
        named names: LetterNames
    ) throws -> MessageDraft? {
        guard let usual = campaign.mailServer else { return nil }
        let server = Self.server(insteadOf: usual, avoiding: absent)
        guard let address = usual.operatorAddress ?? server.operatorAddress else { return nil }
        let key = "operator/\(address.addrSpec)"
        let token = OccurrenceKey(parts: [key, campaign.id.text, instant.description, text]).text
        let bytes = try MessageComposer.compose(
            Letter(subject: subject, plain: text),
            Envelope(
                of: campaign,
                by: server,
                to: address,
                token: names.name(of: token),
                date: instant
            )
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

    /// The server itself, or, where it is absent, the first of its fallbacks that is not; the first fallback where all
    /// of them are, for one that had no letter lately may be back.
    package static func server(
        insteadOf usual: MailServer,
        avoiding absent: Set<MailServerID>
    ) -> MailServer {
        guard absent.contains(usual.id) else { return usual }
        return usual.fallbacks.first { !absent.contains($0.id) } ?? usual.fallbacks.first ?? usual
    }
}
