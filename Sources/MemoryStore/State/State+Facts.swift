import Campaigns
import Delivery

/// Facts: only ever appended; what is recorded already is left out.
extension State {
    /// How many facts there are: the last ids.
    var factCounts: FactCursor {
        var cursor = FactCursor()
        cursor.submission = Int64(rows.submissions.count)
        cursor.decision = Int64(rows.decisions.count)
        cursor.figure = Int64(rows.figures.count)
        cursor.scoreDecision = Int64(rows.scoreDecisions.count)
        return cursor
    }

    func loadFacts(
        of campaign: CampaignID,
        into facts: inout Facts,
        after cursor: inout FactCursor
    ) {
        let last = factCounts
        guard last != cursor else { return }
        for fact in rows.submissions.dropFirst(Int(cursor.submission))
        where fact.campaign == campaign {
            facts.append(fact.content)
            if fact.isSample { facts.containsSamples = true }
        }
        for fact in rows.decisions.dropFirst(Int(cursor.decision))
        where fact.campaign == campaign {
            facts.append(fact.content)
            if fact.isSample { facts.containsSamples = true }
        }
        for fact in rows.figures.dropFirst(Int(cursor.figure)) where fact.campaign == campaign {
            facts.append(fact.content)
            if fact.isSample { facts.containsSamples = true }
        }
        for fact in rows.scoreDecisions.dropFirst(Int(cursor.scoreDecision))
        where fact.campaign == campaign {
            facts.append(fact.content)
            if fact.isSample { facts.containsSamples = true }
        }
        cursor = last
    }

    mutating func append(
        _ batch: FactBatch,
        to campaign: CampaignID,
        author: String?
    ) throws -> Int {
        let before = factCounts
        for submission in batch.submissions {
            try append(submission, to: campaign, author: author, isSample: batch.isSample)
        }
        for decision in batch.decisions {
            try append(decision, to: campaign, isSample: batch.isSample)
        }
        for decision in batch.scoreDecisions {
            try append(decision, to: campaign, isSample: batch.isSample)
        }
        for figure in batch.figures {
            try append(figure, to: campaign, author: author, isSample: batch.isSample)
        }
        let after = factCounts
        return Int(
            after.submission + after.decision + after.figure + after.scoreDecision
                - before.submission - before.decision - before.figure - before.scoreDecision
        )
    }

    private mutating func append(
        _ submission: Submission,
        to campaign: CampaignID,
        author: String?,
        isSample: Bool
    ) throws {
        try require(submission.obligation, of: campaign)
        guard submission.happened <= submission.recorded else {
            throw StoreError.contradiction("a submission is recorded before it happened")
        }
        let isNew = submissionNames.insert(SubmissionName(submission, of: campaign)).inserted
        guard isNew else { return }
        var submission = submission
        submission.id = Int64(rows.submissions.count) + 1
        submission.author = submission.author ?? author
        rows.submissions.append(
            Fact(campaign: campaign, content: submission, author: author, isSample: isSample)
        )
    }

    private mutating func append(
        _ decision: Decision,
        to campaign: CampaignID,
        isSample: Bool
    ) throws {
        try require(decision.obligation, of: campaign)
        guard !decision.reason.isEmpty else {
            throw StoreError.contradiction("a decision has no reason")
        }
        let name = RulingName(decision, of: campaign)
        if let last = lastDecisions[name], last.ruling == decision.ruling,
            last.reason == decision.reason
        {
            return
        }
        let isNew = decisionNames.insert(DecisionName(decision, of: campaign)).inserted
        guard isNew else { return }
        var decision = decision
        decision.id = Int64(rows.decisions.count) + 1
        lastDecisions[name] = decision
        rows.decisions.append(
            Fact(campaign: campaign, content: decision, author: nil, isSample: isSample)
        )
    }

