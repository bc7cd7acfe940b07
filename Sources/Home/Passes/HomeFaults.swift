import Campaigns
import Delivery
import Texts

/// What is wrong with a home and its machine, whichever campaign it is.
struct HomeFaults {
    let templates: TemplateRefusal?
    let jump: ClockWatch.Jump?
    /// nil where it is not known.
    let disk: DiskSpace?
    /// Why the last copy that was owed could not be made; nil where it was, or none is asked for.
    let backup: Phrase?

    /// What the operator of the campaign is to hear.
    func failures(of campaign: Campaign) -> [DeskFailure] {
        var failures: [DeskFailure] = []
        func note(_ kind: OperatorCause.Kind, _ words: Phrase) {
            failures.append(DeskFailure(campaign: campaign.id, kind: kind, words: words))
        }
        if let templates { note(.templates, templates.phrase) }
        if let jump {
            let words = HomeWords.clockJumped(
                from: campaign.zone.civil(of: jump.from),
                to: campaign.zone.civil(of: jump.to)
            )
            note(.clock, words)
        }
        let variables = campaign.foreignVariables
        if !variables.isEmpty {
            note(.variable, HomeWords.foreignVariables(variables))
        }
        if let disk, disk.isShort {
            note(.disk, DoctorWords.diskIsShort(disk.free, least: DiskSpace.least))
        }
        if let backup { note(.backup, backup) }
        return failures
    }
}
