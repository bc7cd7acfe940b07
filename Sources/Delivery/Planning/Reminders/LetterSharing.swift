import Campaigns

/// What a block says about a milestone shares letters with what is like it in this.
struct LetterSharing: Hashable {
    let needsApproval: Bool
    let kind: String
    let server: MailServerID?

    /// A block's letters about a date that nobody owes never share one with those of another block, nor do
    /// those of a block that says `gộp: không`.
    init(_ schedule: Schedule, _ milestone: Milestone, _ campaign: Campaign) {
        needsApproval = schedule.needsApproval
        kind = milestone.isDateOnly || !schedule.merges ? "of \(schedule.id)" : "reminder"
        server = campaign.mailServer(of: schedule)?.id
    }

    /// That of a notice: it leaves without approval.
    init(_ notice: Notice, of schedule: Schedule, _ campaign: Campaign) {
        needsApproval = false
        kind = notice.ruleKey
        server = campaign.mailServer(of: schedule)?.id
    }

    /// Orders the letters of a pass.
    var text: String { "\(needsApproval ? "held" : "free")|\(kind)|\(server?.text ?? "")" }
}
