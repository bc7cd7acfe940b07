package import Campaigns
package import Delivery

/// Joins what the files ask for, what the ledger holds and what is still to come, for the letters about
/// one obligation: why each was or was not sent.
package struct LetterTrace {
    private let store: any LedgerReader & SetStore
    private let planner: Planner
    private let facts: Facts
    private let now: Instant

    package init(
        store: any LedgerReader & SetStore,
        planner: Planner,
        facts: Facts,
        now: Instant
    ) {
        self.store = store
        self.planner = planner
        self.facts = facts
        self.now = now
    }

    private var campaign: Campaign { planner.campaign }

    /// nil where the milestone does not concern the unit.
    package func account(
        of unit: OrganisationalUnit,
        _ milestone: Milestone
    ) throws -> TraceAccount? {
        guard let involvement = campaign.involvement(of: unit, in: milestone) else { return nil }
        let status = planner.evaluator.status(
            of: milestone,
            for: unit.code,
            involvement: involvement,
            history: facts.history(of: unit.code, milestone.id),
            at: now
        )
        let schedules = campaign.schedules.filter { schedule in
            guard case .reminder(let ids) = schedule.kind else { return false }
            return ids.contains(milestone.id)
                && (involvement == .obliged || schedule.targets.contains(.units))
        }
        let rows = try store.trace(
            of: ObligationID(unit: unit.code, milestone: milestone.id),
            campaign: campaign.id
        )
        let subject = Subject(
            unit: unit,
            milestone: milestone,
            status: status,
            fates: try planner.fates(facts: facts, at: now)
        )
        var steps = try schedules.flatMap { try self.steps(of: $0, about: subject, rows) }
        // The rest: of rules that are gone, and to recipients that are.
        let shown = Set(steps.compactMap(\.key))
        steps += rows.filter { !shown.contains($0.key) }.map { row in
            let occurrence = steps.lazy.compactMap(\.occurrence).first {
                ($0.schedule, $0.ruleKey, $0.slot) == (row.schedule, row.ruleKey, row.slot)
            }
            return step(for: row, unit, occurrence)
        }
        let names = (schedules.map(\.id) + rows.map(\.schedule)).reduce(into: [ScheduleID]()) {
            if !$0.contains($1) { $0.append($1) }
        }
        return TraceAccount(
            involvement: involvement,
            status: status,
            hasBeenActive: try store.activeTexts(of: campaign.id) != nil,
            isRemindedOf: !schedules.isEmpty,
            schedules: names.map { name in
                (name, steps.filter { $0.schedule == name }.sorted(by: TraceStep.isEarlier))
            }
        )
    }

    /// The obligation that is asked about, as it stands now.
    private struct Subject {
        let unit: OrganisationalUnit
        let milestone: Milestone
        let status: ObligationStatus
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
                        steps += try unplanned(occurrence, of: schedule, subject, recipient, mine)
                    }
                }
            }
        }
        return steps
    }

    /// What becomes of an occurrence that the ledger does not name; none where it does not exist.
    private func unplanned(
        _ occurrence: Occurrence,
        of schedule: Schedule,
        _ subject: Subject,
        _ recipient: Recipient,
        _ rows: [TraceRow]
    ) throws -> [TraceStep] {
        let letters = rows.filter { $0.line > 0 && $0.recipientKey == recipient.key }
            .compactMap { $0.end.message?.id }
        let fate = subject.fates.fate(
            of: FatePredictor.Reminder(
                occurrence,
                by: schedule,
                about: subject.milestone,
                of: subject.unit,
                to: recipient,
                lettersSoFar: Set(letters).count
            )
        )
        guard let end = try end(of: fate, occurrence) else { return [] }
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

    private func end(of fate: Fate, _ occurrence: Occurrence) throws -> TraceStep.End? {
        switch fate {
        case .absent: return nil
        case .skipped(let reason): return .without(.skipped, reason)
        case .undecided: return .undecided
        case .ahead(let needsApproval): return .ahead(needsApproval: needsApproval)
        case .barred(let reason): return .barred(reason)
        case .inRun:
            let rule = RuleName(schedule: occurrence.schedule, ruleKey: occurrence.ruleKey)
            let run = try store.runs(of: rule, campaign: campaign.id)
                .filter { $0.first <= occurrence.due && occurrence.due <= $0.last }
                .max { left, _ in !left.isMissed }
            guard let run, let reason = run.reason else {
                // Due before the rule was looked at for the first time.
                return .without(.skipped, Reason(.beforeEffect))
            }
            return .without(run.isMissed ? .missed : .skipped, reason)
        }
    }

    private func step(
        for row: TraceRow,
        _ unit: OrganisationalUnit,
        _ occurrence: Occurrence?
    ) -> TraceStep {
        let current = ContactRole.allCases.first {
            Recipient(place: .unit(unit.code, $0), address: nil).key == row.recipientKey
        }.flatMap(unit.address)
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
