package import Campaigns
import Delivery
import GRDB
import Mail

/// Reads facts through a connection that is inside a transaction.
struct TransactionReader: FactReader {
    let connection: Database

    func loadFacts(
        of campaign: CampaignID,
        into facts: inout Facts,
        after cursor: inout FactCursor
    ) throws {
        let last = try lastFacts()
        guard last != cursor else { return }
        try loadSubmissions(of: campaign, into: &facts, after: cursor.submission)
        try loadDecisions(of: campaign, into: &facts, after: cursor.decision)
        try loadFigures(of: campaign, into: &facts, after: cursor.figure)
        try loadScoreDecisions(of: campaign, into: &facts, after: cursor.scoreDecision)
        cursor = last
    }
}

extension TransactionReader {
    func letters(
        about milestones: Set<MilestoneID>,
        of campaign: CampaignID
    ) throws -> [LetterRecord] {
        do {
            return try rows(about: milestones, of: campaign)
        } catch let error as DatabaseError {
            // Who judges a letter tells what one letter throws from what the store does.
            throw StoreError(error)
        }
    }

    func calendarEntries(
        of units: Set<UnitCode>,
        of campaign: CampaignID
    ) throws -> [CalendarRecord] {
        do {
            return try calendarRows(of: units, of: campaign)
        } catch let error as DatabaseError {
            throw StoreError(error)
        }
    }

    private func calendarRows(
        of units: Set<UnitCode>,
        of campaign: CampaignID
    ) throws -> [CalendarRecord] {
        let statement = try connection.cachedStatement(
            sql: """
                SELECT c.unit, c.milestone, c.uid, c.sequence, c.deadline, c.title, c.cancelled,
                    m.token, m.state
                FROM calendar_entry c JOIN message m ON m.id = c.message_id
                WHERE c.campaign = ? AND c.unit = ? AND m.state NOT IN \(LetterState.list(LetterState.void))
                ORDER BY c.message_id, c.milestone
                """
        )
        var records: [CalendarRecord] = []
        var deadlines = CivilTexts()
        for unit in units.sorted() {
            let rows = try Row.fetchCursor(statement, arguments: [campaign, unit.text])
            while let row = try rows.next() {
                guard let deadline = deadlines.time(row["deadline"]) else { continue }
                let state: LetterState = row[8]
                records.append(
                    CalendarRecord(
                        entry: CalendarEntry(
                            obligation: ObligationID(
                                unit: unit,
                                milestone: MilestoneID(row[1] as String)
                            ),
                            uid: row[2],
                            sequence: row[3],
                            deadline: deadline,
                            title: row[5],
                            isCancelled: row[6] as Int == 1
                        ),
                        messageToken: row[7],
                        hasLeft: !LetterState.unsent.contains(state)
                    )
                )
            }
        }
        return records
    }

    private func rows(
        about milestones: Set<MilestoneID>,
        of campaign: CampaignID
    ) throws -> [LetterRecord] {
        var records: [LetterRecord] = []
        let statement = try connection.cachedStatement(
            sql: """
                SELECT o.schedule, o.unit, o.recipient, m.token, m.state, m.ended, o.rule_key,
                    o.deadline, o.due, m.ahead, o.line
                FROM occurrence o JOIN message m ON m.id = o.message_id
                WHERE o.campaign = ? AND o.milestone = ? ORDER BY o.id
                """
        )
        var deadlines = CivilTexts()
        for milestone in milestones.sorted() {
            let rows = try Row.fetchCursor(statement, arguments: [campaign, milestone.text])
            while let row = try rows.next() {
                let state: LetterState = row[4]
                records.append(
                    LetterRecord(
                        schedule: ScheduleID(row[0]),
                        milestone: milestone,
                        line: row["line"],
                        ruleKey: row[6],
                        deadline: deadlines.time(row["deadline"]),
                        unit: (row[1] as String?).map { UnitCode($0) },
                        recipientKey: row[2],
                        messageToken: row[3],
                        due: row.instant("due"),
                        sent: state == .sent ? row.optionalInstant("ended") : nil,
                        isAhead: row.optionalInstant("ahead") != nil,
                        isVoid: LetterState.void.contains(state)
                    )
                )
            }
        }
        return records
    }
}

extension TransactionReader {
    /// The highest id of each fact table: if none moved, nothing is read.
    ///
    /// One connection writes at a time, so the order of ids is that of committing.
    func lastFacts() throws -> FactCursor {
        let row = try Row.fetchOne(
            connection.cachedStatement(
                sql: """
                    SELECT (SELECT max(id) FROM submission), (SELECT max(id) FROM decision),
                        (SELECT max(id) FROM figure), (SELECT max(id) FROM score_decision)
                    """
            )
        )
        var cursor = FactCursor()
        cursor.submission = row?[0] ?? 0
        cursor.decision = row?[1] ?? 0
        cursor.figure = row?[2] ?? 0
        cursor.scoreDecision = row?[3] ?? 0
        return cursor
    }
}

