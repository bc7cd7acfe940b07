import Campaigns
import Texts
import Wording

/// Dates, weekdays and times of day, and what people write for them.
extension Cursor {
    /// True where a date may begin here, with a weekday before it or not.
    var startsDate: Bool {
        guard let token = current else { return false }
        return startsWeekday || token.looksLikeDate || hasWordBeforeDate
    }

    /// True for `ngày 20/11/2026`: the word is not part of a date.
    private var hasWordBeforeDate: Bool {
        current?.folded == "ngay" && token(at: index + 1)?.looksLikeDate ?? false
    }

    var startsWeekday: Bool {
        guard let word = current?.folded else { return false }
        if word == "thu" || Self.badWeekdays[word] != nil { return true }
        if word == "chu", token(at: index + 1)?.folded == "nhat" { return true }
        return Self.englishWeekdays.contains(word)
    }

    /// `20/11/2026`, `2026-11-20`, `thứ Sáu 20/11/2026`; a weekday must be that of the date.
    mutating func date() throws(Finding) -> CivilDate {
        if hasWordBeforeDate, let word = current, let date = token(at: index + 1) {
            throw finding(
                .badDate,
                from: word,
                through: date,
                Findings.wordBeforeDate,
                date.text
            )
        }
        let start = current
        let stated = startsWeekday ? try weekday() : nil
        if let spoken = spokenDate() { throw spoken }
        guard let token = current, token.looksLikeDate else { throw unexpected(Findings.aDate) }
        let date = try parseDate(token)
        spell(index..<index + 1, as: .verbatim(DateStyle(.vietnamese).inTable(date)))
        advance()
        if let stated, let start, stated != date.weekday {
            let right = DateStyle(.vietnamese)
            throw finding(
                .wrongWeekday,
                from: start,
                through: token,
                Findings.wrongWeekday(date, stated: stated),
                "\(right.weekday(date.weekday)) \(right.inTable(date))"
            )
        }
        return date
    }

    mutating func weekday() throws(Finding) -> Weekday {
        let start = index
        let weekday = try readWeekday()
        spell(
            start..<index,
            as: Phrase(
                vi: DateStyle(.vietnamese).weekday(weekday),
                en: DateStyle(.english).weekday(weekday)
            )
        )
        return weekday
    }

    private mutating func readWeekday() throws(Finding) -> Weekday {
        guard let token = current, let word = token.folded else {
            throw unexpected(Findings.aWeekday)
        }
        if let right = Self.badWeekdays[word] {
            throw finding(.badWeekday, token, Findings.badWeekday(token.text), right)
        }
        if let position = Self.englishWeekdays.firstIndex(of: word) {
            advance()
            return Weekday(mondayBased: position)
        }
        if word == "chu", self.token(at: index + 1)?.folded == "nhat" {
            advance()
            advance()
            return .sunday
        }
        guard word == "thu" else { throw unexpected(Findings.aWeekday) }
        guard let next = self.token(at: index + 1) else {
            advance()
            throw unexpected(Findings.aWeekday)
        }
        if let position = Self.vietnameseDays.firstIndex(of: next.folded ?? "") {
            advance()
            advance()
            return Weekday(mondayBased: position)
        }
        var right: String?
        if case .number(let number) = next.kind, (2...7).contains(number) {
            right = DateStyle.vietnameseWeekdays[number - 2]
        } else if let near = likelyWord(for: next.text, among: Self.vietnameseDays),
            let position = Self.vietnameseDays.firstIndex(of: near)
        {
            right = DateStyle.vietnameseWeekdays[position]
        }
        throw finding(
            .badWeekday,
            from: token,
            through: next,
            Findings.badWeekday("\(token.text) \(next.text)"),
            right
        )
    }

    /// `h:mm`, `hh:mm`, `8h`, `8h30`.
    mutating func time() throws(Finding) -> TimeOfDay {
        guard let token = current else { throw unexpected(Findings.aTime) }
        if let spoken = spokenTime() { throw spoken }
        guard let time = TimeOfDay(written: token.text) else {
            switch token.kind {
            case .word, .number:
                throw finding(
                    .badTime,
                    token,
                    Findings.badTime(token.text),
                    TimeOfDay.likely(token.text)?.description
                )
            default: throw unexpected(Findings.aTime)
            }
        }
        spell(index..<index + 1, as: .verbatim(time.description))
        advance()
        return time
    }

