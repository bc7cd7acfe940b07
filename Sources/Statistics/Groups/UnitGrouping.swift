import Campaigns

/// Puts values of units in rows, with the sums of their groups.
enum UnitGrouping {
    /// One value for each unit, in the order of the unit list; `sum` makes one of several.
    static func rows<Value>(
        _ values: [(unit: OrganisationalUnit, value: Value)],
        by dimension: Breakdown,
        sum: ([Value]) -> Value
    ) -> [StatisticsRow<Value>] {
        var rows: [StatisticsRow<Value>] = []
        if dimension != .all {
            for (group, members) in groups(values, by: dimension) {
                if dimension == .unit {
                    rows += members.map {
                        StatisticsRow(group: $0.unit.block, unit: $0.unit, value: $0.value)
                    }
                    guard group != nil else { continue }
                }
                rows.append(
                    StatisticsRow(group: group ?? "", unit: nil, value: sum(members.map(\.value)))
                )
            }
        }
        rows.append(StatisticsRow(group: nil, unit: nil, value: sum(values.map(\.value))))
        return rows
    }

    /// In the order of first appearance.
    private static func groups<Value>(
        _ values: [(unit: OrganisationalUnit, value: Value)],
        by dimension: Breakdown
    ) -> [(name: String?, members: [(unit: OrganisationalUnit, value: Value)])] {
        var positions: [String?: Int] = [:]
        var groups: [(name: String?, members: [(unit: OrganisationalUnit, value: Value)])] = []
        for entry in values {
            let name = dimension == .kind ? entry.unit.kind : entry.unit.block
            if let position = positions[name] {
                groups[position].members.append(entry)
            } else {
                positions[name] = groups.count
                groups.append((name, [entry]))
            }
        }
        return groups
    }
}
