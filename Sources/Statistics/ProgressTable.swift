package import Campaigns

/// How many obligations stand in each state, per unit and per khối, at one instant.
package struct ProgressTable: Sendable {
    package struct Row: Hashable, Sendable {
        /// nil in the total over everything.
        package let block: String?
        /// nil in the total of a khối and over everything.
        package let unit: UnitCode?
        package var counts: [ObligationState: Int]

        /// The sum over the states; each obligation is in exactly one.
        package var obligations: Int { counts.values.reduce(0, +) }

        package subscript(_ state: ObligationState) -> Int { counts[state, default: 0] }
    }

    /// Units in the order of the unit list, each khối followed by its total, the whole last.
    package let rows: [Row]

    /// The table as it stood at that instant.
    ///
    /// `instant`: facts that happened or were recorded later do not count. `includesInvited`: count
    /// what units were only invited to, as not applicable or, if they took part, as on time.
    package init(
        _ evaluator: ObligationEvaluator,
        facts: Facts,
        at instant: Instant,
        milestones: Set<MilestoneID>? = nil,
        includesInvited: Bool = true
    ) {
        let campaign = evaluator.campaign
        let counted = campaign.milestones.filter {
            !$0.isDateOnly && (milestones?.contains($0.id) ?? true)
        }
        var counts = [[ObligationState: Int]](repeating: [:], count: campaign.units.count)
        for milestone in counted {
            let histories = facts.histories[milestone.id] ?? [:]
            for concern in evaluator.concerned[milestone.id] ?? []
            where includesInvited || concern.involvement == .obliged {
                let status = evaluator.status(
                    of: milestone,
                    for: concern.unit,
                    involvement: concern.involvement,
                    history: histories[concern.unit],
                    at: instant
                )
                counts[concern.position][status.state, default: 0] += 1
            }
        }
        let unitRows = zip(campaign.units, counts).map { unit, counts in
            Row(block: unit.block, unit: unit.code, counts: counts)
        }
        rows = Self.withTotals(unitRows)
    }

    private static func withTotals(_ unitRows: [Row]) -> [Row] {
        var rows: [Row] = []
        var blocks: [String?] = []
        for row in unitRows where !blocks.contains(row.block) { blocks.append(row.block) }
        for block in blocks {
            let members = unitRows.filter { $0.block == block }
            rows += members
            if block != nil { rows.append(total(of: members, block: block)) }
        }
        rows.append(total(of: unitRows, block: nil))
        return rows
    }

    private static func total(of rows: [Row], block: String?) -> Row {
        var counts: [ObligationState: Int] = [:]
        for row in rows { counts.merge(row.counts, uniquingKeysWith: +) }
        return Row(block: block, unit: nil, counts: counts)
    }

    package var total: Row {
        rows.last ?? Row(block: nil, unit: nil, counts: [:])
    }
}
