package import Campaigns
package import Texts
import Wording

/// The sentences of the warnings: files that load, with something to think about.
extension Findings {
    package static func changedNames(
        _ kind: Phrase,
        gone: [String],
        come: [String]
    ) -> Phrase {
        func list(_ names: [String]) -> String {
            names.isEmpty
                ? "–" : names.prefix(8).joined(separator: ", ") + (names.count > 8 ? ", …" : "")
        }
        return Phrase(
            vi: "so với bản đang dùng, \(kind.vi): bớt \(list(gone)); thêm \(list(come))",
            en: "compared to the active set, \(kind.en): gone \(list(gone)); new \(list(come))"
        )
    }

    package static func sameDay(_ day: CivilDate, asLine other: Int, times: Int) -> Phrase {
        let (vi, en) = (DateStyle(.vietnamese), DateStyle(.english))
        return Phrase(
            vi: "vì ngày nghỉ, thư này đi cùng ngày với thư của dòng \(other) (\(times) lần, "
                + "sớm nhất \(vi.inTable(day)))",
            en:
                "because of days off this letter leaves on the day of line \(other)'s (\(NumberStyle.english(times, "time")), "
                + "first on \(en.inTable(day)))"
        )
    }

    package static func shiftedOntoDueDay(_ day: CivilDate, times: Int) -> Phrase {
        let (vi, en) = (DateStyle(.vietnamese), DateStyle(.english))
        return Phrase(
            vi: "vì ngày nghỉ, thư trước hạn này đi đúng ngày đến hạn (\(times) lần, "
                + "sớm nhất \(vi.inTable(day)))",
            en:
                "because of days off this early letter leaves on the due day itself (\(NumberStyle.english(times, "time")), "
                + "first on \(en.inTable(day)))"
        )
    }

    package static func outsideWindow(
        _ from: TimeOfDay,
        _ until: TimeOfDay,
        _ first: CivilDateTime,
        times: Int
    ) -> Phrase {
        let (vi, en) = (DateStyle(.vietnamese), DateStyle(.english))
        return Phrase(
            vi:
                "ngoài khung giờ gửi \(from)–\(until): thư chờ đến \(vi.inTable(first)) (\(times) lần)",
            en:
                "outside the send window \(from)–\(until): it waits until \(en.inTable(first)) (\(NumberStyle.english(times, "time")))"
        )
    }

    /// `first`: when the first of them would have been sent.
    static func neverInWindow(
        _ from: TimeOfDay,
        _ until: TimeOfDay,
        _ first: CivilDateTime,
        times: Int
    ) -> Phrase {
        let (vi, en) = (DateStyle(.vietnamese), DateStyle(.english))
        return Phrase(
            vi:
                "ngoài khung giờ gửi \(from)–\(until), đến khi mở thì đã cũ: không gửi (\(times) lần, "
                + "sớm nhất \(vi.inTable(first))); muốn gửi cả ngoài giờ thì viết «khung giờ gửi: mọi lúc»",
            en: "outside the send window \(from)–\(until), and stale when it opens: never sent "
                + "(\(NumberStyle.english(times, "time")), first \(en.inTable(first))); to send at all hours write "
                + "«send window: any time»"
        )
    }

    static func repeatedRule(line: Int) -> Phrase {
        Phrase(
            vi: "trùng với dòng \(line): chỉ tính một lần, bỏ bớt một dòng",
            en: "says the same as line \(line): it counts once; leave one of them out"
        )
    }

    /// `firstDays`: the first day of each month that is passed over.
    static func skippedMonths(_ day: Int, _ firstDays: [CivilDate]) -> Phrase {
        let months = firstDays.map { first in
            let (year, month, _) = first.components
            return "\(month < 10 ? "0" : "")\(month)/\(year)"
        }.joined(separator: ", ")
        return Phrase(
            vi: "tháng không có ngày \(day) thì không gửi: \(months); "
                + "tháng nào cũng gửi thì viết «ngày làm việc cuối mỗi tháng»",
            en: "nothing is sent in months without a day \(day): \(months); "
                + "for every month write «last working day of every month»"
        )
    }

