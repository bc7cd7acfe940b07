import Campaigns
import Delivery

/// What a correction of the clock does to rules, happenings, facts and desks.
extension State {
    mutating func correctRules(
        _ correction: ClockCorrection,
        _ campaign: CampaignID,
        lastNoted: Instant?
    ) {
        rows.ruleStates[campaign] = rows.ruleStates[campaign]?.mapValues {
            correction.state($0, lastNoted: lastNoted)
        }
    }

    /// What the files did since happened at the correction, and is not told twice.
    mutating func correctHappenings(_ correction: ClockCorrection, _ campaign: CampaignID) {
        rows.milestones[campaign] = rows.milestones[campaign]?.mapValues {
            MilestoneState(deadline: $0.deadline, since: correction.clamped($0.since))
        }
        rows.joined[campaign] = rows.joined[campaign]?.mapValues(correction.clamped)
        if let set = rows.sets[campaign] {
            rows.sets[campaign] = ActiveSet(
                texts: set.texts,
                zone: set.zone,
                loaded: correction.clamped(set.loaded)
            )
        }
        // Files that were held by the wrong clock are judged anew.
        if let held = rows.heldSets[campaign], held.since > correction.to {
            rows.heldSets[campaign] = nil
        }
        // Of nothing new the wrong clock knew nothing; what its digests told ends now at the latest.
        rows.periods.removeAll {
            $0.campaign == campaign && $0.noted > correction.to && $0.letter == nil
                && $0.recipientKey != nil
        }
        rows.periods = rows.periods.map { row in
            row.campaign == campaign ? row.corrected(by: correction) : row
        }
        for position in rows.occurrences.indices {
            let row = rows.occurrences[position]
            guard row.campaign == campaign, row.noted > correction.to else { continue }
            rows.occurrences[position].noted = correction.to
            guard row.due > correction.to, let told = ToldHappening(row) else { continue }
            let (key, moment) = told.corrected(by: correction)
            guard keys[key] == nil else { continue }
            keys[row.key] = nil
            keys[key] = position
            rows.occurrences[position].key = key
            rows.occurrences[position].slot = moment.description
            rows.occurrences[position].nominal = moment
            rows.occurrences[position].actual = moment
            rows.occurrences[position].due = correction.to
            rows.occurrences[position].day = moment.date
        }
    }

    mutating func correctDesks(_ correction: ClockCorrection, _ campaign: CampaignID) {
        rows.pauses = rows.pauses.mapValues { $0.corrected(by: correction) }
        rows.suppressions = rows.suppressions.mapValues { $0.corrected(by: correction) }
        rows.overlapRefusals = rows.overlapRefusals.mapValues(correction.clamped)
        rows.causes = rows.causes.mapValues { record in
            record.cause.campaign == campaign ? record.corrected(by: correction) : record
        }
        rows.restoration = rows.restoration?.corrected(by: correction)
        rows.bounces = rows.bounces.map { row in
            StoredBounce(bounce: row.bounce, recorded: correction.clamped(row.recorded))
        }
    }

    /// Facts that are stamped later count from the correction; returns how many.
    mutating func restamp(_ correction: ClockCorrection, _ campaign: CampaignID) -> Int {
        func isAhead(_ fact: CampaignID, _ recorded: Instant) -> Bool {
            fact == campaign && recorded > correction.to
        }
        let submissions = rows.submissions.filter { isAhead($0.campaign, $0.content.recorded) }
        let decisions = rows.decisions.filter { isAhead($0.campaign, $0.content.recorded) }
        let scores = rows.scoreDecisions.filter { isAhead($0.campaign, $0.content.recorded) }
        let figures = rows.figures.filter { isAhead($0.campaign, $0.content.recorded) }
        var stamps = submissions.flatMap { [$0.content.happened, $0.content.recorded] }
        stamps += decisions.map(\.content.recorded) + scores.map(\.content.recorded)
        stamps += figures.flatMap { figure in
            [min(figure.content.asOf, figure.content.recorded), figure.content.recorded]
        }
        let corrected = FactStamps(correction, stamps)
        let known = StampedFact.all(of: campaign, submissions, decisions, scores, figures)
        rows.restamped += known
        for fact in submissions {
            rows.submissions[Int(fact.content.id) - 1] = fact.with(
                fact.content.stamped(by: corrected)
            )
        }
        for fact in decisions {
            rows.decisions[Int(fact.content.id) - 1] = fact.with(
                fact.content.stamped(by: corrected)
            )
        }
        for fact in scores {
            rows.scoreDecisions[Int(fact.content.id) - 1] = fact.with(
                fact.content.stamped(by: corrected)
            )
        }
        for fact in figures {
            rows.figures[Int(fact.content.id) - 1] = fact.with(fact.content.stamped(by: corrected))
        }
        if !known.isEmpty { nameFacts() }
        return known.count
    }
}

