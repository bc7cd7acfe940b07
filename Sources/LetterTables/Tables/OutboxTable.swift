package import Campaigns
package import Delivery
package import Tables
package import Texts
import Wording

/// Letters of the outbox as a table.
package enum OutboxTable {
    /// `zone`: of the times that people see; nil shows them in UTC.
    package static func table(
        _ rows: [OutboxRow],
        in zone: CivilZone?,
        _ language: Language
    ) -> Table {
        let dates = DateStyle(language)
        var table = Table([
            Table.Column(key: "id", heading: Columns.number, isNumber: true),
            Table.Column(key: "due_utc", heading: Columns.due),
            Table.Column(key: "schedule", heading: Columns.schedule, isHidden: true),
            Table.Column(key: "milestone", heading: Columns.milestone, isHidden: true),
            Table.Column(key: "unit", heading: Columns.unit, isHidden: true),
            Table.Column(key: "recipient", heading: Columns.recipient, isFlexible: true),
            Table.Column(key: "subject", heading: Columns.subject, isFlexible: true),
            Table.Column(key: "state", heading: Columns.state),
            Table.Column(key: "attempts", heading: Columns.attempts, isHidden: true),
            Table.Column(key: "reason", heading: Columns.reason, isHidden: true),
        ])
        for row in rows {
            table.append(cells: [
                .number(Int(row.id)),
                .text(
                    row.due.description,
                    shown: zone.map { dates.inTable($0.civil(of: row.due).toMinute) }
                ), .text(row.schedule.text),
                .text(row.milestone?.text ?? ""), .text(row.unit?.text ?? ""), .text(row.recipient),
                .text(row.subject, shown: Self.withoutTag(row.subject)),
                .text(row.state.rawValue, shown: LetterPhrases.state(of: row)(language)),
                .number(row.attempts),
                .text(
                    row.reason?.text ?? "",
                    shown: row.reason.map { LetterPhrases.reason($0.code, $0.detail)(language) }
                        ?? ""
                ),
            ])
        }
        table.footnotes = [LetterPhrases.letterCount(rows.count)(language)]
        return table
    }

    /// The subject without the campaign's `[tag]`, which is the same on every line.
    private static func withoutTag(_ subject: String) -> String {
        guard subject.hasPrefix("["), let end = subject.firstIndex(of: "]") else { return subject }
        return String(subject[subject.index(after: end)...].drop { $0 == " " })
    }
}
