import ArgumentParser
import Campaigns
import Delivery
import Foundation
import Home
import LetterTables
import Letters
import Mail
import Schedules
import StatisticsTables
import Tables
import Texts
import Wording

struct OutboxCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "outbox",
            abstract: Commands.outbox(Screen.language),
            subcommands: [
                OutboxList.self, OutboxShow.self, OutboxRetry.self, OutboxCancel.self,
                OutboxHold.self,
                OutboxRelease.self,
            ],
            aliases: ["hop-thu-di"]
        )
    }
}

struct OutboxList: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: "list", abstract: Commands.outboxList(Screen.language))
    }

    @OptionGroup var home: HomeOptions
    @OptionGroup var format: FormatOptions

    @Option(help: ArgumentHelp(Commands.campaign(Screen.language), valueName: "ID"))
    var campaign: CampaignID?

    @Option(help: ArgumentHelp(Commands.state(Screen.language), valueName: "STATE"))
    var state: String?

    func run() throws {
        let wanted = try state.map { name in
            guard let state = LetterState(rawValue: name) else {
                let known = LetterState.allCases.map(\.rawValue)
                throw CommandFailure(Messages.unknownState(name, known: known))
            }
            return state
        }
        let workspace = try Workspace(home.open())
        try workspace.require(campaign)
        let rows = try workspace.store.outbox(of: campaign, state: wanted)
        format.show(OutboxTable.table(rows, in: try workspace.sharedZone(), Screen.language))
    }
}

struct OutboxShow: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: "show", abstract: Commands.outboxShow(Screen.language))
    }

    @OptionGroup var home: HomeOptions

    @Argument(help: ArgumentHelp(Commands.letterID(Screen.language))) var id: Int64

    @Flag(help: ArgumentHelp(Commands.eml(Screen.language))) var eml = false

    func run() throws {
        let workspace = try Workspace(home.open())
        guard let letter = try workspace.store.letter(id) else {
            throw CommandFailure(Messages.noLetter(id))
        }
        if eml {
            guard let bytes = letter.bytes else { throw CommandFailure(Messages.bytesGone(id)) }
            return Screen.write(bytes)
        }
        let (row, language) = (letter.row, Screen.language)
        let due = try workspace.sharedZone()
            .map { DateStyle(language).inTable($0.civil(of: row.due).toMinute) }
        let reason = row.reason.map { LetterPhrases.reason($0.code, $0.detail)(language) }
        let fields: [(Phrase, String)] = [
            (Columns.number, "\(row.id)"), (Columns.due, due ?? row.due.description),
            (Columns.schedule, row.schedule.text), (Columns.milestone, row.milestone?.text ?? ""),
            (Columns.unit, row.unit?.text ?? ""), (Columns.recipient, row.recipient),
            (Columns.subject, row.subject), (Columns.state, LetterPhrases.state(of: row)(language)),
            (Columns.reason, reason ?? ""),
        ]
        for (heading, value) in fields where !value.isEmpty {
            let label = heading(language).replacing("\n", with: " ")
            Screen.say(label + String(repeating: " ", count: max(1, 14 - label.count)) + value)
        }
        if let text = letter.bytes.flatMap({ StoredMessage($0).text }) {
            Screen.say("\n" + text.trimmedLines + "\n")
        }
        for attempt in letter.attempts {
            Screen.say(
                LetterPhrases.attempt(
                    attempt.number,
                    attempt.ended.description,
                    attempt.reply ?? LetterPhrases.attemptEnd(attempt.end)(language)
                )(
                    language
                )
            )
        }
    }
}

/// Which letters a command is about.
struct LetterOptions: ParsableArguments {
    @Argument(help: ArgumentHelp(Commands.letterID(Screen.language))) var ids: [Int64] = []

    @Flag(help: ArgumentHelp(Commands.all(Screen.language))) var all = false

    @Option(help: ArgumentHelp(Commands.campaign(Screen.language), valueName: "ID"))
    var campaign: CampaignID?

    /// Says how many were changed; fails where letters were named and not all could be.
    func report(_ count: Int) throws {
        Screen.say(Messages.changed(count)(Screen.language))
        if !all, count < Set(ids).count {
            throw CommandFailure(Messages.notAllChanged(Set(ids).count - count))
        }
    }

    /// nil for all of them; refuses a campaign that nothing knows.
    func chosen(in workspace: Workspace) throws -> [Int64]? {
        try workspace.require(campaign)
        guard all != !ids.isEmpty else { throw CommandFailure(Messages.nameLetters) }
        return all ? nil : ids
    }
}

struct OutboxRetry: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: "retry", abstract: Commands.outboxRetry(Screen.language))
    }

    @OptionGroup var home: HomeOptions
    @OptionGroup var letters: LetterOptions

    func run() throws {
        let workspace = try Workspace(home.open())
        let count = try workspace.store.retry(
            try letters.chosen(in: workspace),
            of: letters.campaign,
            at: WallClock.now()
        )
        try letters.report(count)
    }
}

struct OutboxRelease: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "release",
            abstract: Commands.outboxRelease(Screen.language)
        )
    }

    @OptionGroup var home: HomeOptions
    @OptionGroup var letters: LetterOptions

    func run() throws {
        let workspace = try Workspace(home.open())
        let count = try workspace.store.release(
            try letters.chosen(in: workspace),
            of: letters.campaign
        )
        try letters.report(count)
    }
}

struct OutboxHold: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: "hold", abstract: Commands.outboxHold(Screen.language))
    }

    @OptionGroup var home: HomeOptions
    @OptionGroup var letters: LetterOptions

    func run() throws {
        let workspace = try Workspace(home.open())
        let count = try workspace.store.hold(
            try letters.chosen(in: workspace),
            of: letters.campaign
        )
        try letters.report(count)
    }
}

struct OutboxCancel: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "cancel",
            abstract: Commands.outboxCancel(Screen.language)
        )
    }

    @OptionGroup var home: HomeOptions
    @OptionGroup var letters: LetterOptions

    func run() throws {
        let workspace = try Workspace(home.open())
        let count = try workspace.store.cancel(
            try letters.chosen(in: workspace),
            of: letters.campaign,
            at: WallClock.now()
        )
        try letters.report(count)
    }
}
