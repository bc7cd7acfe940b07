import ArgumentParser
import Campaigns
import Delivery
import Home
import LetterTables
import Mail
import StatisticsTables
import Tables
import Texts
import Wording

struct OutboxShow: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: "show", abstract: Commands.outboxShow(Screen.language))
    }

    @OptionGroup var home: HomeOptions

    @Argument(help: ArgumentHelp(Commands.letterID(Screen.language))) var id: Int64

    @Flag(help: ArgumentHelp(Commands.eml(Screen.language))) var eml = false

    func run() throws {
        let workspace = try Workspace(reading: home.open())
        guard let letter = try workspace.store.letter(id) else {
            throw CommandFailure(Messages.noLetter(id))
        }
        if eml {
            guard let bytes = letter.bytes else { throw CommandFailure(Messages.bytesGone(id)) }
            return Screen.write(bytes)
        }
        let (row, language) = (letter.row, Screen.language)
        let zone = try workspace.zone(of: row.campaign)
        let dates = DateStyle(language)
        /// In the campaign's zone; in UTC where nothing knows it.
        func time(_ instant: Instant) -> String {
            zone.map { dates.inTable($0.civil(of: instant)) } ?? instant.description
        }
        let reason = row.reason.map { LetterPhrases.reason($0.code, $0.detail)(language) }
        let fields: [(Phrase, String)] = [
            (Columns.number, "\(row.id)"), (Columns.due, time(row.due)),
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
            let reply = attempt.reply ?? LetterPhrases.attemptEnd(attempt.end)(language)
            let words = LetterPhrases.attempt(attempt.number, time(attempt.ended), reply)
            Screen.say(words(language))
        }
    }
}
