package import Campaigns
package import Statistics
package import Tables
import Texts
import Wording

extension StatisticsTables {
    package func ranking(_ sheet: ScoreSheet) throws -> RankingTable {
        try RankingTable(sheet, input)
    }

    /// Units by rank, each group under its name.
    package func ranking(_ statistic: RankingTable) -> Table {
        let hasDecisions = statistic.rows.contains(where: \.isDecided)
        var table = Table([
            Table.Column(
                key: "group",
                heading: Columns.group,
                isHidden: true,
                isKey: true
            ),
            Table.Column(key: "rank", heading: StatisticsWords.rank, isNumber: true),
            Table.Column(key: "unit", heading: Columns.unit, isFlexible: true, isKey: true),
            Table.Column(
                key: "points",
                heading: StatisticsWords.points,
                isNumber: true,
                isPrincipal: true
            ),
            Self.hidden("computed_points"), Self.hidden("computed_rank"),
            Table.Column(
                key: "level",
                heading: hasDecisions ? StatisticsWords.level : StatisticsWords.provisionalLevel,
                isFlexible: true
            ),
            Table.Column(
                key: "status",
                heading: StatisticsWords.standing,
                isHidden: !hasDecisions
            ),
            Table.Column(key: "sensitive", heading: .verbatim(""), isHidden: true),
        ])
        var group: String?
        for row in statistic.ranked {
            let lead = row.group == group ? nil : row.group
            group = row.group
            let points = row.points.map(numbers.points) ?? ""
            let standing = row.isDecided ? StatisticsWords.decided : StatisticsWords.provisional
            let rank = row.rank.map { "\($0)" + (row.isSensitive ? "*" : " ") }
            let isChanged = row.computed != row.points
            let before = isChanged ? " (\(row.computed.map(numbers.points) ?? "–"))" : ""
            table.append(
                [
                    "group": .text(row.group ?? ""), "rank": .number(row.rank, shown: rank),
                    "unit": .text(row.unit.code.text, shown: row.unit.name),
                    "points": .decimal(row.points?.value, shown: points + before),
                    "computed_points": .decimal(row.computed?.value, shown: ""),
                    "computed_rank": .number(row.computedRank), "level": .text(row.level ?? ""),
                    "status": .text(
                        row.isDecided ? "decided" : "provisional",
                        shown: row.isDecided
                            ? StatisticsWords.isDecided(language) : standing(language),
                        tone: row.isDecided ? .good : .quiet
                    ),
                    "sensitive": .text(row.isSensitive ? "true" : "false"),
                ],
                lead: lead
            )
        }
        let isProvisional = statistic.ranked.contains { !$0.isDecided }
        let note = isProvisional ? [StatisticsWords.provisional(language)] : []
        table.summary =
            note
            + statistic.ranked.enumerated().map { index, row in
                let isFirst = index == 0 || statistic.ranked[index - 1].group != row.group
                let group = isFirst ? row.group.map { $0 + ": " } ?? "" : ""
                let points = row.points.map(numbers.points) ?? "–"
                return "\(group)\(row.rank.map(String.init) ?? "–"). \(row.unit.name) \(points)"
            }
        table.footnotes =
            statistic.rows.contains(where: \.isSensitive)
            ? [StatisticsWords.sensitiveNote(language)] : []
        if isProvisional {
            table.footnotes.append(StatisticsWords.rankingNote(language))
        }
        return finished(table, .verbatim(statistic.sheet.name))
    }

    /// Each point of one unit, with what it was earned by.
    package func explanation(_ row: RankingTable.Row, _ sheet: ScoreSheet) -> Table {
        var table = Table([
            Table.Column(key: "unit", heading: Columns.unit, isHidden: true, isKey: true),
            Table.Column(
                key: "criterion",
                heading: StatisticsWords.criterion,
                isFlexible: true,
                isKey: true
            ),
            Table.Column(key: "earned", heading: StatisticsWords.earned, isNumber: true),
            Table.Column(key: "maximum", heading: StatisticsWords.maximum, isNumber: true),
            Table.Column(key: "evidence", heading: StatisticsWords.evidence, isHidden: true),
        ])
        let words = ScoreEvidenceWords(tables: self)
        for score in row.criteria {
            let lines = words.lines(score)
            let maximum = score.criterion.points
            table.append(
                [
                    "unit": .text(row.unit.code.text), "criterion": .text(score.criterion.name),
                    "earned": .decimal(
                        score.earned?.value,
                        shown: score.earned.map(numbers.points) ?? "–"
                    ),
                    "maximum": .decimal(maximum.value, shown: numbers.points(maximum)),
                    "evidence": .text(lines.joined(separator: "; ")),
                ],
                details: [words.formula(score.criterion)] + lines
            )
        }
        let points = row.points.map(numbers.points) ?? "–"
        let standing = row.isDecided ? StatisticsWords.decided : StatisticsWords.provisional
        table.footnotes = [
            ScoreWords.scoreSum(
                unit: row.unit.name,
                points: points,
                rank: row.rank,
                level: row.level,
                standing: standing
            )(language)
        ]
        if row.isSensitive {
            let note = StatisticsWords.sensitiveNote(language)
            table.footnotes.append(String(note.drop { $0 == "*" || $0 == " " }))
        }
        table.footnotes += row.decisions.map { words.decision($0) }
        table.summary =
            Array(table.footnotes.prefix(1))
            + row.criteria.map { score in
                let earned = score.earned.map(numbers.points) ?? "–"
                return "\(score.criterion.name) \(earned)/\(numbers.points(score.criterion.points))"
            }
        return finished(table, .verbatim("\(sheet.name): \(row.unit.name)"))
    }
}

extension Points {
    package var value: Double { Double(thousandths) / 1000 }
}
