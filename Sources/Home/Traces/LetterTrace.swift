package import Campaigns
package import Delivery

/// Joins what the files ask for, what the ledger holds and what is still to come, for the letters about
/// one obligation: why each was or was not sent.
package struct LetterTrace {
    private let store: any LedgerReader & SetStore
    /// The ledger as it will be.
    private let ahead: any LedgerReader & LedgerStore & SetStore
    private let planner: Planner
    private let facts: Facts
    private let now: Instant

    /// `ahead`: a copy of the home after the days to come, with what they send if nobody reports.
    package init(
        store: any LedgerReader & SetStore,
        ahead: any LedgerReader & LedgerStore & SetStore,
        planner: Planner,
        facts: Facts,
        now: Instant
    ) {
        self.store = store
        self.ahead = ahead
        self.planner = planner
        self.facts = facts
        self.now = now
    }

    private var campaign: Campaign { planner.campaign }

    /// What there is to tell about a unit of the files; where the milestone does not concern it, why, and
    /// what the ledger holds all the same.
    package func account(
        of unit: OrganisationalUnit,
        _ milestone: Milestone
    ) throws -> TraceAccount {
        let rows = try rows(of: unit.code, milestone.id)
        guard let involvement = campaign.involvement(of: unit, in: milestone) else {
            let why = campaign.unconcern(of: unit, in: milestone) ?? .forNobody
            return try account(of: .not(why), rows, unit: unit)
        }
        let status = status(of: unit.code, milestone, involvement)
        let schedules = campaign.schedules.filter { schedule in
            guard case .reminder(let ids) = schedule.kind else { return false }
            return ids.contains(milestone.id)
                && (involvement == .obliged || schedule.targets.contains(.units))
        }
        let subject = Subject(
            unit: unit,
            milestone: milestone,
            status: status,
            future: try self.rows(of: unit.code, milestone.id, in: ahead),
            fates: try planner.fates(facts: facts, at: now)
        )
        let steps = try schedules.flatMap { try self.steps(of: $0, about: subject, rows) }
        return try account(
            of: .concerned(involvement, status),
            rows,
            unit: unit,
            schedules: schedules,
            steps: steps
        )
    }

    /// What there is to tell about a unit that the files no longer have; nil where nothing was recorded
    /// of it and no letter planned.
    package func account(ofFormer code: UnitCode, _ milestone: Milestone) throws -> TraceAccount? {
        let rows = try rows(of: code, milestone.id)
        guard !rows.isEmpty || facts.history(of: code, milestone.id) != nil else { return nil }
        return try account(of: .formerUnit(status(of: code, milestone, .obliged)), rows, unit: nil)
    }

    private func rows(
        of unit: UnitCode,
        _ milestone: MilestoneID,
        in ledger: (any LedgerReader)? = nil
    ) throws -> [TraceRow] {
        try (ledger ?? store).trace(
            of: ObligationID(unit: unit, milestone: milestone),
            campaign: campaign.id
        )
    }

    private func status(
        of unit: UnitCode,
        _ milestone: Milestone,
        _ involvement: Involvement
    ) -> ObligationStatus {
        planner.evaluator.status(
            of: milestone,
            for: unit,
            involvement: involvement,
            history: facts.history(of: unit, milestone.id),
            at: now
        )
    }

    /// The steps that the files ask for, and the ledger's rows that are none of them: of rules that are
    /// gone, and to recipients that are.
    private func account(
        of concern: TraceAccount.Concern,
        _ rows: [TraceRow],
        unit: OrganisationalUnit?,
        schedules: [Schedule] = [],
        steps: [TraceStep] = []
    ) throws -> TraceAccount {
        let shown = Set(steps.compactMap(\.key))
        let others = rows.filter { !shown.contains($0.key) }.map { row in
            let occurrence = steps.lazy.compactMap(\.occurrence).first {
                ($0.schedule, $0.ruleKey, $0.slot) == (row.schedule, row.ruleKey, row.slot)
            }
            return step(for: row, unit, occurrence)
        }
        let all = steps + others
        let names = (schedules.map(\.id) + rows.map(\.schedule)).reduce(into: [ScheduleID]()) {
            if !$0.contains($1) { $0.append($1) }
        }
        return TraceAccount(
            concern: concern,
            hasBeenActive: try store.activeTexts(of: campaign.id) != nil,
            isRemindedOf: !schedules.isEmpty,
            schedules: names.map { name in
                (name, all.filter { $0.schedule == name }.sorted(by: TraceStep.isEarlier))
            }
        )
    }

    /// The obligation that is asked about, as it stands now.
    private struct Subject {
        let unit: OrganisationalUnit
        let milestone: Milestone
        let status: ObligationStatus
        /// What the ledger will hold about it.
        let future: [TraceRow]
        let fates: FatePredictor
    }

    private func steps(
        of schedule: Schedule,
        about subject: Subject,
        _ rows: [TraceRow]
    ) throws -> [TraceStep] {
        guard let current = subject.status.deadline else { return [] }
        let mine = rows.filter { $0.schedule == schedule.id }
        let deadlines = Set(mine.compactMap(\.deadline) + [current])
        var steps: [TraceStep] = []
        for rule in schedule.rules {
            for deadline in deadlines {
                let occurrences = try planner.agenda.occurrences(
                    of: rule,
                    in: schedule,
                    milestone: subject.milestone.id,
                    deadline: deadline
                )
                for occurrence in occurrences {
                    for recipient in campaign.recipients(of: schedule, unit: subject.unit) {
                        let key = planner.key(occurrence, subject.unit.code, recipient)
                        if let row = mine.first(where: { $0.key == key }) {
                            steps.append(step(for: row, subject.unit, occurrence))
                            continue
                        }
                        // What was never planned for a deadline that is gone did not exist.
                        guard deadline == current else { continue }
                        steps += try unplanned(occurrence, key, of: schedule, subject, recipient)
                    }
                }
            }
        }
        return steps
    }

    /// What becomes of an occurrence that the ledger does not name; none where it does not exist.
    private func unplanned(
        _ occurrence: Occurrence,
        _ key: OccurrenceKey,
        of schedule: Schedule,
        _ subject: Subject,
        _ recipient: Recipient
    ) throws -> [TraceStep] {
        let fate = subject.fates.fate(
            of: FatePredictor.Reminder(
                occurrence,
                by: schedule,
                about: subject.milestone,
                of: subject.unit
            )
        )
        let row = subject.future.first { $0.key == key }
        guard let end = try end(of: fate, occurrence, schedule, row) else { return [] }
        return [
            TraceStep(
                key: nil,
                schedule: schedule.id,
                line: occurrence.line,
                ruleKey: occurrence.ruleKey,
                nominal: occurrence.nominal,
                actual: occurrence.actual,
                due: occurrence.due,
                recipientKey: recipient.key,
                address: recipient.address?.addrSpec,
                occurrence: occurrence,
                end: end
            )
        ]
    }

    /// `row`: what the ledger will hold about it; nil for none.
    private func end(
        of fate: Fate,
        _ occurrence: Occurrence,
        _ schedule: Schedule,
        _ row: TraceRow?
    ) throws -> TraceStep.End? {
        switch fate {
        case .absent: return nil
        case .skipped(let reason): return .without(.skipped, reason)
        case .undecided: return try isHeld(occurrence) ? .barred(Reason(.acceptance)) : .undecided
        case .ahead(let silence):
            return try ahead(of: occurrence, schedule, row?.end, silence: silence)
        case .inRun:
            guard let (kind, reason) = try run(of: occurrence, in: store) else {
                // Due before the rule was looked at for the first time.
                return .without(.skipped, Reason(.beforeEffect))
            }
            return .without(kind, reason)
        }
    }

    /// What will become of it; not known yet where the days to come hold nothing about it.
    private func ahead(
        of occurrence: Occurrence,
        _ schedule: Schedule,
        _ end: OccurrenceEnd?,
        silence: Reason?
    ) throws -> TraceStep.End {
        guard let end else {
            if let (_, reason) = try run(of: occurrence, in: ahead) { return .barred(reason) }
            if try isHeld(occurrence) { return .barred(Reason(.acceptance)) }
            return silence.map(TraceStep.End.barred) ?? .undecided
        }
        guard let letter = end.message else {
            // Only where nobody approves it before does a later one take its place.
            if schedule.needsApproval, end.reason?.code == .superseded {
                return .ahead(needsApproval: true)
            }
            return end.reason.map(TraceStep.End.barred) ?? .undecided
        }
        // Example: its address is dead.
        if letter.state == .failed, let reason = letter.reason { return .barred(reason) }
        return .ahead(needsApproval: schedule.needsApproval && letter.sent == nil)
    }

    /// Whether only files ask for it that wait for a person.
    private func isHeld(_ occurrence: Occurrence) throws -> Bool {
        guard try ahead.heldSet(of: campaign.id) != nil else { return false }
        let rule = RuleName(schedule: occurrence.schedule, ruleKey: occurrence.ruleKey)
        return try ahead.ruleStates(of: campaign.id)[rule] == nil
    }

    /// How the run ended that counts the occurrence; nil where none does.
    private func run(
        of occurrence: Occurrence,
        in ledger: any LedgerReader
    ) throws -> (Disposition, Reason)? {
        let rule = RuleName(schedule: occurrence.schedule, ruleKey: occurrence.ruleKey)
        let run = try ledger.runs(of: rule, campaign: campaign.id)
            .filter { $0.first <= occurrence.due && occurrence.due <= $0.last }
            .max { left, _ in !left.isMissed }
        return run.flatMap { run in
            run.reason.map { (run.isMissed ? .missed : .skipped, $0) }
        }
    }

    private func step(
        for row: TraceRow,
        _ unit: OrganisationalUnit?,
        _ occurrence: Occurrence?
    ) -> TraceStep {
        let current = unit.flatMap { unit in
            ContactRole.allCases.first { Recipient.key(of: $0, in: unit.code) == row.recipientKey }
                .flatMap(unit.address)
        }
        return TraceStep(
            key: row.key,
            schedule: row.schedule,
            line: row.line,
            ruleKey: row.ruleKey,
            nominal: row.nominal,
            actual: row.actual,
            due: row.due,
            recipientKey: row.recipientKey,
            address: row.end.message?.recipient ?? current?.addrSpec
                ?? Recipient.listedAddress(in: row.recipientKey),
            occurrence: occurrence,
            end: .ended(row.end)
        )
    }
}
