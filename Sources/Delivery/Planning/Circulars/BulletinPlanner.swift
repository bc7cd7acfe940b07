import Campaigns
import Letters

/// Plans the bulletins that are due, and the alerts that their figures call for.
struct BulletinPlanner {
    private let context: PlanningContext
    private let circulars: CircularPlanner

    private var campaign: Campaign { context.campaign }

    init(_ context: PlanningContext) {
        self.context = context
        circulars = CircularPlanner(context)
    }

    /// Plans the bulletin of each line of the block that is due.
    func plan(_ schedule: Schedule, _ terms: BulletinTerms, _ pass: inout Pass) throws {
        for entry in context.rules(of: schedule) {
            let departures = try circulars.departures(
                of: [entry],
                by: schedule,
                &pass
            )
            for (index, departure) in departures.enumerated() {
                let occurrence = departure.occurrence
                let addressees = try circulars.unwritten(occurrence, by: schedule)
                guard !addressees.isEmpty else { continue }
                try circulars.post(
                    context.writer.bulletin(
                        terms,
                        by: schedule,
                        facts: pass.facts,
                        try contents(of: occurrence, schedule, pass)
                    ),
                    CircularPlanner.Issue(
                        schedule: schedule,
                        occurrence: occurrence,
                        expires: departure.expires,
                        priority: .bulletin
                    ),
                    to: addressees,
                    isLast: index == departures.count - 1,
                    &pass
                )
            }
        }
    }

    /// The bulletin's place among those of its day.
    private func contents(
        of occurrence: Occurrence,
        _ schedule: Schedule,
        _ pass: Pass
    ) throws -> BulletinContext {
        let day = occurrence.nominal.date
        let slots = try schedule.rules
            .flatMap { try context.agenda.occurrences(of: $0, in: schedule) }
            .filter { $0.nominal.date == day && !$0.isOmitted }.sorted { $0.due < $1.due }
        let index = slots.firstIndex(of: occurrence) ?? 0
        let next = index + 1 < slots.count ? slots[index + 1] : nil
        return BulletinContext(
            number: index + 1,
            slot: occurrence.nominalInstant,
            previousSlot: occurrence.isClosing || index == 0
                ? campaign.zone.start(of: day) : slots[index - 1].nominalInstant,
            isClosing: occurrence.isClosing,
            now: pass.now,
            next: next.map { ($0.nominal, $0.actual) },
            readers: circulars.readers(of: schedule)
        )
    }

    /// Alerts the bulletin's recipients at once of every new figure above a target of none; of several
    /// for one as-of, of the one that stands.
    func planAlerts(_ schedule: Schedule, _ terms: BulletinTerms, _ pass: inout Pass) throws {
        let name = RuleName(schedule: schedule.id, ruleKey: Notice.incident.ruleKey)
        let state = pass.state(of: name)
        let since = max(state.cursor, state.effectiveFrom)
        for indicator in campaign.indicators
        where indicator.alertsWhenPositive && terms.indicators.contains(indicator.id) {
            let byUnit = (pass.facts.figures[indicator.id] ?? [:])
                .sorted { $0.key.text < $1.key.text }
            for (_, figures) in byUnit {
                let standing = figures.filter { $0.recorded <= pass.now }.standingByAsOf
                for figure in standing
                where figure.recorded > since && figure.numerator ?? 0 > 0 {
                    try alert(figure, of: indicator, schedule, &pass)
                }
            }
        }
    }

    private func alert(
        _ figure: Figure,
        of indicator: Indicator,
        _ schedule: Schedule,
        _ pass: inout Pass
    ) throws {
        let asOf = campaign.zone.civil(of: figure.asOf)
        let occurrence = Occurrence(
            notice: schedule.id,
            ruleKey: Notice.incident.ruleKey,
            happened: figure.recorded,
            actual: campaign.zone.civil(of: figure.recorded),
            slot: "\(indicator.id)/\(figure.unit)/\(asOf)",
            zone: campaign.zone
        )
        let addressees = try circulars.unwritten(occurrence, by: schedule, about: figure.unit)
        guard !addressees.isEmpty else { return }
        try circulars.post(
            context.writer.incident(
                figure,
                of: indicator,
                at: pass.now,
                readers: circulars.readers(of: schedule),
                isSample: campaign.isSample(with: pass.facts)
            ),
            CircularPlanner.Issue(
                schedule: schedule,
                occurrence: occurrence,
                expires: figure.recorded.adding(days: 1),
                priority: .incident,
                unit: figure.unit
            ),
            to: addressees,
            &pass
        )
    }
}
