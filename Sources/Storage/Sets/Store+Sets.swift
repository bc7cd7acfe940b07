package import Campaigns
package import Delivery
import Foundation
import GRDB

extension Store: SetStore {
    package func activeTexts(of campaign: CampaignID) throws -> [String: String]? {
        let json = try read { connection in
            try String.fetchOne(
                connection,
                sql: "SELECT texts FROM schedule_set WHERE campaign = ? AND active = 1",
                arguments: [campaign]
            )
        }
        return try json.map(Self.texts)
    }

    /// Texts by path as the store keeps them.
    static func json(_ texts: [String: String]) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(texts), as: UTF8.self)
    }

    static func texts(_ json: String) throws -> [String: String] {
        try JSONDecoder().decode([String: String].self, from: Data(json.utf8))
    }

    package func activeCampaigns() throws -> [ActiveCampaign] {
        try read { connection in
            try Row.fetchAll(
                connection,
                sql: "SELECT campaign, zone FROM schedule_set WHERE active = 1 ORDER BY campaign"
            ).map { row in
                ActiveCampaign(
                    id: row[0],
                    zone: (row[1] as String?).flatMap { CivilZone(identifier: $0) }
                )
            }
        }
    }

    package func activate(
        _ campaign: Campaign,
        texts: [String: String],
        at instant: Instant
    ) throws -> SetChange {
        let json = try Self.json(texts)
        let names = campaign.ruleNames
        return try write { connection in
            try connection.run(
                sql: "UPDATE schedule_set SET active = 0 WHERE campaign = ? AND active = 1",
                arguments: [campaign.id]
            )
            try connection.run(
                sql:
                    "INSERT INTO schedule_set (campaign, texts, loaded, active, zone) VALUES (?, ?, ?, 1, ?)",
                arguments: [campaign.id, json, instant.milliseconds, campaign.zone.identifier]
            )
            try connection.run(
                sql: """
                    UPDATE restored_files SET taken_over = ? WHERE campaign = ? AND taken_over IS NULL
                    """,
                arguments: [instant.milliseconds, campaign.id]
            )
            var change = SetChange()
            let held = try Self.heldSet(of: campaign.id, connection)
            try Self.endHold(of: campaign.id, connection)
            let known = try Row.fetchAll(
                connection,
                sql: "SELECT schedule, rule_key FROM rule_state WHERE campaign = ?",
                arguments: [campaign.id]
            ).map { RuleName(schedule: ScheduleID($0[0]), ruleKey: $0[1]) }
            for name in names where !known.contains(name) {
                if Notice(rawValue: name.ruleKey) == nil { change.added.append(name) }
                try connection.run(
                    sql: """
                        INSERT INTO rule_state (campaign, schedule, rule_key, effective_from, cursor,
                            decided_through, held_since)
                        VALUES (?, ?, ?, ?, ?, NULL, ?)
                        """,
                    arguments: [
                        campaign.id, name.schedule.text, name.ruleKey, instant.milliseconds,
                        // What was due before is looked at once, to be noted as before its effect.
                        campaign.firstLook.milliseconds, held?.since.milliseconds,
                    ]
                )
            }
            for name in known where !names.contains(name) {
                if Notice(rawValue: name.ruleKey) == nil { change.removed.append(name) }
                change.cancelled += try Self.cancel(
                    name,
                    of: campaign.id,
                    at: instant,
                    connection
                )
            }
            if change.cancelled > 0 { try dropCancelled(connection) }
            try Self.noteDeadlines(of: campaign, at: instant, connection)
            try Self.openPeriods(of: campaign, at: instant, connection)
            try Self.noteUnits(of: campaign, at: known.isEmpty ? nil : instant, connection)
            try Self.sync(campaign, connection)
            return change
        }
    }

    package func foreignChanges() throws -> Int64 {
        try checkFile()
        return try withoutTransaction {
            try Int64.fetchOne($0.cachedStatement(sql: "PRAGMA data_version")) ?? 0
        }
    }

    package func prepare(_ campaign: Campaign) throws {
        try write { try Self.sync(campaign, $0) }
    }

    private static func noteDeadlines(
        of campaign: Campaign,
        at instant: Instant,
        _ connection: Database
    ) throws {
        for milestone in campaign.milestones {
            try connection.run(
                sql: """
                    INSERT INTO milestone_state VALUES (?, ?, ?, 0)
                    ON CONFLICT (campaign, milestone) DO UPDATE SET
                        since = CASE WHEN deadline IS excluded.deadline THEN since ELSE ? END,
                        deadline = excluded.deadline
                    """,
                arguments: [
                    campaign.id, milestone.id.text, milestone.deadline?.description,
                    instant.milliseconds,
                ]
            )
        }
    }

    /// `instant`: since when the units take part that were not known before; nil for those of the
    /// first set, which always did.
    private static func noteUnits(
        of campaign: Campaign,
        at instant: Instant?,
        _ connection: Database
    ) throws {
        for unit in campaign.units {
            try connection.run(
                sql: "INSERT INTO unit_state VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                arguments: [campaign.id, unit.code.text, instant?.milliseconds ?? 0]
            )
        }
    }

    /// Forgets the rule and cancels the letters that say nothing else; returns how many.
    private static func cancel(
        _ name: RuleName,
        of campaign: CampaignID,
        at instant: Instant,
        _ connection: Database
    ) throws -> Int {
        try connection.run(
            sql: "DELETE FROM rule_state WHERE campaign = ? AND schedule = ? AND rule_key = ?",
            arguments: [campaign, name.schedule.text, name.ruleKey]
        )
        try connection.run(
            sql: """
                UPDATE message SET state = 'cancelled', reason = ?, ended = ?, owner = NULL, lease = NULL
                WHERE \(LetterMove.Cause.removeRule.condition) AND id IN (
                    SELECT message_id FROM occurrence
                    WHERE campaign = ? AND schedule = ? AND rule_key = ?)
                -- What else it says is written anew without the removed rule when it leaves.
                AND NOT EXISTS (
                    SELECT 1 FROM occurrence o JOIN rule_state r ON r.campaign = o.campaign
                        AND r.schedule = o.schedule AND r.rule_key = o.rule_key
                    WHERE o.message_id = message.id)
                """,
            arguments: [
                Reason(.ruleRemoved).text, instant.milliseconds, campaign, name.schedule.text,
                name.ruleKey,
            ]
        )
        return connection.changesCount
    }

    /// Units, contacts and obligations as the files have them; facts keep the rows they refer to.
    ///
    /// Nothing is written where they are what they were: there may be millions of obligations.
    private static func sync(_ campaign: Campaign, _ connection: Database) throws {
        let fingerprint = campaign.fingerprint
        let known = try Data.fetchOne(
            connection,
            sql: "SELECT fingerprint FROM synced WHERE campaign = ?",
            arguments: [campaign.id]
        )
        guard known != fingerprint else { return }
        try connection.run(
            sql: """
                INSERT INTO synced VALUES (?, ?)
                ON CONFLICT DO UPDATE SET fingerprint = excluded.fingerprint
                """,
            arguments: [campaign.id, fingerprint]
        )
        try connection.run(sql: "DELETE FROM unit WHERE campaign = ?", arguments: [campaign.id])
        for unit in campaign.units { try insert(unit, of: campaign.id, connection) }
        for milestone in campaign.milestones where !milestone.isDateOnly {
            for unit in campaign.units {
                guard let involvement = campaign.involvement(of: unit, in: milestone) else {
                    continue
                }
                try connection.run(
                    sql: """
                        INSERT INTO obligation (campaign, unit, milestone, involvement, own_deadline)
                        VALUES (?, ?, ?, ?, ?)
                        ON CONFLICT (campaign, unit, milestone) DO UPDATE SET
                            involvement = excluded.involvement, own_deadline = excluded.own_deadline
                        """,
                    arguments: [
                        campaign.id, unit.code.text, milestone.id.text, involvement.rawValue,
                        milestone.ownDeadlines[unit.code]?.deadline.description,
                    ]
                )
            }
        }
    }

    static func insert(
        _ unit: OrganisationalUnit,
        of campaign: CampaignID,
        _ connection: Database
    ) throws {
        try connection.run(
            sql: """
                INSERT INTO unit (campaign, code, name, kind, block, parent, valid_from, valid_until)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                campaign, unit.code, unit.name, unit.kind, unit.block, unit.parent,
                unit.validFrom?.description, unit.validUntil?.description,
            ]
        )
        let id = connection.lastInsertedRowID
        for role in ContactRole.allCases {
            guard let address = unit.address(of: role) else { continue }
            try connection.run(
                sql: "INSERT INTO contact VALUES (?, ?, ?, ?)",
                arguments: [
                    id, role.rawValue, address.addrSpec,
                    role == .focal ? unit.focalOfficer : unit.headTitle,
                ]
            )
        }
    }
}
