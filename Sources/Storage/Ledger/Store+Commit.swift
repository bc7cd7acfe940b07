package import Campaigns
package import Delivery
import Foundation
import GRDB
import Mail

/// What a pass found out, stored in one transaction.
extension Store {
    package func commit(_ plan: PassPlan, of campaign: CampaignID, at pass: Instant?) throws {
        let instant = pass ?? plan.notedAt
        try write { connection in
            var messageIDs: [String: Int64] = [:]
            for message in plan.messages {
                messageIDs[message.token] = try Self.insert(
                    message,
                    of: campaign,
                    at: instant,
                    connection
                )
            }
            for revision in plan.revisions {
                guard case .written(let draft, _) = revision.result else { continue }
                messageIDs[draft.token] = revision.letter
            }
            let insert = try connection.cachedStatement(
                sql: """
                    INSERT INTO occurrence (campaign, key, schedule, line, rule_key, milestone,
                        deadline, unit, recipient, slot, nominal, actual, due, disposition, reason,
                        message_id, day, role, reason_code, noted)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """
            )
            for entry in plan.entries {
                let (disposition, reason, token) = entry.disposition.parts
                try insert.execute(arguments: [
                    campaign, entry.key.text, entry.schedule.text, entry.line, entry.ruleKey,
                    entry.milestone?.text, entry.deadline?.description, entry.unit?.text,
                    entry.recipient.key, entry.slot, entry.nominal.description,
                    entry.actual.description, entry.due.milliseconds, disposition, reason?.text,
                    token.flatMap { messageIDs[$0] }, plan.ledgerDay(of: entry.due).description,
                    entry.recipient.role?.rawValue, reason?.code.rawValue,
                    instant.milliseconds,
                ])
            }
            for (token, keys) in plan.sayings {
                guard let id = messageIDs[token] else { continue }
                try Self.say(keys, in: id, at: instant, connection)
            }
            for revision in plan.revisions { try apply(revision, at: instant, connection) }
            for entry in plan.periods {
                let letter = try entry.token.map { token in
                    guard let id = messageIDs[token] else {
                        throw StoreError.contradiction("a digest's letter is missing")
                    }
                    return id
                }
                try Self.insert(entry, of: campaign, letter: letter, at: instant, connection)
            }
            for run in plan.runs { try Self.insert(run, of: campaign, at: instant, connection) }
            for (name, cursor) in plan.cursors {
                try connection.run(
                    sql: """
                        UPDATE rule_state SET cursor = max(cursor, ?)
                        WHERE campaign = ? AND schedule = ? AND rule_key = ?
                        """,
                    arguments: [cursor.milliseconds, campaign, name.schedule.text, name.ruleKey]
                )
            }
            for (name, change) in plan.retimed {
                try connection.run(
                    sql: """
                        UPDATE rule_state SET decided_through = ?, cursor = ?
                        WHERE campaign = ? AND schedule = ? AND rule_key = ?
                        """,
                    arguments: [
                        change.decidedThrough.description, change.cursor.milliseconds, campaign,
                        name.schedule.text, name.ruleKey,
                    ]
                )
            }
            guard pass != nil else { return }
            try Self.forgetFormer(before: instant, connection)
            try connection.run(
                sql: """
                    INSERT INTO service (campaign, last_pass) VALUES (?, ?)
                    ON CONFLICT (campaign) DO UPDATE SET last_pass = max(last_pass, excluded.last_pass)
                    """,
                arguments: [campaign, instant.milliseconds]
            )
        }
    }

    static func insert(
        _ message: MessageDraft,
        of campaign: CampaignID,
        at instant: Instant,
        _ connection: Database
    ) throws -> Int64 {
        let statement = try connection.cachedStatement(
            sql: """
                INSERT INTO message (campaign, token, schedule, recipient, server, sender, address, subject,
                    priority, resends, approved, created, not_before, written, expires, state, reason)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        )
        try statement.execute(arguments: [
            campaign, message.token, message.schedule.text, message.recipientKey, message.server,
            message.sender.addrSpec, message.address.addrSpec, message.subject,
            message.priority, message.resendsWhenAmbiguous ? 1 : 0,
            message.heldBecause == nil ? 1 : 0, instant.milliseconds,
            message.notBefore.milliseconds, message.notBefore.milliseconds,
            message.expires.milliseconds,
            message.heldBecause == nil ? LetterState.pending : LetterState.held,
            message.heldBecause?.text,
        ])
        let id = connection.lastInsertedRowID
        if message.tracksBounces {
            let sender = try bounceToken(connection).address(message.sender, for: id)
            try connection.run(
                sql: "UPDATE message SET sender = ? WHERE id = ?",
                arguments: [sender.addrSpec, id]
            )
        }
        let content = try connection.cachedStatement(sql: "INSERT INTO content VALUES (?, ?)")
        try content.execute(arguments: [id, message.bytes])
        try insert(message.calendarNews, of: id, campaign, connection)
        return id
    }

    /// What a letter tells its reader's calendar.
    static func insert(
        _ news: [CalendarEntry],
        of letter: Int64,
        _ campaign: CampaignID,
        _ connection: Database
    ) throws {
        guard !news.isEmpty else { return }
        let statement = try connection.cachedStatement(
            sql: "INSERT INTO calendar_entry VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
        )
        for entry in news {
            try statement.execute(arguments: [
                letter, entry.obligation.unit.text, entry.obligation.milestone.text, campaign,
                entry.uid, entry.sequence, entry.deadline.description, entry.title,
                entry.isCancelled ? 1 : 0,
            ])
        }
    }

    static func insert(
        _ run: LedgerRun,
        of campaign: CampaignID,
        at instant: Instant,
        _ connection: Database
    ) throws {
        let days = run.days.sorted { $0.key < $1.key }
            .map { "\"\($0.key)\":\($0.value)" }.joined(separator: ",")
        try connection.run(
            sql: """
                INSERT INTO run (campaign, schedule, line, rule_key, disposition, reason, first_due,
                    last_due, count, days, noted)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                campaign, run.schedule.text, run.line, run.ruleKey,
                run.isMissed ? Disposition.missed : Disposition.skipped, run.reason.text,
                run.first.milliseconds,
                run.last.milliseconds, run.count, "{\(days)}", instant.milliseconds,
            ]
        )
    }
}
