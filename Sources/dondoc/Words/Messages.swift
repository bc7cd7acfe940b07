import Campaigns
import LetterTables
import Texts
import Wording

/// The sentences of commands.
enum Messages {
    static func noHome(_ path: String) -> Phrase {
        Phrase(
            vi:
                "không thấy thư mục Schedules trong \(path.shown); chỉ ra thư mục làm việc bằng --home",
            en: "there is no folder Schedules in \(path.shown); name the home with --home"
        )
    }

    static func unknownCampaign(_ id: CampaignID, known: [CampaignID]) -> Phrase {
        let list = known.map(\.text).joined(separator: ", ")
        return Phrase(
            vi: "không có đợt «\(id)»; các đợt hiện có: \(list)",
            en: "there is no campaign «\(id)»; there are: \(list)"
        )
    }

    static func severalCampaigns(_ known: [CampaignID]) -> Phrase {
        let list = known.map(\.text).joined(separator: ", ")
        return Phrase(
            vi: "thư mục có nhiều đợt (\(list)); chọn một bằng --campaign",
            en: "the home holds several campaigns (\(list)); choose one with --campaign"
        )
    }

    static let noCampaigns = Phrase(
        vi: "thư mục Schedules chưa có đợt nào (tệp .lich)",
        en: "the folder Schedules holds no campaign (.lich files)"
    )

    static func unknownUnit(_ code: String, likely: String?) -> Phrase {
        Phrase(
            vi: "không có đơn vị «\(code)»" + (likely.map { "; có phải «\($0)»?" } ?? ""),
            en: "there is no unit «\(code)»" + (likely.map { "; did you mean «\($0)»?" } ?? "")
        )
    }

    static func campaignRead(
        _ id: CampaignID,
        units: Int,
        milestones: Int,
        schedules: Int,
        letters: Int,
        ofWhichApproved approved: Int,
        isAhead: Bool
    ) -> Phrase {
        let vi = NumberStyle(.vietnamese)
        let en = NumberStyle(.english)
        let waiting = Phrase(
            vi: ", trong đó \(vi.grouped(approved)) thư chỉ gửi khi có người duyệt",
            en: ", \(en.grouped(approved)) of them only once approved"
        )
        return Phrase(
            vi: "\(id): \(vi.grouped(units)) đơn vị, \(vi.grouped(milestones)) mốc, "
                + "\(schedules) lịch gửi thư; "
                + (isAhead ? "từ nay, nếu không ai nộp thêm: " : "nếu không ai nộp: ")
                + "\(vi.grouped(letters)) thư" + (approved > 0 ? waiting(.vietnamese) : ""),
            en: "\(id): \(NumberStyle.english(units, "unit")), "
                + "\(NumberStyle.english(milestones, "milestone")), "
                + "\(NumberStyle.english(schedules, "schedule")); "
                + (isAhead ? "from now on, if nobody else reports: " : "if nobody reports: ")
                + NumberStyle.english(letters, "letter") + (approved > 0 ? waiting(.english) : "")
        )
    }

    static let eitherIcsOrFacts = Phrase(
        vi: "--ics vẽ các mốc của tệp lịch: không dùng cùng --with-facts",
        en: "--ics draws the milestones of the files: it does not go with --with-facts"
    )

    static let nowNeedsZone = Phrase(
        vi:
            "các đợt khác múi giờ hoặc tệp lịch có lỗi: viết --now kèm múi giờ, ví dụ 2021-03-08T08:00+07:00",
        en:
            "campaigns of several zones, or faulty files: write --now with an offset, 2021-03-08T08:00+07:00"
    )
    static let replayedNowhere = Phrase(
        vi: "thư chỉ được viết, không gửi đi đâu; thêm --to-inbox THƯ-MỤC để xem từng thư",
        en: "letters were written and sent nowhere; add --to-inbox DIR to look at them"
    )

    static func replayedInto(_ place: String) -> Phrase {
        Phrase(vi: "thư gửi tới \(place)", en: "the letters went to \(place)")
    }

    /// `letters`: the folder that they lie in, `index`: the list beside it.
    static func lettersInFolder(_ letters: String, index: String) -> Phrase {
        Phrase(
            vi: "thư nằm trong \(letters); danh sách: \(index)",
            en: "the letters are in \(letters); a list of them: \(index)"
        )
    }

    static func inboxInUse(_ path: String) -> Phrase {
        Phrase(
            vi: "\(path.shown) đã có tệp khác; chọn một thư mục trống",
            en: "\(path.shown) holds other files; choose an empty folder"
        )
    }

    static let notFormatted = Phrase(
        vi: "chưa viết lại tệp nào: sửa các lỗi trên trước",
        en: "no file was rewritten: mend the errors above first"
    )

    static func formatted(_ count: Int) -> Phrase {
        Phrase(
            vi: count == 0 ? "mọi tệp đã đúng chính tả chuẩn" : "đã viết lại \(count) tệp",
            en: count == 0
                ? "every file is in canonical spelling"
                : "\(NumberStyle.english(count, "file")) rewritten"
        )
    }

    static func notAScheduleFile(_ path: String) -> Phrase {
        Phrase(
            vi: "\(path.shown) không phải tệp lịch (.lich) trong thư mục Schedules",
            en: "\(path.shown) is no schedule file (.lich) in the folder Schedules"
        )
    }

