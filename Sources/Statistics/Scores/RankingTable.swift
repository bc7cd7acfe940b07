package import Campaigns

/// Units by their score: provisional until the council decides.
package struct RankingTable: Sendable {
    package struct Row: Sendable {
        package let unit: OrganisationalUnit
        /// The kind or khối within which it is ranked; nil where all are ranked together.
        package let group: String?
        package let criteria: [CriterionScore]
        /// As computed; nil where no criterion applies.
        package let computed: Points?
        /// The council's points, else the computed ones.
        package let points: Points?
        fileprivate let decidedRank: Int?
        fileprivate let hasDecidedPoints: Bool
        /// The rank by computed points alone.
        package fileprivate(set) var computedRank: Int?
        package fileprivate(set) var rank: Int?
        package let level: String?
        /// Whether the council decided anything about the unit.
        package let isDecided: Bool
        /// Whether one person more or fewer in some figure would give the unit another rank.
        package fileprivate(set) var isSensitive = false
        package let decisions: [ScoreDecision]
        /// Whether the unit owes something; one that is only invited is not scored.
        package let isScored: Bool
    }

    package let sheet: ScoreSheet
    /// In the order of the unit list.
    package private(set) var rows: [Row]

    package init(_ sheet: ScoreSheet, _ input: StatisticsInput) throws {
        self.sheet = sheet
        let scorer = try Scorer(sheet, input)
        rows = input.campaign.units.map { Row($0, scorer) }
        let groups = Dictionary(grouping: rows, by: \.group)
        let counting = groups.mapValues { $0.compactMap(\.points).sorted() }
        let computed = groups.mapValues { $0.compactMap(\.computed).sorted() }
        for index in rows.indices {
            let row = rows[index]
            rows[index].rank =
                row.decidedRank
                ?? row.points.map { Self.rank(of: $0, among: counting[row.group] ?? []) }
            guard let score = row.computed else { continue }
            let scores = computed[row.group] ?? []
            let rank = Self.rank(of: score, among: scores)
            rows[index].computedRank = rank
            guard !row.hasDecidedPoints else { continue }
            rows[index].isSensitive = Self.isSensitive(row, rank, scorer, among: scores)
        }
    }

    /// The rows that have a rank, by group in the order of the unit list, then by rank.
    package var ranked: [Row] {
        var groups: [String?: Int] = [:]
        for row in rows where groups[row.group] == nil { groups[row.group] = groups.count }
        return rows.enumerated().filter { $0.element.rank != nil }.sorted { left, right in
            (groups[left.element.group] ?? 0, left.element.rank ?? 0, left.offset)
                < (groups[right.element.group] ?? 0, right.element.rank ?? 0, right.offset)
        }.map(\.element)
    }

    /// 1 + how many have more; `scores` ascend.
    private static func rank(of points: Points, among scores: [Points]) -> Int {
        var low = 0
        var high = scores.count
        while low < high {
            let middle = (low + high) / 2
            if scores[middle] <= points { low = middle + 1 } else { high = middle }
        }
        return 1 + scores.count - low
    }

    private static func isSensitive(
        _ row: Row,
        _ rank: Int,
        _ scorer: Scorer,
        among scores: [Points]
    ) -> Bool {
        for id in scorer.sheet.sharedIndicators {
            guard let (_, numerator, denominator) = scorer.countable(id, of: row.unit),
                let indicator = scorer.evaluator.campaign.indicator(id)
            else { continue }
            for step in [-1, 1] {
                let moved = numerator + step
                guard moved >= 0, moved <= denominator || indicator.mayExceedDenominator else {
                    continue
                }
                let changed = scorer.scores(of: row.unit, shift: (id, step))
                guard let points = scorer.total(of: changed) else { continue }
                // The unit's own score stands among the others' and must not be counted.
                var other = Self.rank(of: points, among: scores)
                if let own = row.computed, own > points { other -= 1 }
                if other != rank { return true }
            }
        }
        return false
    }
}

extension RankingTable.Row {
    fileprivate init(_ unit: OrganisationalUnit, _ scorer: Scorer) {
        let criteria = scorer.scores(of: unit)
        let isScored = scorer.owesSomething(unit)
        let computed = isScored ? scorer.total(of: criteria) : nil
        let decisions = scorer.decisions(on: unit.code)
        var points = computed
        var level: String?
        var isDecided = false
        var rank: Int?
        var hasDecidedPoints = false
        for decision in decisions {
            switch decision.ruling {
            case .points(let decided): (points, hasDecidedPoints) = (decided, true)
            case .rank(let decided): rank = decided
            case .level(let decided): level = decided
            case .criterion: continue
            case .confirm: (points, hasDecidedPoints, rank, level) = (computed, false, nil, nil)
            }
            isDecided = true
        }
        self.init(
            unit: unit,
            group: scorer.sheet.group(of: unit),
            criteria: criteria,
            computed: computed,
            points: points,
            decidedRank: rank,
            hasDecidedPoints: hasDecidedPoints,
            level: level ?? points.flatMap { scorer.sheet.level(of: $0)?.name },
            isDecided: isDecided,
            decisions: decisions,
            isScored: isScored
        )
    }
}

extension ScoreSheet {
    fileprivate func group(of unit: OrganisationalUnit) -> String? {
        switch rankWithin {
        case .all: nil
        case .kind: unit.kind
        case .block: unit.block
        }
    }

    /// The highest level that so many points reach; nil for less than the lowest.
    package func level(of points: Points) -> Level? {
        levels.filter { $0.from <= points }.max { $0.from < $1.from }
    }

    /// Indicators whose share gives points.
    fileprivate var sharedIndicators: [IndicatorID] {
        var ids: [IndicatorID] = []
        for criterion in criteria {
            switch criterion.formula {
            case .share(let id), .missing(let id, _): if !ids.contains(id) { ids.append(id) }
            default: continue
            }
        }
        return ids
    }
}
