import Campaigns
import Texts
import Wording

/// A date, or a date and a time, as offices write them.
struct WrittenDate: Hashable {
    enum Problem: Error, Hashable {
        case unreadable
        /// The year has two digits; the date with four.
        case twoDigitYear(String)
        /// No such day; the date with day and month turned about, where that is one.
        case noSuchDate(String?)
        /// The weekday before the date is not its own, which is this.
        case wrongWeekday(Weekday)
    }

    let date: CivilDate
    let time: TimeOfDay?
    /// True for `3/4/2021`, which is a date with the month first as well.
    let isEitherWay: Bool

    init(_ text: String) throws(Problem) {
        var rest = text.prefix { $0 != "(" }
        rest = Self.trimmed(rest)
        let leading = Self.takeTime(&rest)
        let weekday = Self.takeWeekday(&rest)
        let form = try Self.takeDate(&rest)
        guard leading == nil || rest.isEmpty else { throw .unreadable }
        if let leading { time = leading } else { time = try Self.time(rest) }
        date = form.date
        isEitherWay = form.isEitherWay
        if let weekday, weekday != date.weekday { throw .wrongWeekday(date.weekday) }
    }

    /// True for `3/15/2021`, which is a date only with the month before the day.
    static func isMonthFirst(_ text: String) -> Bool {
        // A year first: most dates of most tables.
        let octets = text.utf8
        let isISO =
            octets.count >= 10 && octets.dropFirst(4).first == UInt8(ascii: "-")
            && octets.prefix(4).allSatisfy { (48...57).contains($0) }
        guard !isISO, octets.contains(where: { $0 == 0x2F || $0 == 0x2D || $0 == 0x2E }) else {
            return false
        }
        var rest = trimmed(text.prefix { $0 != "(" })
        _ = takeTime(&rest)
        _ = takeWeekday(&rest)
        if rest.prefix(4).lowercased().folded == "ngay" { rest = trimmed(rest.dropFirst(4)) }
        let numbers = head(of: rest).split(omittingEmptySubsequences: false) { "/-.".contains($0) }
        guard numbers.count == 3, numbers[2].count == 4, let first = Int(numbers[0]),
            let second = Int(numbers[1]), let year = Int(numbers[2]), (1...12).contains(first),
            second > 12
        else { return false }
        return CivilDate(year: year, month: first, day: second) != nil
    }

    /// The text up to what parts a date from its time: `23/5/2021` of `23/5/2021 11:00`.
    private static func head(of text: Substring) -> Substring {
        text.prefix { $0 != " " && $0 != "T" && $0 != "\u{A0}" && $0 != "," }
    }

