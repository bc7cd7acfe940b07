import Campaigns

/// One occurrence for one recipient that may become part of a letter.
struct Candidate {
    let occurrence: Occurrence
    let key: OccurrenceKey
    let duty: Duty
    let recipient: Recipient
    /// The last instant at which it may leave.
    let expires: Instant
    /// The first instant at which it could leave, as things are.
    var leaves: Instant
    /// The letter in which it waits; nil for what has no letter yet.
    var letter: WaitingLetter?
    /// It leaves no more, and is noted: it counts only for what it is newer than.
    var isEnded = false

    /// What kind of notice it is; nil for what a `gửi:` line asks for.
    var notice: Notice? {
        occurrence.line == 0 ? Notice(rawValue: occurrence.ruleKey) : nil
    }

    /// Its row in the ledger.
    func entry(_ disposition: LedgerEntry.Disposition) -> LedgerEntry {
        LedgerEntry(
            occurrence,
            key: key,
            unit: duty.unit.code,
            recipient: recipient,
            disposition: disposition
        )
    }
}

extension Candidate {
    /// Why it leaves no more, where it waited until it was too late: a newer one of its theme had fallen due
    /// before, or none had.
    func endOfWaiting(among others: [Candidate], at now: Instant) -> Reason {
        let end = min(expires, now)
        let isSuperseded = others.contains { other in
            other.occurrence.due > occurrence.due && other.occurrence.due <= end
                && other.recipient.key == recipient.key && other.theme == theme
        }
        return Reason(isSuperseded ? .superseded : .tooLate)
    }
}

extension Candidate: LetterPart {
    var theme: Theme {
        Theme(schedule: duty.schedule.id, ruleKey: notice?.ruleKey, obligation: duty.obligation)
    }

    /// Notices count for nothing.
    var limit: Int? { notice == nil ? duty.schedule.maximum : nil }

    var unit: UnitCode? { duty.unit.code }
}
