package import Campaigns
package import Texts
import Wording

/// The words of the trace from rule to reply.
extension LetterPhrases {
    package static func whyHead(_ unit: String, _ milestone: String) -> Phrase {
        Phrase(vi: "\(unit) – \(milestone)", en: "\(unit) – \(milestone)")
    }

    package static func whyStatus(_ state: Phrase, deadline: String?) -> Phrase {
        let due = deadline.map { " – hạn \($0)" } ?? ""
        let dueEnglish = deadline.map { ", due \($0)" } ?? ""
        return Phrase(vi: "Trạng thái: \(state.vi)\(due)", en: "State: \(state.en)\(dueEnglish)")
    }

    package static let whyInvited = Phrase(
        vi: "Đơn vị được mời phối hợp: không đôn đốc.",
        en: "The unit is invited: it is not reminded."
    )

    /// `due`: the milestone's last day.
    package static func whyNotConcerned(because why: Unconcern, due: CivilDate?) -> Phrase {
        let (vi, en) = (DateStyle(.vietnamese), DateStyle(.english))
        let dueVi = due.map { ", hạn của việc là \(vi.inTable($0))" } ?? ""
        let dueEn = due.map { ", and the milestone is due on \(en.inTable($0))" } ?? ""
        let reason: Phrase =
            switch why {
            case .joinsLater(let day):
                Phrase(
                    vi: "đơn vị tham gia từ ngày \(vi.inTable(day))\(dueVi)",
                    en: "the unit takes part from \(en.inTable(day)) on\(dueEn)"
                )
            case .broughtLater(let joined):
                Phrase(
                    vi:
                        "đơn vị được bổ sung lúc \(vi.inTable(joined.toMinute))\(dueVi); muốn tính từ ngày "
                        + "khác thì ghi cột «từ ngày» trong danh sách đơn vị",
                    en:
                        "the unit was added at \(en.inTable(joined.toMinute))\(dueEn); for another day "
                        + "write the column «from» in the unit list"
                )
            case .leavesBefore(let day):
                Phrase(
                    vi: "đơn vị tham gia đến hết ngày \(vi.inTable(day))\(dueVi)",
                    en: "the unit takes part until \(en.inTable(day))\(dueEn)"
                )
            case .excepted(let selectors):
                Phrase(
                    vi: "việc này trừ \(list(selectors, .vietnamese))",
                    en: "it is for all but \(list(selectors, .english))"
                )
            case .forOthers(let selectors):
                Phrase(
                    vi: "việc này chỉ dành cho \(list(selectors, .vietnamese))",
                    en: "it is only for \(list(selectors, .english))"
                )
            case .forNobody:
                Phrase(vi: "không đơn vị nào phải làm việc này", en: "no unit has to do it")
            }
        return Phrase(
            vi: "Việc này không áp dụng cho đơn vị: \(reason.vi).",
            en: "The milestone does not concern the unit: \(reason.en)."
        )
    }

    /// `loại «chi cục», CCA, CCB, …`.
    private static func list(_ selectors: [UnitSelector], _ language: Language) -> String {
        let names = selectors.prefix(6).map { selector in
            switch selector {
            case .unit(let code): code.text
            case .kind(let kind): Phrase(vi: "loại «\(kind)»", en: "kind «\(kind)»")(language)
            case .block(let block):
                Phrase(vi: "khối «\(block)»", en: "khối «\(block)»")(language)
            }
        }
        return (names + (selectors.count > 6 ? ["…"] : [])).joined(separator: ", ")
    }

    /// `clock`: what the clock showed when the letter left.
    package static func whyAhead(clock: String) -> Phrase {
        Phrase(
            vi: "gửi trước lượt: đồng hồ máy sai (lúc gửi máy chỉ \(clock))",
            en: "sent ahead of its time, clock wrong (it showed \(clock))"
        )
    }

    package static let whyFormerUnit = Phrase(
        vi: "Đơn vị không còn trong danh sách; đây là những gì đã ghi nhận và gửi trước đó.",
        en: "The unit is no longer listed; this is what was recorded and sent before."
    )

