package import Campaigns
package import Delivery

extension MemoryStore: SetStore {
    package func activeTexts(of campaign: CampaignID) throws -> [String: String]? {
        locked { $0.rows.sets[campaign]?.texts }
    }

    package func activeCampaigns() throws -> [ActiveCampaign] {
        locked { state in
            state.rows.sets.sorted { $0.key < $1.key }
                .map { ActiveCampaign(id: $0.key, zone: $0.value.zone) }
        }
    }

    package func activate(
        _ campaign: Campaign,
        texts: [String: String],
        at instant: Instant
    ) throws -> SetChange {
        locked { state in
            state.rows.sets[campaign.id] = ActiveSet(
                texts: texts,
                zone: campaign.zone,
                loaded: instant
            )
            if state.rows.restoration?.unseen.remove(campaign.id) != nil {
                state.rows.restoration?.takenOver[campaign.id] = instant
            }
            let isFirst = state.rows.ruleStates[campaign.id, default: [:]].isEmpty
            let change = state.compareRules(of: campaign, at: instant, retention)
            state.noteDeadlines(of: campaign, at: instant)
            state.openPeriods(of: campaign, at: instant)
            for unit in campaign.units {
                let since = isFirst ? Instant(milliseconds: 0) : instant
                let known = state.rows.joined[campaign.id]?[unit.code]
                state.rows.joined[campaign.id, default: [:]][unit.code] = known ?? since
            }
            state.rows.heldSets[campaign.id] = nil
            state.prepare(campaign)
            return change
        }
    }

    package func heldSet(of campaign: CampaignID) throws -> HeldSet? {
        locked { $0.rows.heldSets[campaign] }
    }

    package func heldSets() throws -> [CampaignID: HeldSet] {
        locked { $0.rows.heldSets }
    }

    package func hold(_ set: HeldSet?, of campaign: CampaignID) throws {
        locked { $0.rows.heldSets[campaign] = set }
    }

    package func restingSince(of campaign: CampaignID) throws -> Instant? {
        locked { $0.resting[campaign] }
    }

    package func noteResting(since instant: Instant?, of campaign: CampaignID) throws {
        locked { $0.resting[campaign] = instant }
    }

    /// Nobody else can commit anything here.
    package func foreignChanges() throws -> Int64 { 0 }

    package func prepare(_ campaign: Campaign) throws {
        locked { $0.prepare(campaign) }
    }
}

extension MemoryStore: HeadingStore {
    package func mappings(of campaign: CampaignID) throws -> [String] {
        locked { state in
            (state.rows.headings[campaign] ?? [:])
                .sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
                .map { "\($0.key)=\($0.value)" }
        }
    }

    package func remember(_ mappings: [String], of campaign: CampaignID) throws {
        locked { state in
            for mapping in mappings {
                let parts = mapping.split(separator: "=", maxSplits: 1).map(String.init)
                guard parts.count == 2 else { continue }
                state.rows.headings[campaign, default: [:]][parts[0]] = parts[1]
            }
        }
    }
}

extension State {
    /// New rules count from `instant`; those that are gone take their letters with them.
    fileprivate mutating func compareRules(
        of campaign: Campaign,
        at instant: Instant,
        _ retention: Retention
    ) -> SetChange {
        var change = SetChange()
        var states = rows.ruleStates[campaign.id] ?? [:]
        let known = states.keys.sorted { ($0.schedule, $0.ruleKey) < ($1.schedule, $1.ruleKey) }
        // What was due before is looked at once, to be noted as before its effect.
        let start = campaign.firstLook
        let names = campaign.ruleNames
        for name in names where states[name] == nil {
            if Notice(rawValue: name.ruleKey) == nil { change.added.append(name) }
            states[name] = RuleState(
                effectiveFrom: instant,
                cursor: start,
                heldSince: rows.heldSets[campaign.id]?.since
            )
        }
        rows.ruleStates[campaign.id] = states
        let kept = Set(names)
        for name in known where !kept.contains(name) {
            if Notice(rawValue: name.ruleKey) == nil { change.removed.append(name) }
            rows.ruleStates[campaign.id]?[name] = nil
            change.cancelled += cancelLetters(of: name, campaign.id, at: instant, retention)
        }
        return change
    }

    /// Cancels the letters that say nothing but that rule; returns how many.
    ///
    /// What else one says is written anew without the removed rule when it leaves.
    private mutating func cancelLetters(
        of name: RuleName,
        _ campaign: CampaignID,
        at instant: Instant,
        _ retention: Retention
    ) -> Int {
        let schedule = ScheduleName(campaign: campaign, schedule: name.schedule)
        let carriers = (bySchedule[schedule] ?? [])
            .filter { rows.occurrences[$0].ruleKey == name.ruleKey }
            .compactMap { rows.occurrences[$0].letter }
        let cancelled = Set(carriers).sorted().filter { id in
            guard let letter = letter(id),
                LetterMove.Cause.removeRule.sources.contains(letter.state)
            else { return false }
            return !ofLetter[Int(id) - 1].contains { position in
                let occurrence = rows.occurrences[position]
                return rows.ruleStates[occurrence.campaign]?[occurrence.rule] != nil
            }
        }
        for id in cancelled { end(id, .cancelled, Reason(.ruleRemoved), instant, retention) }
        return cancelled.count
    }

    fileprivate mutating func noteDeadlines(of campaign: Campaign, at instant: Instant) {
        var states = rows.milestones[campaign.id] ?? [:]
        for milestone in campaign.milestones {
            var since = Instant(milliseconds: 0)
            if let known = states[milestone.id] {
                since = known.deadline == milestone.deadline ? known.since : instant
            }
            states[milestone.id] = MilestoneState(deadline: milestone.deadline, since: since)
        }
        rows.milestones[campaign.id] = states
    }

    /// Units and obligations as the files have them; what facts refer to stays.
    fileprivate mutating func prepare(_ campaign: Campaign) {
        if let known = prepared[campaign.id], known.units == campaign.units,
            known.milestones == campaign.milestones
        {
            return
        }
        prepared[campaign.id] = campaign
        rows.units[campaign.id] = campaign.units
        var obligations = rows.obligations[campaign.id] ?? [:]
        for milestone in campaign.milestones where !milestone.isDateOnly {
            for unit in campaign.units {
                guard let involvement = campaign.involvement(of: unit, in: milestone) else {
                    continue
                }
                obligations[ObligationID(unit: unit.code, milestone: milestone.id)] = Obligation(
                    involvement: involvement,
                    ownDeadline: milestone.ownDeadlines[unit.code]?.deadline
                )
            }
        }
        rows.obligations[campaign.id] = obligations
    }
}
