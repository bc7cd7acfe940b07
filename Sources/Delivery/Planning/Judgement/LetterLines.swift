import Campaigns

/// What the lines of a letter that is written already come to at an instant.
struct LetterLines {
    private let context: PlanningContext
    private let facts: Facts
    private let now: Instant

    private var campaign: Campaign { context.campaign }

    init(_ context: PlanningContext, facts: Facts, at now: Instant) {
        self.context = context
        self.facts = facts
        self.now = now
    }

    /// One line of a letter.
    enum Finding {
        /// Of a digest or a bulletin, which speaks of its own moment and stays true.
        case circular
        case untrue(Reason)
        /// It still holds, as the pass that planned it had it.
        case open(Candidate)
    }

    /// Whether that line of a letter to that recipient still holds.
    func finding(about said: OutboxOccurrence, to recipientKey: String) throws -> Finding {
        guard let schedule = campaign.schedule(said.schedule), context.gives(said.rule)
        else { return .untrue(Reason(.ruleRemoved)) }
        guard schedule.isReminder else { return .circular }
        guard let milestone = said.milestone.flatMap(campaign.milestone) else {
            return .untrue(Reason(.ruleRemoved))
        }
        guard let unit = said.unit.flatMap(campaign.unit),
            let involvement = campaign.involvement(of: unit, in: milestone)
        else { return .untrue(Reason(.unitLeft)) }
        let recipients = campaign.recipients(of: schedule, unit: unit)
        guard
            let recipient = recipients.first(where: { $0.key == recipientKey })
                ?? noticed(said, recipientKey, unit)
        else { return .untrue(Reason(.recipientLeft)) }
        let duty = Duty(
            schedule,
            milestone,
            unit,
            involvement,
            facts.history(of: unit.code, milestone.id),
            context,
            at: now
        )
        guard duty.deadline == said.deadline else {
            return .untrue(Reason(.deadlineMoved, duty.deadline?.description))
        }
        if let reason = duty.settled ?? duty.settledAfter(said.due) { return .untrue(reason) }
        let occurrence = Occurrence(said, zone: campaign.zone)
        return .open(
            Candidate(
                occurrence: occurrence,
                key: said.key,
                duty: duty,
                recipient: recipient,
                expires: try context.times.expiry(of: occurrence, duty),
                leaves: occurrence.actualInstant
            )
        )
    }

    /// A notice goes to people of the unit whom the block that gives it need not write to.
    private func noticed(
        _ said: OutboxOccurrence,
        _ recipientKey: String,
        _ unit: OrganisationalUnit
    ) -> Recipient? {
        guard Notice(rawValue: said.ruleKey) != nil else { return nil }
        return ContactRole.allCases.map { Recipient(of: unit, $0) }
            .first { $0.key == recipientKey }
    }
}

extension Occurrence {
    /// As a letter that is written has it.
    init(_ said: OutboxOccurrence, zone: CivilZone) {
        self.init(
            decided: said.schedule,
            line: said.line,
            ruleKey: said.ruleKey,
            milestone: said.milestone,
            deadline: said.deadline,
            nominal: said.nominal,
            actual: said.actual,
            due: said.due,
            slot: said.slot,
            zone: zone
        )
    }
}
