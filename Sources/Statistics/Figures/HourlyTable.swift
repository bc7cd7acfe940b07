package import Campaigns

/// Turnout through one day: at each slot what was reported for it, and who was silent.
package struct HourlyTable: Sendable {
    package struct Row: Sendable {
        /// Local.
        package let slot: CivilDateTime
        package let participation: ParticipationTable.Row
        package let silent: [OrganisationalUnit]
    }

    package let rows: [Row]

    /// A slot takes the figures since the one before it.
    ///
    /// Of 09:00, 11:00 and 13:00, a figure for 10:30 belongs to 11:00. Slots after the instant are
    /// left out.
    ///
    /// `slots`: local times of that day, ascending; empty for the full hours from 01:00 to 23:00.
    package init(
        _ indicator: Indicator,
        of campaign: Campaign,
        facts: Facts,
        on date: CivilDate,
        slots: [CivilDateTime],
        at instant: Instant
    ) {
        let zone = campaign.zone
        let end = min(zone.end(of: date), instant)
        let whole = ParticipationTable(
            indicator,
            of: campaign,
            facts: facts,
            asOf: end,
            known: instant
        )
        let members = Set(whole.units.compactMap { $0.unit?.code })
        var before = zone.start(of: date)
        var rows: [Row] = []
        for slot in slots.isEmpty ? Self.hours(of: date) : slots {
            let time = zone.instant(of: slot)
            guard time <= instant else { break }
            let table = ParticipationTable(
                indicator,
                of: campaign,
                facts: facts,
                after: before,
                asOf: time,
                known: instant,
                among: members
            )
            let silent = Set(
                table.units.filter { $0.figure == nil }.compactMap { $0.unit?.code }
            )
            rows.append(
                Row(
                    slot: slot,
                    participation: table.total,
                    silent: campaign.units.filter { silent.contains($0.code) }
                )
            )
            before = time
        }
        self.rows = rows
    }

    private static func hours(of date: CivilDate) -> [CivilDateTime] {
        (1...23).compactMap { TimeOfDay(hour: $0, minute: 0) }.map { CivilDateTime(date, $0) }
    }
}
