package import Campaigns
package import Statistics
package import Tables
package import Texts

extension StatisticsTables {
    package func progress(by dimension: Breakdown, milestones: Set<MilestoneID>?) throws -> Table {
        var table = Table(
            Self.nameColumns(dimension) + [
                count("obligations", Columns.obligations),
                count("not_applicable", Columns.notApplicable, .quiet),
                count("not_yet_due", Columns.notYetDue),
                count("on_time", Columns.onTime, .good),
                count("late", Columns.late, .middling),
                Table.Column(
                    key: "overdue",
                    heading: Columns.overdue,
                    isNumber: true,
                    isPrincipal: true,
                    tone: .bad
                ),
                count("excused", Columns.excused, .quiet),
                count("returned", Columns.returned, .middling),
            ]
        )
        let states: [ObligationState] = [
            .notApplicable, .notYetDue, .onTime, .late, .overdue, .excused, .returned,
        ]
        let statistic = try ProgressTable(
            input.evaluator,
            input.board,
            at: input.instant,
            by: dimension,
            milestones: milestones
        )
        table.rows = statistic.rows.map { row in
            nameCells(row.group, row.unit, dimension) + [.number(row.obligations)]
                + states.map { .number(row[$0]) }
        }
        if campaign.milestones.contains(where: { !$0.isDateOnly && !$0.invites.isEmpty }) {
            table.footnotes = [StatisticsWords.invitedNote(language)]
        }
        return finished(table, StatisticsWords.progress)
    }

    package func timeliness(by dimension: Breakdown) throws -> Table {
        var table = Table(
            Self.nameColumns(dimension) + [
                count("due", StatisticsWords.dueSoFar), count("on_time", Columns.onTime),
                Table.Column(
                    key: "rate",
                    heading: Columns.rate,
                    isNumber: true,
                    isPrincipal: true
                ),
                hidden("due_gross"), hidden("on_time_gross"),
                Table.Column(
                    key: "rate_gross",
                    heading: StatisticsWords.rateGross,
                    isNumber: true
                ),
                count("late", Columns.late, .middling),
                count("days_late", StatisticsWords.daysLate),
                hidden("working_days_late"), hidden("max_days_late"),
                count("empty", StatisticsWords.empty, .bad),
            ]
        )
        let statistic = try TimelinessTable(
            input.evaluator,
            input.board,
            input.items,
            at: input.instant,
            by: dimension
        )
        table.rows = statistic.rows.map { row in
            let sums = row.tally
            let days =
                sums.late == 0
                ? ""
                : "\(numbers.grouped(sums.daysLate)) (\(numbers.grouped(sums.workingDaysLate)))"
            return nameCells(row.group, row.unit, dimension) + [
                .number(sums.due), .number(sums.onTime),
                share(sums.onTime, of: sums.due, bar: true), .number(sums.dueGross),
                .number(sums.onTimeGross), share(sums.onTimeGross, of: sums.dueGross),
                .number(sums.late), .number(sums.daysLate, shown: days),
                .number(sums.workingDaysLate), .number(sums.maxDaysLate), .number(sums.empty),
            ]
        }
        table.footnotes = [StatisticsWords.timelinessNote(language)]
        return finished(table, StatisticsWords.timeliness)
    }

    package func count(_ key: String, _ heading: Phrase, _ tone: Table.Tone? = nil) -> Table.Column
    {
        Table.Column(key: key, heading: heading, isNumber: true, tone: tone)
    }

    package func hidden(_ key: String) -> Table.Column {
        Table.Column(key: key, heading: .verbatim(key), isNumber: true, isHidden: true)
    }
}
