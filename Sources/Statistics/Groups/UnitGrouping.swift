package import Campaigns

/// A row of a table about units: a unit, a group of them, or the whole.
package struct UnitRow<Value: Sendable>: Sendable {
    /// The unit's khối, or the name of the group; nil in the row of the whole.
    package let group: String?
    /// nil in sums.
    package let unit: OrganisationalUnit?
    package let value: Value

    package init(group: String?, unit: OrganisationalUnit?, value: Value) {
        self.group = group
        self.unit = unit
        self.value = value
    }
}

/// Puts values of units in rows, with the sums of their groups.
enum UnitGrouping {
    /// One value for each unit, in the order of the unit list; `sum` makes one of several.
    static func rows<Value>(
        _ values: [(unit: OrganisationalUnit, value: Value)],
        by dimension: Breakdown,
        sum: ([Value]) -> Value
    ) -> [UnitRow<Value>] {
        var rows: [UnitRow<Value>] = []
        if dimension != .all {
            for (group, members) in groups(values, by: dimension) {
                if dimension == .unit {
                    rows += members.map {
                        UnitRow(group: $0.unit.block, unit: $0.unit, value: $0.value)
                    }
                    guard group != nil else { continue }
                }
                rows.append(
                    UnitRow(group: group ?? "", unit: nil, value: sum(members.map(\.value)))
                )
            }
        }
        rows.append(UnitRow(group: nil, unit: nil, value: sum(values.map(\.value))))
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
