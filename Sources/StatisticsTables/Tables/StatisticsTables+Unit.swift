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
            Self.hidden("working_days_late"),
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
            let isOnlyInvited = concern.involvement == .invited && status.state == .notApplicable
            let state =
                isOnlyInvited
                ? StatisticsWords.invited : CampaignWords.obligationState(status.state)
            table.append([
                "unit": .text(unit.code.text),
                "milestone": .text(milestone.id.text, shown: milestone.displayName),
                "deadline_local": moment(status.deadline),
                "original_deadline_local": .text(status.originalDeadline?.description ?? ""),
                "state": .text(
                    status.state.rawValue,
                    shown: state(language),
                    tone: status.state.tone
                ),
                "submitted_local": moment(submitted), "days_late": .number(delay?.days),
                "working_days_late": .number(delay?.workingDays),
                "document": .text(document ?? "", shown: isEmpty ? "–" : document),
                "empty": .text(isEmpty ? "true" : "false"),
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

    /// A day for people, with its time for machines; empty for nil.
    private func moment(_ civil: CivilDateTime?) -> Table.Cell {
        .text(civil?.description ?? "", shown: civil.map { day($0.date) } ?? "")
    }

    /// The unit's latest figure of each indicator; no row for a unit that is neither expected to
    /// report figures nor has any.
    package func figures(of unit: OrganisationalUnit) throws -> Table {
        var table = try participation(campaign.indicators, by: .unit)
        table.rows = table.rows.filter { $0["unit"].value == .text(unit.code.text) }
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
