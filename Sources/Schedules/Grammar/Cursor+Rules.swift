import Campaigns
import Texts
import Wording

extension Cursor {
    /// The value of `gửi:`.
    mutating func sendForm() throws(Finding) -> SendRule.Form {
        if case .number = current?.kind { return try offsetForm() }
        if startsDate {
            if let weekly = weekdayWithoutEvery() { throw weekly }
            let date = try date()
            skipComma()
            try expect(.at)
            return .once(date, try time())
        }
        if accept(.atDue) { return .atDue }
        if accept(.onDueDayAt) { return .onDueDay(try time()) }
        if accept(.lastWorkingDayOfEveryMonth) {
            skipComma()
            try expect(.at)
            return .lastWorkingDayOfMonth(try time())
        }
        if accept(.every) { return try everyForm() }
        if accept(.dayOfMonth) {
            let day = try number(1...31)
            try expect(.ofEveryMonth)
            skipComma()
            try expect(.at)
            return .dayOfMonth(day, try time())
        }
        if let reversed = sideBeforeCount() { throw reversed }
        throw unexpected(Findings.aSendRule)
    }

    /// `trước hạn 3 ngày`: the count comes first.
    private func sideBeforeCount() -> Finding? {
        var copy = self
        guard let first = current, copy.accept(.beforeDue) || copy.accept(.afterDue) else {
            return nil
        }
        let side = index..<copy.index
        var end = copy.index
        if (try? copy.number()) != nil {
            for term in [Term.workingDays, .days, .weeks, .hours, .minutes] where copy.accept(term)
            {
                end = copy.index
                break
            }
        }
        func words(_ range: Range<Int>) -> String {
            range.compactMap { token(at: $0)?.text }.joined(separator: " ")
        }
        let last = token(at: end - 1) ?? first
        return finding(
            .expected,
            from: first,
            through: last,
            Findings.countFirst,
            end > side.upperBound
                ? words(side.upperBound..<end) + " " + words(side) : nil
        )
    }

    /// `thứ Sáu hằng tuần lúc 16:00`: a weekly letter begins with `mỗi`.
    private func weekdayWithoutEvery() -> Finding? {
        guard startsWeekday, let first = current else { return nil }
        var copy = self
        guard let weekday = try? copy.weekday(), copy.current?.looksLikeDate != true,
            var last = token(at: copy.index - 1)
        else { return nil }
        if let word = copy.current?.folded, word == "hang" || word == "moi",
            let next = token(at: copy.index + 1), next.folded == "tuan"
        {
            last = next
        }
        return finding(
            .expected,
            from: first,
            through: last,
            Findings.everyWeekday,
            "mỗi " + DateStyle(.vietnamese).weekday(weekday)
        )
    }

    /// `gửi bù …` or `không gửi`.
    mutating func catchUp() throws(Finding) -> CatchUp {
        if accept(.doNotSend) { return .never }
        if accept(.catchUpUntilDue) {
            return .untilDue(latestOnly: try latestOnly())
        }
        try expect(.catchUpWithin)
        let count = try number(1...9999)
        let minutes: Int
        if accept(.minutes) {
            minutes = count
        } else if accept(.hours) {
            minutes = count * 60
        } else {
            try expect(.days)
            minutes = count * 1440
        }
        return .within(minutes: minutes, latestOnly: try latestOnly())
    }

    /// The value of `hạn:`, still unresolved where it is counted from another milestone.
    mutating func dueExpression() throws(Finding) -> DueExpression? {
        if accept(.none) { return nil }
        if startsTime { throw timeBeforeDate() }
        var form: DueExpression.Form
        if startsDate {
            form = .date(try date())
        } else if accept(.lastWorkingDayOfMonth) {
            form = .lastWorkingDay(ofMonthOf: try month())
        } else {
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
            let reference = try identifier()
            form = .relative(
                sign * count,
                unit,
                MilestoneID(reference.text),
                reference.token
            )
        }
        var time: TimeOfDay?
        if !form.isExact {
            _ = accept(.comma)
            if startsTime || (current != nil && current?.kind != .equals) { time = try self.time() }
        }
        var verified: DueExpression.Verified?
        if case .date = form {
        } else if accept(.equals) {
            let token = current
            let start = index
            let date = try date()
            let last = self.token(at: index - 1)
            if let token, let last, index > start {
                verified = DueExpression.Verified(
                    date: date,
                    column: token.column,
                    length: last.column + last.length - token.column
                )
            }
        }
        return DueExpression(form: form, time: time, verified: verified)
    }

    /// The comma before `lúc` may be left out, and is not asked for.
    private mutating func skipComma() {
        if current?.kind == .comma { advance() }
    }

