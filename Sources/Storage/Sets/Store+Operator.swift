package import Campaigns
package import Delivery
import GRDB

extension Store: OperatorDesk {
    package func note(
        _ cause: OperatorCause,
        at instant: Instant,
        letter: (CauseRecord) throws -> MessageDraft?
    ) throws {
        let known = try read { try Self.record(of: cause, $0) }
        let record =
            known ?? CauseRecord(cause: cause, firstSeen: instant, lastTold: nil)
        guard record.isToBeTold(at: instant) else { return }
        let letter = try letter(record)
        try write { connection in
            // Somebody else may have told it meanwhile.
            let record = try Self.record(of: cause, connection) ?? record
            guard record.isToBeTold(at: instant) else { return }
            let told = letter == nil ? record.lastTold : instant
            try connection.run(
                sql: """
                    INSERT INTO cause VALUES (?, ?, ?, ?)
                    ON CONFLICT DO UPDATE SET last_told = excluded.last_told
                    """,
                arguments: [
                    cause.campaign, cause.kind.rawValue, record.firstSeen.milliseconds,
                    told?.milliseconds,
                ]
            )
            if let letter {
                try endNotices(before: letter, of: cause.campaign, at: instant, connection)
                _ = try Self.insert(letter, of: cause.campaign, at: instant, connection)
            }
        }
    }

    /// Those that wait for a line and say what the new one says of a later day.
    private func endNotices(
        before letter: MessageDraft,
        of campaign: CampaignID,
        at instant: Instant,
        _ connection: Database
    ) throws {
        let waiting = try Int64.fetchAll(
            connection,
            sql: """
                SELECT id FROM message WHERE state IN ('pending', 'deferred') AND campaign = ?
                    AND schedule = ? AND recipient = ? AND subject = ? AND resending = 0
                """,
            arguments: [
                campaign, letter.schedule.text, letter.recipientKey, letter.subject,
            ]
        )
        for id in waiting { try end(id, .cancelled, Reason(.rewritten), instant, connection) }
    }

    package func clear(_ kind: OperatorCause.Kind, of campaign: CampaignID) throws {
        let cause = OperatorCause(kind, of: campaign)
        guard try read({ try Self.record(of: cause, $0) }) != nil else { return }
        try write { connection in
            try connection.run(
                sql: "DELETE FROM cause WHERE campaign = ? AND kind = ?",
                arguments: [campaign, kind.rawValue]
            )
        }
    }

    package func causes() throws -> [CauseRecord] {
        try read { connection in
            try Row.fetchAll(
                connection,
                sql: "SELECT * FROM cause ORDER BY first_seen, campaign, kind"
            ).compactMap(CauseRecord.init)
        }
    }

    private static func record(
        of cause: OperatorCause,
        _ connection: Database
    ) throws -> CauseRecord? {
        try Row.fetchOne(
            connection,
            sql: "SELECT * FROM cause WHERE campaign = ? AND kind = ?",
            arguments: [cause.campaign, cause.kind.rawValue]
        ).flatMap(CauseRecord.init)
    }
}

extension CauseRecord {
    /// nil for a kind of a newer version.
    fileprivate init?(_ row: Row) {
        guard let kind = OperatorCause.Kind(rawValue: row["kind"]) else { return nil }
        self.init(
            cause: OperatorCause(kind, of: row["campaign"]),
            firstSeen: row.instant("first_seen"),
            lastTold: row.optionalInstant("last_told")
        )
    }
}
