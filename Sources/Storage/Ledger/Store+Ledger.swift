package import Campaigns
package import Delivery
import Foundation
import GRDB

extension Store: LedgerStore {
    package func ruleStates(of campaign: CampaignID) throws -> [RuleName: RuleState] {
        try withoutTransaction { connection in
            let rows = try Row.fetchAll(
                connection.cachedStatement(
                    sql: """
                        SELECT schedule, rule_key, effective_from, cursor, decided_through,
                            held_since
                        FROM rule_state
                        WHERE campaign = ?
                        """
                ),
                arguments: [campaign]
            )
            return rows.reduce(into: [:]) { states, row in
                let name = RuleName(schedule: ScheduleID(row[0]), ruleKey: row[1])
                states[name] = RuleState(
                    effectiveFrom: Instant(column: row[2]),
                    cursor: Instant(column: row[3]),
                    decidedThrough: (row[4] as String?).flatMap(CivilDate.init(iso:)),
                    heldSince: (row[5] as Int64?).map(Instant.init(milliseconds:))
                )
            }
        }
    }

    package func known(_ keys: [OccurrenceKey]) throws -> Set<OccurrenceKey> {
        try withoutTransaction { connection in
            let statement = try connection.cachedStatement(
                sql: "SELECT 1 FROM occurrence WHERE key = ?"
            )
            var known: Set<OccurrenceKey> = []
            for key in keys
            where try Row.fetchOne(statement, arguments: [key.text]) != nil {
                known.insert(key)
            }
            return known
        }
    }

    package func letters(
        about milestones: Set<MilestoneID>,
        of campaign: CampaignID
    ) throws -> [LetterRecord] {
        try withoutTransaction {
            try TransactionReader(connection: $0).letters(about: milestones, of: campaign)
        }
    }

    package func calendarEntries(
        of units: Set<UnitCode>,
        of campaign: CampaignID
    ) throws -> [CalendarRecord] {
        try withoutTransaction {
            try TransactionReader(connection: $0).calendarEntries(of: units, of: campaign)
        }
    }

    package func reminderCounts(
        of obligations: [ObligationID],
        campaign: Campaign
    ) throws -> [ObligationID: ReminderCount] {
        try withoutTransaction { connection in
            let statement = try connection.cachedStatement(
                sql: """
                    SELECT count(DISTINCT CASE WHEN o.role = 'focal' THEN m.id END),
                        max(CASE WHEN o.role = 'head' THEN m.ended END)
                    FROM occurrence o JOIN message m ON m.id = o.message_id
                    WHERE o.campaign = ? AND o.milestone = ? AND o.unit = ? AND o.line > 0
                        AND m.state = 'sent'
                    """
            )
            var counts: [ObligationID: ReminderCount] = [:]
            for name in obligations {
                let row = try Row.fetchOne(
                    statement,
                    arguments: [campaign.id, name.milestone.text, name.unit.text]
                )
                let head = (row?[1] as Int64?).map(Instant.init(milliseconds:))
                counts[name] = ReminderCount(
                    letters: row?[0] ?? 0,
                    headWrittenOn: head.map { campaign.zone.civil(of: $0).date }
                )
            }
            return counts
        }
    }

    package func lastSent(_ schedule: ScheduleID, of campaign: CampaignID) throws -> Instant? {
        try withoutTransaction { connection in
            try Int64.fetchOne(
                connection.cachedStatement(
                    sql: """
                        SELECT max(o.due) FROM occurrence o JOIN message m ON m.id = o.message_id
                        WHERE o.campaign = ? AND o.schedule = ? AND m.state = 'sent'
                            AND m.ahead IS NULL
                        """
                ),
                arguments: [campaign, schedule.text]
            ).map(Instant.init(milliseconds:))
        }
    }

    package func troubles(since instant: Instant, of campaign: CampaignID) throws -> Troubles {
        try withoutTransaction { connection in
            let failed = try Row.fetchAll(
                connection.cachedStatement(
                    sql: """
                        SELECT ifnull(u.name, m.address), m.reason FROM message m
                        LEFT JOIN occurrence o ON o.message_id = m.id AND o.disposition = 'letter'
                        LEFT JOIN unit u ON u.campaign = m.campaign AND u.code = o.unit
                        WHERE m.campaign = ? AND m.state IN ('failed', 'quarantined') AND m.ended > ?
                        ORDER BY m.id
                        """
                ),
                arguments: [campaign, instant.milliseconds]
            )
            let unclear = try String.fetchAll(
                connection.cachedStatement(
                    sql: """
                        SELECT address FROM message WHERE campaign = ? AND state = 'ambiguous'
                            AND ended > ? AND ifnull(reason, '') != ? ORDER BY ended, id
                        """
                ),
                arguments: [campaign, instant.milliseconds, Reason(.byHand).text]
            )
            let missed = try Int.fetchOne(
                connection.cachedStatement(
                    sql: """
                        SELECT ifnull(sum(count), 0) FROM run
                        WHERE campaign = ? AND disposition = 'missed' AND reason = ? AND noted > ?
                        """
                ),
                arguments: [campaign, Reason(.tooLate).text, instant.milliseconds]
            )
            let exhausted = try Row.fetchAll(
                connection.cachedStatement(
                    sql: """
                        SELECT unit, milestone FROM occurrence
                        WHERE campaign = ? AND disposition = 'skipped' AND role = 'focal'
                            AND reason_code = '\(Reason.Code.maximum.rawValue)'
                        GROUP BY unit, milestone HAVING min(due) > ? ORDER BY milestone, min(id)
                        """
                ),
                arguments: [campaign, instant.milliseconds]
            )
            return Troubles(
                failed: failed.map { ($0[0], Reason(text: $0[1] ?? "")?.detail ?? "") },
                unclear: unclear,
                missed: missed ?? 0,
                exhausted: exhausted.map {
                    ObligationID(unit: UnitCode($0[0]), milestone: MilestoneID($0[1]))
                }
            )
        }
    }

    package func movedMilestones(of campaign: CampaignID) throws -> [MilestoneID: Instant] {
        try withoutTransaction { connection in
            let rows = try Row.fetchCursor(
                connection.cachedStatement(
                    sql:
                        "SELECT milestone, since FROM milestone_state WHERE campaign = ? AND since > 0"
                ),
                arguments: [campaign]
            )
            var moved: [MilestoneID: Instant] = [:]
            while let row = try rows.next() { moved[MilestoneID(row[0])] = Instant(column: row[1]) }
            return moved
        }
    }

    package func joinedUnits(of campaign: CampaignID) throws -> [UnitCode: Instant] {
        try withoutTransaction { connection in
            let rows = try Row.fetchCursor(
                connection.cachedStatement(
                    sql: "SELECT unit, since FROM unit_state WHERE campaign = ? AND since > 0"
                ),
                arguments: [campaign]
            )
            var joined: [UnitCode: Instant] = [:]
            while let row = try rows.next() { joined[UnitCode(row[0])] = Instant(column: row[1]) }
            return joined
        }
    }

    package func lastPass(of campaign: CampaignID) throws -> Instant? {
        try withoutTransaction { connection in
            try Int64.fetchOne(
                connection.cachedStatement(sql: "SELECT last_pass FROM service WHERE campaign = ?"),
                arguments: [campaign]
            ).map(Instant.init(milliseconds:))
        }
    }
}
