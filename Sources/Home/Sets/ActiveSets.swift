package import Campaigns
import Delivery
package import Schedules
package import Texts
import Wording

/// What the service goes by now, to compare changed files with.
package struct ActiveSets {
    private let workspace: Workspace?

    /// nil: nothing was ever active.
    package init(_ workspace: Workspace?) {
        self.workspace = workspace
    }

    private func campaign(_ id: CampaignID) throws -> Campaign? {
        try workspace?.storedCampaign(id)
    }

    /// Units, milestones and blocks that vanished or appeared: an id renamed by mistake is both.
    package func changedNames(in set: ScheduleSet) throws -> [Finding] {
        guard let new = set.campaign, let old = try campaign(set.id) else { return [] }
        let (loss, gain) = (SetLoss(from: old, to: new), SetLoss(from: new, to: old))
        let kinds: [(Phrase, gone: [String], come: [String])] = [
            (CampaignWords.unit, loss.units.map(\.text), gain.units.map(\.text)),
            (CampaignWords.milestone, loss.milestones.map(\.text), gain.milestones.map(\.text)),
            (CampaignWords.schedule, loss.schedules.map(\.text), gain.schedules.map(\.text)),
        ]
        return kinds.compactMap { kind, gone, come in
            guard !gone.isEmpty || !come.isEmpty else { return nil }
            return Finding(
                .changedNames,
                path: set.files.first?.path ?? set.id.text,
                line: 0,
                column: 1,
                length: 1,
                Findings.changedNames(kind, gone: gone.sorted(), come: come.sorted())
            )
        }
    }

    /// How the letters of two sets differ.
    package struct Change {
        /// Lines that are new, and lines that are gone.
        package let added: Int
        package let removed: Int
        /// From when on other letters are sent; nil where the same are.
        package let first: CivilDateTime?
    }

    /// What the new files change in what is sent; nil where nothing is active yet.
    package func change(to new: Campaign) throws -> Change? {
        guard let old = try campaign(new.id) else { return nil }
        let (before, after) = (Self.lines(of: old), Self.lines(of: new))
        let first = try SendForecast(Agenda(new)).firstDifference(from: SendForecast(Agenda(old)))
        return Change(
            added: after.subtracting(before).count,
            removed: before.subtracting(after).count,
            first: first.map { new.zone.civil(of: $0) }
        )
    }

    /// What the new files ask of units otherwise; nothing where no set is active yet.
    package func difference(to new: Campaign) throws -> SetDifference {
        SetDifference(from: try campaign(new.id), to: new)
    }

    /// Notices are no lines.
    private static func lines(of campaign: Campaign) -> Set<RuleName> {
        Set(campaign.ruleNames.filter { Notice(rawValue: $0.ruleKey) == nil })
    }
}
