import Campaigns
import GRDB

extension TransactionReader {
    func loadScoreDecisions(
        of campaign: CampaignID,
        into facts: inout Facts,
        after last: Int64
    ) throws {
        let rows = try Row.fetchCursor(
            connection.cachedStatement(
                sql: "SELECT * FROM score_decision WHERE id > ? AND campaign = ? ORDER BY id"
            ),
            arguments: [last, campaign]
        )
        while let row = try rows.next() {
            guard let ruling = ScoreDecision.Ruling(row) else { continue }
            facts.append(
                ScoreDecision(
                    id: row["id"],
                    unit: UnitCode(row["unit"]),
                    sheet: row["sheet"],
                    ruling: ruling,
                    computed: row["computed"],
                    reason: row["reason"],
                    author: row["author"],
                    recorded: row.instant("recorded")
                )
            )
            if row["sample"] as Int == 1 { facts.containsSamples = true }
        }
    }
}

extension Database {
    /// Appends what the council decided; returns how many rows that is.
    func append(
        _ decisions: [ScoreDecision],
        of campaign: CampaignID,
        sample: Int
    ) throws -> Int {
        var added = 0
        for decision in decisions {
            let (kind, criterion, points, rank, level) = decision.ruling.columns
            try run(
                sql: """
                    INSERT INTO score_decision (campaign, unit, sheet, kind, criterion, points,
                        rank, level, computed, reason, author, recorded, sample)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    campaign, decision.unit.text, decision.sheet, kind, criterion, points, rank,
                    level, decision.computed, decision.reason, decision.author,
                    decision.recorded.milliseconds, sample,
                ]
            )
            added += changesCount
        }
        return added
    }
}

extension ScoreDecision.Ruling {
    fileprivate init?(_ row: Row) {
        let points = (row["points"] as Int?).map { Points(thousandths: $0) }
        switch row["kind"] as String {
        case "confirm": self = .confirm
        case "points": self = .points(points ?? .zero)
        case "rank": self = .rank(row["rank"])
        case "level": self = .level(row["level"])
        case "criterion": self = .criterion(row["criterion"], points ?? .zero)
        default: return nil
        }
    }

    /// Kind, criterion, points, rank and level, as the table has them.
    fileprivate var columns: (String, String?, Int?, Int?, String?) {
        switch self {
        case .confirm: ("confirm", nil, nil, nil, nil)
        case .points(let points): ("points", nil, points.thousandths, nil, nil)
        case .rank(let rank): ("rank", nil, nil, rank, nil)
        case .level(let level): ("level", nil, nil, nil, level)
        case .criterion(let name, let points): ("criterion", name, points.thousandths, nil, nil)
        }
    }
}
