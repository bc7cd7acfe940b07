import Campaigns
import Foundation
import Letters
import Mail

/// How a finished letter is posted: to whom, by which block, when.
struct Posting {
    let token: String
    let schedule: Schedule
    let recipientKey: String
    let address: EmailAddress
    /// The conversation that the letter belongs to; nil for a letter about several things.
    var thread: Duty?
    let sendAt: Instant
    let expires: Instant
    let priority: LetterPriority
    var isHeld = false
}

/// What leaves first where several letters wait: the smaller value.
enum LetterPriority: Int {
    case incident, bulletin, reminder, digest
}

extension PlanningContext {
    /// The letter as it is stored: its bytes, and what the outbox must know of it.
    ///
    /// `letter` is not asked for where nobody will read it. One that breaks a rule of mail has no bytes and is held
    /// with the reason ``Reason/Code/notWritten``: it is told and tried again, and all others go on.
    func draft(
        _ letter: @autoclosure () throws -> Letter,
        _ posting: Posting
    ) throws -> MessageDraft {
        let schedule = posting.schedule
        guard let server = campaign.mailServer(of: schedule) else {
            throw LetterError.nothingToSay("no mail server")
        }
        let letter = forecast == nil ? try letter() : nil
        var bytes = Data()
        var heldBecause = posting.isHeld ? Reason(.approval) : nil
        do throws(MalformedMessage) {
            let envelope = Envelope(
                of: campaign,
                by: server,
                to: posting.address,
                token: store.letterNames.name(of: posting.token),
                thread: posting.thread.map(thread),
                date: posting.sendAt,
                isBulk: posting.priority == .digest
            )
            if let letter { bytes = try MessageComposer.compose(letter, envelope) }
        } catch {
            heldBecause = Reason(.notWritten, error.rule)
        }
        return MessageDraft(
            token: posting.token,
            schedule: schedule.id,
            recipientKey: posting.recipientKey,
            server: server.id,
            sender: server.bounceAddress ?? server.sender,
            tracksBounces: server.bounceAddress != nil,
            address: posting.address,
            subject: letter?.subject ?? "",
            bytes: bytes,
            calendarNews: bytes.isEmpty ? [] : letter?.calendarNews ?? [],
            notBefore: posting.sendAt,
            expires: posting.expires,
            heldBecause: heldBecause,
            resendsWhenAmbiguous: schedule.resendsWhenAmbiguous,
            priority: posting.priority.rawValue
        )
    }

    /// All letters about one unit and milestone are one conversation in a reader's mailbox.
    private func thread(of duty: Duty) -> (token: String, topic: String) {
        let key = OccurrenceKey(
            parts: ["thread", campaign.id.text, duty.milestone.id.text, duty.unit.code.text]
        )
        return (key.text, "\(duty.milestone.displayName) – \(duty.unit.name)")
    }
}
