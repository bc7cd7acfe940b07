import Campaigns
import Delivery
import Foundation
import Schedules
import StatisticsTables
import Storage
import Texts
import Wording

/// What the service goes by now, to compare changed files with; opens no database that is not there.
struct ActiveSets {
    private let workspace: Workspace?

    init(_ home: Home) throws {
        workspace =
            FileManager.default.fileExists(atPath: home.databasePath) ? try Workspace(home) : nil
    }

    private func campaign(_ id: CampaignID) throws -> Campaign? {
        try workspace?.storedCampaign(id)
    }

    /// Units, milestones and blocks that vanished or appeared: an id renamed by mistake is both.
    func changedNames(in set: ScheduleSet) throws -> [Finding] {
        guard let new = set.campaign, let old = try campaign(set.id) else { return [] }
        let kinds: [(Phrase, Set<String>, Set<String>)] = [
            (Columns.unit, Set(old.units.map(\.code.text)), Set(new.units.map(\.code.text))),
            (
                Columns.milestone, Set(old.milestones.map(\.id.text)),
                Set(new.milestones.map(\.id.text))
            ),
            (
                Columns.schedule, Set(old.schedules.map(\.id.text)),
                Set(new.schedules.map(\.id.text))
            ),
        ]
        return kinds.compactMap { kind, before, after in
            let (gone, come) = (before.subtracting(after), after.subtracting(before))
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

    /// What the new files change in what is sent; nil where nothing is active yet.
    func change(to new: Campaign, _ forecast: SendForecast) throws -> Phrase? {
        guard let old = try campaign(new.id) else { return nil }
        func rules(_ campaign: Campaign) -> Set<RuleName> {
            Set(
                campaign.schedules.flatMap { schedule in
                    schedule.rules.map {
                        RuleName(schedule: schedule.id, ruleKey: schedule.key(of: $0))
                    }
                }
            )
        }
        let first = try forecast.firstDifference(from: SendForecast(Agenda(old)))
        return Messages.comparedToActive(
            added: rules(new).subtracting(rules(old)).count,
            removed: rules(old).subtracting(rules(new)).count,
            first: first.map { new.zone.civil(of: $0) }
        )
    }
}
