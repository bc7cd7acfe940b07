package import Campaigns

/// A letter that could not be written: its bytes would break a rule of mail.
package struct UnwrittenLetter: Error, Hashable {
    package let schedule: ScheduleID
    /// Of the recipient: `unit:CCA/focal`.
    package let recipient: String
    /// Which rule, for whoever mends the program: `control character in Subject`.
    package let rule: String

    package init(schedule: ScheduleID, recipient: String, rule: String) {
        self.schedule = schedule
        self.recipient = recipient
        self.rule = rule
    }
}

extension UnwrittenLetter {
    /// A letter that was to leave.
    init(_ letter: OutboxLetter, _ reason: Reason) {
        self.init(
            schedule: letter.schedule,
            recipient: letter.recipientKey,
            rule: reason.detail ?? ""
        )
    }
}

extension PassPlan {
    /// Its letters that could not be written.
    var unwritten: [UnwrittenLetter] {
        let changed = revisions.compactMap { revision in
            if case .written(let draft, _) = revision.result { draft } else { nil }
        }
        return (messages + changed).compactMap { draft in
            draft.failure.map { failure in
                UnwrittenLetter(
                    schedule: draft.schedule,
                    recipient: draft.recipientKey,
                    rule: failure.detail ?? ""
                )
            }
        }
    }
}
