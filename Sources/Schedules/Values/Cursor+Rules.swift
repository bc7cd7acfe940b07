import Campaigns
import Texts
import Wording

/// When letters leave: the values of `gửi` and of `nếu gián đoạn`.
extension Cursor {
    /// The value of `gửi:`, such as `7 ngày trước hạn, lúc 08:00`.
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

    /// A finding for `trước hạn 3 ngày`: the count comes first, `3 ngày trước hạn`.
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

    /// A finding for `thứ Sáu hằng tuần lúc 16:00`: a weekly letter begins with `mỗi`.
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

    /// The value of `nếu gián đoạn:`: `gửi bù trong vòng 3 ngày`, `gửi bù cho đến hạn`, `không gửi`.
    mutating func catchUp() throws(Finding) -> CatchUp {
        if accept(.doNotSend) { return .never }
        if accept(.catchUpUntilDue) {
            try latestOnly()
            return .untilDue
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
        try latestOnly()
        return .within(minutes: minutes)
    }

    /// Takes the comma before `lúc`, which may be left out and is not asked for.
    private mutating func skipComma() {
        if current?.kind == .comma { advance() }
    }

    /// `, chỉ thư mới nhất`, or nothing: it says what holds anyway.
    private mutating func latestOnly() throws(Finding) {
        if accept(.comma) { try expect(.latestOnly) }
    }

    /// `7 ngày trước hạn, lúc 08:00`, `2 giờ sau hạn`: counted from the deadline.
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

    /// -1 for `trước hạn`, 1 for `sau hạn`.
    private mutating func sign() throws(Finding) -> Int {
        if accept(.beforeDue) { return -1 }
        try expect(.afterDue)
        return 1
    }

    /// What follows `mỗi`: `2 giờ từ 08:00 đến 16:00`, `thứ Sáu lúc 16:00`, `ngày lúc 08:00, sau hạn`.
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

    /// `lúc 08:00, sau hạn, cho đến khi nộp`: the time of day, and what bounds the days.
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
