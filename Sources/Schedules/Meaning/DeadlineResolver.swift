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
    private let knownTexts: [String]
    /// How often a likely milestone was looked for among all; who misspelt more sees by these how.
    private var searches = 0
    private static let mostSearches = 100
    let calendar: WorkingCalendar?
    let findings: FindingBox
    private var resolved: [MilestoneID: CivilDateTime] = [:]

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
        knownTexts = known.map(\.text).sorted()
        self.calendar = calendar
        self.findings = findings
    }

    /// The default where a file gives a date alone: the end of office hours.
    static let defaultTime = TimeOfDay(hour: 17, minute: 0) ?? .lastSecond

    /// nil where the milestone has none, or it cannot be known.
    ///
    /// Those that it is counted from are worked out first, from the far end on: a chain may be of any length.
    mutating func deadline(of id: MilestoneID) -> CivilDateTime? {
        var chain = [id]
        var places = [id: 0]
        while let (next, place) = reference(of: chain[chain.count - 1]) {
            if let start = places[next] {
                reportCircle(of: chain[start...], at: place)
                unresolved.formUnion(chain)
                return nil
            }
            guard isOpen(next) else { break }
            places[next] = chain.count
            chain.append(next)
        }
        for id in chain.reversed() { resolve(id) }
        return resolved[id]
    }

    private func isOpen(_ id: MilestoneID) -> Bool {
        resolved[id] == nil && !unresolved.contains(id) && expressions[id] != nil
    }

    /// What the milestone's deadline is counted from and is still to be worked out; nil where that is nothing.
    private func reference(of id: MilestoneID) -> (MilestoneID, Place)? {
        guard isOpen(id), case .relative(_, _, let reference, let place)? = expressions[id]?.0.form
        else { return nil }
        return (reference, place)
    }

    private func reportCircle(of milestones: ArraySlice<MilestoneID>, at place: Place) {
        var names = (milestones + milestones.prefix(1)).map(\.text)
        if names.count > Self.longestCircle {
            names.replaceSubrange(Self.longestCircle / 2..<names.count - 1, with: ["…"])
        }
        let words = Findings.circularDeadline(names.joined(separator: " → "))
        findings.add(Finding(.circularDeadline, place, words))
    }

    /// So many milestones are told of a circle.
    private static let longestCircle = 12

    /// Works out the deadline, where it is not known yet; that of its reference is.
    private mutating func resolve(_ id: MilestoneID) {
        guard isOpen(id), let (expression, block) = expressions[id] else { return }
        guard let deadline = evaluate(expression, block) else {
            unresolved.insert(id)
            return
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
            searches += 1
            report(
                .unknownMilestone,
                Findings.unknownMilestone(reference.text),
                searches > Self.mostSearches
                    ? nil : likelyWord(for: reference.text, among: knownTexts)
            )
            return nil
        }
        if expressions[reference] == nil, !unresolved.contains(reference) {
            report(.noDeadline, Findings.referenceWithoutDeadline(reference.text))
            return nil
        }
        return resolved[reference]
    }
}
