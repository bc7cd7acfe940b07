import Campaigns
import Delivery
import Foundation
import Home
import LetterTables
import Texts
import Wording

/// The status as a person reads it: a line for each thing, what is wrong below.
struct StatusLines {
    private let status: ServiceStatus
    private let zone: CivilZone

    /// `zone`: in which instants are told.
    init(_ status: ServiceStatus, _ zone: CivilZone) {
        self.status = status
        self.zone = zone
    }

    func text(_ language: Language) -> String {
        let lines = rows.map { (label: $0.label(language), text: $0.text(language)) }
        let width = lines.map(\.label.count).max() ?? 0
        let table = lines.map { line in
            line.label.padding(toLength: width + 3, withPad: " ", startingAt: 0) + line.text
        }
        let troubles = status.troubles.compactMap(phrase).map { "! " + $0(language) }
        return (table + troubles).joined(separator: "\n")
    }

    private var rows: [(label: Phrase, text: Phrase)] {
        var rows: [(label: Phrase, text: Phrase)] = [
            (StatusWords.service, service),
            (StatusWords.campaigns, campaigns),
            (StatusWords.zone, .verbatim(zone.identifier)),
            (StatusWords.lastPass, moment(status.lastPass)),
            (StatusWords.lastLetter, moment(status.lastLetter)),
        ]
        if status.process != nil {
            rows.append((StatusWords.next, moment(status.heartbeat?.next)))
        }
        rows.append((StatusWords.outbox, outbox))
        for pause in status.pauses {
            rows.append((StatusWords.server, StatusWords.paused(pause, until: time(pause.until))))
        }
        for record in status.absences {
            let words = StatusWords.away(record.cause.campaign, since: time(record.firstSeen))
            rows.append((StatusWords.server, words))
        }
        for (campaign, set) in status.heldSets.sorted(by: { $0.key < $1.key }) {
            let words = StatusWords.heldSet(campaign, since: time(set.since), set.peak.letters)
            rows.append((StatusWords.files, words))
        }
        if let jump = status.jump {
            let words = StatusWords.jump(from: time(jump.from), to: time(jump.to))
            rows.append((StatusWords.clock, words))
        }
        for cause in status.causesToHandle {
            let subject = HomeWords.failureSubject(cause.cause.kind, cause.cause.campaign)
            rows.append(
                (
                    StatusWords.toHandle, StatusWords.cause(subject, since: time(cause.firstSeen))
                )
            )
        }
        return rows
    }

    private var service: Phrase {
        guard let process = status.process else {
            return status.lastSign.map { StatusWords.stopped(since: time($0)) }
                ?? StatusWords.neverRan
        }
        guard let heartbeat = status.heartbeat, heartbeat.process == process else {
            return StatusWords.delivers(process)
        }
        return StatusWords.runs(
            process,
            since: time(heartbeat.started),
            version: heartbeat.version
        )
    }

    private var campaigns: Phrase {
        status.campaigns.isEmpty
            ? StatusWords.noneActive
            : .verbatim(status.campaigns.map(\.text).joined(separator: ", "))
    }

    /// Letters by state; of held ones by what holds them.
    private var outbox: Phrase {
        var parts: [Phrase] = []
        var open = status.open
        // One word for both: a worker has them.
        if let claimed = open[.claimed], let flying = open.removeValue(forKey: .inFlight) {
            open[.claimed]?.count += flying.count
            open[.claimed]?.oldest = min(claimed.oldest, flying.oldest)
        }
        for state in LetterState.allCases {
            guard let open = open[state] else { continue }
            if state == .held {
                parts += status.held.sorted { $0.key.rawValue < $1.key.rawValue }.map {
                    StatusWords.count($0.value, LetterPhrases.held(because: $0.key))
                }
                continue
            }
            let count = StatusWords.count(open.count, LetterPhrases.state(state))
            parts.append(StatusWords.oldest(count, time(open.oldest)))
        }
        return parts.isEmpty ? StatusWords.nothingWaits : .joined(parts, by: "; ")
    }

    /// nil where a line above tells it.
    private func phrase(_ trouble: ServiceStatus.Trouble) -> Phrase? {
        switch trouble {
        case .late(let since):
            status.process.map { StatusWords.hangs($0, since: time(since)) }
                ?? StatusWords.late(since: time(since))
        case .stopped(let since, let letters):
            StatusWords.stopped(since: time(since), letters: letters)
        case .waits(let since): StatusWords.waits(since: time(since))
        case .held(let code, let count):
            StatusWords.held(count, LetterPhrases.held(because: code))
        case .quarantined(let count): StatusWords.quarantined(count)
        case .files(let errors): StatusWords.brokenFiles(errors)
        case .disk(let free): StatusWords.disk(free)
        case .ahead(let lastPass): StatusWords.ahead(time(lastPass))
        case .unbalanced(let rows): StatusWords.unbalanced(rows)
        case .acceptance, .cause, .clock: nil
        }
    }

    private func moment(_ instant: Instant?) -> Phrase {
        instant.map(time) ?? StatusWords.none
    }

    private func time(_ instant: Instant) -> Phrase {
        let civil = zone.civil(of: instant).toMinute
        return Phrase(
            vi: DateStyle(.vietnamese).inTable(civil),
            en: DateStyle(.english).inTable(civil)
        )
    }
}
