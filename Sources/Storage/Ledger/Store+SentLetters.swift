package import Campaigns
package import Delivery
import GRDB

extension Store {
    package func sentLetters(of campaign: CampaignID) throws -> [SentLetter] {
        try read { connection in
            var letters: [SentLetter] = []
            var nominals = CivilTexts()
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
                guard let nominal = nominals.time(row.text(3)) else { return }
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
