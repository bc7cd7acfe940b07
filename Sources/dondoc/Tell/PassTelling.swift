import Campaigns
import Delivery
import Home
import Schedules
import Texts

/// What a look at the files found, in sentences: the errors first.
extension Activation {
    func lines(_ language: Language) -> [String] {
        let errors = findings.filter { $0.severity == .error }
        let report =
            errors.isEmpty ? [] : [FindingReport(errors, files: files).text(language).trimmedLines]
        return report + notes.map { $0.phrase(language) }
    }
}

extension Activation.Note {
    var phrase: Phrase {
        switch self {
        case .held(let hold): HomeWords.setHeld(hold)
        case .activated(let id, let change, let difference):
            ChangeWords.activated(id, change, difference)
        case .accepted(let id): Messages.accepted(id)
        case .lacks(let id, let loss, let until): ChangeWords.lacks(id, loss, until: until)
        case .keepsStored(let id): Messages.brokenFiles(id)
        case .nothingStored(let id): Messages.brokenFilesNothingStored(id)
        case .unreadable(let why): why
        case .keepsTemplates(let refusal): refusal.phrase
        case .failed(let id, let why): .joined([.verbatim("\(id)"), why], by: ": ")
        }
    }
}

extension Courier.Report {
    /// The pass in one line.
    func summary(planned: Int, missed: Int) -> Phrase {
        Messages.passDone(
            planned: planned,
            missed: missed,
            sent: sent,
            deferred: deferred,
            failed: failed,
            ambiguous: ambiguous,
            skipped: skipped,
            held: held,
            expired: expired,
            quarantined: quarantined
        )
    }
}

extension EndingCalendar {
    var phrase: Phrase {
        .joined([.verbatim("\(campaign)"), HomeWords.calendarEnds(lastDay)], by: ": ")
    }
}

extension DeskFailure {
    var phrase: Phrase { .joined([.verbatim("\(campaign)"), words], by: ": ") }
}

extension ServerPause {
    func phrase(at now: Instant) -> Phrase {
        Messages.serverPaused(
            self,
            minutes: Int(max(0, until.milliseconds - now.milliseconds) + 59_999) / 60_000
        )
    }
}

extension Takeback {
    /// What was taken back; whose it was the reader knows.
    ///
    /// `local`: tells an instant in the campaign's time.
    func words(_ local: (Instant) throws -> String) rethrows -> Phrase {
        Messages.takenBack(self, from: try local(from), to: try local(to))
    }

    func phrase(_ local: (Instant) throws -> String) rethrows -> Phrase {
        .joined([.verbatim("\(campaign)"), try words(local)], by: ": ")
    }
}

extension CourierLoop.News {
    var phrase: Phrase {
        switch self {
        case .fault(let fault): Messages.passFailed(fault.words)
        case .over(let fault): Messages.passesAgain(fault.words)
        }
    }
}

extension ServiceFault {
    fileprivate var words: Phrase {
        // Nobody has to try again what the service tries by itself.
        if let error = error as? StoreError, error == .busy { return Messages.databaseBusy }
        return Failures.phrase(for: error) ?? .verbatim(String(describing: error))
    }
}
