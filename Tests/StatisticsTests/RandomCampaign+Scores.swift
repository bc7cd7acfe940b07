import Campaigns
import Testing

extension RandomCampaign {
    func scoreSheet() throws -> ScoreSheet {
        var result = ScoreSheet(id: "sheet", name: "sheet")
        result.rankWithin = try #require(ScoreSheet.RankScope(rawValue: sheet.within))
        result.levels = sheet.levels.map {
            ScoreSheet.Level(name: $0.name, from: Points(thousandths: $0.from))
        }
        result.criteria = try sheet.criteria.map { given in
            ScoreSheet.Criterion(
                name: given.name,
                points: Points(thousandths: given.points),
                formula: try #require(formula(of: given), "\(given.formula)"),
                deduction: given.late.map {
                    ScoreSheet.LateDeduction(
                        perDay: Points(thousandths: $0.per_day),
                        floor: Points(thousandths: $0.floor)
                    )
                }
            )
        }
        return result
    }

    func formula(of given: Criterion) -> ScoreSheet.Formula? {
        let milestones = (given.milestones ?? []).map { MilestoneID($0) }
        let indicator = IndicatorID(given.indicator ?? "")
        let each = Points(thousandths: given.each ?? 0)
        switch given.formula {
        case "onTime": return .onTime(milestones)
        case "submitted": return .submitted(milestones)
        case "share": return .share(indicator)
        case "missing":
            return .missing(indicator, tolerated: Percentage(thousandths: given.tolerated ?? 0))
        case "countIndicator": return .count(indicator, each: each)
        case "countMilestones": return .countDocuments(milestones, each: each)
        case "deduct": return .deduct(Points(thousandths: given.per ?? 0), per: indicator)
        case "council": return .council
        default: return nil
        }
    }

    func ruling(of given: Judged) throws -> ScoreDecision.Ruling {
        switch given.kind {
        case "points": .points(Points(thousandths: try #require(given.points)))
        case "rank": .rank(try #require(given.rank))
        case "level": .level(try #require(given.level))
        case "criterion":
            .criterion(
                try #require(given.criterion),
                Points(thousandths: try #require(given.points))
            )
        default: .confirm
        }
    }
}