    static func everyDay(_ first: CivilDate, times: Int) -> Phrase {
        let (vi, en) = (DateStyle(.vietnamese), DateStyle(.english))
        return Phrase(
            vi:
                "«mỗi ngày» gửi cả ngày nghỉ (\(times) lần, sớm nhất \(vi.inTable(first))); "
                + "chỉ ngày làm việc thì viết «mỗi ngày làm việc», "
                + "đúng ý thì ghi «nếu rơi ngày nghỉ: vẫn gửi»",
            en:
                "«every day» sends on days off too (\(NumberStyle.english(times, "time")), first on \(en.inTable(first))); "
                + "for working days alone write «every working day», "
                + "if it is meant «on day off: send anyway»"
        )
    }

    static func silentMilestone(_ units: [UnitCode]) -> Phrase {
        let list = units.prefix(10).map(\.text).joined(separator: ", ")
        let rest = units.count - 10
        return Phrase(
            vi: "\(units.count) đơn vị liên quan không nhận thư nào về việc này: \(list)"
                + (rest > 0 ? " và \(rest) đơn vị khác" : ""),
            en: (units.count == 1
                ? "1 unit that it concerns gets" : "\(units.count) units that it concerns get")
                + " no letter at all about it: \(list)" + (rest > 0 ? " and \(rest) more" : "")
        )
    }

    static func hastyApproval(
        _ due: CivilDateTime,
        until end: CivilDateTime,
        times: Int
    ) -> Phrase {
        let (vi, en) = (DateStyle(.vietnamese), DateStyle(.english))
        return Phrase(
            vi: "thư chờ duyệt hết thời gian gửi trước cuối ngày làm việc thứ hai (\(times) lần; "
                + "thư \(vi.inTable(due)) chỉ duyệt được đến \(vi.inTable(end))); "
                + "bỏ dòng này thì chờ được lâu hơn",
            en: "a letter that waits for approval ends before the second working day does "
                + "(\(NumberStyle.english(times, "time")); that of \(en.inTable(due)) can be released until \(en.inTable(end))); without the line "
                + "it waits longer"
        )
    }

    package static let neverFires = Phrase(
        vi: "dòng này không bao giờ gửi thư nào trong thời gian của đợt",
        en: "this line never sends anything within the campaign"
    )
    package static let nobodyOwes = Phrase(
        vi: "không đơn vị nào phải nộp việc này nên không có thư nào; thư mời thì gửi tới «đơn vị»",
        en: "nobody owes this, so no letter goes out; an invitation goes to «units»"
    )

    package static func dueOutsideCampaign(
        _ due: CivilDate,
        _ campaign: ClosedRange<CivilDate>
    ) -> Phrase {
        let style = DateStyle(.vietnamese)
        let range =
            "\(style.inTable(campaign.lowerBound))–\(style.inTable(campaign.upperBound))"
        return Phrase(
            vi: "hạn \(style.inTable(due)) nằm ngoài thời gian của đợt \(range)",
            en: "the deadline \(style.inTable(due)) lies outside the campaign's \(range)"
        )
    }

    package static func unknownColumn(_ name: String) -> Phrase {
        Phrase(
            vi: "không biết cột «\(name)»; cột này không dùng để gửi thư",
            en: "unknown column «\(name)»; no letter makes use of it"
        )
    }

    package static func oddKind(_ kind: String, _ other: String) -> Phrase {
        Phrase(
            vi: "loại «\(kind)» chỉ có ở dòng này; các dòng khác ghi «\(other)»",
            en: "only this row is of kind «\(kind)»; others say «\(other)»"
        )
    }

    package static func sameReference(_ word: String, _ other: String) -> Phrase {
        Phrase(
            vi: "thư ghi cùng mã #\(word) với MỐC «\(other)»; đổi từ đầu của «mã»",
            en: "letters carry #\(word), as those of «\(other)» do; change the code's first word"
        )
    }

    package static let ignoredFile = Phrase(
        vi: "bỏ qua tệp này: chỉ đọc Schedules/*.lich và Schedules/thư-mục/*.lich",
        en: "the file is ignored: only Schedules/*.lich and Schedules/folder/*.lich are read"
    )
    package static let endlessReminder = Phrase(
        vi: "nhắc cho đến khi nộp mà không có «gửi tối đa»",
        en: "reminds until done without «at most»"
    )
    package static let upwardsWithoutApproval = Phrase(
        vi: "thư gửi lên thủ trưởng mà không có «duyệt trước khi gửi: có»",
        en: "letters go to heads of units without «approve: yes»"
    )
    package static let noMailServer = Phrase(
        vi: "đợt chưa có «máy chủ thư»: lịch gửi tính được nhưng thư chưa gửi đi",
        en: "the campaign names no mail server: it can be planned, but letters wait"
    )
}
