import Campaigns
import Wording

/// Lines for the office that runs the campaign.
extension LetterWriter {
    /// A line for each thing that the office is to see to: what waits for it first, then what went wrong,
    /// alike ones as one with their number.
    package func toHandle(_ matters: OfficeMatters) -> [String] {
        func moment(_ instant: Instant) -> CivilDateTime {
            campaign.zone.civil(of: instant).toMinute
        }
        var lines: [String] = []
        if let since = matters.filesSince { lines.append(words.filesWait(since: moment(since))) }
        lines += matters.held.map {
            words.held($0.count, by: $0.block, since: moment($0.since))
        }
        if let stuck = matters.stuck {
            lines.append(words.stuck(stuck.count, since: moment(stuck.since)))
        }
        lines += matters.unreleased.map { words.unreleased($0.count, by: $0.block) }
        if !matters.withoutAddress.isEmpty {
            lines.append(words.withoutAddress(matters.withoutAddress))
        }
        lines += matters.dead.map { words.dead($0.name, reason: $0.reason) }
        lines += matters.returned.map {
            words.stillReturned($0.unit, $0.milestone, on: dates.inSentence($0.on))
        }
        return lines
            + toHandle(
                failed: matters.failed,
                missed: matters.missed,
                exhausted: matters.exhausted
            )
    }
}
