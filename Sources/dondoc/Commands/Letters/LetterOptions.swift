import ArgumentParser
import Campaigns
import Delivery
import Home
import LetterTables
import Texts
import Wording

/// Which letters an act is about, and what is said of it afterwards.
struct LetterOptions: ParsableArguments {
    /// Does it to the selected letters at that instant; returns them as they are then.
    typealias Act = (any HomeStore, LetterSelection, Instant) throws -> [OutboxRow]

    @OptionGroup var home: HomeOptions
    @OptionGroup var filter: LetterFilter
    @OptionGroup var now: NowOptions

    @Argument(help: ArgumentHelp(Commands.letterID(Screen.language))) var ids: [Int64] = []

    @Flag(help: ArgumentHelp(Commands.all(Screen.language))) var all = false

    /// Does it and says what was done, to how many, to whom if they are few, and when they leave.
    ///
    /// Ends the command where no letter could be changed, or one that was named by its number.
    func perform(_ kind: LetterAct, _ act: Act) throws {
        guard all || filter.isNarrow || !ids.isEmpty, !all || ids.isEmpty else {
            throw CommandFailure(OutboxWords.nameLetters)
        }
        let workspace = try Workspace(home.open())
        var selection = try filter.selection(in: workspace)
        if !ids.isEmpty { selection.ids = ids }
        let present = try now.instant(zone: zone(of: workspace))
        let rows = try act(workspace.store, selection, present)
        let language = Screen.language
        guard !rows.isEmpty else {
            let matching = try workspace.store.outbox(selection, in: nil)
            throw CommandFailure(OutboxWords.nothingDone(kind, matching))
        }
        Screen.say(OutboxWords.done(kind, rows)(language))
        let leaving = rows.filter { $0.state == .pending }
        if !leaving.isEmpty {
            let departures = try departures(of: leaving, in: workspace, from: present)
            Screen.say(OutboxWords.leave(departures)(language))
        }
        if rows.count < Set(ids).count {
            throw CommandFailure(OutboxWords.notAllChanged(Set(ids).count - rows.count))
        }
    }

    /// How many letters leave from when on, in the campaigns' time, the earliest first; nil: with the
    /// next pass.
    private func departures(
        of rows: [OutboxRow],
        in workspace: Workspace,
        from present: Instant
    ) throws -> [(from: CivilDateTime?, letters: Int)] {
        var counts: [CivilDateTime?: Int] = [:]
        for (id, rows) in Dictionary(grouping: rows, by: \.campaign) {
            let campaign = try workspace.storedCampaign(id)
            let time = campaign.map { LeavingTime($0) }
            for row in rows {
                let earliest = try workspace.store.letter(row.id).flatMap {
                    try time?.earliest(of: $0, from: present)
                }
                let later = earliest.flatMap { $0 > present ? $0 : nil }
                counts[later.flatMap { campaign?.zone.civil(of: $0) }, default: 0] += 1
            }
        }
        return counts.map { (from: $0.key, letters: $0.value) }
            .sorted { ($0.from ?? .earliest) < ($1.from ?? .earliest) }
    }

    private func zone(of workspace: Workspace) throws -> CivilZone {
        if let campaign = filter.campaign, let zone = try workspace.zone(of: campaign) {
            return zone
        }
        guard let zone = try workspace.sharedZone() else {
            throw CommandFailure(Messages.nowNeedsZone)
        }
        return zone
    }
}

/// What a person does to letters of the outbox.
enum LetterAct {
    case release, retry, hold, cancel
}

extension CivilDateTime {
    /// Before everything that is worth writing down.
    fileprivate static let earliest = CivilDateTime(secondsSinceEpoch: 0)
}
