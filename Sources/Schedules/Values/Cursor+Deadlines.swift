import Campaigns
import Texts

/// Deadlines: the value of `hạn`.
extension Cursor {
    /// The value of `hạn:`, nil for `không`; not yet a date where it is counted from another milestone.
    mutating func dueExpression() throws(Finding) -> DueExpression? {
        if accept(.none) { return nil }
        if startsTime { throw timeBeforeDate() }
        let form = try dueForm()
        var time: TimeOfDay?
        if !form.isExact {
            _ = accept(.comma)
            if startsTime || (current != nil && current?.kind != .equals) { time = try self.time() }
        }
        var verified: DueExpression.Verified?
        if case .date = form {
        } else if accept(.equals) {
            verified = try verifiedDate()
        }
        return DueExpression(form: form, time: time, verified: verified)
    }

    private mutating func dueForm() throws(Finding) -> DueExpression.Form {
        if startsDate { return .date(try date()) }
        if accept(.lastWorkingDayOfMonth) { return .lastWorkingDay(ofMonthOf: try month()) }
        if let spoken = spokenDate() { throw spoken }
        guard case .number = current?.kind else { throw proseDeadline() }
        let count = try number(0...9999)
        let unit: DueExpression.Unit
        if accept(.workingDays) {
            unit = .workingDays
        } else if accept(.days) {
            unit = .days
        } else if accept(.weeks) {
            unit = .weeks
        } else if accept(.hours) {
            unit = .minutes(60)
        } else {
            try expect(.minutes)
            unit = .minutes(1)
        }
        let sign: Int
        if accept(.before) {
            sign = -1
        } else {
            try expect(.after)
            sign = 1
        }
        let (id, token) = try identifier()
        let reference = place(token.column, token.length)
        return .relative(sign * count, unit, MilestoneID(id), reference)
    }

    /// The date behind `=`, to be compared with what the rest comes to.
    private mutating func verifiedDate() throws(Finding) -> DueExpression.Verified? {
        let (first, start) = (current, index)
        let date = try date()
        guard let first, let last = token(at: index - 1), index > start else { return nil }
        let length = last.column + last.length - first.column
        return DueExpression.Verified(date: date, place: place(first.column, length))
    }

    /// The finding for `17:00 thứ Sáu 20/11/2026`: the date comes first, then the time.
    private func timeBeforeDate() -> Finding {
        var rest: [Token] = []
        while let token = token(at: index + 1 + rest.count) { rest.append(token) }
        let date = rest.first?.folded == "ngay" ? rest.dropFirst() : rest[...]
        let words = (date + [current].compactMap(\.self)).map(\.text).joined(separator: " ")
        let first = current?.column ?? 1
        let end = (rest.last ?? current).map { $0.column + $0.length } ?? first + 1
        return Finding(
            .expected,
            place(first, end - first),
            Findings.dateBeforeTime,
            suggestion: rest.isEmpty ? nil : words
        )
    }

    /// The finding for a deadline in prose, `trước 17:00 ngày 09/04/2021`, which suggests its date and time.
    private func proseDeadline() -> Finding {
        var rest: [Token] = []
        while let token = token(at: index + rest.count) { rest.append(token) }
        guard let first = rest.first, let last = rest.last, first.folded != nil,
            let date = rest.first(where: \.looksLikeDate)
        else { return unexpected(Findings.aDeadline) }
        let time = rest.compactMap { TimeOfDay(written: $0.text) }.first
        return finding(
            .expected,
            from: first,
            through: last,
            Findings.expected(Findings.aDeadline, found: rest.map(\.text).joined(separator: " ")),
            ([date.text] + [time?.description].compactMap(\.self))
                .joined(separator: " ")
        )
    }

    /// The first day of `m/yyyy`.
    private mutating func month() throws(Finding) -> CivilDate {
        guard let token = current else { throw unexpected(Findings.aMonth) }
        let parts = token.text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[1].count == 4, let month = Int(parts[0]),
            let year = Int(parts[1]), let date = CivilDate(year: year, month: month, day: 1)
        else { throw finding(.badDate, token, Findings.badMonth(token.text)) }
        advance()
        return date
    }
}