    static func noAddress(_ units: [String]) -> Phrase {
        let list = units.prefix(10).joined(separator: ", ") + (units.count > 10 ? ", …" : "")
        return Phrase(
            vi: "  \(units.count) đơn vị không có địa chỉ thư, không nhận được thư nào: \(list)",
            en: "  no mail address, no letter: \(NumberStyle.english(units.count, "unit")): \(list)"
        )
    }

    static func noHeadAddress(_ units: [String]) -> Phrase {
        let list = units.prefix(10).joined(separator: ", ") + (units.count > 10 ? ", …" : "")
        return Phrase(
            vi: "  \(units.count) đơn vị không có địa chỉ thư của thủ trưởng: \(list)",
            en:
                "  no mail address of the head: \(NumberStyle.english(units.count, "unit")): \(list)"
        )
    }

    static func sharedMailboxes(
        _ mailboxes: [(address: String, names: [String])]
    ) -> Phrase {
        let list =
            mailboxes.prefix(5).map { "\($0.address) (\($0.names.joined(separator: ", ")))" }
            .joined(separator: "; ") + (mailboxes.count > 5 ? "; …" : "")
        return Phrase(
            vi: "  \(mailboxes.count) hộp thư dùng chung: \(list)",
            en: "  \(mailboxes.count) mailboxes serve several: \(list)"
        )
    }

    static func lettersByMonth(_ months: [(month: CivilDate, letters: Int)]) -> Phrase {
        func list(_ number: NumberStyle) -> String {
            months.map { entry in
                let (year, month, _) = entry.month.components
                return "\(month)/\(year) \(number.grouped(entry.letters))"
            }.joined(separator: " · ")
        }
        return Phrase(
            vi: "  theo tháng: " + list(NumberStyle(.vietnamese)),
            en: "  by month: " + list(NumberStyle(.english))
        )
    }

    static func lettersOnDaysOff(_ days: [(day: CivilDate, letters: Int)]) -> Phrase {
        func list(_ style: DateStyle) -> String {
            days.prefix(5).map { "\(style.inTable($0.day)) (\($0.letters))" }
                .joined(separator: ", ") + (days.count > 5 ? ", …" : "")
        }
        return Phrase(
            vi: "  gửi vào ngày nghỉ: " + list(DateStyle(.vietnamese)),
            en: "  sent on days off: " + list(DateStyle(.english))
        )
    }

    static func comparedToActive(
        added: Int,
        removed: Int,
        first: CivilDateTime?
    ) -> Phrase {
        let (vi, en) = (DateStyle(.vietnamese), DateStyle(.english))
        return Phrase(
            vi: "  so với bản đang dùng: +\(added) −\(removed) dòng gửi; "
                + (first.map { "thư khác đi từ \(vi.inTable($0))" } ?? "thư gửi đi không đổi"),
            en: "  compared to the active set: +\(added) −\(removed) lines; "
                + (first.map { "what is sent differs from \(en.inTable($0))" }
                    ?? "the same letters are sent")
        )
    }

    static let nothingToRecord = Phrase(
        vi: "không đọc được dòng nào; mỗi dòng viết như: CCKL 305/309",
        en: "no line was read; write lines like: CCKL 305/309"
    )

    // MARK: Ledger

    static func unbalanced(_ day: CivilDate, _ schedule: ScheduleID, _ line: Int) -> Phrase {
        Phrase(
            vi: "lệch: ngày \(day), \(schedule)/\(line)",
            en: "out of balance: \(day), \(schedule)/\(line)"
        )
    }

    // MARK: Replay and demo

    static let approveToSee = Phrase(
        vi:
            "thư chờ duyệt không tự gửi đi, như khi chạy thật; thêm --approve để mô phỏng cả việc cho gửi",
        en:
            "letters that wait for approval stay held, as in life; add --approve to release them, too"
    )

    static func replayDone(passes: Int, occurrences: Int, sent: Int) -> Phrase {
        let vi = NumberStyle(.vietnamese)
        let en = NumberStyle(.english)
        return Phrase(
            vi:
                "\(vi.grouped(passes)) lượt, \(vi.grouped(occurrences)) lượt gửi, \(vi.grouped(sent)) thư đã gửi",
            en:
                "\(en.grouped(passes)) passes, \(en.grouped(occurrences)) occurrences, \(LetterPhrases.letterCount(sent).en) sent"
        )
    }

    static func replaying(_ date: String, sent: Int) -> Phrase {
        Phrase(vi: "\(date): \(sent) thư", en: "\(date): \(NumberStyle.english(sent, "letter"))")
    }

    static func notADemo(_ path: String) -> Phrase {
        Phrase(
            vi: "«\(path.shown)» đã có và không phải do demo tạo ra; chọn thư mục khác bằng --into",
            en:
                "«\(path.shown)» exists and was not made by the demo; choose another folder with --into"
        )
    }

    static let demoProgress = Phrase(
        vi: "Tiến độ của các đơn vị, tính đến 31/12/2021",
        en: "Progress per unit, as of 31/12/2021"
    )
    static let demoTurnout = Phrase(
        vi: "Tỷ lệ cử tri đi bầu",
        en: "Turnout"
    )
    static let demoLedger = Phrase(vi: "Sổ theo dõi gửi thư", en: "The ledger")
    static let demoSubjects = Phrase(vi: "Ba thư mẫu", en: "Three letters")

    static func demoPlaces(home: String, inbox: String) -> Phrase {
        Phrase(
            vi: "Thư mục làm việc: \(home)\nHộp thư thử:      \(inbox)",
            en: "Home:  \(home)\nInbox: \(inbox)"
        )
    }

    // MARK: The service
}
