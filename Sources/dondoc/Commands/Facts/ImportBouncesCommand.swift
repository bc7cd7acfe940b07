import ArgumentParser
import Campaigns
import Delivery
import Foundation
import Home
import Intake
import Mail
import StatisticsTables
import Tables
import Texts
import Wording

struct ImportBouncesCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "import-bounces",
            abstract: Commands.importBounces(Screen.language)
        )
    }

    @OptionGroup var home: HomeOptions
    @OptionGroup var format: FormatOptions

    @Argument(help: ArgumentHelp(Commands.mailFolder(Screen.language))) var path: String

    func run() throws {
        let workspace = try Workspace(home.open())
        let folder = try MailFolder(path: path)
        guard !folder.files.isEmpty else { throw CommandFailure(Messages.noMessages(path)) }
        let token = try workspace.store.bounceToken()
        var bounces: [Bounce] = []
        var tally = BounceTally()
        for file in folder.files {
            let octets = try BoundedFile.octets(of: file, upTo: TextLimit.mail)
            for message in MailFolder.messages(in: octets) {
                bounces += tally.bounces(in: DeliveryReport(message: message), token, file.path)
            }
        }
        let letters = try workspace.store.note(bounces, at: WallClock.now())
        tally.unknown = bounces.count - letters.count
        tally.known = letters.count(where: \.isKnown)
        show(letters, tally)
    }

    private func show(_ letters: [BouncedLetter], _ tally: BounceTally) {
        let language = Screen.language
        var table = Table([
            Table.Column(key: "id", heading: Columns.number, isNumber: true),
            Table.Column(key: "recipient", heading: Columns.unit, isHidden: true),
            Table.Column(key: "address", heading: Columns.recipient, isFlexible: true),
            Table.Column(key: "action", heading: Columns.status),
            Table.Column(key: "status", heading: Columns.code),
            Table.Column(key: "diagnostic", heading: Columns.reason, isFlexible: true),
        ])
        for letter in letters where !letter.isKnown {
            let bounce = letter.bounce
            let action = Messages.bounceAction(bounce.action, isNotedOnly: letter.isNotedOnly)
            // The address that the report is about: the letter's own, unless its reader passed it on.
            let address = letter.isNotedOnly ? bounce.addresses.first : letter.address
            table.append([
                "id": .number(Int(bounce.letter)), "recipient": .text(letter.recipient),
                "address": .text(address ?? letter.address),
                "action": .text(
                    letter.isNotedOnly ? "noted-only" : bounce.actionName,
                    shown: action(language)
                ),
                "status": .text(bounce.status), "diagnostic": .text(bounce.diagnostic ?? ""),
            ])
        }
        if table.rows.isEmpty {
            Screen.say(Messages.noNewBounce(language))
        } else {
            format.show(table)
        }
        for phrase in tally.phrases { Screen.complain(phrase(language)) }
    }
}

/// Counts what a mailbox held besides new reports about our letters.
private struct BounceTally {
    /// Reports under a token that we did not make.
    private var forged = 0
    /// Messages that are no report and name no letter of ours.
    private var others = 0
    /// Answers to a letter of ours that are no report that can be read.
    private var unread: [(letter: Int64, file: String)] = []
    /// Reports about letters that are not in the outbox or never left.
    var unknown = 0
    var known = 0

    /// The bounces that a message tells of; a message that is none is counted as what it is.
    mutating func bounces(in report: DeliveryReport, _ token: BounceToken, _ file: String)
        -> [Bounce]
    {
        guard let letter = report.returnedTo.lazy.compactMap(token.letter).first else {
            if report.returnedTo.contains(where: BounceToken.isToken) {
                forged += 1
            } else {
                others += 1
            }
            return []
        }
        guard !report.recipients.isEmpty else {
            if report.failedRecipients.isEmpty { unread.append((letter, file)) }
            return report.failedRecipients.map {
                Bounce(
                    letter: letter,
                    action: .failed,
                    status: "5.0.0",
                    diagnostic: report.complaint(about: $0),
                    addresses: [$0],
                    report: report.name
                )
            }
        }
        return report.recipients.map { recipient in
            // Behind an alias for a pipe or a file the address that we wrote to stands there alone.
            let original = recipient.action == .failed ? report.failedRecipients : []
            return Bounce(
                letter: letter,
                action: recipient.action,
                status: recipient.status,
                diagnostic: recipient.diagnostic,
                addresses: [recipient.address, recipient.originalAddress].compactMap(\.self)
                    + original,
                report: report.name
            )
        }
    }

    /// A line for each of the kinds that occurred.
    var phrases: [Phrase] {
        var phrases: [Phrase] = []
        if forged > 0 { phrases.append(Messages.forgedBounces(forged)) }
        if unknown > 0 { phrases.append(Messages.unknownBounces(unknown)) }
        if known > 0 { phrases.append(Messages.knownBounces(known)) }
        if others > 0 { phrases.append(Messages.otherMail(others)) }
        return phrases + unread.map { Messages.unreadBounce(letter: $0.letter, file: $0.file) }
    }
}
