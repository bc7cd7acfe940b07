import Campaigns
import Texts

/// Reads the score sheets, `THANG ĐIỂM`.
struct ScoreStage {
    let blocks: [Block]
    let milestones: Set<MilestoneID>
    /// The ids of the campaign's indicators.
    let indicators: [String]
    let findings: FindingBox

    func sheets() -> [ScoreSheet] {
        blocks.map { block in
            let reader = ValueReader(block, findings)
            reader.requireKeys()
            var sheet = ScoreSheet(id: ScoreSheetID(block.id), name: block.name ?? block.id)
            sheet.criteria = reader.values(.criterion) { cursor throws(Finding) in
                try cursor.criterion(milestones, indicators)
            }
            readLevels(of: &sheet, reader)
            let scope = reader.value(.rankWithin) {
                cursor throws(Finding) -> ScoreSheet.RankScope in
                if cursor.accept(.byKind) { return .kind }
                if cursor.accept(.byBlock) { return .block }
                try cursor.expect(.all)
                return .all
            }
            sheet.rankWithin = scope ?? .all
            return sheet
        }
    }

    /// Levels, the highest first; two that begin with the same points leave open which one counts.
    private func readLevels(of sheet: inout ScoreSheet, _ reader: ValueReader) {
        for entry in reader.block.entries where entry.key == .level {
            let level = reader.value(of: entry) { cursor throws(Finding) -> ScoreSheet.Level in
                let name = try cursor.string()
                try cursor.expect(.from)
                return ScoreSheet.Level(name: name, from: try cursor.points())
            }
            guard let level else { continue }
            if let twin = sheet.levels.first(where: { $0.from == level.from }) {
                reader.report(.numberOutOfRange, at: entry, Findings.sameLevel(twin.name))
            }
            sheet.levels.append(level)
        }
        sheet.levels.sort { $0.from > $1.from }
    }
}

extension Cursor {
    /// `"Nộp đúng hạn" 20 điểm, đúng hạn m1, m2, trừ 1 điểm mỗi ngày chậm`.
    fileprivate mutating func criterion(
        _ milestones: Set<MilestoneID>,
        _ indicators: [String]
    ) throws(Finding) -> ScoreSheet.Criterion {
        let name = try string()
        let points = try points()
        try expect(.points)
        guard accept(.comma) else { throw unexpected() }
        let formula = try formula(milestones, indicators)
        var deduction: ScoreSheet.LateDeduction?
        while accept(.comma) {
            try expect(.deduct)
            let perDay = try self.points()
            try expect(.pointsPerDayLate)
            var floor = Points.zero
            if accept(.comma) {
                try expect(.atLeast)
                floor = try self.points()
            }
            deduction = ScoreSheet.LateDeduction(perDay: perDay, floor: floor)
        }
        return ScoreSheet.Criterion(
            name: name,
            points: points,
            formula: formula,
            deduction: deduction
        )
    }

    /// What the points are given for: `đúng hạn m1`, `tỷ lệ di-bau`, `hội đồng chấm`.
    private mutating func formula(
        _ milestones: Set<MilestoneID>,
        _ indicators: [String]
    ) throws(Finding) -> ScoreSheet.Formula {
        if accept(.onTime) { return .onTime(try scoredMilestones(milestones)) }
        if accept(.submitted) { return .submitted(try scoredMilestones(milestones)) }
        if accept(.share) { return .share(try indicator(among: indicators)) }
        if accept(.missing) {
            let id = try indicator(among: indicators)
            try expect(.atMost)
            let (share, token) = try decimal()
            guard share > 0 else {
                throw finding(.numberOutOfRange, token, Findings.aPositiveShare)
            }
            guard accept(.percent) else { throw unexpected() }
            return .missing(id, tolerated: Percentage(thousandths: share))
        }
        if accept(.count) {
            if let token = current, milestones.contains(MilestoneID(token.text)),
                !indicators.contains(token.text)
            {
                let ids = try scoredMilestones(milestones)
                return .countDocuments(ids, each: try eachPoints())
            }
            return .count(try indicator(among: indicators), each: try eachPoints())
        }
        if accept(.deduct) {
            let points = try points()
            try expect(.pointsPer)
            return .deduct(points, per: try indicator(among: indicators))
        }
        try expect(.councilScores)
        return .council
    }

    /// The points of each: `mỗi 1 điểm`.
    private mutating func eachPoints() throws(Finding) -> Points {
        try expect(.each)
        let each = try points()
        try expect(.points)
        return each
    }

    /// Milestones, up to the end or to the comma before `trừ`.
    private mutating func scoredMilestones(
        _ known: Set<MilestoneID>
    ) throws(Finding) -> [MilestoneID] {
        var ids = [try milestone(known)]
        while current?.kind == .comma {
            let comma = index
            _ = accept(.comma)
            guard !peeks(.deduct) else {
                rewind(to: comma)
                break
            }
            ids.append(try milestone(known))
        }
        return ids
    }

    fileprivate mutating func points() throws(Finding) -> Points {
        Points(thousandths: try decimal().thousandths)
    }

    /// A number with up to three decimals, in thousandths: 500 for `0,5` and `0.5`.
    private mutating func decimal() throws(Finding) -> (thousandths: Int, token: Token) {
        guard let token = current else { throw unexpected(Findings.aDecimal) }
        let parts = token.text.replacing(",", with: ".")
            .split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        let digits = parts.allSatisfy {
            !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) }
        }
        guard digits, token.isNamePart, let whole = Int(parts[0]), whole <= 9999,
            parts.count == 1 || parts[1].utf8.count <= 3
        else { throw unexpected(Findings.aDecimal) }
        let fraction = parts.count == 1 ? "" : String(parts[1])
        let padded = fraction + String(repeating: "0", count: 3 - fraction.utf8.count)
        advance()
        return (whole * 1000 + (Int(padded) ?? 0), token)
    }
}
