import Campaigns
import Delivery

extension Submission {
    static func of(
        _ obligation: ObligationID = .first,
        _ status: Status = .received,
        happened: String = "2021-03-10T09:00",
        recorded: String = "2021-03-11T09:00",
        document: String? = nil,
        author: String? = nil
    ) -> Submission {
        Submission(
            obligation: obligation,
            status: status,
            happened: .at(happened),
            recorded: .at(recorded),
            document: document,
            author: author
        )
    }
}

extension Decision {
    static func of(
        _ ruling: Ruling,
        reason: String = "bão",
        recorded: String = "2021-03-11T09:00",
        about obligation: ObligationID = .first
    ) -> Decision {
        Decision(
            obligation: obligation,
            ruling: ruling,
            reason: reason,
            author: "an",
            recorded: .at(recorded)
        )
    }
}

extension Figure {
    static func of(
        _ numerator: Int? = 5,
        _ denominator: Int? = 10,
        unit: UnitCode = "CCA",
        indicator: IndicatorID = "ty-le",
        asOf: String = "2021-03-10T07:00",
        percent: String? = nil,
        status: Status = .quick,
        recorded: String = "2021-03-10T08:00"
    ) -> Figure {
        Figure(
            unit: unit,
            indicator: indicator,
            asOf: .at(asOf),
            numerator: numerator,
            denominator: denominator,
            publishedPercent: percent,
            status: status,
            recorded: .at(recorded)
        )
    }
}

extension ScoreDecision {
    static func of(_ ruling: Ruling, reason: String = "họp") -> ScoreDecision {
        ScoreDecision(
            unit: "CCA",
            sheet: "thi-dua",
            ruling: ruling,
            reason: reason,
            author: "an",
            recorded: .at("2021-03-11T09:00")
        )
    }
}

extension Scene {
    /// Appends one batch; returns how many facts were new.
    @discardableResult
    func append(
        to campaign: CampaignID = "d",
        author: String? = nil,
        _ fill: (inout FactBatch) -> Void
    ) throws -> Int {
        var batch = FactBatch()
        fill(&batch)
        return try store.append(batch, to: campaign, author: author)
    }

    func submissions(of obligation: ObligationID = .first) throws -> [Submission] {
        try store.facts(of: "d").history(of: obligation.unit, obligation.milestone)?.submissions
            ?? []
    }

    func decisions(of obligation: ObligationID = .first) throws -> [Decision] {
        try store.facts(of: "d").history(of: obligation.unit, obligation.milestone)?.decisions ?? []
    }

    func figures(_ indicator: IndicatorID = "ty-le", _ unit: UnitCode = "CCA") throws -> [Figure] {
        try store.facts(of: "d").figures[indicator]?[unit] ?? []
    }
}