    private static func trimmed(_ text: Substring) -> Substring {
        var text = text
        while text.first?.isWhitespace == true || text.first == "," { text = text.dropFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return text
    }

    // MARK: Weekday

    private static let weekdays: [(name: String, day: Weekday)] =
        zip(
            DateStyle.vietnameseWeekdays + DateStyle.englishWeekdays,
            Weekday.allCases + Weekday.allCases
        )
        .map { ($0.folded, $1) }

    private static func takeWeekday(_ rest: inout Substring) -> Weekday? {
        guard rest.first?.isLetter == true else { return nil }
        for count in [2, 1] {
            let words = rest.split(maxSplits: count) { $0.isWhitespace || $0 == "," }
            guard words.count > count else { continue }
            let head = words.prefix(count).joined(separator: " ").folded
            guard let known = weekdays.first(where: { $0.name == head }) else { continue }
            rest = trimmed(words[count])
            return known.day
        }
        return nil
    }

    // MARK: Date

    private static func takeDate(
        _ rest: inout Substring
    ) throws(Problem) -> (date: CivilDate, isEitherWay: Bool) {
        if rest.first?.isLetter == true { return try takeWordedDate(&rest) }
        let head = head(of: rest)
        let marks = Set(head.filter { !$0.isNumber })
        let parts = head.split(omittingEmptySubsequences: false) { "/-.".contains($0) }
        guard marks.count == 1, parts.count == 3,
            parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) } }),
            let first = Int(parts[0]), let second = Int(parts[1]), let third = Int(parts[2])
        else { throw .unreadable }
        rest = trimmed(rest.dropFirst(head.count).drop { $0 == "T" })
        if parts[0].count == 4 {
            guard marks == ["-"], parts[1].count == 2, parts[2].count == 2 else {
                throw .unreadable
            }
            guard let date = CivilDate(year: first, month: second, day: third) else {
                throw .noSuchDate(nil)
            }
            return (date, false)
        }
        guard parts[0].count <= 2, parts[1].count <= 2 else { throw .unreadable }
        if parts[2].count == 2, let date = CivilDate(year: 2000 + third, month: second, day: first)
        {
            throw .twoDigitYear(DateStyle(.vietnamese).inTable(date))
        }
        guard parts[2].count == 4 else { throw .unreadable }
        if let date = CivilDate(year: third, month: second, day: first) {
            return (date, first <= 12 && second <= 12 && first != second)
        }
        let turned = CivilDate(year: third, month: first, day: second)
        throw .noSuchDate(turned.map { DateStyle(.vietnamese).inTable($0) })
    }

    /// `ngày 15 tháng 3 năm 2021`, or a date in figures after `ngày`.
    private static func takeWordedDate(
        _ rest: inout Substring
    ) throws(Problem) -> (date: CivilDate, isEitherWay: Bool) {
        let words = rest.split(whereSeparator: \.isWhitespace)
        guard let first = words.first, String(first).folded == "ngay", words.count > 1 else {
            throw .unreadable
        }
        guard words.count >= 6, String(words[2]).folded == "thang",
            String(words[4]).folded == "nam",
            let day = Int(words[1]), let month = Int(words[3]), let year = Int(words[5]),
            words[5].count == 4
        else {
            rest = trimmed(rest.dropFirst(first.count))
            guard rest.first?.isNumber == true else { throw .unreadable }
            return try takeDate(&rest)
        }
        rest = trimmed(rest[words[5].endIndex...])
        guard let date = CivilDate(year: year, month: month, day: day) else {
            throw .noSuchDate(nil)
        }
        return (date, false)
    }

    // MARK: Time

    /// A time before the date: `11:00 23/5/2021`, `11 giờ 30 phút, Chủ nhật ngày 23/5/2021`.
    private static func takeTime(_ rest: inout Substring) -> TimeOfDay? {
        guard rest.first?.isNumber == true else { return nil }
        let words = rest.split(maxSplits: 5) { $0.isWhitespace || $0 == "," }
        for count in words.indices.dropFirst() {
            let next = words[count]
            let numbers = next.split(omittingEmptySubsequences: false) { "/-.".contains($0) }
            guard numbers.count == 3 || next.first?.isLetter == true,
                !["gio", "phut", "h"].contains(String(next).folded),
                let time = try? time(rest[..<words[count - 1].endIndex])
            else { continue }
            rest = rest[next.startIndex...]
            return time
        }
        return nil
    }

    /// `11:00`, `11:00:30`, `11h`, `11h30`, `11 giờ 30`; nil for no text.
    private static func time(_ text: Substring) throws(Problem) -> TimeOfDay? {
        guard !text.isEmpty else { return nil }
        var folded = String(text).folded.replacing("gio", with: "h").replacing("phut", with: "")
        folded.removeAll { $0 == " " }
        let parts = folded.split(omittingEmptySubsequences: false) { $0 == ":" || $0 == "h" }
        let isWorded = folded.contains("h")
        guard (2...3).contains(parts.count), parts[0].count <= 2, let hour = Int(parts[0]),
            isWorded && parts[1].isEmpty && parts.count == 2 || (1...2).contains(parts[1].count)
        else { throw .unreadable }
        let minute = parts[1].isEmpty ? 0 : Int(parts[1])
        let second = parts.count == 3 ? Int(parts[2]) : 0
        guard let minute, let second,
            let time = TimeOfDay(hour: hour, minute: minute, second: second)
        else { throw .unreadable }
        return time
    }
}