    /// A finding for `2 giờ chiều` and `7 giờ 30`, which suggests 14:00 and 07:30.
    private func spokenTime() -> Finding? {
        guard let first = current, case .number(let hour) = first.kind,
            token(at: index + 1)?.folded == "gio"
        else { return nil }
        var end = index + 2
        var minute = 0
        if case .number(let minutes) = token(at: end)?.kind {
            minute = minutes
            end += 1
            if token(at: end)?.folded == "phut" { end += 1 }
        }
        var isAfternoon = false
        if let word = token(at: end)?.folded, ["sang", "trua", "chieu", "toi"].contains(word) {
            isAfternoon = word == "chieu" || word == "toi"
            end += 1
        }
        let likely = TimeOfDay(hour: isAfternoon && hour < 12 ? hour + 12 : hour, minute: minute)
        guard let last = token(at: end - 1) else { return nil }
        return finding(
            .badTime,
            from: first,
            through: last,
            Findings.badTime(
                (index..<end).compactMap { token(at: $0)?.text }.joined(separator: " ")
            ),
            likely?.description
        )
    }

    /// A finding for `ngày 9 tháng 4 năm 2021`, which suggests 09/04/2021.
    func spokenDate() -> Finding? {
        let words = (0..<6).map { token(at: index + $0) }
        guard words[0]?.folded == "ngay", words[2]?.folded == "thang", words[4]?.folded == "nam",
            case .number(let day) = words[1]?.kind, case .number(let month) = words[3]?.kind,
            case .number(let year) = words[5]?.kind, let first = words[0], let last = words[5]
        else { return nil }
        return finding(
            .badDate,
            from: first,
            through: last,
            Findings.badDate(words.compactMap { $0?.text }.joined(separator: " ")),
            CivilDate(year: year, month: month, day: day)
                .map { DateStyle(.vietnamese).inTable($0) }
        )
    }

    /// True where a time of day may begin here: `17:00`, `8h30`.
    var startsTime: Bool {
        guard let text = current?.text, let first = text.unicodeScalars.first else { return false }
        return (48...57).contains(first.value) && !(current?.looksLikeDate ?? false)
            && (text.contains(":") || text.folded.contains("h"))
    }

    private func parseDate(_ token: Token) throws(Finding) -> CivilDate {
        if let date = CivilDate(iso: token.text) { return date }
        guard token.text.contains("/") else {
            let slashed = token.text.replacing("-", with: "/").replacing(".", with: "/")
            throw finding(
                .badDate,
                token,
                Findings.badDate(token.text),
                CivilDate(written: slashed).map { DateStyle(.vietnamese).inTable($0) }
            )
        }
        let parts = token.text.split(separator: "/", omittingEmptySubsequences: false)
        let numbers = parts.compactMap { Int($0) }
        guard parts.count == 3, numbers.count == 3, numbers.allSatisfy({ $0 >= 0 }) else {
            throw finding(.badDate, token, Findings.badDate(token.text))
        }
        let (day, month, year) = (numbers[0], numbers[1], numbers[2])
        guard parts[2].count == 4 else {
            let likely =
                parts[2].count == 2 ? CivilDate(year: 2000 + year, month: month, day: day) : nil
            throw finding(
                .badDate,
                token,
                Findings.yearNeedsFourDigits(token.text),
                likely.map { DateStyle(.vietnamese).inTable($0) }
            )
        }
        guard let date = CivilDate(year: year, month: month, day: day) else {
            let swapped = CivilDate(year: year, month: day, day: month)
            throw finding(
                .noSuchDate,
                token,
                (1...12).contains(month)
                    ? Findings.noSuchDay(token.text) : Findings.noSuchMonth(month),
                swapped.map { DateStyle(.vietnamese).inTable($0) }
            )
        }
        return date
    }

    private static let vietnameseDays = ["hai", "ba", "tu", "nam", "sau", "bay"]
    private static let englishWeekdays = DateStyle.englishWeekdays.map(\.folded)
    private static let badWeekdays = [
        "t2": "thứ Hai", "t3": "thứ Ba", "t4": "thứ Tư", "t5": "thứ Năm", "t6": "thứ Sáu",
        "t7": "thứ Bảy", "cn": "Chủ nhật", "mon": "Monday", "tue": "Tuesday", "wed": "Wednesday",
        "thur": "Thursday", "thurs": "Thursday", "fri": "Friday", "sat": "Saturday",
        "sun": "Sunday",
    ]
}

extension Token {
    /// True for `20/11/2026`, `5/2021`, `2026-11-20` and `20.11.2026`, right or wrong.
    var looksLikeDate: Bool {
        guard let first = text.unicodeScalars.first, (48...57).contains(first.value) else {
            return false
        }
        if text.contains("/") { return true }
        return ["-", "."].contains { separator in
            let parts = text.split(separator: separator, omittingEmptySubsequences: false)
            return parts.count == 3 && parts.allSatisfy { Int($0) != nil }
        }
    }
}
