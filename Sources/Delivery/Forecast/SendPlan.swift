package import Campaigns

/// What a campaign's files will send, computed from the files alone: nobody has reported, every pass is
/// on time, and what needs approval is approved at once.
package struct SendPlan: Sendable {
    package struct Row: Sendable {
        package let occurrence: Occurrence
        /// nil in a plan that is not per unit, and for digests and bulletins.
        package let unit: UnitCode?
        package let recipient: Recipient?
        /// The rule of the letter that this occurrence joins, or in which a newer one takes its place; nil
        /// for a letter of its own.
        package let mergedInto: (schedule: ScheduleID, line: Int)?
        /// When its letter leaves, local, as far as is known: the occurrence's own time where the files alone
        /// are looked at.
        package let leaves: CivilDateTime

        package init(
            occurrence: Occurrence,
            unit: UnitCode?,
            recipient: Recipient?,
            mergedInto: (schedule: ScheduleID, line: Int)?,
            leaves: CivilDateTime? = nil
        ) {
            self.occurrence = occurrence
            self.unit = unit
            self.recipient = recipient
            self.mergedInto = mergedInto
            self.leaves = leaves ?? occurrence.actual
        }
    }

    /// By actual time, then deadline, schedule and line.
    package let rows: [Row]

    /// The plan of the campaign's whole validity.
    ///
    /// `isPerUnit`: one row per recipient, own deadlines and merging across blocks included.
    /// `unit`: only this unit's letters; nil for all.
    /// Throws what ``Agenda`` throws.
    package init(_ agenda: Agenda, isPerUnit: Bool, unit only: UnitCode? = nil) throws {
        let campaign = agenda.campaign
        var rows: [Row] = []
        var clusters: [Cluster: [Item]] = [:]
        for schedule in campaign.schedules where schedule.pausedBecause == nil {
            guard case .reminder(let ids) = schedule.kind else {
                guard only == nil else { continue }
                let circulars = try Self.circulars(agenda, schedule)
                let recipients = campaign.recipients(of: schedule, unit: nil)
                for recipient in isPerUnit ? recipients.map(Optional.some) : [nil] {
                    rows += circulars.map { circular in
                        Row(
                            occurrence: circular.occurrence,
                            unit: nil,
                            recipient: recipient,
                            mergedInto: circular.mergedInto
                        )
                    }
                }
                continue
            }
            for milestone in ids.compactMap(campaign.milestone) {
                let source = Source(agenda, schedule, milestone)
                if isPerUnit {
                    for (cluster, items) in try source.unitItems(only) {
                        clusters[cluster, default: []] += items
                    }
                } else if let deadline = milestone.deadline {
                    let items = try source.occurrences(by: deadline)
                        .map { Item($0, source, unit: nil, recipient: nil) }
                    rows += Self.composed(items, campaign)
                }
            }
        }
        rows += clusters.values.flatMap { Self.composed($0, campaign) }
        self.rows = rows.sorted(by: Self.precedes)
    }

    /// The letters of one recipient, and what joins them.
    private static func composed(_ items: [Item], _ campaign: Campaign) -> [Row] {
        let composition = Composition(
            items,
            lettersSoFar: { _ in 0 },
            joins: { item, instant in
                campaign.window(of: item.schedule)
                    .contains(campaign.zone.civil(of: instant).time)
            }
        )
        return composition.letters.flatMap { letter in
            let head = letter.parts.first.map(\.occurrence)
            return (letter.parts.dropFirst() + letter.superseded).map { $0.row(joining: head) }
                + letter.parts.prefix(1).map { $0.row(joining: nil) }
        }
    }

    /// A block's circulars that leave while they are worth reading; of several that leave at one instant
    /// the last.
    private static func circulars(
        _ agenda: Agenda,
        _ schedule: Schedule
    ) throws -> [(occurrence: Occurrence, mergedInto: (schedule: ScheduleID, line: Int)?)] {
        let times = CircularTimes(agenda)
        let all = try schedule.rules.flatMap { rule in
            let minutes = try times.catchUpMinutes(of: rule, in: schedule)
            return try agenda.occurrences(of: rule, in: schedule).filter { occurrence in
                !occurrence.isOmitted
                    && occurrence.actualInstant <= occurrence.due.adding(minutes: minutes)
            }
        }.sorted { ($0.due, $0.nominal, $0.line) < ($1.due, $1.nominal, $1.line) }
        let last = Dictionary(all.map { ($0.actualInstant, $0) }, uniquingKeysWith: { $1 })
        return all.map { occurrence in
            let carrier = last[occurrence.actualInstant]
            return (
                occurrence,
                carrier == occurrence ? nil : carrier.map { ($0.schedule, $0.line) }
            )
        }
    }

    static func precedes(_ left: Row, _ right: Row) -> Bool {
        let (first, second) = (left.occurrence, right.occurrence)
        if first.due != second.due { return first.due < second.due }
        if first.deadline != second.deadline {
            return (first.deadline ?? .latest) < (second.deadline ?? .latest)
        }
        return (
            first.schedule.text, first.milestone?.text ?? "", first.line, left.unit?.text ?? "",
            left.recipient?.key ?? ""
        ) < (
            second.schedule.text, second.milestone?.text ?? "", second.line,
            right.unit?.text ?? "", right.recipient?.key ?? ""
        )
    }
}

