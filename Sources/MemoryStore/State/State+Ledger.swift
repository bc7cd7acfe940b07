import Campaigns
import Delivery
import Mail

/// Occurrences: added, settled, found again.
extension State {
    mutating func add(_ occurrence: StoredOccurrence) {
        let position = rows.occurrences.count
        rows.occurrences.append(occurrence)
        keys[occurrence.key] = position
        if let letter = occurrence.letter { ofLetter[Int(letter) - 1].append(position) }
        let schedule = ScheduleName(
            campaign: occurrence.campaign,
            schedule: occurrence.schedule
        )
        bySchedule[schedule, default: []].append(position)
        if let milestone = occurrence.milestone {
            let name = MilestoneName(campaign: occurrence.campaign, milestone: milestone)
            byMilestone[name, default: MilestoneIndex()].all.append(position)
            if let unit = occurrence.unit {
                byMilestone[name, default: MilestoneIndex()]
                    .byUnit[unit, default: []].append(position)
            }
        }
        noteExhausted(position)
    }

    /// Gives the occurrence another end.
    mutating func settle(
        _ position: Int,
        _ disposition: Disposition,
        _ reason: Reason?,
        _ letter: Int64?
    ) {
        let old = rows.occurrences[position]
        undo?.append(.occurrence(position, old))
        if let carrier = old.letter, ofLetter.indices.contains(Int(carrier) - 1) {
            ofLetter[Int(carrier) - 1].removeAll { $0 == position }
        }
        rows.occurrences[position].disposition = disposition
        rows.occurrences[position].reason = reason
        rows.occurrences[position].letter = letter
        if let letter {
            let place = ofLetter[Int(letter) - 1].firstIndex { $0 > position }
            ofLetter[Int(letter) - 1].insert(
                position,
                at: place ?? ofLetter[Int(letter) - 1].endIndex
            )
        }
        noteExhausted(position)
    }

    private mutating func noteExhausted(_ position: Int) {
        guard isExhausted(position) else { return }
        exhausted[rows.occurrences[position].campaign, default: []].append(position)
    }

    /// Not sent to a unit because its limit of letters was reached.
    func isExhausted(_ position: Int) -> Bool {
        let occurrence = rows.occurrences[position]
        return occurrence.disposition == .skipped && occurrence.reason?.code == .maximum
            && occurrence.role == .focal
    }

    func occurrences(of obligation: ObligationID, _ campaign: CampaignID) -> [Int] {
        let name = MilestoneName(campaign: campaign, milestone: obligation.milestone)
        return byMilestone[name]?.byUnit[obligation.unit] ?? []
    }

    func carrier(of occurrence: StoredOccurrence) -> StoredLetter? {
        occurrence.letter.flatMap { letter($0) }
    }

    /// The letter of an occurrence, where it was sent, with when that was.
    func sentLetter(of occurrence: StoredOccurrence) -> (id: Int64, at: Instant)? {
        guard let letter = carrier(of: occurrence), letter.state == .sent,
            let ended = letter.ended
        else { return nil }
        return (letter.id, ended)
    }

    func calendarEntries(
        of units: Set<UnitCode>,
        of campaign: CampaignID
    ) -> [CalendarRecord] {
        units.sorted().flatMap { unit in
            (calendarLetters[campaign]?[unit] ?? []).sorted().flatMap { id -> [CalendarRecord] in
                guard let letter = letter(id), !LetterState.void.contains(letter.state) else {
                    return []
                }
                return letter.calendarNews.filter { $0.obligation.unit == unit }
                    .sorted { $0.obligation.milestone < $1.obligation.milestone }
                    .map { entry in
                        CalendarRecord(
                            entry: entry,
                            messageToken: letter.token,
                            hasLeft: !LetterState.unsent.contains(letter.state)
                        )
                    }
            }
        }
    }

    func letters(
        about milestones: Set<MilestoneID>,
        of campaign: CampaignID
    ) -> [LetterRecord] {
        milestones.sorted().flatMap { milestone in
            let name = MilestoneName(campaign: campaign, milestone: milestone)
            return (byMilestone[name]?.all ?? []).compactMap { position -> LetterRecord? in
                let occurrence = rows.occurrences[position]
                guard let letter = carrier(of: occurrence) else { return nil }
                return LetterRecord(
                    schedule: occurrence.schedule,
                    milestone: milestone,
                    line: occurrence.line,
                    ruleKey: occurrence.ruleKey,
                    deadline: occurrence.deadline,
                    unit: occurrence.unit,
                    recipientKey: occurrence.recipientKey,
                    messageToken: letter.token,
                    due: occurrence.due,
                    sent: letter.state == .sent ? letter.ended : nil,
                    isAhead: letter.ahead != nil,
                    isVoid: LetterState.void.contains(letter.state)
                )
            }
        }
    }
}
