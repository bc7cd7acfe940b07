package import Campaigns
package import Statistics
package import Tables
import Texts

extension StatisticsTables {
    /// How many obligations stand in each state; `milestones`: nil for all.
    package func progress(by dimension: Breakdown, milestones: Set<MilestoneID>?) throws -> Table {
        var table = Table(
            Self.nameColumns(dimension) + [
                Self.count("obligations", Columns.obligations),
                Self.count("not_applicable", Columns.notApplicable, .quiet),
                Self.count("not_yet_due", Columns.notYetDue),
                Self.count("on_time", Columns.onTime, .good),
                Self.count("late", Columns.late, .middling),
                Table.Column(
                    key: "overdue",
                    heading: Columns.overdue,
                    isNumber: true,
                    isPrincipal: true,
                    tone: .bad
                ),
                Self.count("excused", Columns.excused, .quiet),
                Self.count("returned", Columns.returned, .middling),
            ]
        )
        for row in try ProgressTable(input, by: dimension, milestones: milestones).rows {
            append(
                row,
                dimension,
                [
                    "obligations": .number(row.obligations),
                    "not_applicable": .number(row[.notApplicable]),
                    "not_yet_due": .number(row[.notYetDue]), "on_time": .number(row[.onTime]),
                    "late": .number(row[.late]), "overdue": .number(row[.overdue]),
                    "excused": .number(row[.excused]), "returned": .number(row[.returned]),
                ],
                to: &table
            )
        }
        if campaign.milestones.contains(where: { !$0.isDateOnly && !$0.invites.isEmpty }) {
            table.footnotes = [StatisticsWords.invitedNote(language)]
        }
        return finished(table, StatisticsWords.progress)
    }

    /// How many obligations that were due were met in time, by their own and by the first
    /// deadlines.
    package func timeliness(by dimension: Breakdown) throws -> Table {
        var table = Table(
            Self.nameColumns(dimension) + [
                Self.count("due", StatisticsWords.dueSoFar), Self.count("on_time", Columns.onTime),
                Table.Column(
                    key: "rate",
                    heading: Columns.rate,
                    isNumber: true,
                    isPrincipal: true
                ),
                Self.hidden("due_gross"), Self.hidden("on_time_gross"),
                Table.Column(
                    key: "rate_gross",
                    heading: StatisticsWords.rateGross,
                    isNumber: true
                ),
                Self.count("late", Columns.late, .middling),
                Self.count("days_late", StatisticsWords.daysLate),
                Self.hidden("working_days_late"), Self.hidden("max_days_late"),
                Self.count("empty", StatisticsWords.empty, .bad),
            ]
        )
        for row in try TimelinessTable(input, by: dimension).rows {
            let sums = row.value
            let days =
                sums.late == 0
                ? ""
                : "\(numbers.grouped(sums.daysLate)) (\(numbers.grouped(sums.workingDaysLate)))"
            append(
                row,
                dimension,
                [
                    "due": .number(sums.due), "on_time": .number(sums.onTime),
                    "rate": share(sums.onTime, of: sums.due, bar: true),
                    "due_gross": .number(sums.dueGross),
                    "on_time_gross": .number(sums.onTimeGross),
                    "rate_gross": share(sums.onTimeGross, of: sums.dueGross),
                    "late": .number(sums.late), "days_late": .number(sums.daysLate, shown: days),
                    "working_days_late": .number(sums.workingDaysLate),
                    "max_days_late": .number(sums.maxDaysLate), "empty": .number(sums.empty),
                ],
                to: &table
            )
        }
        table.footnotes = [StatisticsWords.timelinessNote(language)]
        return finished(table, StatisticsWords.timeliness)
    }
}