extension SendPlan {
    /// What items must have in common to share a letter.
    private struct Cluster: Hashable {
        let recipientKey: String
        let sharing: LetterSharing
    }

    /// An occurrence for one recipient.
    private struct Item: LetterPart {
        let occurrence: Occurrence
        let schedule: Schedule
        let theme: Theme
        let unit: UnitCode?
        let recipient: Recipient?

        var leaves: Instant { occurrence.actualInstant }
        var limit: Int? { schedule.maximum }

        init(_ occurrence: Occurrence, _ source: Source, unit: UnitCode?, recipient: Recipient?) {
            self.occurrence = occurrence
            schedule = source.schedule
            self.unit = unit
            self.recipient = recipient
            theme = Theme(
                schedule: source.schedule.id,
                ruleKey: nil,
                obligation: ObligationID(unit: unit ?? "", milestone: source.milestone.id)
            )
        }

        func row(joining head: Occurrence?) -> Row {
            Row(
                occurrence: occurrence,
                unit: unit,
                recipient: recipient,
                mergedInto: head.map { ($0.schedule, $0.line) }
            )
        }
    }

    /// A block and a milestone that it reminds of.
    private struct Source {
        let schedule: Schedule
        let milestone: Milestone
        private let agenda: Agenda

        init(_ agenda: Agenda, _ schedule: Schedule, _ milestone: Milestone) {
            self.agenda = agenda
            self.schedule = schedule
            self.milestone = milestone
        }

        /// What is due by that deadline: the same for all units that share it.
        func occurrences(by deadline: CivilDateTime) throws -> [Occurrence] {
            try schedule.rules.flatMap {
                try agenda.occurrences(
                    of: $0,
                    in: schedule,
                    milestone: milestone.id,
                    deadline: deadline
                )
            }.filter { !$0.isOmitted }
        }

        /// What is due for each recipient of each unit.
        func unitItems(_ only: UnitCode?) throws -> [Cluster: [Item]] {
            let campaign = agenda.campaign
            let sharing = LetterSharing(schedule, milestone, campaign)
            var byDeadline: [CivilDateTime: [Occurrence]] = [:]
            var items: [Cluster: [Item]] = [:]
            for unit in campaign.units where only == nil || unit.code == only {
                guard let involvement = campaign.involvement(of: unit, in: milestone),
                    involvement == .obliged || schedule.targets.contains(.units),
                    let deadline = milestone.ownDeadlines[unit.code]?.deadline
                        ?? milestone.deadline
                else { continue }
                let all = try byDeadline[deadline] ?? occurrences(by: deadline)
                byDeadline[deadline] = all
                let mine = all.filter { unit.isValid(on: $0.nominal.date) }
                for recipient in campaign.recipients(of: schedule, unit: unit) {
                    let cluster = Cluster(recipientKey: recipient.key, sharing: sharing)
                    items[cluster, default: []] += mine.map {
                        Item($0, self, unit: unit.code, recipient: recipient)
                    }
                }
            }
            return items
        }
    }
}