extension ToldHappening {
    init?(_ row: StoredOccurrence) {
        self.init(
            key: row.key,
            campaign: row.campaign,
            schedule: row.schedule,
            line: row.line,
            ruleKey: row.ruleKey,
            milestone: row.milestone,
            deadline: row.deadline,
            unit: row.unit,
            recipientKey: row.recipientKey
        )
    }
}

extension StampedFact {
    fileprivate static func all(
        of campaign: CampaignID,
        _ submissions: [Fact<Submission>],
        _ decisions: [Fact<Decision>],
        _ scores: [Fact<ScoreDecision>],
        _ figures: [Fact<Figure>]
    ) -> [StampedFact] {
        func stamp(_ kind: Kind, _ id: Int64, _ recorded: Instant, _ happened: Instant? = nil)
            -> StampedFact
        {
            StampedFact(
                campaign: campaign,
                kind: kind,
                id: id,
                recorded: recorded,
                happened: happened
            )
        }
        return submissions.map(\.content).map {
            stamp(.submission, $0.id, $0.recorded, $0.happened)
        }
            + decisions.map(\.content).map { stamp(.decision, $0.id, $0.recorded) }
            + scores.map(\.content).map { stamp(.scoreDecision, $0.id, $0.recorded) }
            + figures.map(\.content).map { stamp(.figure, $0.id, $0.recorded, $0.asOf) }
    }
}

extension Fact {
    fileprivate func with(_ content: Content) -> Fact {
        Fact(campaign: campaign, content: content, author: author, isSample: isSample)
    }
}

extension Submission {
    fileprivate func stamped(by stamps: FactStamps) -> Submission {
        let recorded = stamps.corrected(recorded)
        return Submission(
            id: id,
            obligation: obligation,
            status: status,
            happened: min(stamps.corrected(happened), recorded),
            recorded: recorded,
            document: document,
            note: note,
            source: source,
            author: author
        )
    }
}

extension Decision {
    fileprivate func stamped(by stamps: FactStamps) -> Decision {
        Decision(
            id: id,
            obligation: obligation,
            ruling: ruling,
            reason: reason,
            author: author,
            recorded: stamps.corrected(recorded)
        )
    }
}

extension ScoreDecision {
    fileprivate func stamped(by stamps: FactStamps) -> ScoreDecision {
        ScoreDecision(
            id: id,
            unit: unit,
            sheet: sheet,
            ruling: ruling,
            computed: computed,
            reason: reason,
            author: author,
            recorded: stamps.corrected(recorded)
        )
    }
}

extension Figure {
    fileprivate func stamped(by stamps: FactStamps) -> Figure {
        Figure(
            id: id,
            unit: unit,
            indicator: indicator,
            // That of a period which is not over lies ahead by right.
            asOf: asOf <= recorded ? stamps.corrected(asOf) : asOf,
            asOfText: asOfText,
            numerator: numerator,
            denominator: denominator,
            publishedPercent: publishedPercent,
            status: status,
            source: source,
            recorded: stamps.corrected(recorded)
        )
    }
}
