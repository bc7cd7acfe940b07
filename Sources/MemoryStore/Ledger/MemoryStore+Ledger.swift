package import Campaigns
package import Delivery

extension MemoryStore: LedgerStore {
    package func ruleStates(of campaign: CampaignID) throws -> [RuleName: RuleState] {
        locked { $0.rows.ruleStates[campaign] ?? [:] }
    }

    package func known(_ keys: [OccurrenceKey]) throws -> Set<OccurrenceKey> {
        locked { state in Set(keys.filter { state.keys[$0] != nil }) }
    }

    package func letters(
        about milestones: Set<MilestoneID>,
        of campaign: CampaignID
    ) throws -> [LetterRecord] {
        locked { $0.letters(about: milestones, of: campaign) }
    }

    package func calendarEntries(
        of units: Set<UnitCode>,
        of campaign: CampaignID
    ) throws -> [CalendarRecord] {
        locked { $0.calendarEntries(of: units, of: campaign) }
    }

    package func reminderCounts(
        of obligations: [ObligationID],
        campaign: Campaign
    ) throws -> [ObligationID: ReminderCount] {
        locked { state in
            var counts: [ObligationID: ReminderCount] = [:]
            for obligation in obligations {
                var letters: Set<Int64> = []
                var head: Instant?
                for position in state.occurrences(of: obligation, campaign.id) {
                    let occurrence = state.rows.occurrences[position]
                    guard occurrence.line > 0, let sent = state.sentLetter(of: occurrence) else {
                        continue
                    }
                    switch occurrence.role {
                    case .focal: letters.insert(sent.id)
                    case .head: head = max(head ?? sent.at, sent.at)
                    case nil: break
                    }
                }
                counts[obligation] = ReminderCount(
                    letters: letters.count,
                    headWrittenOn: head.map { campaign.zone.civil(of: $0).date }
                )
            }
            return counts
        }
    }

    package func lastSent(_ schedule: ScheduleID, of campaign: CampaignID) throws -> Instant? {
        locked { state in
            let name = State.ScheduleName(campaign: campaign, schedule: schedule)
            var last: Instant?
            for position in state.bySchedule[name] ?? [] {
                let occurrence = state.rows.occurrences[position]
                guard state.sentLetter(of: occurrence) != nil,
                    state.carrier(of: occurrence)?.ahead == nil
                else { continue }
                last = max(last ?? occurrence.due, occurrence.due)
            }
            return last
        }
    }

    package func digestPeriods(
        of schedule: ScheduleID,
        campaign: CampaignID
    ) throws -> [DigestPeriod] {
        locked { state in
            state.rows.periods.filter { $0.campaign == campaign && $0.schedule == schedule }
                .map { row in
                    let letter = row.letter.flatMap(state.letter)
                    return DigestPeriod(
                        schedule: row.schedule,
                        recipientKey: row.recipientKey,
                        span: row.span,
                        letter: row.letter,
                        state: letter?.state,
                        reason: letter?.reason,
                        isResend: letter?.isResend ?? false,
                        isForApproval: row.isForApproval
                    )
                }
        }
    }

    package func movedMilestones(of campaign: CampaignID) throws -> [MilestoneID: Instant] {
        locked { state in
            (state.rows.milestones[campaign] ?? [:]).mapValues(\.since)
                .filter { $0.value.milliseconds > 0 }
        }
    }

    package func joinedUnits(of campaign: CampaignID) throws -> [UnitCode: Instant] {
        locked { state in
            (state.rows.joined[campaign] ?? [:]).filter { $0.value.milliseconds > 0 }
        }
    }

    package func waitingLetters(of campaign: CampaignID) throws -> [WaitingLetter] {
        locked { $0.waitingLetters(of: campaign) }
    }

    package func lastPass(of campaign: CampaignID) throws -> Instant? {
        locked { $0.rows.lastPasses[campaign] }
    }

    package func commit(_ plan: PassPlan, of campaign: CampaignID, at pass: Instant?) throws {
        let instant = pass ?? plan.notedAt
        try locked { state in
            try state.check(plan)
            var letters: [String: Int64] = [:]
            for draft in plan.messages {
                letters[draft.token] = try state.add(draft, of: campaign, at: instant)
            }
            for revision in plan.revisions {
                guard case .written(let draft, _) = revision.result else { continue }
                letters[draft.token] = revision.letter
            }
            for entry in plan.entries {
                state.add(
                    StoredOccurrence(
                        entry,
                        of: campaign,
                        day: plan.ledgerDay(of: entry.due),
                        letter: entry.disposition.parts.token.flatMap { letters[$0] },
                        noted: instant
                    )
                )
            }
            for (token, keys) in plan.sayings {
                if let letter = letters[token] { state.say(keys, in: letter, at: instant) }
            }
            for revision in plan.revisions { state.apply(revision, at: instant, retention) }
            for entry in plan.periods {
                state.add(
                    entry,
                    of: campaign,
                    letter: entry.token.flatMap { letters[$0] },
                    at: instant
                )
            }
            for run in plan.runs {
                state.rows.runs.append(StoredRun(campaign: campaign, run: run, noted: instant))
            }
            state.moveCursors(by: plan, of: campaign)
            guard let pass else { return }
            state.forgetFormer(before: pass)
            let last = state.rows.lastPasses[campaign] ?? pass
            state.rows.lastPasses[campaign] = max(last, pass)
        }
    }
}

extension State {
    /// Throws where the plan breaks a rule of the ledger; afterwards nothing of it can fail.
    fileprivate func check(_ plan: PassPlan) throws {
        var drafts: Set<String> = []
        for draft in plan.messages {
            guard !tokens.contains(draft.token), drafts.insert(draft.token).inserted else {
                throw StoreError.contradiction("letter is there already")
            }
        }
        for revision in plan.revisions {
            guard let letter = letter(revision.letter), letter.state == revision.state,
                letter.isApproved == revision.isApproved, !letter.isResend
            else { throw StoreError.contradiction("a waiting letter has changed") }
            if case .written(let draft, _) = revision.result { drafts.insert(draft.token) }
        }
        var new: Set<OccurrenceKey> = []
        for entry in plan.entries {
            guard keys[entry.key] == nil, new.insert(entry.key).inserted else {
                throw StoreError.contradiction("occurrence is there already")
            }
            guard entry.disposition.parts.token.map(drafts.contains) ?? true else {
                throw StoreError.contradiction("an occurrence's letter is missing")
            }
        }
        for entry in plan.periods {
            guard entry.token.map(drafts.contains) ?? true else {
                throw StoreError.contradiction("a digest's letter is missing")
            }
            guard entry.spans.allSatisfy({ $0.start <= $0.end }) else {
                throw StoreError.contradiction("a digest's period ends before it begins")
            }
        }
        for run in plan.runs where run.last < run.first || run.count < 1 {
            throw StoreError.contradiction("a run without occurrences")
        }
    }

    fileprivate mutating func moveCursors(by plan: PassPlan, of campaign: CampaignID) {
        guard var states = rows.ruleStates[campaign] else { return }
        for (name, cursor) in plan.cursors {
            guard let known = states[name] else { continue }
            states[name]?.cursor = max(known.cursor, cursor)
        }
        for (name, change) in plan.retimed {
            guard let known = states[name] else { continue }
            states[name] = RuleState(
                effectiveFrom: known.effectiveFrom,
                cursor: change.cursor,
                decidedThrough: change.decidedThrough,
                heldSince: known.heldSince
            )
        }
        rows.ruleStates[campaign] = states
    }
}
