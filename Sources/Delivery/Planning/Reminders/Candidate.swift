import Campaigns

/// One occurrence for one recipient that may become part of a letter.
struct Candidate {
    let occurrence: Occurrence
    let key: OccurrenceKey
    let duty: Duty
    let recipient: Recipient
    /// The last instant at which it may leave.
    let expires: Instant

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

    /// The order of a recipient's letters: by due instant, then deadline, block, line, milestone
    /// and unit.
    static func precedes(_ left: Candidate, _ right: Candidate) -> Bool {
        let (first, second) = (left.occurrence, right.occurrence)
        if first.due != second.due { return first.due < second.due }
        if first.deadline != second.deadline {
            return (first.deadline ?? .latest) < (second.deadline ?? .latest)
        }
        return (
            first.schedule.text, first.line, first.milestone?.text ?? "", left.duty.unit.code.text
        ) < (
            second.schedule.text, second.line, second.milestone?.text ?? "",
            right.duty.unit.code.text
        )
    }
}
