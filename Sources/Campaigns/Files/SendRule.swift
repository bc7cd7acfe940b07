/// One `gửi:` line: when letters of its block are meant to leave.
package struct SendRule: Hashable, Sendable {
    /// 1-based position among the block's `gửi:` lines.
    package let line: Int
    package let form: Form
    /// True for a bulletin's closing letter, which goes out once, on the last day.
    package var isClosing = false

    package init(line: Int, form: Form, isClosing: Bool = false) {
        self.line = line
        self.form = form
        self.isClosing = isClosing
    }

    package enum Form: Hashable, Sendable {
        /// Days before (negative) or after (positive) the deadline's date.
        case days(Int, TimeOfDay)
        /// Working days before or after the deadline's date.
        case workingDays(Int, TimeOfDay)
        /// Minutes before or after the deadline itself; exact, never shifted for a day off.
        case minutes(Int)
        case atDue
        case onDueDay(TimeOfDay)
        case weekly(Set<Weekday>, TimeOfDay, Bounds)
        case daily(TimeOfDay, Bounds)
        case everyWorkingDay(TimeOfDay, Bounds)
        case lastWorkingDayOfMonth(TimeOfDay)
        case dayOfMonth(Int, TimeOfDay)
        /// Every so many minutes from a time to a time, both included.
        case interval(minutes: Int, from: TimeOfDay, until: TimeOfDay)
        case once(CivilDate, TimeOfDay)
    }

    /// The limits of a repeating line.
    package struct Bounds: Hashable, Sendable {
        package var afterDue = false
        package var untilDue = false
        package var untilDone = false
        package var from: CivilDate?
        package var until: CivilDate?

        package init() {}
    }

    /// The meaning of the line without its time of day, in the manner of RFC 5545: `-P7D`, `+P1WD`.
    ///
    /// It names the rule in the ledger's keys, so moving a letter from 08:00 to 09:00 on the day
    /// does not send it again. Where two lines differ in the time of day alone, that names them too
    /// (``Schedule/key(of:)``): `mỗi ngày lúc 15:00` put beside `mỗi ngày lúc 08:00` makes two new rules.
    package var key: String {
        if isClosing { return "closing" }
        switch form {
        case .days(let count, _): return "\(count < 0 ? "-" : "+")P\(abs(count))D"
        case .workingDays(let count, _): return "\(count < 0 ? "-" : "+")P\(abs(count))WD"
        case .minutes(let count): return "\(count < 0 ? "-" : "+")PT\(abs(count))M"
        case .atDue: return "due"
        case .onDueDay: return "due-day"
        case .weekly(let days, _, let bounds):
            let names = days.sorted { $0.rawValue < $1.rawValue }.map(\.abbreviation)
            return "weekly:" + names.joined(separator: ",") + bounds.key
        case .daily(_, let bounds): return "daily" + bounds.key
        case .everyWorkingDay(_, let bounds): return "working-days" + bounds.key
        case .lastWorkingDayOfMonth: return "month-last-working-day"
        case .dayOfMonth(let day, _): return "month-day:\(day)"
        case .interval(let minutes, _, _): return "every:PT\(minutes)M"
        case .once(let date, _): return "once:\(date)"
        }
    }

    /// True where the day alone names the occurrence; false where the time of day belongs to it.
    package var isDayGranular: Bool {
        switch form {
        case .minutes, .atDue, .interval: false
        default: true
        }
    }
}

extension SendRule.Bounds {
    fileprivate var key: String {
        var parts: [String] = []
        if afterDue { parts.append("after-due") }
        if untilDue { parts.append("until-due") }
        if untilDone { parts.append("until-done") }
        if let from { parts.append("from=\(from)") }
        if let until { parts.append("until=\(until)") }
        return parts.isEmpty ? "" : ";" + parts.joined(separator: ";")
    }
}
