package import Campaigns
import Letters
import Mail

/// What all letters have in common.
extension Planner {
    /// A finished letter, ready to be stored.
    func draft(
        _ letter: Letter,
        token: String,
        by schedule: Schedule,
        to recipient: (key: String, address: EmailAddress),
        thread: (milestone: Milestone, unit: OrganisationalUnit)?,
        at sendAt: Instant,
        expires: Instant,
        priority: Int,
        isHeld: Bool = false
    ) throws -> MessageDraft {
        guard let server = campaign.mailServer(of: schedule) else {
            throw LetterError.nothingToSay("no mail server")
        }
        let bytes = try MessageComposer.compose(
            letter,
            Envelope(
                of: campaign,
                by: server,
                to: recipient.address,
                token: token,
                thread: thread.map { milestone, unit in
                    let key = OccurrenceKey(
                        parts: ["thread", campaign.id.text, milestone.id.text, unit.code.text]
                    )
                    return (key.text, "\(milestone.displayName) – \(unit.name)")
                },
                date: sendAt,
                isBulk: priority == Self.digestPriority
            )
        )
        return MessageDraft(
            token: token,
            schedule: schedule.id,
            recipientKey: recipient.key,
            server: server.id,
            sender: server.bounceAddress ?? server.sender,
            tracksBounces: server.bounceAddress != nil,
            address: recipient.address,
            subject: letter.subject,
            bytes: bytes,
            notBefore: sendAt,
            expires: expires,
            heldBecause: isHeld ? Reason(.approval) : nil,
            resendsWhenAmbiguous: schedule.resendsWhenAmbiguous,
            priority: priority
        )
    }

    /// Smaller leaves first.
    static let incidentPriority = 0
    static let bulletinPriority = 1
    static let reminderPriority = 2
    static let digestPriority = 3

    package func key(
        _ occurrence: Occurrence,
        _ unit: UnitCode?,
        _ recipient: Recipient
    ) -> OccurrenceKey {
        OccurrenceKey(
            campaign: campaign.id,
            occurrence: occurrence,
            unit: unit,
            recipient: recipient
        )
    }

    func entry(
        _ occurrence: Occurrence,
        _ unit: UnitCode?,
        _ recipient: Recipient,
        _ disposition: LedgerEntry.Disposition
    ) -> LedgerEntry {
        LedgerEntry(
            occurrence,
            campaign: campaign.id,
            unit: unit,
            recipient: recipient,
            disposition: disposition
        )
    }
}
