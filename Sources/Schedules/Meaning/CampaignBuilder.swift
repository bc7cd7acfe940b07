import Campaigns
import Texts

/// Turns the blocks of one campaign into a ``Campaign``, reporting everything that is wrong.
///
/// Each stage takes what the stages before it made, and returns its product:
///
///     blocks ─ CampaignBlocks ─┬─ UnitStage ───── units, columns ──┐
///                              ├─ HeadStage ───── zone, calendar … ┤
///                              ├─ RecipientStage, IndicatorStage ──┤
///                              ├─ MilestoneStage ─ milestones ─────┼─ Campaign ─ Judgement
///                              ├─ ScheduleStage ── schedules ──────┤
///                              └─ ScoreStage ───── score sheets ───┘
///
/// What they find is wrong goes into one box, and no stage needs another's findings.
struct CampaignBuilder {
    let blocks: CampaignBlocks
    let shared: SharedBlocks
    /// The names of the letter templates at hand; nil where it does not matter which are.
    let templates: Set<String>?
    /// The unit list beside a file of the campaign; a finding where it cannot be read.
    let readUnitList: (_ path: String, _ besideFile: String) -> Result<SourceFile, Finding>
    let findings: FindingBox

    /// The campaign; nil where an error leaves it without meaning.
    func campaign() -> Campaign? {
        guard let head = blocks.head else { return nil }
        let reader = ValueReader(head, findings)
        reader.requireKeys()
        let keys = HeadStage(reader: reader, shared: shared).keys()
        let units = UnitStage(reader: reader, readUnitList: readUnitList).units()
        let draft = keys.campaign(id: blocks.id, reader)
        keys.judge(reader, sendsLetters: !blocks.schedules.isEmpty)

        let lists = RecipientStage(blocks: blocks.of(.recipients), findings: findings).lists()
        let indicators = IndicatorStage(
            blocks: blocks.of(.indicator),
            columns: units.columns,
            findings: findings
        ).indicators()
        let milestones = MilestoneStage(
            blocks: blocks.of(.milestone),
            units: units,
            calendar: keys.calendar,
            findings: findings
        ).milestones()
        let schedules = ScheduleStage(
            blocks: blocks.schedules,
            milestones: milestones,
            lists: lists,
            indicators: indicators.map(\.id.text),
            mailServers: shared.mailServers,
            templates: templates,
            findings: findings
        ).schedules()
        let sheets = ScoreStage(
            blocks: blocks.of(.score),
            milestones: milestones.ids,
            indicators: indicators.map(\.id.text),
            findings: findings
        ).sheets()

        guard var campaign = draft else { return nil }
        campaign.hasSampleUnits = units.isSample
        campaign.units = units.all
        campaign.milestones = milestones.inOrder
        campaign.schedules = schedules.map(\.schedule)
        campaign.recipientLists = lists
        campaign.indicators = indicators
        campaign.scoreSheets = sheets
        // Rules are computed only of a campaign that will be used.
        if !findings.hasErrors {
            let judgement = Judgement(
                campaign: campaign,
                schedules: schedules,
                milestoneBlocks: blocks.of(.milestone)
            )
            findings.add(judgement.findings())
        }
        return campaign
    }
}
