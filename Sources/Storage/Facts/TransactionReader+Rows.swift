import Campaigns
import GRDB

/// Facts row by row, in the order of recording, those after the id `last`.
extension TransactionReader {
    func loadSubmissions(
        of campaign: CampaignID,
        into facts: inout Facts,
        after last: Int64
    ) throws {
        try connection.forEachRow(
            """
            SELECT s.id, o.unit, o.milestone, s.status, s.happened, s.recorded, s.document,
                s.note, s.source, s.author, s.sample
            FROM submission s CROSS JOIN obligation o ON o.id = s.obligation_id
            WHERE s.id > ? AND o.campaign = ? ORDER BY s.id
            """,
            [last.databaseValue, campaign.databaseValue]
        ) { row in
            guard let status = Submission.Status(rawValue: row.text(3)) else { return }
            facts.append(
                Submission(
                    id: row.integer(0),
                    obligation: row.obligation,
                    status: status,
                    happened: Instant(column: row.integer(4)),
                    recorded: Instant(column: row.integer(5)),
                    document: row.optionalText(6),
                    note: row.optionalText(7),
                    source: row.optionalText(8),
                    author: row.optionalText(9)
                )
            )
            if row.integer(10) == 1 { facts.containsSamples = true }
        }
    }

    func loadDecisions(
        of campaign: CampaignID,
        into facts: inout Facts,
        after last: Int64
    ) throws {
        try connection.forEachRow(
            """
            SELECT d.id, o.unit, o.milestone, d.deadline, d.reason, d.author, d.recorded, d.sample
            FROM decision d CROSS JOIN obligation o ON o.id = d.obligation_id
            WHERE d.id > ? AND o.campaign = ? ORDER BY d.id
            """,
            [last.databaseValue, campaign.databaseValue]
        ) { row in
            let deadline = row.optionalText(3).flatMap { CivilDateTime(iso: $0) }
            facts.append(
                Decision(
                    id: row.integer(0),
                    obligation: row.obligation,
                    ruling: deadline.map { .extend($0) } ?? .excuse,
                    reason: row.text(4),
                    author: row.text(5),
                    recorded: Instant(column: row.integer(6))
                )
            )
            if row.integer(7) == 1 { facts.containsSamples = true }
        }
    }

    func loadFigures(
        of campaign: CampaignID,
        into facts: inout Facts,
        after last: Int64
    ) throws {
        try connection.forEachRow(
            Self.figures + " WHERE id > ? AND +campaign = ? ORDER BY id",
            [last.databaseValue, campaign.databaseValue]
        ) { row in
            guard let figure = Figure(row) else { return }
            facts.append(figure)
            if row.isSampleFigure { facts.containsSamples = true }
        }
    }

    /// Of each unit and indicator the one figure that stands at the instant.
    func loadStandingFigures(
        of campaign: CampaignID,
        at instant: Instant,
        into facts: inout Facts
    ) throws {
        var standing: [IndicatorID: [UnitCode: Figure]] = [:]
        try connection.forEachRow(
            Self.figures + " WHERE +campaign = ? AND as_of <= ? AND recorded <= ? ORDER BY id",
            [
                campaign.databaseValue, instant.milliseconds.databaseValue,
                instant.milliseconds.databaseValue,
            ]
        ) { row in
            guard let figure = Figure(row) else { return }
            if row.isSampleFigure { facts.containsSamples = true }
            let known = standing[figure.indicator]?[figure.unit]
            if let known, known.standsOver(figure) { return }
            standing[figure.indicator, default: [:]][figure.unit] = figure
        }
        for figure in standing.values.flatMap(\.values) { facts.append(figure) }
    }

    private static let figures = """
        SELECT id, unit, indicator, as_of, as_of_text, numerator, denominator,
            published_percent, status, source, recorded, sample
        FROM figure NOT INDEXED
        """
}

extension RawRows {
    /// Its unit and milestone follow the id.
    fileprivate var obligation: ObligationID {
        ObligationID(unit: UnitCode(text(1)), milestone: MilestoneID(text(2)))
    }

    fileprivate var isSampleFigure: Bool { integer(11) == 1 }
}

extension Figure {
    /// nil for a status of a newer version.
    fileprivate init?(_ row: RawRows) {
        guard let status = Figure.Status(rawValue: row.text(8)) else { return nil }
        self.init(
            id: row.integer(0),
            unit: UnitCode(row.text(1)),
            indicator: IndicatorID(row.text(2)),
            asOf: Instant(column: row.integer(3)),
            asOfText: row.optionalText(4),
            numerator: row.optionalInteger(5).map(Int.init),
            denominator: row.optionalInteger(6).map(Int.init),
            publishedPercent: row.optionalText(7),
            status: status,
            source: row.optionalText(9),
            recorded: Instant(column: row.integer(10))
        )
    }
}
