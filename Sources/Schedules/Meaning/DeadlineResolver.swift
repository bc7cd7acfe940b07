import Campaigns
import Texts
import Wording

/// Works out deadlines that are counted from other milestones, in whatever order these stand.
///
/// `7 ngày sau m1` is 27/05 where `m1` is due on 20/05; milestones that are counted from each other are
/// reported, and none of them has a deadline.
struct DeadlineResolver {
    let expressions: [MilestoneID: (DueExpression, Block)]
    /// Milestones whose deadline cannot be known for a reason that was reported.
    var unresolved: Set<MilestoneID>
    let known: Set<MilestoneID>
    let calendar: WorkingCalendar?
    let findings: FindingBox
    private var resolved: [MilestoneID: CivilDateTime] = [:]
    /// The milestones whose deadlines are being worked out, each counted from the next.
    private var path: [MilestoneID] = []

    init(
        expressions: [MilestoneID: (DueExpression, Block)],
        unresolved: Set<MilestoneID>,
        known: Set<MilestoneID>,
        calendar: WorkingCalendar?,
        findings: FindingBox
    ) {
        self.expressions = expressions
        self.unresolved = unresolved
        self.known = known
        self.calendar = calendar
        self.findings = findings
    }

    /// The default where a file gives a date alone: the end of office hours.
    static let defaultTime = TimeOfDay(hour: 17, minute: 0) ?? .lastSecond

    /// nil where the milestone has none, or it cannot be known.
    mutating func deadline(of id: MilestoneID) -> CivilDateTime? {
        if let known = resolved[id] { return known }
        guard !unresolved.contains(id), let (expression, block) = expressions[id] else {
            return nil
        }
        path.append(id)
        defer { path.removeLast() }
        guard let deadline = evaluate(expression, block) else {
            unresolved.insert(id)
            return nil
        }
        if let verified = expression.verified, verified.date != deadline.date {
            let style = DateStyle(.vietnamese)
            findings.add(
                Finding(
                    .computedDateDiffers,
                    verified.place,
                    Findings.computedDateDiffers(deadline.date, stated: verified.date),
                    suggestion:
                        "\(style.weekday(deadline.date.weekday)) \(style.inTable(deadline.date))"
                )
            )
        }
        resolved[id] = deadline
        return deadline
    }

    /// The reading that the expression comes to; nil, and a finding, where it comes to none.
    private mutating func evaluate(
        _ expression: DueExpression,
        _ block: Block
    ) -> CivilDateTime? {
        let time = expression.time ?? Self.defaultTime
        do {
            switch expression.form {
            case .date(let date): return CivilDateTime(date, time)
            case .lastWorkingDay(let month):
                guard let calendar else { return nil }
                return CivilDateTime(try calendar.lastWorkingDay(ofMonthOf: month), time)
            case .relative(let count, let unit, let reference, let place):
                guard let base = base(reference, place, block) else { return nil }
                switch unit {
                case .days: return CivilDateTime(base.date.adding(days: count), time)
                case .weeks: return CivilDateTime(base.date.adding(days: 7 * count), time)
                case .minutes(let factor): return base.adding(minutes: count * factor)
                case .workingDays:
                    guard let calendar else { return nil }
                    let date = try calendar.adding(workingDays: count, to: base.date)
                    return CivilDateTime(date, time)
                }
            }
        } catch {
            if let entry = block.entry(.due) {
                findings.add(
                    Finding(
                        .calendarTooShort,
                        entry.place,
                        CampaignWords.dateOutsideCalendar(error.date, error.validity)
                    )
                )
            }
            return nil
        }
    }

    /// The deadline of the milestone that is counted from; `place`: where its id stands.
    private mutating func base(
        _ reference: MilestoneID,
        _ place: Place,
        _ block: Block
    ) -> CivilDateTime? {
        func report(_ code: FindingCode, _ message: Phrase, _ suggestion: String? = nil) {
            var finding = Finding(code, place, message, suggestion: suggestion)
            if code == .unknownMilestone { finding.missing = reference.text }
            finding.isConsequence =
                code == .unknownMilestone && block.doubts?.cover(reference.text, code) ?? false
            findings.add(finding)
        }
        guard known.contains(reference) else {
            report(
                .unknownMilestone,
                Findings.unknownMilestone(reference.text),
                likelyWord(for: reference.text, among: known.map(\.text).sorted())
            )
            return nil
        }
        if let start = path.firstIndex(of: reference) {
            let cycle = (path[start...] + [reference]).map(\.text)
            report(.circularDeadline, Findings.circularDeadline(cycle.joined(separator: " → ")))
            unresolved.formUnion(path)
            return nil
        }
        if expressions[reference] == nil, !unresolved.contains(reference) {
            report(.noDeadline, Findings.referenceWithoutDeadline(reference.text))
            return nil
        }
        return deadline(of: reference)
    }
}
