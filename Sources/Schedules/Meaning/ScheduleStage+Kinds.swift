import Campaigns
import Texts

/// What kind of letters a block sends, with the terms of that kind.
extension ScheduleStage {
    /// nil where the key that says what the letters are about is absent or wrong.
    func kind(_ reader: ValueReader) -> Schedule.Kind? {
        switch reader.block.kind {
        case .reminder: reminderKind(reader)
        case .digest: digestKind(reader)
        case .bulletin: bulletinKind(reader)
        default: nil
        }
    }

    private func reminderKind(_ reader: ValueReader) -> Schedule.Kind? {
        let (owed, known) = (milestones.owed, milestones.ids)
        let ids = reader.value(.milestones) { cursor throws(Finding) -> [MilestoneID] in
            guard cursor.accept(.allMilestones) else { return try cursor.milestones(known) }
            guard cursor.accept(.except) else { return owed }
            let excluded = Set(try cursor.milestones(known))
            return owed.filter { !excluded.contains($0) }
        }
        if let ids, let entry = reader.entry(.milestones) {
            for id in ids where milestones.withoutDeadline.contains(id) {
                reader.report(
                    .noDeadline,
                    at: entry,
                    Findings.reminderWithoutDeadline(id.text)
                )
            }
        }
        return ids.map { .reminder($0) }
    }

    private func digestKind(_ reader: ValueReader) -> Schedule.Kind? {
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
        let scope = reader.value(.scope) { cursor throws(Finding) -> DigestTerms.Scope in
            if cursor.accept(.everything) { return .everything }
            if cursor.accept(.overdueFrom) {
                let days = try cursor.number(0...9999)
                try cursor.expect(.days)
                return .overdue(days: days)
            }
            try cursor.expect(.milestone)
            return .milestones(try cursor.milestones(milestones.ids))
        }
        terms.period = period ?? .sinceLastSent
        terms.isSentWhenNothingNew = isSent ?? true
        terms.scope = scope ?? .everything
        return .digest(terms)
    }

    private func bulletinKind(_ reader: ValueReader) -> Schedule.Kind? {
        let days = reader.value(.day) { cursor throws(Finding) -> ClosedRange<CivilDate>? in
            guard cursor.accept(.milestone) else { return try cursor.days() }
            let name = cursor.current
            let id = try cursor.milestone(milestones.ids)
            if milestones.withoutDeadline.contains(id), let name {
                throw cursor.finding(
                    .noDeadline,
                    name,
                    Findings.referenceWithoutDeadline(id.text)
                )
            }
            return milestones.byID[id]?.deadline.map { $0.date...$0.date }
        }
        let ids = reader.value(.indicators) { cursor throws(Finding) in
            try cursor.indicators(among: indicators)
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
}
