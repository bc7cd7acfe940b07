import Campaigns
import Letters

extension Planner {
    func planBulletin(_ schedule: Schedule, _ terms: BulletinTerms, _ pass: inout Pass) throws {
        for rule in schedule.rules {
            let interval =
                if case .interval(let minutes, _, _) = rule.form { minutes } else { 1440 }
            let limit =
                rule.isClosing
                ? window(terms.closingCatchUp, otherwise: 720)
                : window(schedule.catchUp, otherwise: interval / 3)
            guard let occurrence = try latest(rule, schedule, limit, &pass) else { continue }
            let context = try bulletinContext(schedule, rule, occurrence, pass)
            for (recipient, address) in try unwritten(occurrence, schedule) {
                let letter = try writer.bulletin(
                    terms,
                    by: schedule,
                    facts: pass.facts,
                    context,
                    to: address.displayName ?? address.addrSpec
                )
                try add(
                    letter,
                    occurrence,
                    schedule,
                    recipient,
                    address,
                    expires: occurrence.due.adding(minutes: limit),
                    priority: Self.bulletinPriority,
                    &pass
                )
            }
        }
    }

    private func bulletinContext(
        _ schedule: Schedule,
        _ rule: SendRule,
        _ occurrence: Occurrence,
        _ pass: Pass
    ) throws -> BulletinContext {
        let day = occurrence.nominal.date
        let slots = try schedule.rules.flatMap { try agenda.occurrences(of: $0, in: schedule) }
            .filter { $0.nominal.date == day && !$0.isOmitted }.sorted { $0.due < $1.due }
        let index = slots.firstIndex(of: occurrence) ?? 0
        let previous =
            occurrence.isClosing || index == 0
            ? CivilDateTime(day, .midnight) : slots[index - 1].nominal
        let next = index + 1 < slots.count ? slots[index + 1] : nil
        return BulletinContext(
            number: index + 1,
            slot: campaign.zone.instant(of: occurrence.nominal),
            previousSlot: campaign.zone.instant(of: previous),
            isClosing: occurrence.isClosing,
            now: pass.now,
            next: next.map { ($0.nominal, $0.actual) },
            readers: readers(of: schedule)
        )
    }

    /// A figure above a target of none alerts the bulletin's recipients at once.
    func planIncidents(_ schedule: Schedule, _ terms: BulletinTerms, _ pass: inout Pass) throws {
        let name = RuleName(schedule: schedule.id, ruleKey: Notice.incident.ruleKey)
        let state = pass.state(name.schedule, name.ruleKey)
        let since = max(state.cursor, state.effectiveFrom)
        for indicator in campaign.indicators
        where indicator.alertsWhenPositive && terms.indicators.contains(indicator.id) {
            let byUnit = (pass.facts.figures[indicator.id] ?? [:])
                .sorted { $0.key.text < $1.key.text }
            for (unit, figures) in byUnit {
                for figure in figures
                where figure.recorded > since && figure.recorded <= pass.now
                    && figure.numerator ?? 0 > 0
                {
                    try alert(figure, unit, indicator, schedule, &pass)
                }
            }
        }
    }

    private func alert(
        _ figure: Figure,
        _ unit: UnitCode,
        _ indicator: Indicator,
        _ schedule: Schedule,
        _ pass: inout Pass
    ) throws {
        let asOf = campaign.zone.civil(of: figure.asOf)
        let recorded = campaign.zone.civil(of: figure.recorded)
        let occurrence = Occurrence(
            notice: schedule.id,
            ruleKey: Notice.incident.ruleKey,
            nominal: recorded,
            actual: recorded,
            due: figure.recorded,
            slot: "\(indicator.id)/\(unit)/\(asOf)"
        )
        for (recipient, address) in try unwritten(occurrence, schedule, unit) {
            let letter = try writer.incident(
                figure,
                of: indicator,
                at: pass.now,
                to: address.displayName ?? address.addrSpec,
                readers: readers(of: schedule),
                isSample: campaign.isSample(with: pass.facts)
            )
            try add(
                letter,
                occurrence,
                schedule,
                recipient,
                address,
                unit: unit,
                expires: figure.recorded.adding(days: 1),
                priority: Self.incidentPriority,
                &pass
            )
        }
    }
}
