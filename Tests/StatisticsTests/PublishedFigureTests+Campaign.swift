import Campaigns
import Foundation
import Intake
import Statistics
import Texts
import Wording

/// Small campaigns and figures, and what is made of them.
extension PublishedFigureTests {
    func at(_ text: String) -> Instant {
        CivilDateTime(iso: text.count == 10 ? text + "T23:59:59" : text).map(zone.instant)
            ?? .distantPast
    }

    func date(_ text: String) -> CivilDate {
        CivilDate(iso: text) ?? CivilDate(dayNumber: 0)
    }

    func campaign(_ names: [String]) -> Campaign {
        let year = date("2021-01-01")...date("2021-12-31")
        var campaign = Campaign(
            id: "c",
            name: "c",
            zone: zone,
            calendar: WorkingCalendar(validity: year, weeklyDaysOff: [.saturday, .sunday]),
            validity: year
        )
        campaign.units = names.enumerated().map { index, name in
            OrganisationalUnit(code: UnitCode("U\(index)"), name: name, kind: "đơn vị")
        }
        campaign.indicators = [
            indicator("di-bau", "đã đi bầu"), indicator("ngoai", "ngoài danh sách"),
        ]
        return campaign
    }

    func indicator(_ id: String, _ label: String) -> Indicator {
        Indicator(
            id: IndicatorID(id),
            name: id,
            numeratorLabel: label,
            denominator: .label("cử tri")
        )
    }

    func figure(
        _ unit: String,
        _ numerator: Int?,
        _ denominator: Int?,
        _ asOf: String,
        _ indicator: String = "di-bau",
        _ status: Figure.Status = .quick
    ) -> Figure {
        Figure(
            unit: UnitCode(unit),
            indicator: IndicatorID(indicator),
            asOf: at(asOf),
            numerator: numerator,
            denominator: denominator,
            status: status,
            recorded: at(asOf)
        )
    }

    func table(
        _ campaign: Campaign,
        _ figures: [Figure],
        _ indicator: Int = 0,
        asOf: String
    ) -> ParticipationTable {
        ParticipationTable(
            campaign.indicators[indicator],
            of: campaign,
            facts: facts(figures),
            asOf: at(asOf),
            known: at(asOf)
        )
    }

    func facts(_ figures: [Figure]) -> Facts {
        var facts = Facts()
        for (index, figure) in figures.enumerated() {
            var figure = figure
            figure.id = Int64(index + 1)
            facts.append(figure)
        }
        return facts
    }

    func quality(
        _ campaign: Campaign,
        _ figures: [Figure],
        asOf: String
    ) throws -> QualityReport {
        try QualityReport(StatisticsInput(campaign, facts(figures), at: at(asOf)))
    }

    func percent(_ row: ParticipationTable.Row) -> String {
        NumberStyle(.vietnamese).percent(row.numerator ?? -1, of: row.denominator ?? 0)
    }

    func intake(_ campaign: Campaign, _ text: String) -> IntakeTable {
        IntakeTable(
            path: "a.csv",
            octets: Data(text.utf8),
            of: campaign,
            now: at("2021-06-30"),
            author: "test"
        )
    }
}