    private mutating func append(
        _ decision: ScoreDecision,
        to campaign: CampaignID,
        isSample: Bool
    ) throws {
        guard !decision.reason.isEmpty else {
            throw StoreError.contradiction("a decision has no reason")
        }
        if case .rank(let rank) = decision.ruling, rank < 1 {
            throw StoreError.contradiction("a rank below 1")
        }
        var decision = decision
        decision.id = Int64(rows.scoreDecisions.count) + 1
        rows.scoreDecisions.append(
            Fact(campaign: campaign, content: decision, author: nil, isSample: isSample)
        )
    }

    private mutating func append(
        _ figure: Figure,
        to campaign: CampaignID,
        author: String?,
        isSample: Bool
    ) throws {
        guard figure.numerator ?? 0 >= 0, figure.denominator ?? 0 >= 0 else {
            throw StoreError.contradiction("a figure has a negative count")
        }
        guard figureNames.insert(FigureName(figure, of: campaign)).inserted else { return }
        var figure = figure
        figure.id = Int64(rows.figures.count) + 1
        rows.figures.append(
            Fact(campaign: campaign, content: figure, author: author, isSample: isSample)
        )
    }

    /// Throws where the unit does not have to do it: a fact about it would be lost.
    private func require(_ obligation: ObligationID, of campaign: CampaignID) throws {
        guard rows.obligations[campaign]?[obligation] != nil else {
            throw StoreError.noObligation(obligation)
        }
    }

    /// Names all facts anew, whose stamps were corrected.
    mutating func nameFacts() {
        submissionNames = Set(rows.submissions.map { SubmissionName($0.content, of: $0.campaign) })
        decisionNames = Set(rows.decisions.map { DecisionName($0.content, of: $0.campaign) })
        figureNames = Set(rows.figures.map { FigureName($0.content, of: $0.campaign) })
        nameLastDecisions()
    }

    private mutating func nameLastDecisions() {
        lastDecisions = [:]
        for fact in rows.decisions {
            lastDecisions[RulingName(fact.content, of: fact.campaign)] = fact.content
        }
    }

    /// Takes back what was appended since.
    mutating func forgetFacts(since cursor: FactCursor) {
        for fact in rows.submissions.dropFirst(Int(cursor.submission)) {
            submissionNames.remove(SubmissionName(fact.content, of: fact.campaign))
        }
        rows.submissions.removeSubrange(Int(cursor.submission)...)
        for fact in rows.figures.dropFirst(Int(cursor.figure)) {
            figureNames.remove(FigureName(fact.content, of: fact.campaign))
        }
        rows.figures.removeSubrange(Int(cursor.figure)...)
        rows.scoreDecisions.removeSubrange(Int(cursor.scoreDecision)...)
        let taken = rows.decisions.dropFirst(Int(cursor.decision))
        guard !taken.isEmpty else { return }
        for fact in taken { decisionNames.remove(DecisionName(fact.content, of: fact.campaign)) }
        rows.decisions.removeSubrange(Int(cursor.decision)...)
        nameLastDecisions()
    }
}

extension State.SubmissionName {
    init(_ submission: Submission, of campaign: CampaignID) {
        self.campaign = campaign
        obligation = submission.obligation
        status = submission.status
        happened = submission.happened
        document = submission.document ?? ""
    }
}

extension State.RulingName {
    init(_ decision: Decision, of campaign: CampaignID) {
        self.campaign = campaign
        obligation = decision.obligation
        if case .extend = decision.ruling { isExtension = true } else { isExtension = false }
    }
}

extension State.DecisionName {
    init(_ decision: Decision, of campaign: CampaignID) {
        name = State.RulingName(decision, of: campaign)
        ruling = decision.ruling
        recorded = decision.recorded
    }
}

extension State.FigureName {
    init(_ figure: Figure, of campaign: CampaignID) {
        self.campaign = campaign
        indicator = figure.indicator
        unit = figure.unit
        asOf = figure.asOf
        status = figure.status
        numerator = figure.numerator
        denominator = figure.denominator
        percent = figure.publishedPercent ?? ""
    }
}
