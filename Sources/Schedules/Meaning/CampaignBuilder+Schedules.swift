import Campaigns
import Texts

extension CampaignBuilder {
    mutating func buildSchedules(validity: ClosedRange<CivilDate>?) {
        for block in blocks {
            var reader = ValueReader(block)
            let kind: Schedule.Kind?
            switch block.kind {
            case .reminder: kind = reminderKind(&reader)
            case .digest: kind = digestKind(&reader)
            case .bulletin: kind = bulletinKind(&reader)
            default: continue
            }
            reader.requireKeys()
            if let kind {
                var schedule = Schedule(
                    id: ScheduleID(block.id),
                    name: block.name ?? block.id,
                    kind: kind
                )
                readRules(of: &schedule, &reader)
                readDelivery(of: &schedule, &reader)
                readText(of: &schedule, &reader)
                schedules.append(schedule)
            }
            findings += reader.findings
        }
    }

    private func reminderKind(_ reader: inout ValueReader) -> Schedule.Kind? {
        let (owed, known) = (owed, milestoneIDs)
        let ids = reader.value(.milestones) { cursor throws(Finding) -> [MilestoneID] in
            guard cursor.accept(.allMilestones) else { return try cursor.milestones(known) }
            guard cursor.accept(.except) else { return owed }
            let excluded = Set(try cursor.milestones(known))
            return owed.filter { !excluded.contains($0) }
        }
        if let ids, let entry = reader.entry(.milestones) {
            for id in ids where withoutDeadline.contains(id) {
                reader.report(
                    .noDeadline,
                    at: entry,
                    Findings.reminderWithoutDeadline(id.text)
                )
            }
        }
        return ids.map { .reminder($0) }
    }

    private func digestKind(_ reader: inout ValueReader) -> Schedule.Kind? {
        var terms = DigestTerms()
        let period = reader.value(.period) { cursor throws(Finding) -> DigestTerms.Period in
            if cursor.accept(.sinceLastSent) { return .sinceLastSent }
            if cursor.accept(.week) { return .week }
            if cursor.accept(.month) { return .month }
            try cursor.expect(.wholeCampaign)
            return .wholeCampaign
        }
        let isSent = reader.value(.ifNothingNew) { cursor throws(Finding) -> Bool in
            if cursor.accept(.sendAnyway) { return true }
            try cursor.expect(.doNotSend)
            return false
        }
        let known = milestoneIDs
        let scope = reader.value(.scope) { cursor throws(Finding) -> DigestTerms.Scope in
            if cursor.accept(.everything) { return .everything }
            if cursor.accept(.overdueFrom) {
                let days = try cursor.number(0...9999)
                try cursor.expect(.days)
                return .overdue(days: days)
            }
            try cursor.expect(.milestone)
            return .milestones(try cursor.milestones(known))
        }
        terms.period = period ?? .sinceLastSent
        terms.isSentWhenNothingNew = isSent ?? true
        terms.scope = scope ?? .everything
        return .digest(terms)
    }

    private func bulletinKind(_ reader: inout ValueReader) -> Schedule.Kind? {
        let (milestones, known) = (milestones, milestoneIDs)
        let days = reader.value(.day) { cursor throws(Finding) -> ClosedRange<CivilDate>? in
            guard cursor.accept(.milestone) else { return try cursor.days() }
            let ids = try cursor.milestones(known)
            return ids.first.flatMap { milestones[$0]?.deadline?.date }.map { $0...$0 }
        }
        let indicators = indicators.map(\.id.text)
        let ids = reader.value(.indicators) { cursor throws(Finding) -> [IndicatorID] in
            var ids: [IndicatorID] = []
            for (text, token) in try cursor.identifiers() {
                guard indicators.contains(text) else {
                    throw cursor.unknown(
                        .unknownIndicator,
                        token,
                        Findings.unknownIndicator(text),
                        among: indicators
                    )
                }
                ids.append(IndicatorID(text))
            }
            return ids
        }
        let wait = reader.value(.wait) { cursor throws(Finding) -> Int in
            let minutes = try cursor.number(0...1440)
            try cursor.expect(.minutes)
            return minutes
        }
        guard let days, let days else { return nil }
        var terms = BulletinTerms(days: days)
        terms.indicators = ids ?? []
        terms.waitMinutes = wait ?? 0
        return .bulletin(terms)
    }

