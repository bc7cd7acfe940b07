import Campaigns

extension SendPlan {
    /// Rows of single recipients as rows of rules, each with how many it stands for.
    package static func counted(_ rows: [Row]) -> (rows: [Row], counts: [Int]) {
        var places: [RowName: Int] = [:]
        var (shown, counts): ([Row], [Int]) = ([], [])
        for row in rows {
            let name = RowName(row)
            if let place = places[name] {
                counts[place] += 1
            } else {
                places[name] = shown.count
                shown.append(row)
                counts.append(1)
            }
        }
        return (shown, counts)
    }

    /// What rows of several recipients have in common.
    private struct RowName: Hashable {
        let schedule: ScheduleID
        let line: Int
        let milestone: MilestoneID?
        let nominal: CivilDateTime
        let leaves: CivilDateTime
        let carrier: ScheduleID?
        let carrierLine: Int?

        init(_ row: Row) {
            schedule = row.occurrence.schedule
            line = row.occurrence.line
            milestone = row.occurrence.milestone
            nominal = row.occurrence.nominal
            leaves = row.leaves
            carrier = row.mergedInto?.schedule
            carrierLine = row.mergedInto?.line
        }
    }
}
