package import Campaigns
import Texts
import Wording

/// What lists of letters say: changes, faults, figures.
extension LetterWords {
    package func returned(_ unit: String, _ milestone: String) -> String {
        Phrase(
            vi: "\(unit) được đề nghị bổ sung \(milestone)",
            en: "\(milestone) of \(unit) was returned"
        )(language)
    }

    package func withdrawn(_ unit: String, _ milestone: String) -> String {
        Phrase(
            vi: "\(unit) đã rút \(milestone)",
            en: "\(unit) withdrew \(milestone)"
        )(language)
    }

    package func denominatorChanged(
        _ unit: String,
        _ label: String,
        from old: Int,
        to new: Int
    ) -> String {
        Phrase(
            vi:
                "\(unit) điều chỉnh \(label), từ \(numbers.grouped(old)) thành \(numbers.grouped(new))",
            en: "\(unit) changed \(label) from \(numbers.grouped(old)) to \(numbers.grouped(new))"
        )(
            language
        )
    }

    package func undelivered(_ unit: String, reason: String, times: Int) -> String {
        let what =
            times == 1
            ? Phrase(vi: "Thư không gửi được", en: "A letter could not be delivered")
            : Phrase(
                vi: "\(numbers.inSentence(times)) thư không gửi được",
                en: "\(times) letters could not be delivered"
            )
        return Phrase(
            vi: "\(what.vi): \(unit) (\(reason)) – đề nghị kiểm tra danh sách đơn vị",
            en: "\(what.en): \(unit) (\(reason)); please check the unit list"
        )(language)
    }

    package func missed(_ count: Int) -> String {
        Phrase(
            vi: "\(numbers.inSentence(count)) lượt gửi bị lỡ do gián đoạn",
            en: count == 1
                ? "1 letter was missed in an outage" : "\(count) letters were missed in an outage"
        )(language)
    }

    /// `Kế hoạch phát động: đã nhắc đủ số lần, không nhắc thêm 02 đơn vị (…)`; ten names at most.
    package func remindedNoMore(of milestone: String, _ units: [String]) -> String {
        let shown = units.prefix(10).joined(separator: "; ")
        let rest = units.count > 10 ? "; …" : ""
        return Phrase(
            vi:
                "\(milestone): đã nhắc đủ số lần, không nhắc thêm \(numbers.inSentence(units.count)) đơn vị chưa nộp (\(shown)\(rest)) – đề nghị liên hệ trực tiếp",
            en:
                "\(milestone): the limit of reminders is reached for \(units.count == 1 ? "1 unit that has" : "\(units.count) units that have") not submitted (\(shown)\(rest)); please call them"
        )(language)
    }

    /// One line about an indicator whose target is zero.
    package func incidents(_ name: String, reporting: Int, positive: Int) -> String {
        let count = numbers.grouped
        if positive == 0 {
            return Phrase(
                vi:
                    "\(name): \(count(reporting))/\(count(reporting)) đơn vị báo cáo không có vụ việc",
                en: "\(name): \(reporting) of \(reporting) units report none"
            )(language)
        }
        return Phrase(
            vi:
                "\(name): \(numbers.inSentence(positive)) trong \(count(reporting)) đơn vị báo cáo có vụ việc; đề nghị liên hệ trực tiếp",
            en:
                "\(name): \(positive) of \(reporting) units report one; please get in touch directly"
        )(
            language
        )
    }

    package func share(_ name: String, numerator: Int, denominator: Int, reporting: Int) -> String {
        let style = numbers
        return Phrase(
            vi:
                "\(name): \(style.grouped(numerator))/\(style.grouped(denominator)), đạt \(style.percent(numerator, of: denominator)) (của \(reporting) đơn vị)",
            en:
                "\(name): \(style.grouped(numerator)) of \(style.grouped(denominator)), \(style.percent(numerator, of: denominator)) (of \(reporting) units)"
        )(
            language
        )
    }

    package func olderFigure(_ numerator: Int, _ denominator: Int, at moment: CivilDateTime)
        -> String
    {
        Phrase(
            vi:
                "số liệu đến \(moment.time): \(numbers.grouped(numerator))/\(numbers.grouped(denominator))",
            en: "at \(moment.time): \(numbers.grouped(numerator))/\(numbers.grouped(denominator))"
        )(
            language
        )
    }

    package func remindedTimes(_ count: Int) -> String {
        Phrase(
            vi: "đã nhắc \(numbers.inSentence(count)) lần",
            en: "reminded \(NumberStyle.english(count, "time"))"
        )(
            language
        )
    }

    /// What a list in a letter leaves out.
    package func more(_ count: Int) -> String {
        Phrase(vi: "… và \(numbers.grouped(count)) việc khác", en: "… and \(count) more")(language)
    }

    package func phone(_ number: String) -> String {
        Phrase(vi: "ĐT \(number)", en: "tel. \(number)")(language)
    }

    package var tableHeads: [String] {
        switch language {
        case .vietnamese:
            ["Nội dung", "Hạn", "Phải nộp", "Đúng hạn", "Sau hạn", "Quá hạn", "Chưa đến hạn"]
        case .english: ["Milestone", "Due", "Owed", "On time", "Late", "Overdue", "Not due"]
        }
    }

    package var unitTableHeads: [String] {
        switch language {
        case .vietnamese: ["Đơn vị", "Phải nộp", "Đúng hạn", "Sau hạn", "Quá hạn", "Chưa đến hạn"]
        case .english: ["Unit", "Owed", "On time", "Late", "Overdue", "Not due"]
        }
    }

    package var blockTableHeads: [String] {
        switch language {
        case .vietnamese: ["Khối", "Đã báo cáo", "Số liệu", "Tỷ lệ"]
        case .english: ["Khối", "Reporting", "Figures", "Rate"]
        }
    }

    package var overdueTableHeads: [String] {
        switch language {
        case .vietnamese: ["TT", "Đơn vị", "Quá hạn", "Đã nhắc"]
        case .english: ["No", "Unit", "Overdue", "Reminded"]
        }
    }

    package var reportingTotal: String {
        Phrase(vi: "Cộng (đơn vị đã báo cáo)", en: "Total (reporting units)")(language)
    }

    package var total: String { Phrase(vi: "Cộng", en: "Total")(language) }
}