extension Store {
    package func standingFigures(of campaign: CampaignID, at instant: Instant) throws -> Facts {
        try read { connection in
            var facts = Facts()
            try TransactionReader(connection: connection)
                .loadStandingFigures(of: campaign, at: instant, into: &facts)
            return facts
        }
    }

    package func figures(of campaign: CampaignID) throws -> Facts {
        try read { connection in
            var facts = Facts()
            try TransactionReader(connection: connection).loadFigures(
                of: campaign,
                into: &facts,
                after: 0
            )
            return facts
        }
    }
}

extension Store: FactStore {
    package func loadFacts(
        of campaign: CampaignID,
        into facts: inout Facts,
        after cursor: inout FactCursor
    ) throws {
        let last = try withoutTransaction { try TransactionReader(connection: $0).lastFacts() }
        guard last != cursor else { return }
        try read { connection in
            try TransactionReader(connection: connection)
                .loadFacts(of: campaign, into: &facts, after: &cursor)
        }
    }
}

extension Store {
    package func append(
        _ batch: FactBatch,
        to campaign: CampaignID,
        author: String?
    ) throws -> Int {
        try write { try Self.append(batch, to: campaign, author: author, $0) }
    }

    static func append(
        _ batch: FactBatch,
        to campaign: CampaignID,
        author: String?,
        _ connection: Database
    ) throws -> Int {
        var added = 0
        let sample = batch.isSample ? 1 : 0
        for submission in batch.submissions {
            try connection.run(
                sql: """
                    INSERT INTO submission (obligation_id, status, happened, recorded,
                        document, note, source, author, sample)
                    SELECT id, ?, ?, ?, ?, ?, ?, ?, ? FROM obligation
                    WHERE campaign = ? AND unit = ? AND milestone = ?
                    ON CONFLICT DO NOTHING
                    """,
                arguments: [
                    submission.status.rawValue, submission.happened.milliseconds,
                    submission.recorded.milliseconds, submission.document, submission.note,
                    submission.source, submission.author ?? author, sample, campaign,
                    submission.obligation.unit.text, submission.obligation.milestone.text,
                ]
            )
            added += connection.changesCount
            if connection.changesCount == 0 {
                try Self.require(submission.obligation, of: campaign, connection)
            }
        }
        for decision in batch.decisions {
            var deadline: String?
            if case .extend(let date) = decision.ruling { deadline = date.description }
            try connection.run(
                sql: """
                    INSERT INTO decision (obligation_id, kind, deadline, reason,
                        author, recorded, sample)
                    SELECT id, ?, ?, ?, ?, ?, ? FROM obligation o
                    WHERE campaign = ? AND unit = ? AND milestone = ?
                        AND NOT EXISTS (
                            SELECT 1 FROM decision d WHERE d.id = (
                                SELECT max(id) FROM decision
                                WHERE obligation_id = o.id AND kind = ?)
                            AND d.deadline IS ? AND d.reason = ?)
                    ON CONFLICT DO NOTHING
                    """,
                arguments: [
                    deadline == nil ? "excuse" : "extension", deadline, decision.reason,
                    decision.author, decision.recorded.milliseconds, sample, campaign,
                    decision.obligation.unit.text, decision.obligation.milestone.text,
                    deadline == nil ? "excuse" : "extension", deadline, decision.reason,
                ]
            )
            added += connection.changesCount
            if connection.changesCount == 0 {
                try Self.require(decision.obligation, of: campaign, connection)
            }
        }
        added += try connection.append(batch.scoreDecisions, of: campaign, sample: sample)
        added += try connection.insertEach(
            """
            INSERT INTO figure (campaign, unit, indicator, as_of, as_of_text,
                numerator, denominator, published_percent, status, source, author,
                recorded, sample)
            """,
            columns: 13,
            batch.figures,
            always: { row in
                row.bind(1, campaign.text)
                row.bind(11, author)
                row.bind(13, Int64(sample))
            }
        ) { row, figure in
            row.bind(2, figure.unit.text)
            row.bind(3, figure.indicator.text)
            row.bind(4, figure.asOf.milliseconds)
            row.bind(5, figure.asOfText)
            row.bind(6, figure.numerator.map(Int64.init))
            row.bind(7, figure.denominator.map(Int64.init))
            row.bind(8, figure.publishedPercent)
            row.bind(9, figure.status.rawValue)
            row.bind(10, figure.source)
            row.bind(12, figure.recorded.milliseconds)
        }
        return added
    }

    /// Throws where the unit does not have to do it: a fact about it would be lost.
    private static func require(
        _ obligation: ObligationID,
        of campaign: CampaignID,
        _ connection: Database
    ) throws {
        let row = try Row.fetchOne(
            connection,
            sql: "SELECT 1 FROM obligation WHERE campaign = ? AND unit = ? AND milestone = ?",
            arguments: [campaign, obligation.unit, obligation.milestone]
        )
        guard row != nil else { throw StoreError.noObligation(obligation) }
    }
}
