package import Campaigns
package import Delivery

extension MemoryStore: LedgerReader {
    package func ledger(of campaign: CampaignID?) throws -> [LedgerRow] {
        locked { state in
            var sum = LedgerSum()
            for occurrence in state.rows.occurrences
            where campaign == nil || occurrence.campaign == campaign {
                let carrier = state.carrier(of: occurrence)
                sum.add(
                    1,
                    on: occurrence.day,
                    occurrence.schedule,
                    line: occurrence.line,
                    as: LedgerColumn(occurrence.disposition, carrier?.state)
                )
            }
            for stored in state.rows.runs where campaign == nil || stored.campaign == campaign {
                let run = stored.run
                for (day, count) in run.days {
                    let column = run.isMissed ? LedgerColumn.missed : .skipped
                    sum.add(count, on: day, run.schedule, line: run.line, as: column)
                }
            }
            return sum.sorted
        }
    }

    package func trace(of obligation: ObligationID, campaign: CampaignID) throws -> [TraceRow] {
        locked { state in
            state.occurrences(of: obligation, campaign)
                .map { (position: $0, occurrence: state.rows.occurrences[$0]) }
                .sorted {
                    ($0.occurrence.due, $0.occurrence.line, $0.position)
                        < ($1.occurrence.due, $1.occurrence.line, $1.position)
                }
                .map { TraceRow($0.occurrence, state) }
        }
    }

    package func runs(of rule: RuleName, campaign: CampaignID) throws -> [RunRow] {
        locked { state in
            state.rows.runs.compactMap { stored in
                let run = stored.run
                guard stored.campaign == campaign, run.schedule == rule.schedule,
                    run.ruleKey == rule.ruleKey
                else { return nil }
                return RunRow(
                    isMissed: run.isMissed,
                    reason: run.reason,
                    first: run.first,
                    last: run.last
                )
            }
        }
    }

    package func sentLetters(of campaign: CampaignID) throws -> [SentLetter] {
        locked { state in
            state.rows.occurrences.compactMap { occurrence in
                guard occurrence.campaign == campaign, occurrence.line > 0,
                    let milestone = occurrence.milestone, let unit = occurrence.unit,
                    let sent = state.sentLetter(of: occurrence)
                else { return nil }
                return SentLetter(
                    schedule: occurrence.schedule,
                    ruleKey: occurrence.ruleKey,
                    milestone: milestone,
                    nominal: occurrence.nominal,
                    unit: unit,
                    sent: sent.at
                )
            }
        }
    }

    package func troubles(since instant: Instant, of campaign: CampaignID) throws -> Troubles {
        locked { state in
            let failed = state.failed.sorted().compactMap { state.letter($0) }
                .filter { $0.campaign == campaign && ($0.ended.map { $0 > instant } ?? false) }
            let unclear = state.rows.letters.filter {
                $0.campaign == campaign && $0.state == .ambiguous
                    && ($0.ended.map { $0 > instant } ?? false) && $0.reason != Reason(.byHand)
            }.sorted { ($0.ended ?? instant, $0.id) < ($1.ended ?? instant, $1.id) }
            let missed = state.rows.runs
                .filter {
                    $0.campaign == campaign && $0.run.isMissed && $0.noted > instant
                        && $0.run.reason == Reason(.tooLate)
                }
                .map(\.run.count).reduce(0, +)
            return Troubles(
                failed: failed.map { (state.name(of: $0), $0.reason?.detail ?? "") },
                unclear: unclear.map(\.address.addrSpec),
                missed: missed,
                exhausted: state.exhausted(of: campaign, since: instant)
            )
        }
    }
}

extension MemoryStore {
    package func openMatters(since instant: Instant, of campaign: CampaignID) throws -> OpenMatters
    {
        locked { state in
            var matters = OpenMatters()
            var addresses: Set<String> = []
            for letter in state.rows.letters where letter.campaign == campaign {
                addresses.insert(letter.address.addrSpec)
                matters.add(
                    of: letter.schedule,
                    letter.state,
                    letter.reason,
                    isApproved: letter.isApproved,
                    created: letter.created,
                    ended: letter.ended,
                    since: instant
                )
            }
            for (address, row) in state.rows.suppressions
            where row.isDead && addresses.contains(address) {
                matters.dead[address] = DeadAddressNote(reason: row.reason, latest: row.latest)
            }
            for occurrence in state.rows.occurrences
            where occurrence.campaign == campaign && occurrence.reason?.code == .noAddress {
                guard let unit = occurrence.unit else { continue }
                let known = matters.withoutAddress[unit] ?? occurrence.due
                matters.withoutAddress[unit] = min(known, occurrence.due)
            }
            matters.filesSince =
                state.rows.causes[OperatorCause(.files, of: campaign)]?.firstSeen
            return matters
        }
    }
}

extension State {
    /// The unit that the letter is to, or its address.
    fileprivate func name(of letter: StoredLetter) -> String {
        let code = carrying(letter.id)?.unit
        return rows.units[letter.campaign]?.first { $0.code == code }?.name
            ?? letter.address.addrSpec
    }

    /// Obligations whose limit was first reached after the instant.
    fileprivate func exhausted(of campaign: CampaignID, since instant: Instant) -> [ObligationID] {
        var first: [ObligationID: (due: Instant, position: Int)] = [:]
        for position in exhausted[campaign] ?? [] where isExhausted(position) {
            let occurrence = rows.occurrences[position]
            guard let unit = occurrence.unit, let milestone = occurrence.milestone else { continue }
            let name = ObligationID(unit: unit, milestone: milestone)
            let known = first[name] ?? (occurrence.due, position)
            first[name] = (min(known.due, occurrence.due), min(known.position, position))
        }
        return first.filter { $0.value.due > instant }
            .sorted {
                ($0.key.milestone, $0.value.position) < ($1.key.milestone, $1.value.position)
            }
            .map(\.key)
    }

    /// The occurrence that the letter was written for.
    func carrying(_ letter: Int64) -> StoredOccurrence? {
        ofLetter[Int(letter) - 1].lazy.map { rows.occurrences[$0] }
            .first { $0.disposition == .letter }
    }

    func outboxRow(_ letter: StoredLetter) -> OutboxRow {
        let occurrence = carrying(letter.id)
        return OutboxRow(
            id: letter.id,
            campaign: letter.campaign,
            due: occurrence?.due ?? letter.notBefore,
            schedule: letter.schedule,
            milestone: occurrence?.milestone,
            unit: occurrence?.unit,
            recipient: letter.address.addrSpec,
            subject: letter.subject,
            state: letter.state,
            expires: letter.expires,
            attempts: letter.attempts,
            reason: letter.reason,
            sent: letter.state == .sent ? letter.ended : nil,
            ahead: letter.ahead
        )
    }
}

extension TraceRow {
    fileprivate init(_ occurrence: StoredOccurrence, _ state: State) {
        self.init(
            key: occurrence.key,
            schedule: occurrence.schedule,
            line: occurrence.line,
            ruleKey: occurrence.ruleKey,
            recipientKey: occurrence.recipientKey,
            slot: occurrence.slot,
            deadline: occurrence.deadline,
            nominal: occurrence.nominal,
            actual: occurrence.actual,
            due: occurrence.due,
            end: OccurrenceEnd(
                disposition: occurrence.disposition,
                reason: occurrence.reason,
                message: state.carrier(of: occurrence).map { state.outboxRow($0) }
            )
        )
    }
}