    /// `17:00 thứ Sáu 20/11/2026`: the date comes first.
    private func timeBeforeDate() -> Finding {
        var rest: [Token] = []
        while let token = token(at: index + 1 + rest.count) { rest.append(token) }
        let date = rest.first?.folded == "ngay" ? rest.dropFirst() : rest[...]
        let words = (date + [current].compactMap(\.self)).map(\.text).joined(separator: " ")
        let first = current?.column ?? 1
        let end = (rest.last ?? current).map { $0.column + $0.length } ?? first + 1
        return Finding(
            .expected,
            path: path,
            line: line,
            column: first,
            length: end - first,
            Findings.dateBeforeTime,
            suggestion: rest.isEmpty ? nil : words
        )
    }

    /// `trước 17:00 ngày 09/04/2021`: told with its date and time, where it has them.
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

    /// `m/yyyy`.
    private mutating func month() throws(Finding) -> CivilDate {
        guard let token = current else { throw unexpected(Findings.aMonth) }
        let parts = token.text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[1].count == 4, let month = Int(parts[0]),
            let year = Int(parts[1]), let date = CivilDate(year: year, month: month, day: 1)
        else { throw finding(.badDate, token, Findings.badMonth(token.text)) }
        advance()
        return date
    }

    private mutating func latestOnly() throws(Finding) -> Bool {
        guard accept(.comma) else { return false }
        try expect(.latestOnly)
        return true
    }

    private mutating func offsetForm() throws(Finding) -> SendRule.Form {
        let count = try number(0...9999)
        if accept(.hours) { return .minutes(try sign() * count * 60) }
        if accept(.minutes) { return .minutes(try sign() * count) }
        let isWorking = accept(.workingDays)
        var factor = 1
        if !isWorking, !accept(.days) {
            try expect(.weeks)
            factor = 7
        }
        let days = try sign() * count * factor
        skipComma()
        try expect(.at)
        let time = try time()
        return isWorking ? .workingDays(days, time) : .days(days, time)
    }

    private mutating func sign() throws(Finding) -> Int {
        if accept(.beforeDue) { return -1 }
        try expect(.afterDue)
        return 1
    }

    private mutating func everyForm() throws(Finding) -> SendRule.Form {
        if case .number = current?.kind {
            let token = current
            let count = try number(1...1440)
            let minutes: Int
            if accept(.hours) {
                minutes = count * 60
            } else {
                try expect(.minutes)
                minutes = count
            }
            _ = accept(.comma)
            try expect(.from)
            let from = try time()
            try expect(.until)
            let until = try time()
            if until < from, let token {
                throw finding(.reversedRange, token, Findings.reversedTimes(from, until))
            }
            return .interval(minutes: minutes, from: from, until: until)
        }
        if startsWeekday {
            var days: Set<Weekday> = [try weekday()]
            while current?.kind == .comma {
                let comma = index
                _ = accept(.comma)
                guard startsWeekday else {
                    rewind(to: comma)
                    break
                }
                days.insert(try weekday())
            }
            let (time, bounds) = try timeAndBounds()
            return .weekly(days, time, bounds)
        }
        if accept(.workingDays) {
            let (time, bounds) = try timeAndBounds()
            return .everyWorkingDay(time, bounds)
        }
        guard accept(.days) else { throw unexpected(Findings.aWeekday) }
        let (time, bounds) = try timeAndBounds()
        return .daily(time, bounds)
    }

    private mutating func timeAndBounds() throws(Finding) -> (TimeOfDay, SendRule.Bounds) {
        skipComma()
        try expect(.at)
        let time = try time()
        var bounds = SendRule.Bounds()
        while accept(.comma) {
            if accept(.afterDue) {
                bounds.afterDue = true
            } else if accept(.untilDone) {
                bounds.untilDone = true
            } else if accept(.untilDue) {
                bounds.untilDue = true
            } else if accept(.from) {
                bounds.from = try date()
            } else {
                try expect(.until)
                bounds.until = try date()
            }
        }
        return (time, bounds)
    }
}

/// A deadline as written, before references to other milestones are followed.
struct DueExpression {
    enum Unit {
        case days, workingDays, weeks
        case minutes(Int)
    }

    enum Form {
        case date(CivilDate)
        case lastWorkingDay(ofMonthOf: CivilDate)
        case relative(Int, Unit, MilestoneID, Token)

        /// Counted in hours or minutes: the time of day follows from the reference.
        var isExact: Bool {
            if case .relative(_, .minutes, _, _) = self { true } else { false }
        }
    }

    struct Verified {
        let date: CivilDate
        let column: Int
        let length: Int
    }

    let form: Form
    let time: TimeOfDay?
    let verified: Verified?
}
