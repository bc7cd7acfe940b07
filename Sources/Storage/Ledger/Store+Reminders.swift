package import Campaigns
import GRDB

/// A letter about a milestone that was sent to a unit, as the ledger has it.
package struct SentLetter: Hashable, Sendable {
    package let schedule: ScheduleID
    package let ruleKey: String
    package let milestone: MilestoneID
    /// Local.
    package let nominal: CivilDateTime
    package let unit: UnitCode
    package let sent: Instant
}

extension Store {
    /// Every letter that reminded a unit of a milestone and was sent, alone or merged with others.
    package func sentLetters(of campaign: CampaignID) throws -> [SentLetter] {
        try read { connection in
            var letters: [SentLetter] = []
            // A wave has one for many letters.
            var nominals: [String: CivilDateTime] = [:]
            try connection.forEachRow(
                """
                SELECT o.schedule, o.rule_key, o.milestone, o.nominal, o.unit, m.ended
                FROM occurrence o JOIN message m ON m.id = o.message_id
                WHERE o.campaign = ? AND o.milestone IS NOT NULL AND o.unit IS NOT NULL
                    AND o.line > 0 AND m.state = 'sent'
                ORDER BY o.id
                """,
                [campaign.databaseValue]
            ) { row in
                let text = row.text(3)
                guard let nominal = nominals[text] ?? CivilDateTime(iso: text) else { return }
                nominals[text] = nominal
                letters.append(
                    SentLetter(
                        schedule: ScheduleID(row.text(0)),
                        ruleKey: row.text(1),
                        milestone: MilestoneID(row.text(2)),
                        nominal: nominal,
                        unit: UnitCode(row.text(4)),
                        sent: Instant(column: row.integer(5))
                    )
                )
            }
            return letters
        }
    }
}

extension Store {
    /// The names of the view's columns, in their order.
    package func columns(of view: QueryView) throws -> [String] {
        try read { try $0.columns(in: view.rawValue).map(\.name) }
    }
}
