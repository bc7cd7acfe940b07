package import Campaigns

/// What a campaign's files will send, computed from the files alone: nobody has reported.
package struct SendPlan: Sendable {
    package struct Row: Sendable {
        package let occurrence: Occurrence
        /// nil in a plan that is not per unit, and for digests and bulletins.
        package let unit: UnitCode?
        package let recipient: Recipient?
        /// The rule of the letter that this occurrence joins; nil for a letter of its own.
        package let mergedInto: (schedule: ScheduleID, line: Int)?

        fileprivate func to(_ recipient: Recipient) -> Row {
            Row(occurrence: occurrence, unit: unit, recipient: recipient, mergedInto: mergedInto)
        }

        fileprivate func merged(into head: Occurrence) -> Row {
            Row(
                occurrence: occurrence,
                unit: unit,
                recipient: recipient,
                mergedInto: (head.schedule, head.line)
            )
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
        for schedule in campaign.schedules where schedule.pausedBecause == nil {
            guard case .reminder(let ids) = schedule.kind else {
                let all = try schedule.rules
                    .flatMap { try agenda.occurrences(of: $0, in: schedule) }
                    .filter { !$0.isOmitted }
                if isPerUnit {
                    for recipient in campaign.recipients(of: schedule, unit: nil) where only == nil
                    {
                        rows += all.map {
                            Row(occurrence: $0, unit: nil, recipient: recipient, mergedInto: nil)
                        }
                    }
                } else {
                    rows += all.map {
                        Row(occurrence: $0, unit: nil, recipient: nil, mergedInto: nil)
                    }
                }
                continue
            }
            for milestone in ids.compactMap(campaign.milestone) {
                if isPerUnit {
                    rows += try Self.unitRows(agenda, schedule, milestone, only)
                } else if let deadline = milestone.deadline {
                    let candidates = try Self.candidates(agenda, schedule, milestone, deadline)
                        .map { Row(occurrence: $0, unit: nil, recipient: nil, mergedInto: nil) }
                    rows += Self.limited(Self.merged(candidates), schedule.maximum)
                }
            }
        }
        self.rows = (isPerUnit ? Self.mergedPerRecipient(rows, campaign) : rows).sorted(
            by: Self.precedes
        )
    }

    /// The rows of one block and milestone: units that share a deadline share its occurrences, and
    /// what is merged or past the limit is the same for all recipients of a unit.
    private static func unitRows(
        _ agenda: Agenda,
        _ schedule: Schedule,
        _ milestone: Milestone,
        _ only: UnitCode?
    ) throws -> [Row] {
        let campaign = agenda.campaign
        var byDeadline: [CivilDateTime: [Occurrence]] = [:]
        var rows: [Row] = []
        for unit in campaign.units where only == nil || unit.code == only {
            guard let involvement = campaign.involvement(of: unit, in: milestone),
                involvement == .obliged || schedule.targets.contains(.units),
                let deadline = milestone.ownDeadlines[unit.code]?.deadline ?? milestone.deadline
            else { continue }
            let occurrences =
                try byDeadline[deadline] ?? candidates(agenda, schedule, milestone, deadline)
            byDeadline[deadline] = occurrences
            let mine = occurrences.filter { unit.isValid(on: $0.nominal.date) }
                .map { Row(occurrence: $0, unit: unit.code, recipient: nil, mergedInto: nil) }
            let letters = limited(merged(mine), schedule.maximum)
            for recipient in campaign.recipients(of: schedule, unit: unit) {
                rows += letters.map { $0.to(recipient) }
            }
        }
        return rows
    }

    private static func candidates(
        _ agenda: Agenda,
        _ schedule: Schedule,
        _ milestone: Milestone,
        _ deadline: CivilDateTime
    ) throws -> [Occurrence] {
        try schedule.rules.flatMap {
            try agenda.occurrences(
                of: $0,
                in: schedule,
                milestone: milestone.id,
                deadline: deadline
            )
        }.filter { !$0.isOmitted }
    }

    /// Letters of one recipient within half an hour of the first become one.
    ///
    /// Example: 08:00, 08:25 and 08:40 → the second joins the first, the third leaves alone.
    private static func merged(_ rows: [Row]) -> [Row] {
        var result: [Row] = []
        var head: Occurrence?
        for row in rows.sorted(by: precedes) {
            if let first = head, row.occurrence.due <= first.due.adding(minutes: mergeMinutes) {
                result.append(row.merged(into: first))
            } else {
                head = row.occurrence
                result.append(row)
            }
        }
        return result
    }

    /// Drops the letters past `gửi tối đa`; merged occurrences do not count and go with their letter.
    private static func limited(_ rows: [Row], _ maximum: Int?) -> [Row] {
        guard let maximum else { return rows }
        var letters = 0
        var result: [Row] = []
        for row in rows {
            if row.mergedInto == nil { letters += 1 }
            if letters <= maximum { result.append(row) }
        }
        return result
    }

    private static func mergedPerRecipient(_ rows: [Row], _ campaign: Campaign) -> [Row] {
        let reminders = Set(campaign.schedules.filter(\.isReminder).map(\.id))
        var others: [Row] = []
        var byRecipient: [String: [Row]] = [:]
        for row in rows {
            if let key = row.recipient?.key, reminders.contains(row.occurrence.schedule) {
                byRecipient[key, default: []].append(row)
            } else {
                others.append(row)
            }
        }
        return others + byRecipient.values.flatMap(merged)
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

/// Letters to one recipient due within so many minutes of the first become one letter.
let mergeMinutes = 30

extension CivilDateTime {
    /// Sorts what has no deadline after everything that has one.
    static let latest = CivilDateTime(CivilDate(dayNumber: 2_932_896), .lastSecond)
}
