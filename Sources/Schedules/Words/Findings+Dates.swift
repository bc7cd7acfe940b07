package import Campaigns
package import Texts
import Wording

/// The sentences about dates and times.
extension Findings {
    package static func yearNeedsFourDigits(_ written: String) -> Phrase {
        Phrase(
            vi: "«\(written)»: năm phải đủ bốn chữ số",
            en: "«\(written)»: the year needs four digits"
        )
    }

    package static func noSuchDay(_ written: String) -> Phrase {
        Phrase(vi: "không có ngày \(written)", en: "there is no day \(written)")
    }

    package static func noSuchMonth(_ month: Int) -> Phrase {
        Phrase(
            vi: "không có tháng \(month); ngày ghi theo thứ tự ngày/tháng/năm",
            en: "there is no month \(month); dates are written day/month/year"
        )
    }

    package static func wrongWeekday(_ date: CivilDate, stated: Weekday) -> Phrase {
        let (vi, en) = (DateStyle(.vietnamese), DateStyle(.english))
        return Phrase(
            vi:
                "\(vi.inTable(date)) là \(vi.weekday(date.weekday)), không phải \(vi.weekday(stated))",
            en: "\(en.inTable(date)) is a \(en.weekday(date.weekday)), not a \(en.weekday(stated))"
        )
    }

    package static func badWeekday(_ written: String) -> Phrase {
        Phrase(
            vi:
                "«\(written)» không phải thứ trong tuần; viết bằng chữ: thứ Hai … thứ Bảy, Chủ nhật",
            en: "«\(written)» is not a weekday; write it in words: Monday … Sunday"
        )
    }

    package static func badTime(_ written: String) -> Phrase {
        Phrase(
            vi: "'\(written)' không phải giờ hợp lệ, ví dụ 08:00",
            en: "'\(written)' is not a time, for example 08:00"
        )
    }

    package static func badMonth(_ written: String) -> Phrase {
        Phrase(
            vi: "«\(written)» không phải tháng; viết m/yyyy, ví dụ 6/2021",
            en: "«\(written)» is not a month; write m/yyyy, for example 6/2021"
        )
    }

    package static func computedDateDiffers(_ computed: CivilDate, stated: CivilDate) -> Phrase {
        let (vi, en) = (DateStyle(.vietnamese), DateStyle(.english))
        return Phrase(
            vi: "tính ra \(vi.weekday(computed.weekday)) \(vi.inTable(computed)), "
                + "không phải \(vi.inTable(stated))",
            en: "this comes to \(en.weekday(computed.weekday)) \(en.inTable(computed)), "
                + "not \(en.inTable(stated))"
        )
    }

    package static func reversedDates(_ lower: CivilDate, _ upper: CivilDate) -> Phrase {
        let style = DateStyle(.vietnamese)
        return Phrase(
            vi: "ngày kết thúc \(style.inTable(upper)) trước ngày bắt đầu \(style.inTable(lower))",
            en: "the end \(style.inTable(upper)) is before the start \(style.inTable(lower))"
        )
    }

    package static func reversedTimes(_ from: TimeOfDay, _ until: TimeOfDay) -> Phrase {
        Phrase(
            vi: "giờ kết thúc \(until) trước giờ bắt đầu \(from)",
            en: "the end \(until) is before the start \(from)"
        )
    }

    static func largeNumber(_ written: String) -> Phrase {
        Phrase(
            vi: "số \(written) quá lớn, tối đa 9999",
            en: "the number \(written) is too large, 9999 at most"
        )
    }

    static func longTime(years: Int) -> Phrase {
        Phrase(
            vi: "dài quá \(years) năm; kiểm tra năm, hoặc chia thành nhiều đợt",
            en: "longer than \(years) years; check the year, or make it several"
        )
    }
}
