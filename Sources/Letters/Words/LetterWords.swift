package import Campaigns
package import Texts
import Wording

/// The short phrases that letters are put together from, in the language of the campaign.
package struct LetterWords: Sendable {
    private let language: Language
    private let dates: DateStyle
    private let numbers: NumberStyle

    package init(_ language: Language) {
        self.language = language
        dates = DateStyle(language)
        numbers = NumberStyle(language)
    }

    /// A document's citation without its subject: everything before " về ".
    package func shortCitation(_ basis: String) -> String {
        let cut = language == .vietnamese ? " về " : " on "
        guard let range = basis.firstRange(of: cut) else { return basis }
        return String(basis[..<range.lowerBound])
    }

    /// `còn 07 ngày`, `còn 01 ngày`, `hết hạn hôm nay lúc 17:00`; past it, how long ago.
    package func timeLeft(until deadline: CivilDateTime, from now: CivilDateTime) -> String {
        let days = deadline.date.days(since: now.date)
        if days > 0 {
            return Phrase(
                vi: "còn \(numbers.inSentence(days)) ngày",
                en: days == 1 ? "one day left" : "\(days) days left"
            )(language)
        }
        if now <= deadline {
            return Phrase(
                vi: "hết hạn hôm nay lúc \(deadline.time)",
                en: "due today at \(deadline.time)"
            )(
                language
            )
        }
        return Phrase(
            vi: "quá hạn \(numbers.inSentence(-days)) ngày",
            en: days == -1 ? "one day overdue" : "\(-days) days overdue"
        )(language)
    }

    /// Where a deadline comes from, as a sentence that claims no more than the file says.
    package func dueBasis(_ basis: DueBasis, office: String) -> String {
        switch basis {
        case .document(let text):
            Phrase(vi: "Thời hạn theo \(text).", en: "The deadline follows \(text).")(language)
        case .law(let text):
            Phrase(vi: "Thời hạn theo \(text).", en: "The deadline follows \(text).")(language)
        case .officeProposal:
            Phrase(
                vi:
                    "Thời hạn trên do \(office) đề nghị để kịp tổng hợp, báo cáo lãnh đạo.",
                en: "\(office) proposes this deadline so that it can sum up and report in time."
            )(
                language
            )
        }
    }

    package func evidence(_ evidence: [Evidence]) -> String {
        evidence.map { item in
            switch item {
            case .document(let text):
                text
                    ?? Phrase(
                        vi: "văn bản đã ký, có số, ký hiệu và ngày tháng",
                        en: "the signed document with its number and date"
                    )(language)
            case .figures(let text): text ?? Phrase(vi: "số liệu", en: "figures")(language)
            case .link(let text): text ?? Phrase(vi: "đường dẫn", en: "a link")(language)
            }
        }.joined(separator: "; ")
    }

    /// `Đồng chí Chi cục trưởng (để chỉ đạo)`.
    package func copyToHead(title: String?) -> String {
        switch language {
        case .vietnamese: "Đồng chí \(title ?? "thủ trưởng đơn vị") (để chỉ đạo)"
        case .english: "\(title ?? "The head of the unit") (for action)"
        }
    }

    /// `08/3, 12/3 và 16/3/2021`.
    package func list(of days: [CivilDate]) -> String? {
        guard let last = days.last else { return nil }
        let written = days.map { day -> String in
            let full = dates.inSentence(day)
            guard language == .vietnamese, day.year == last.year, day != last else { return full }
            return String(full.dropLast(5))
        }
        guard written.count > 1, let end = written.last else { return written.last }
        let start = written.dropLast().joined(separator: ", ")
        return start + Phrase(vi: " và ", en: " and ")(language) + end
    }

    /// `từ 16:00 ngày 12/3/2021 đến 16:00 ngày 19/3/2021`.
    package func period(from start: CivilDateTime, to end: CivilDateTime) -> String {
        Phrase(
            vi: "từ \(dates.short(start)) đến \(dates.short(end))",
            en: "from \(dates.short(start)) to \(dates.short(end))"
        )(language)
    }

    package func submitted(
        _ milestone: String,
        units: Int,
        onTime: Int,
        late: Int
    ) -> String {
        let count = numbers.inSentence
        let timing: Phrase =
            switch (onTime, late) {
            case (units, _): Phrase(vi: "đúng hạn", en: "on time")
            case (_, units): Phrase(vi: "nộp sau hạn", en: "late")
            default:
                Phrase(
                    vi: "\(count(onTime)) đúng hạn, \(count(late)) nộp sau hạn",
                    en: "\(onTime) on time, \(late) late"
                )
            }
        return Phrase(
            vi: "\(count(units)) đơn vị nộp \(milestone) (\(timing.vi))",
            en: "\(units) units submitted \(milestone) (\(timing.en))"
        )(language)
    }

    /// The total of a khối, as a row's name.
    package func extended(_ unit: String, _ milestone: String, until: CivilDateTime) -> String {
        Phrase(
            vi: "\(unit) được gia hạn \(milestone) đến \(dates.short(until))",
            en: "\(unit) has an extension for \(milestone) until \(dates.short(until))"
        )(language)
    }

    package func excused(_ unit: String, _ milestone: String) -> String {
        Phrase(
            vi: "\(unit) được miễn \(milestone)",
            en: "\(unit) is excused from \(milestone)"
        )(
            language
        )
    }

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

    package func undelivered(_ unit: String, reason: String) -> String {
        Phrase(
            vi: "Thư không gửi được: \(unit) (\(reason)) – đề nghị kiểm tra danh sách đơn vị",
            en: "A letter could not be delivered: \(unit) (\(reason)); please check the unit list"
        )(
            language
        )
    }

    package func missed(_ count: Int) -> String {
        Phrase(
            vi: "\(numbers.inSentence(count)) lượt gửi bị lỡ do gián đoạn",
            en: "\(count) letters were missed in an outage"
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
                "\(milestone): the limit of reminders is reached for \(units.count) units that have not submitted (\(shown)\(rest)); please call them"
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

    package func overdueDays(_ days: Int) -> String {
        Phrase(vi: "\(numbers.inSentence(days)) ngày", en: "\(days) days")(language)
    }

    package func remindedTimes(_ count: Int) -> String {
        Phrase(vi: "đã nhắc \(numbers.inSentence(count)) lần", en: "reminded \(count) times")(
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
