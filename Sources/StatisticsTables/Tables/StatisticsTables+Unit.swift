package import Campaigns
import Statistics
package import Tables
import Texts
import Wording

extension StatisticsTables {
    /// Every milestone of one unit, with where it stands.
    package func milestones(of unit: OrganisationalUnit) throws -> Table {
        var table = Table([
            Table.Column(key: "unit", heading: Columns.unit, isHidden: true, isKey: true),
            Table.Column(
                key: "milestone",
                heading: StatisticsWords.work,
                isFlexible: true,
                isKey: true
            ),
            Table.Column(key: "deadline_local", heading: StatisticsWords.deadline),
            Table.Column(key: "original_deadline_local", heading: .verbatim(""), isHidden: true),
            Table.Column(key: "state", heading: Columns.status),
            Table.Column(key: "submitted_local", heading: StatisticsWords.submittedAt),
            Table.Column(key: "days_late", heading: StatisticsWords.daysLate, isNumber: true),
            hidden("working_days_late"),
            Table.Column(key: "document", heading: StatisticsWords.document, isFlexible: true),
            Table.Column(key: "empty", heading: .verbatim(""), isHidden: true),
        ])
        let items = try input.items
        var names: [ObligationState: [String]] = [:]
        try input.evaluator.visit(input.board, at: input.instant) { milestone, _, concern, status in
            guard concern.unit == unit.code else { return }
            names[status.state, default: []].append(milestone.displayName)
            let isEmpty =
                status.state == .onTime
                && (status.submitted.map {
                    items.isEmpty(unit.code, milestone, submitted: $0)
                } ?? false)
            let delay = status.state == .late ? input.evaluator.delay(of: status) : nil
            let submitted = status.submitted.map { campaign.zone.civil(of: $0) }
            let document = items[unit.code, milestone.id].compactMap(\.document).first
            table.rows.append([
                .text(unit.code.text), .text(milestone.id.text, shown: milestone.displayName),
                .text(
                    status.deadline?.description ?? "",
                    shown: status.deadline.map { day($0.date) } ?? ""
                ),
                .text(status.originalDeadline?.description ?? ""),
                .text(
                    status.state.rawValue,
                    shown: concern.involvement == .invited && status.state == .notApplicable
                        ? StatisticsWords.invited(language)
                        : CampaignWords.obligationState(status.state)(language),
                    tone: status.state.tone
                ),
                .text(
                    submitted?.description ?? "",
                    shown: submitted.map { day($0.date) } ?? ""
                ),
                .number(delay?.days), .number(delay?.workingDays),
                .text(document ?? "", shown: isEmpty ? "–" : document),
                .text(isEmpty ? "true" : "false"),
            ])
        }
        table.summary = [
            ObligationState.overdue, .returned, .late, .notYetDue, .onTime, .excused,
            .notApplicable,
        ].compactMap { state in
            guard let names = names[state] else { return nil }
            let word =
                state == .notApplicable
                ? StatisticsWords.invited : CampaignWords.obligationState(state)
            let count = "\(word(language)) \(names.count)"
            let isSpelledOut = [.overdue, .returned, .late].contains(state)
            return isSpelledOut ? count + " (" + names.joined(separator: ", ") + ")" : count
        }
        return finished(table, .verbatim(unit.name))
    }

    /// The unit's latest figure of each indicator.
    package func figures(of unit: OrganisationalUnit) throws -> Table {
        let facts = try input.standingFigures
        let tables = campaign.indicators.map { indicator in
            ParticipationTable(
                indicator,
                of: campaign,
                facts: facts,
                asOf: input.instant,
                known: input.instant
            )
        }
        var table = try participation(campaign.indicators, by: .unit)
        let members = Set(tables.flatMap { $0.units.compactMap { $0.unit?.code } })
        guard members.contains(unit.code) else {
            table.rows = []
            return table
        }
        table.rows = table.rows.filter { $0[1].value == .text(unit.code.text) }
        table.footnotes = []
        table.title = StatisticsWords.figures(language)
        return table
    }
}

extension ObligationState {
    fileprivate var tone: Table.Tone? {
        switch self {
        case .onTime: .good
        case .late, .returned: .middling
        case .overdue: .bad
        case .notApplicable, .excused: .quiet
        case .notYetDue: nil
        }
    }
}
