package import Campaigns
package import Delivery
import GRDB

/// What digests told.
extension Store {
    package func digestPeriods(
        of schedule: ScheduleID,
        campaign: CampaignID
    ) throws -> [DigestPeriod] {
        try withoutTransaction { connection in
            try Row.fetchAll(
                connection.cachedStatement(
                    sql: """
                        SELECT p.recipient, p.start, p.start_submission, p.start_decision,
                            p.start_figure, p.until, p.until_submission, p.until_decision,
                            p.until_figure, p.message_id, m.state, m.reason, m.resending,
                            p.for_approval
                        FROM digest_period p LEFT JOIN message m ON m.id = p.message_id
                        WHERE p.campaign = ? AND p.schedule = ? ORDER BY p.id
                        """
                ),
                arguments: [campaign, schedule]
            ).map { row in
                DigestPeriod(
                    schedule: schedule,
                    recipientKey: row[0],
                    span: FactSpan(FactMark(row, 1), FactMark(row, 5)),
                    letter: row[9],
                    state: row[10],
                    reason: (row[11] as String?).flatMap(Reason.init(text:)),
                    isResend: row[12] as Int? == 1,
                    isForApproval: row[13] as Int == 1
                )
            }
        }
    }

    /// Notes what a digest tells, in the place of what its letter told until now.
    static func insert(
        _ entry: PeriodEntry,
        of campaign: CampaignID,
        letter: Int64?,
        at instant: Instant,
        _ connection: Database
    ) throws {
        var isHeld = false
        if let letter {
            try connection.run(
                sql: "DELETE FROM digest_period WHERE message_id = ?",
                arguments: [letter]
            )
            isHeld =
                try Bool.fetchOne(
                    connection,
                    sql: "SELECT state = 'held' FROM message WHERE id = ?",
                    arguments: [letter]
                ) ?? false
        }
        for span in entry.spans {
            try insert(
                StoredPeriod(
                    campaign: campaign,
                    schedule: entry.schedule,
                    recipientKey: entry.recipientKey,
                    span: span,
                    letter: letter,
                    isForApproval: isHeld,
                    noted: instant
                ),
                connection
            )
        }
    }

    static func insert(_ row: StoredPeriod, _ connection: Database) throws {
        let (start, end) = (row.span.start, row.span.end)
        try connection.run(
            sql: """
                INSERT INTO digest_period (campaign, schedule, recipient, start, start_submission,
                    start_decision, start_figure, until, until_submission, until_decision,
                    until_figure, message_id, for_approval, noted)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                row.campaign, row.schedule, row.recipientKey, start.instant.milliseconds,
                start.cursor.submission, start.cursor.decision, start.cursor.figure,
                end.instant.milliseconds, end.cursor.submission, end.cursor.decision,
                end.cursor.figure, row.letter, row.isForApproval ? 1 : 0, row.noted.milliseconds,
            ]
        )
    }

    /// Notes where the periods of the campaign's digests begin that have none yet: what is recorded so far
    /// is not theirs.
    static func openPeriods(
        of campaign: Campaign,
        at instant: Instant,
        _ connection: Database
    ) throws {
        let schedules = campaign.schedules.filter(\.isDigest).map(\.id)
        guard !schedules.isEmpty else { return }
        let mark = FactMark(
            instant: instant,
            cursor: try TransactionReader(connection: connection).lastFacts()
        )
        for schedule in schedules {
            let known = try Row.fetchOne(
                connection,
                sql: "SELECT 1 FROM digest_period WHERE campaign = ? AND schedule = ? LIMIT 1",
                arguments: [campaign.id, schedule]
            )
            guard known == nil else { continue }
            try insert(
                StoredPeriod(
                    campaign: campaign.id,
                    schedule: schedule,
                    recipientKey: nil,
                    span: FactSpan(mark, mark),
                    letter: nil,
                    isForApproval: false,
                    noted: instant
                ),
                connection
            )
        }
    }
}

extension FactMark {
    /// From four columns that begin there.
    fileprivate init(_ row: Row, _ column: Int) {
        var cursor = FactCursor()
        cursor.submission = row[column + 1]
        cursor.decision = row[column + 2]
        cursor.figure = row[column + 3]
        self.init(instant: Instant(column: row[column]), cursor: cursor)
    }
}
