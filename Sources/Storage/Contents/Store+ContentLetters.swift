import Campaigns
import Delivery
import GRDB
import Mail

/// Letters, the ledger and what people were told, as another store kept them.
extension Store {
    func fillLetters(_ contents: StoreContents, _ connection: Database) throws {
        try connection.run(
            sql: "UPDATE secret SET value = ? WHERE name = 'bounce'",
            arguments: [contents.bounceKey]
        )
        try connection.run(sql: "UPDATE claim SET number = ?", arguments: [contents.fence])
        for letter in contents.letters {
            try connection.run(
                sql: """
                    INSERT INTO message (id, campaign, token, schedule, recipient, server, sender,
                        address, subject, priority, resends, approved, created, not_before, written,
                        expires, state, reason, attempts, resending, owner, lease, fence, ended,
                        ahead)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
                        ?)
                    """,
                arguments: [
                    letter.id, letter.campaign, letter.token, letter.schedule,
                    letter.recipientKey, letter.server, letter.sender.addrSpec,
                    letter.address.addrSpec, letter.subject, letter.priority,
                    letter.resendsWhenAmbiguous ? 1 : 0, letter.isApproved ? 1 : 0,
                    letter.created.milliseconds, letter.notBefore.milliseconds,
                    letter.written.milliseconds, letter.expires.milliseconds, letter.state,
                    letter.reason?.text, letter.attempts, letter.isResend ? 1 : 0,
                    letter.claim?.worker.text, letter.claim?.lease.milliseconds, letter.fence,
                    letter.ended?.milliseconds, letter.ahead?.milliseconds,
                ]
            )
            if let bytes = letter.bytes {
                try connection.run(
                    sql: "INSERT INTO content VALUES (?, ?)",
                    arguments: [letter.id, bytes]
                )
            }
            try Self.insert(letter.calendarNews, of: letter.id, letter.campaign, connection)
            for attempt in contents.attempts[letter.id] ?? [] {
                try connection.run(
                    sql: "INSERT INTO attempt VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    arguments: [
                        letter.id, attempt.number, attempt.fence, attempt.started.milliseconds,
                        attempt.ended.milliseconds, attempt.end.rawValue, attempt.phase?.rawValue,
                        attempt.reply?.code, attempt.reply?.enhanced, attempt.text,
                    ]
                )
            }
        }
    }

    func fillLedger(_ contents: StoreContents, _ connection: Database) throws {
        for row in contents.occurrences {
            try connection.run(
                sql: """
                    INSERT INTO occurrence (campaign, key, schedule, line, rule_key, milestone,
                        deadline, unit, recipient, slot, nominal, actual, due, disposition, reason,
                        message_id, day, role, reason_code, noted)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    row.campaign, row.key.text, row.schedule, row.line, row.ruleKey,
                    row.milestone, row.deadline?.description, row.unit, row.recipientKey, row.slot,
                    row.nominal.description, row.actual.description, row.due.milliseconds,
                    row.disposition, row.reason?.text, row.letter, row.day.description,
                    row.role?.rawValue, row.reason?.code.rawValue, row.noted.milliseconds,
                ]
            )
        }
        for row in contents.runs {
            try Self.insert(row.run, of: row.campaign, at: row.noted, connection)
        }
        for former in contents.formerLetters { try Self.write(former, connection) }
        for former in contents.formerEnds { try Self.write(former, connection) }
        for takeback in contents.takebacks { try Self.write(takeback, connection) }
        for fact in contents.restamped { try Self.write(fact, connection) }
        for row in contents.periods { try Self.insert(row, connection) }
    }

    func fillDesks(_ contents: StoreContents, _ connection: Database) throws {
        for row in contents.bounces {
            try connection.run(
                sql: "INSERT INTO bounce VALUES (?, ?, ?, ?, ?, ?, ?)",
                arguments: [
                    row.bounce.letter, row.bounce.action.rawValue, row.bounce.status,
                    row.bounce.report, row.bounce.addresses.first ?? "", row.bounce.diagnostic,
                    row.recorded.milliseconds,
                ]
            )
        }
        for (place, noted) in contents.overlapRefusals {
            try Self.writeOverlapRefusal(place, at: noted, connection)
        }
        for pause in contents.pauses.values { try Self.write(pause, connection) }
        for (address, row) in contents.suppressions {
            try Self.write(row, of: address, connection)
        }
        for (campaign, headings) in contents.headings {
            for (heading, meaning) in headings {
                try connection.run(
                    sql: "INSERT INTO heading VALUES (?, ?, ?)",
                    arguments: [campaign, heading, meaning]
                )
            }
        }
        for (cause, record) in contents.causes {
            try connection.run(
                sql: "INSERT INTO cause VALUES (?, ?, ?, ?)",
                arguments: [
                    cause.campaign, cause.kind.rawValue, record.firstSeen.milliseconds,
                    record.lastTold?.milliseconds,
                ]
            )
        }
    }
}
