import ArgumentParser
import Campaigns
import Delivery
import Home
import Texts

/// Letters by what they say: which campaign, rule, unit, day.
struct LetterFilter: ParsableArguments {
    @Option(help: ArgumentHelp(Commands.campaign(Screen.language), valueName: "ID"))
    var campaign: CampaignID?

    @Option(help: ArgumentHelp(Commands.ofRule(Screen.language), valueName: "BLOCK[/LINE]"))
    var rule: RuleArgument?

    @Option(help: ArgumentHelp(Commands.ofUnit(Screen.language), valueName: "CODE"))
    var unit: String?

    @Option(help: ArgumentHelp(Commands.ofDay(Screen.language), valueName: "DATE"))
    var day: InstantArgument?

    /// Says something about letters, and not only about the campaign.
    var isNarrow: Bool { rule != nil || unit != nil || day != nil }

    /// Refuses a campaign that nothing knows.
    func selection(in workspace: Workspace) throws -> LetterSelection {
        try workspace.require(campaign)
        return LetterSelection(
            campaign: campaign,
            schedule: rule?.schedule,
            line: rule?.line,
            unit: try code(in: workspace),
            day: try date(in: workspace)
        )
    }

    /// The unit of that code or name; one that the files no longer have goes by its code.
    private func code(in workspace: Workspace) throws -> UnitCode? {
        guard let unit else { return nil }
        let ids = try campaign.map { [$0] } ?? workspace.store.activeCampaigns().map(\.id)
        let codes = try ids.compactMap { try workspace.storedCampaign($0) }
            .compactMap { NameIndex($0.units)[unit] }
        return Set(codes).count == 1 ? codes.first : UnitCode(unit)
    }

    private func date(in workspace: Workspace) throws -> CivilDate? {
        guard let day else { return nil }
        if let date = day.plainDate { return date }
        let zones = try workspace.store.activeCampaigns()
            .filter { campaign == nil || $0.id == campaign }.compactMap(\.zone)
        guard let zone = zones.first, Set(zones).count == 1 else {
            throw CommandFailure(Messages.nowNeedsZone)
        }
        return day.date(zone, now: WallClock.now())
    }
}

/// `nhac-viec` or, of its second `gửi:` line alone, `nhac-viec/2`; line 0 is its notices.
struct RuleArgument: ExpressibleByArgument {
    let schedule: ScheduleID
    let line: Int?

    init?(argument: String) {
        let parts = argument.split(separator: "/", omittingEmptySubsequences: false)
        guard let name = parts.first, !name.isEmpty, parts.count <= 2 else { return nil }
        schedule = ScheduleID(String(name))
        line = parts.count == 2 ? Int(parts[1]) : nil
        if parts.count == 2, line.map({ $0 < 0 }) ?? true { return nil }
    }
}
