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
