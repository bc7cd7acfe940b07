package import Texts

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

    package static let whyNotConcerned = Phrase(
        vi: "Việc này không áp dụng cho đơn vị.",
        en: "The milestone does not concern the unit."
    )

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