    package static let whyNotices = Phrase(
        vi: "Thư báo, không theo dòng gửi nào",
        en: "Notices, which no send line asks for"
    )

    /// `span`: the first and the last time.
    package static func whyBeforeEffect(_ span: String, times: Int) -> Phrase {
        Phrase(
            vi: "\(span): \(times) lần trước khi tệp lịch có hiệu lực, không gửi",
            en:
                "\(span): \(NumberStyle.english(times, "time")) before the schedule took effect, not sent"
        )
    }

    package static let whyNoRule = Phrase(
        vi: "Không tệp lịch nào nhắc việc này.",
        en: "No schedule reminds of it."
    )

    package static let whyNeverActive = Phrase(
        vi: "Tệp lịch chưa từng được áp dụng: chưa có lượt «tick» hay «run» nào.",
        en: "The files were never active: there was no «tick» or «run» yet."
    )

    package static func whyMore(_ count: Int) -> Phrase {
        Phrase(
            vi: "… còn \(count) lần nữa; xem đủ các bước của một ngày: --on NGÀY",
            en: "… and \(count) more; every step of one day: --on DATE"
        )
    }

    package static let whyFuture = Phrase(
        vi: "sẽ gửi nếu khi đó chưa nộp",
        en: "will be sent if it is still open then"
    )

    package static let whyFutureHeld = Phrase(
        vi: "sẽ lập và giữ chờ duyệt nếu khi đó chưa nộp",
        en: "will be written and held for approval if it is still open then"
    )

    package static func whyBarred(_ reason: Phrase) -> Phrase {
        Phrase(vi: "sẽ không gửi: \(reason.vi)", en: "will not be sent: \(reason.en)")
    }

    package static let whyRuleGone = Phrase(
        vi: "quy tắc đã bỏ khỏi tệp lịch",
        en: "a rule that is gone from the files"
    )

    package static func whyRule(_ rule: Phrase, line: Int) -> Phrase {
        Phrase(vi: "\(rule.vi) (dòng gửi thứ \(line))", en: "\(rule.en) (send line \(line))")
    }

    package static let whyNominal = Phrase(vi: "theo quy tắc", en: "by the rule")

    package static let whyActual = Phrase(vi: "chuyển sang", en: "shifted to")

    package static let whyLimit = Phrase(vi: "giới hạn", en: "limit")

    package static let whyApproval = Phrase(vi: "duyệt", en: "approval")

    package static let whyRecipient = Phrase(vi: "người nhận", en: "recipient")

    package static let whyEnd = Phrase(vi: "kết quả", en: "end")

    package static let whyServer = Phrase(vi: "máy chủ", en: "server")

    package static func whyAtMost(_ count: Int) -> Phrase {
        Phrase(vi: "gửi tối đa \(count) lần", en: count == 1 ? "one letter" : "\(count) letters")
    }

    /// Whether a letter was approved; `nil` where none is written yet.
    package static func whyApproved(_ isApproved: Bool?) -> Phrase {
        switch isApproved {
        case true: Phrase(vi: "đã cho gửi", en: "released")
        case false: Phrase(vi: "giữ chờ duyệt", en: "held")
        case nil: Phrase(vi: "phải duyệt trước khi gửi", en: "needed before it leaves")
        }
    }

    package static func whyLetter(_ id: Int64, isMerged: Bool) -> Phrase {
        Phrase(
            vi: isMerged ? "gộp vào thư #\(id)" : "thư #\(id)",
            en: isMerged ? "merged into letter #\(id)" : "letter #\(id)"
        )
    }

    package static let whyUnknown = Phrase(
        vi: "chưa xét: chờ lượt sau",
        en: "not looked at yet: the next pass will"
    )

    package static func attempt(_ number: Int, _ time: String, _ reply: String) -> Phrase {
        Phrase(vi: "lần \(number), \(time): \(reply)", en: "attempt \(number), \(time): \(reply)")
    }
}
