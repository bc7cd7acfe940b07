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

    func validate() throws {
        guard all || filter.isNarrow || !ids.isEmpty, !all || ids.isEmpty else {
            throw ValidationError(OutboxWords.nameLetters(Screen.language))
        }
    }

    /// Does it and says what was done, to how many, to whom if they are few, and when they leave.
    ///
    /// Ends the command where no letter could be changed, or one that was named by its number.
    func perform(_ kind: LetterAct, _ act: Act) throws {
        let workspace = try Workspace(home.open())
        var selection = try filter.selection(in: workspace)
        if !ids.isEmpty { selection.ids = ids }
        let present = try workspace.present(now, zone: zone(of: workspace))
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

    /// How many letters leave when, in the campaigns' time, the earliest first.
    private func departures(
        of rows: [OutboxRow],
        in workspace: Workspace,
        from present: Instant
    ) throws -> [(when: LetterDeparture, letters: Int)] {
        var counts: [LetterDeparture: Int] = [:]
        for (id, rows) in Dictionary(grouping: rows, by: \.campaign) {
            let campaign = try workspace.storedCampaign(id)
            let time = campaign.map { LeavingTime($0) }
            for row in rows {
                guard let letter = try workspace.store.letter(row.id) else { continue }
                let earliest = try time?.earliest(of: letter, from: present) ?? present
                let departure: LetterDeparture =
                    if earliest > letter.expires {
                        .tooLate
                    } else if earliest > present, let campaign {
                        .from(campaign.zone.civil(of: earliest).toMinute)
                    } else {
                        .nextPass
                    }
                counts[departure, default: 0] += 1
            }
        }
        return counts.map { (when: $0.key, letters: $0.value) }.sorted { $0.when < $1.when }
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

/// When a letter that a person let go leaves.
enum LetterDeparture: Hashable, Comparable {
    case nextPass
    /// From that reading of the campaign's clock on: its block's window, or a working day.
    case from(CivilDateTime)
    /// Its time is over before it could: the next pass ends it.
    case tooLate
}