    private mutating func readRules(of schedule: inout Schedule, _ reader: inout ValueReader) {
        var lines: [Block.Entry] = []
        var position = 0
        for entry in reader.block.entries where entry.key == .send {
            position += 1
            guard
                let form = reader.value(
                    of: entry,
                    { cursor throws(Finding) in
                        try cursor.sendForm()
                    }
                )
            else { continue }
            if let message = misplacement(of: form, in: schedule) {
                reader.report(.misplacedRule, at: entry, message)
                continue
            }
            lines.append(entry)
            schedule.rules.append(SendRule(line: position, form: form))
        }
        if let entry = reader.entry(.closing),
            let closing = reader.value(
                of: entry,
                { cursor throws(Finding) in
                    try cursor.closing()
                }
            ), case .bulletin(var terms) = schedule.kind
        {
            terms.closingCatchUp = closing.catchUp
            schedule = schedule.with(kind: .bulletin(terms))
            lines.append(entry)
            schedule.rules.append(
                SendRule(
                    line: position + 1,
                    form: .once(terms.days.upperBound, closing.time),
                    isClosing: true
                )
            )
        }
        ruleEntries[schedule.id] = (reader.block, lines)
    }

    /// Lines counted from a deadline belong to reminders, lines within a day to the others.
    private func misplacement(of form: SendRule.Form, in schedule: Schedule) -> Phrase? {
        switch (form, schedule.kind) {
        case (.interval, .reminder): Findings.intervalInReminder
        case (.days, .digest), (.workingDays, .digest), (.minutes, .digest), (.atDue, .digest),
            (.onDueDay, .digest), (.days, .bulletin), (.workingDays, .bulletin),
            (.minutes, .bulletin), (.atDue, .bulletin), (.onDueDay, .bulletin):
            Findings.offsetOutsideReminder
        default: nil
        }
    }

    private func readDelivery(of schedule: inout Schedule, _ reader: inout ValueReader) {
        let lists = recipientLists
        let isReminder = schedule.isReminder
        schedule.targets =
            reader.value(.to) { cursor throws(Finding) in
                try cursor.targets(lists, isReminder: isReminder)
            } ?? []
        schedule.copies =
            reader.value(.copy) { cursor throws(Finding) in
                try cursor.targets(lists, isReminder: isReminder)
            } ?? []
        schedule.dayOffShift = reader.value(.onDayOff) {
            cursor throws(Finding) -> HolidayShift in
            if cursor.accept(.previousWorkingDay) { return .previousWorkingDay }
            if cursor.accept(.nextWorkingDay) { return .nextWorkingDay }
            if cursor.accept(.doNotSend) { return .skip }
            try cursor.expect(.sendAnyway)
            return .keep
        }
        schedule.window = reader.value(.window) { cursor throws(Finding) in try cursor.window() }
        schedule.mailServer = reader.value(.mail) { [shared] cursor throws(Finding) in
            try cursor.mailServer(shared.mailServers)
        }
        schedule.maximum = reader.value(.atMost) { cursor throws(Finding) -> Int in
            let count = try cursor.number(1...9999)
            try cursor.expect(.times)
            return count
        }
        schedule.catchUp = reader.value(.ifMissed) { cursor throws(Finding) in
            try cursor.catchUp()
        }
        let resends = reader.value(.ifAmbiguous) { cursor throws(Finding) -> Bool in
            if cursor.accept(.resend) { return true }
            try cursor.expect(.hold)
            return false
        }
        if let resends { schedule.resendsWhenAmbiguous = resends }
        schedule.needsApproval = reader.flag(.approve) ?? false
        let paused = reader.value(.active) { cursor throws(Finding) -> String? in
            if cursor.accept(.yes) { return nil }
            try cursor.expect(.no)
            try cursor.expectComma()
            return try cursor.string()
        }
        schedule.pausedBecause = paused ?? nil
    }
}

extension Schedule {
    /// The same block with other terms of its kind.
    fileprivate func with(kind: Kind) -> Schedule {
        var copy = Schedule(id: id, name: name, kind: kind)
        copy.rules = rules
        return copy
    }
}
