package import Campaigns
package import Texts
import Wording

/// The short phrases that letters are put together from, in the language of the campaign.
package struct LetterWords: Sendable {
    let language: Language
    let dates: DateStyle
    let numbers: NumberStyle

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

    /// `còn 07 ngày`, `hết hạn hôm nay lúc 17:00`, `đã đến hạn lúc 17:00 hôm nay`,
    /// `quá hạn từ 17:00 hôm nay`, `quá hạn 03 ngày`.
    package func timeLeft(_ timing: DueTiming, until deadline: CivilDateTime) -> String {
        switch timing {
        case .ahead(let days):
            Phrase(
                vi: "còn \(numbers.inSentence(days)) ngày",
                en: days == 1 ? "one day left" : "\(days) days left"
            )(language)
        case .laterToday:
            Phrase(
                vi: "hết hạn hôm nay lúc \(deadline.time)",
                en: "due today at \(deadline.time)"
            )(language)
        case .reached(isToday: true):
            Phrase(
                vi: "đã đến hạn lúc \(deadline.time) hôm nay",
                en: "fell due today at \(deadline.time)"
            )(language)
        case .reached(isToday: false):
            Phrase(
                vi: "đã đến hạn lúc \(dates.short(deadline))",
                en: "fell due at \(dates.short(deadline))"
            )(language)
        case .overdueToday:
            Phrase(
                vi: "quá hạn từ \(deadline.time) hôm nay",
                en: "overdue since \(deadline.time) today"
            )(language)
        case .overdue(let days):
            Phrase(
                vi: "quá hạn \(numbers.inSentence(days)) ngày",
                en: days == 1 ? "one day overdue" : "\(days) days overdue"
            )(language)
        }
    }

    /// For how long something that is overdue has been so, below such a heading: `03 ngày`,
    /// `từ 17:00`.
    package func overdueTime(_ timing: DueTiming, since deadline: CivilDateTime) -> String {
        switch timing {
        case .ahead, .laterToday, .reached: "–"
        case .overdueToday:
            Phrase(vi: "từ \(deadline.time)", en: "since \(deadline.time)")(language)
        case .overdue(let days):
            Phrase(
                vi: "\(numbers.inSentence(days)) ngày",
                en: days == 1 ? "1 day" : "\(days) days"
            )(language)
        }
    }

    /// A number of days that stands before the word "days": `03`; `chưa đầy 01` for a part of one.
    package func days(_ count: Int, isPartOfOne: Bool) -> String {
        guard isPartOfOne else { return numbers.inSentence(count) }
        return Phrase(vi: "chưa đầy \(numbers.inSentence(1))", en: "less than 1")(language)
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

    /// Where the deadline comes from of what was returned.
    package func resubmissionBasis(_ report: ReturnedReport) -> String {
        let day = dates.inSentence(report.on)
        return Phrase(
            vi: "Thời hạn trên là thời hạn gửi lại, tính từ ngày trả lại hồ sơ (\(day)).",
            en: "This is the deadline for sending it again, counted from its return on \(day)."
        )(language)
    }

    /// That what a letter asks for was received and returned, for a letter in words of a block's own.
    package func returned(_ milestone: String, _ report: ReturnedReport, office: String) -> String {
        let day = dates.inSentence(report.on)
        let reason = report.reason.map { " (\($0))" } ?? ""
        return Phrase(
            vi:
                "Ghi chú: \(office) đã nhận \(milestone) và ngày \(day) trả lại để đơn vị hoàn thiện\(reason); "
                + "đề nghị đơn vị gửi lại.",
            en:
                "Note: \(office) received \(milestone) and returned it on \(day) to be completed\(reason); "
                + "please send it again."
        )(language)
    }

    /// The name of the file that takes entries out of a calendar.
    package var cancellationFile: String {
        Phrase(vi: "bo-khoi-lich.ics", en: "remove-from-calendar.ics")(language)
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

    /// How letters begin: `Kính gửi: Chi cục A`.
    package func greeting(_ addressee: String) -> String {
        Phrase(vi: "Kính gửi: \(addressee)", en: "To: \(addressee)")(language)
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

    /// The ``period(from:to:)`` of each, joined; of none the moment alone, `đến 16:00 ngày 19/3/2021`.
    package func periods(
        _ periods: [(from: CivilDateTime, to: CivilDateTime)],
        at end: CivilDateTime
    ) -> String {
        guard let last = periods.last else {
            return Phrase(vi: "đến \(dates.short(end))", en: "until \(dates.short(end))")(language)
        }
        let earlier = periods.dropLast().map { period(from: $0.from, to: $0.to) }
        let joint = Phrase(vi: " và ", en: " and ")(language)
        return (earlier + [period(from: last.from, to: last.to)]).joined(separator: joint)
    }

    /// A thing that is due for some units alone: `Kế hoạch phát động (Chi cục A; Chi cục B)`; ten names at most.
    package func onlyUnits(_ milestone: String, _ units: [String]) -> String {
        let shown = units.prefix(10).joined(separator: "; ")
        return "\(milestone) (\(shown)\(units.count > 10 ? "; …" : ""))"
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
            en: "\(NumberStyle.english(units, "unit")) submitted \(milestone) (\(timing.en))"
        )(language)
    }

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
}
