package import Campaigns
package import Texts

extension CampaignWords {
    /// A `gửi:` line in its canonical words.
    package static func rule(_ rule: SendRule) -> Phrase {
        if rule.isClosing {
            return Phrase(vi: "bản cuối ngày", en: "closing")
        }
        switch rule.form {
        case .days(let count, let time):
            return offset(count, Phrase(vi: "ngày", en: abs(count) == 1 ? "day" : "days"))
                .at(time)
        case .workingDays(let count, let time):
            return offset(
                count,
                Phrase(vi: "ngày làm việc", en: abs(count) == 1 ? "working day" : "working days")
            ).at(time)
        case .minutes(let count):
            let isHours = count.isMultiple(of: 60)
            let number = isHours ? count / 60 : count
            return offset(
                number,
                isHours ? Phrase(vi: "giờ", en: "hours") : Phrase(vi: "phút", en: "minutes")
            )
        case .atDue: return Phrase(vi: "lúc đến hạn", en: "at due")
        case .onDueDay(let time):
            return Phrase(vi: "ngày đến hạn lúc \(time)", en: "on due day at \(time)")
        case .weekly(let days, let time, let bounds):
            let days = days.sorted { $0.rawValue < $1.rawValue }
            let (vi, en) = (DateStyle(.vietnamese), DateStyle(.english))
            return Phrase(
                vi: "mỗi " + days.map(vi.weekday).joined(separator: ", "),
                en: "every " + days.map(en.weekday).joined(separator: ", ")
            ).at(time, isAfterComma: false).within(bounds)
        case .daily(let time, let bounds):
            return Phrase(vi: "mỗi ngày", en: "every day").at(time, isAfterComma: false)
                .within(bounds)
        case .everyWorkingDay(let time, let bounds):
            return Phrase(vi: "mỗi ngày làm việc", en: "every working day")
                .at(time, isAfterComma: false).within(bounds)
        case .lastWorkingDayOfMonth(let time):
            return Phrase(
                vi: "ngày làm việc cuối mỗi tháng",
                en: "last working day of every month"
            ).at(time, isAfterComma: false)
        case .dayOfMonth(let day, let time):
            return Phrase(vi: "ngày \(day) mỗi tháng", en: "day \(day) of every month")
                .at(time, isAfterComma: false)
        case .interval(let minutes, let from, let until):
            let isHours = minutes.isMultiple(of: 60)
            let number = isHours ? minutes / 60 : minutes
            return Phrase(
                vi: "mỗi \(number) \(isHours ? "giờ" : "phút"), từ \(from) đến \(until)",
                en: "every \(number) \(isHours ? "hours" : "minutes"), from \(from) to \(until)"
            )
        case .once(let date, let time):
            let written = DateStyle(.vietnamese).inTable(date)
            return Phrase(vi: written, en: written).at(time, isAfterComma: false)
        }
    }

    private static func offset(_ count: Int, _ unit: Phrase) -> Phrase {
        Phrase(
            vi: "\(abs(count)) \(unit.vi) \(count < 0 ? "trước" : "sau") hạn",
            en: "\(abs(count)) \(unit.en) \(count < 0 ? "before" : "after") due"
        )
    }
}

extension Phrase {
    fileprivate func at(_ time: TimeOfDay, isAfterComma: Bool = true) -> Phrase {
        let comma = isAfterComma ? "," : ""
        return Phrase(vi: "\(vi)\(comma) lúc \(time)", en: "\(en)\(comma) at \(time)")
    }

    fileprivate func within(_ bounds: SendRule.Bounds) -> Phrase {
        let style = DateStyle(.vietnamese)
        var parts: [Phrase] = []
        if bounds.afterDue { parts.append(Phrase(vi: "sau hạn", en: "after due")) }
        if bounds.untilDue { parts.append(Phrase(vi: "đến hạn", en: "until due")) }
        if bounds.untilDone { parts.append(Phrase(vi: "cho đến khi nộp", en: "until done")) }
        if let from = bounds.from {
            parts.append(Phrase(vi: "từ \(style.inTable(from))", en: "from \(style.inTable(from))"))
        }
        if let until = bounds.until {
            parts.append(
                Phrase(vi: "đến \(style.inTable(until))", en: "until \(style.inTable(until))")
            )
        }
        return parts.reduce(self) { Phrase(vi: "\($0.vi), \($1.vi)", en: "\($0.en), \($1.en)") }
    }
}
