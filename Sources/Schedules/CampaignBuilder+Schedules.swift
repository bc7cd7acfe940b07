import Campaigns
import Wording

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

    private func readText(of schedule: inout Schedule, _ reader: inout ValueReader) {
        schedule.subject = reader.string(.subject)
        if let subject = schedule.subject, let entry = reader.entry(.subject),
            let token = entry.tokens.first
        {
            check(
                subject,
                path: reader.block.path,
                line: entry.line,
                column: token.column + 1,
                &reader
            )
        }
        if let entry = reader.entry(.body) {
            if let token = entry.tokens.first {
                reader.report(
                    Finding(
                        .trailingText,
                        path: reader.block.path,
                        line: entry.line,
                        column: token.column,
                        length: token.length,
                        Findings.bodyOnNextLines
                    )
                )
            } else if entry.text.isEmpty {
                reader.report(.missingKey, at: entry, Findings.bodyOnNextLines)
            }
            for line in entry.text {
                check(
                    line.text,
                    path: reader.block.path,
                    line: line.line,
                    column: line.column,
                    &reader
                )
            }
            schedule.body = entry.text.map(\.text)
        }
        let templates = templates
        schedule.template = reader.value(.template) { cursor throws(Finding) -> String in
            let (text, token) = try cursor.identifier()
            guard templates.contains(text) else {
                throw cursor.finding(
                    .unknownTemplate,
                    token,
                    Findings.unknownTemplate(text),
                    likelyWord(for: text, among: templates.sorted())
                )
            }
            return text
        }
        if schedule.body != nil, schedule.template != nil, let entry = reader.entry(.template) {
            reader.report(.misplacedKey, at: entry, Findings.bodyAndTemplate)
        }
    }

    /// Reports every `{placeholder}` of the text that is none.
    private func check(
        _ text: String,
        path: String,
        line: Int,
        column: Int,
        _ reader: inout ValueReader
    ) {
        if let open = Placeholder.openBrace(in: text) {
            reader.report(
                Finding(
                    .unknownPlaceholder,
                    path: path,
                    line: line,
                    column: column + open,
                    length: 1,
                    Findings.openBrace
                )
            )
        }
        for use in Placeholder.uses(in: text) where use.placeholder == nil {
            let near = likelyWord(for: use.name, among: Placeholder.allCases.flatMap(\.spellings))
            reader.report(
                Finding(
                    .unknownPlaceholder,
                    path: path,
                    line: line,
                    column: column + use.offset,
                    length: use.length,
                    Findings.unknownPlaceholder(use.name),
                    suggestion: near.map { "{\($0)}" }
                )
            )
        }
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

extension Cursor {
    fileprivate mutating func milestones(
        _ known: Set<MilestoneID>
    ) throws(Finding) -> [MilestoneID] {
        var ids = [try milestone(known)]
        while accept(.comma) { ids.append(try milestone(known)) }
        return ids
    }

    mutating func milestone(_ known: Set<MilestoneID>) throws(Finding) -> MilestoneID {
        let (text, token) = try identifier()
        guard known.contains(MilestoneID(text)) else {
            throw unknown(
                .unknownMilestone,
                token,
                Findings.unknownMilestone(text),
                among: known.map(\.text).sorted()
            )
        }
        return MilestoneID(text)
    }

    fileprivate mutating func expectComma() throws(Finding) {
        guard accept(.comma) else { throw unexpected() }
    }

    fileprivate mutating func closing() throws(Finding) -> (time: TimeOfDay, catchUp: CatchUp?) {
        try expect(.at)
        let time = try time()
        return (time, accept(.comma) ? try catchUp() : nil)
    }

    fileprivate mutating func targets(
        _ lists: [RecipientList],
        isReminder: Bool
    ) throws(Finding) -> [Target] {
        var targets: [Target] = []
        for name in try names(Findings.aRecipient) {
            if let (target, term) = Self.unitTargets[name.folded] {
                guard isReminder else {
                    throw finding(.misplacedRule, name, Findings.unitsInDigest)
                }
                spell(name.range, as: term.label)
                targets.append(target)
            } else if let list = lists.first(where: {
                $0.id.text == name.text || $0.name.folded == name.folded
            }) {
                targets.append(.list(list.id))
            } else {
                let known =
                    lists.flatMap { [$0.name, $0.id.text] }
                    + [Term.unitsNotDone, .units, .unitHeads].flatMap(\.spellings)
                throw unknown(
                    .unknownRecipient,
                    name,
                    Findings.unknownRecipient(name.text),
                    among: known
                )
            }
        }
        return targets
    }

    private static let unitTargets: [String: (target: Target, term: Term)] = {
        var targets: [String: (target: Target, term: Term)] = [:]
        for (term, target) in [
            (Term.unitsNotDone, Target.unitsNotDone), (.units, .units), (.unitHeads, .unitHeads),
        ] {
            for spelling in term.spellings { targets[spelling.folded] = (target, term) }
        }
        return targets
    }()
}
