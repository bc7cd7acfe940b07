import Campaigns
import Delivery
import Home
import LetterTables
import Logging
import Schedules
import Synchronization
import Texts

/// Writes into the log what the passes of the service come to: what lasts is said when it begins and when it is
/// over, and not at each pass.
final class PassTeller: Sendable {
    private let log: ServiceLog
    private let workspace: Workspace
    private let last = Mutex(Said())

    /// What was said and may last.
    private struct Said {
        var fault: RelayFault?
        var calendars: [EndingCalendar] = []
        var areFilesWhole = true
    }

    init(log: ServiceLog, workspace: Workspace) {
        self.log = log
        self.workspace = workspace
    }

    /// At the start: whom the service writes for, when the next letter leaves, and what waits.
    func tellWhom(_ campaigns: [Campaign], next: Instant?) throws {
        let next = try next.map { try workspace.local($0) }
        let level: Logger.Level = campaigns.isEmpty ? .warning : .notice
        log.say(level, RehearsalWords.serves(campaigns.map(\.id), next: next))
        let (held, unsent) = try workspace.store.waiting(of: nil)
        if let rest = Messages.stillWaiting(held: held, unsent: unsent) { log.say(.info, rest) }
    }

    /// One line for whoever asks systemd.
    func status(next: Instant?) throws -> Phrase {
        let (held, unsent) = try workspace.store.waiting(of: nil)
        let rest = Messages.stillWaiting(held: held, unsent: unsent)
        let next = try next.map { try workspace.local($0) }
        return .joined([Messages.nextPass(next), rest].compactMap(\.self), by: "; ")
    }

    /// A pass that was not idle.
    func tell(_ report: Engine.Report, at now: Instant) throws {
        for takeback in report.takebacks {
            log.say(.warning, try takeback.words(workspace.local), of: takeback.campaign)
        }
        tell(report.clock)
        if report.isNews { tell(report.activation, report.endingCalendars) }
        if !report.dispatch.interrupted.isEmpty {
            log.say(.warning, Messages.interrupted(report.dispatch.interrupted))
        }
        for failure in report.dispatch.failures {
            log.say(.error, failure.words, of: failure.campaign)
        }
        try tell(
            report.dispatch.delivery,
            planned: report.dispatch.planned,
            missed: report.dispatch.missed
        )
        for server in report.dispatch.stopped where !server.waiting.isEmpty {
            log.say(.error, server.pause.phrase(at: now))
        }
    }

    private func tell(_ clock: ClockGuard.Report) {
        if let jump = clock.jumped { log.say(.warning, Messages.clockJumped(jump)) }
        if clock.ended != nil {
            log.say(.notice, Messages.clockBelieved(released: clock.released))
        }
    }

    private func tell(_ activation: Activation, _ calendars: [EndingCalendar]) {
        if activation.findings.contains(where: { $0.severity == .error }) {
            let errors = activation.findings.filter { $0.severity == .error }
            let report = FindingReport(errors, files: activation.files)
            log.say(
                .error,
                Phrase(
                    vi: report.text(.vietnamese).trimmedLines,
                    en: report.text(.english).trimmedLines
                )
            )
        }
        for note in activation.notes { log.say(note.level, note.phrase, of: note.campaign) }
        // Mistakes in files that rest are not told, and not over.
        let areWholeAgain = last.withLock { last in
            guard activation.resting.isEmpty else { return false }
            defer { last.areFilesWhole = activation.isClean }
            return activation.isClean && !last.areFilesWhole
        }
        if areWholeAgain { log.say(.notice, Messages.filesWhole) }
        let isTold = last.withLock { last in
            defer { last.calendars = calendars }
            return last.calendars == calendars
        }
        for calendar in calendars where !isTold {
            log.say(.warning, HomeWords.calendarEnds(calendar.lastDay), of: calendar.campaign)
        }
    }

    private func tell(_ delivery: Courier.Report, planned: Int, missed: Int) throws {
        let before = last.withLock { last in
            defer { if delivery.fault != nil || delivery.sent > 0 { last.fault = delivery.fault } }
            return last.fault
        }
        var besides = delivery
        besides.fault = nil
        if planned + delivery.sent + missed > 0 || besides.hasTrouble {
            let level: Logger.Level = delivery.hasTrouble || missed > 0 ? .warning : .info
            log.say(level, delivery.summary(planned: planned, missed: missed))
            let (held, unsent) = try workspace.store.waiting(of: nil)
            if let rest = Messages.stillWaiting(held: held, unsent: unsent) { log.say(.info, rest) }
        }
        for letter in delivery.undeliverable {
            let why = LetterPhrases.reason(letter.reason.code, letter.reason.detail)
            log.say(.warning, Messages.undeliverable(letter, why))
        }
        for server in delivery.refusingOverlap.sorted() {
            log.say(.notice, Messages.refusesOverlap(server))
        }
        if let fault = delivery.fault {
            if fault != before { log.say(.error, fault.phrase) }
        } else if before != nil, delivery.sent > 0 {
            log.say(.notice, Messages.serverTakesLetters)
        }
    }
}

extension Activation.Note {
    fileprivate var level: Logger.Level {
        switch self {
        case .activated, .accepted: .notice
        case .held, .lacks: .warning
        case .keepsStored, .nothingStored, .unreadable, .keepsTemplates, .failed: .error
        }
    }
}

extension [Campaign] {
    /// The mail servers that they name, each once.
    var servers: [MailServer] {
        let all = flatMap(\.mailServers)
        return Dictionary(all.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
            .values.sorted { $0.id < $1.id }
    }
}

extension CourierLoop.News {
    var level: Logger.Level {
        switch self {
        case .fault: .error
        case .over: .notice
        }
    }
}
