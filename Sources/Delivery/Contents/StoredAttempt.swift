package import Campaigns

/// One attempt to send a letter.
package struct StoredAttempt: Hashable, Sendable {
    package let number: Int
    /// The claim of the letter that it belongs to.
    package let fence: Int
    package let started: Instant
    package let ended: Instant
    package let end: AttemptRow.End
    package let phase: SMTPPhase?
    package let reply: Reply?
    package let text: String?

    package var row: AttemptRow {
        AttemptRow(
            number: number,
            started: started,
            ended: ended,
            end: end,
            phase: phase,
            reply: AttemptRow.reply(code: reply?.code, text: text)
        )
    }

    package init(
        number: Int,
        fence: Int,
        started: Instant,
        ended: Instant,
        end: AttemptRow.End,
        phase: SMTPPhase?,
        reply: Reply?,
        text: String?
    ) {
        self.number = number
        self.fence = fence
        self.started = started
        self.ended = ended
        self.end = end
        self.phase = phase
        self.reply = reply
        self.text = text
    }
}
