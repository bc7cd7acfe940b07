import Campaigns
import Delivery
import Foundation

extension IrregularRun {
    /// Where the ledger and `why` do not account for what files and facts call for, and for nothing else.
    ///
    /// Every reminder to every recipient is a row that left or has a reason, or one of those that a run of its
    /// line and day counts. `joined`: see ``TestBench/calls(through:joined:)``.
    static func gaps(in course: IrregularCourse, joined: [UnitCode: Instant]) throws -> [String] {
        let bench = course.bench
        let rows = Dictionary(
            uniqueKeysWithValues: try bench.rows().map { ($0.occurrence.key, $0) }
        )
        guard let desk = bench.dispatcher.desks.first else { return ["no desk"] }
        let end = course.now
        let fates = try desk.planner.fates(facts: try bench.facts(), at: end)
        var gaps: [String] = []
        var uncounted: [Line: Int] = [:]
        var called: Set<OccurrenceKey> = []
        for call in try bench.calls(through: end, joined: joined) {
            let occurrence = call.occurrence
            let key = desk.planner.key(occurrence, call.unit.code, call.recipient)
            let due = bench.campaign.zone.civil(of: occurrence.due)
            let name =
                "\(occurrence.schedule)/\(occurrence.ruleKey) \(call.milestone.id) \(call.recipient.key) due \(due)"
            called.insert(key)
            if let row = rows[key] {
                if !row.isAccountedFor { gaps.append("\(name): \(row.state?.rawValue ?? "?")") }
                continue
            }
            uncounted[Line(occurrence.schedule, occurrence.line, due.date), default: 0] += 1
            let fate = fates.fate(
                of: FatePredictor.Reminder(
                    occurrence,
                    by: call.schedule,
                    about: call.milestone,
                    of: call.unit
                )
            )
            switch fate {
            case .skipped, .inRun: break
            // Of a deadline that holds no more: its run has the reason.
            case .absent where bench.hasLeft(occurrence, call): break
            default: gaps.append("\(name): why says \(fate)")
            }
        }
        for run in try bench.contents().runs.map(\.run) {
            for (day, count) in run.days {
                uncounted[Line(run.schedule, run.line, day), default: 0] -= count
            }
        }
        gaps += uncounted.filter { $0.value != 0 }.map { line, count in
            "\(line.schedule) line \(line.line) on \(line.day): \(count) without a trace"
        }
        gaps += rows.values.filter { $0.occurrence.line > 0 && !called.contains($0.occurrence.key) }
            .map { row in
                "\(row.occurrence.schedule)/\(row.occurrence.ruleKey) \(row.occurrence.recipientKey) \(row.occurrence.slot): nobody called for it"
            }
        return gaps.sorted()
    }

    /// A line of a block on one day, as runs count.
    private struct Line: Hashable {
        let schedule: ScheduleID
        let line: Int
        let day: CivilDate

        init(_ schedule: ScheduleID, _ line: Int, _ day: CivilDate) {
            (self.schedule, self.line, self.day) = (schedule, line, day)
        }
    }
}

extension TestBench.LedgerLine {
    /// It left, still waits, or has a reason.
    fileprivate var isAccountedFor: Bool {
        isSent || reason != nil || state.map(LetterState.waiting.contains) ?? false
    }
}

extension TestBench {
    /// Whether the deadline of the occurrence is not the unit's any more.
    fileprivate func hasLeft(_ occurrence: Occurrence, _ call: Call) -> Bool {
        guard let history = try? facts().history(of: call.unit.code, call.milestone.id) else {
            return false
        }
        return !history.decisions.isEmpty || history.submissions.contains { $0.status == .returned }
    }
}
