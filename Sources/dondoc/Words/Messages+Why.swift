import Campaigns
import Delivery
import Texts

/// The words of the trace from rule to reply.
extension Messages {
    /// Why a letter waits, was not sent or was cancelled: `đơn vị đã nộp (08:00 10/03/2021)`.
    ///
    /// `detail`: what the reason tells besides, ready for the screen; nil where there is nothing.
    static func reason(_ code: Reason.Code, _ detail: String?) -> Phrase {
        let base: Phrase =
            switch code {
            case .submitted: Phrase(vi: "đơn vị đã nộp", en: "the unit had submitted")
            case .excused: Phrase(vi: "đơn vị được miễn", en: "the unit is excused")
            case .returned:
                Phrase(vi: "đang chờ đơn vị bổ sung", en: "the unit has time to resubmit")
            case .maximum:
                Phrase(vi: "đã gửi tối đa số lần", en: "the limit of letters is reached")
            case .recent:
                Phrase(
                    vi: "thời hạn vừa thay đổi, thư cùng loại đã gửi trong 72 giờ trước",
                    en: "the deadline was moved, the same letter went out within 72 hours before"
                )
            case .noAddress:
                Phrase(vi: "danh sách đơn vị không có địa chỉ", en: "the unit list has no address")
            case .bounced: Phrase(vi: "thư bị trả lại", en: "the letter came back")
            case .deadAddress:
                Phrase(
                    vi: "địa chỉ không nhận được thư (đã hai lần bị từ chối)",
                    en: "the address takes no mail (refused twice)"
                )
            case .paused: Phrase(vi: "tạm ngừng", en: "paused")
            case .beforeEffect:
                Phrase(vi: "trước khi tệp lịch có hiệu lực", en: "before the schedule took effect")
            case .dayOff:
                Phrase(
                    vi: "rơi ngày nghỉ, tệp lịch ghi «không gửi»",
                    en: "on a day off, and the block says «do not send»"
                )
            case .superseded:
                Phrase(
                    vi: "lần gửi sau của cùng tệp lịch thay thế",
                    en: "a later letter of the block takes its place"
                )
            case .tooLate:
                Phrase(
                    vi: "đã hết thời gian gửi bù",
                    en: "past the catch-up window"
                )
            case .nothingNew: Phrase(vi: "không có gì mới", en: "nothing new")
            case .expired: Phrase(vi: "hết thời gian gửi", en: "no longer worth sending")
            case .approval: Phrase(vi: "giữ chờ duyệt", en: "held for approval")
            case .backlog:
                Phrase(
                    vi: "thư tồn đọng hoặc giờ máy thay đổi",
                    en: "a backlog or a jump of the clock"
                )
            case .ruleRemoved:
                Phrase(vi: "quy tắc đã bỏ khỏi tệp lịch", en: "the rule is gone from the files")
            case .deadlineMoved: Phrase(vi: "đã thay đổi thời hạn", en: "the deadline was moved")
            case .unitLeft:
                Phrase(vi: "đơn vị không còn trong danh sách", en: "the unit is no longer listed")
            case .rewritten:
                Phrase(
                    vi: "viết lại vì một phần đã xong",
                    en: "rewritten because part of it was settled"
                )
            case .refused: Phrase(vi: "máy chủ trả lời", en: "the server said")
            case .ambiguous: Phrase(vi: "chưa rõ đã gửi hay chưa", en: "ambiguous")
            case .notJudged:
                Phrase(
                    vi: "chưa xét được thư còn đúng hay không",
                    en: "it could not be told whether it still holds"
                )
            case .byHand:
                Phrase(vi: "theo lệnh của người phụ trách", en: "decided by a person")
            }
        guard let detail, !detail.isEmpty, code != .backlog else { return base }
        return Phrase(vi: "\(base.vi) (\(detail))", en: "\(base.en) (\(detail))")
    }

    /// The state of a letter that is held, by what holds it; nil where the reason is not known.
    static func held(because code: Reason.Code?) -> Phrase {
        switch code {
        case .approval: Phrase(vi: "giữ chờ duyệt", en: "held for approval")
        case .byHand: Phrase(vi: "giữ lại theo yêu cầu", en: "held by hand")
        case .backlog: Phrase(vi: "giữ lại vì tồn đọng", en: "held: a backlog")
        case .notJudged: Phrase(vi: "giữ lại, cần người xem", en: "held: a person must look")
        case nil, .submitted, .excused, .returned, .maximum, .recent, .noAddress, .paused,
            .beforeEffect, .dayOff, .superseded, .tooLate, .nothingNew, .expired, .ruleRemoved,
            .deadlineMoved, .unitLeft, .rewritten, .refused, .bounced, .deadAddress, .ambiguous:
            Phrase(vi: "giữ lại", en: "held")
        }
    }

    static func whyHead(_ unit: String, _ milestone: String) -> Phrase {
        Phrase(vi: "\(unit) – \(milestone)", en: "\(unit) – \(milestone)")
    }

    static func whyStatus(_ state: Phrase, deadline: String?) -> Phrase {
        let due = deadline.map { " – hạn \($0)" } ?? ""
        let dueEnglish = deadline.map { ", due \($0)" } ?? ""
        return Phrase(vi: "Trạng thái: \(state.vi)\(due)", en: "State: \(state.en)\(dueEnglish)")
    }

    static let whyInvited = Phrase(
        vi: "Đơn vị được mời phối hợp: không đôn đốc.",
        en: "The unit is invited: it is not reminded."
    )
    static let whyNotConcerned = Phrase(
        vi: "Việc này không áp dụng cho đơn vị.",
        en: "The milestone does not concern the unit."
    )
    static let whyNoRule = Phrase(
        vi: "Không tệp lịch nào nhắc việc này.",
        en: "No schedule reminds of it."
    )
    static let whyNeverActive = Phrase(
        vi: "Tệp lịch chưa từng được áp dụng: chưa có lượt «tick» hay «run» nào.",
        en: "The files were never active: there was no «tick» or «run» yet."
    )
    static func whyMore(_ count: Int) -> Phrase {
        Phrase(
            vi: "… còn \(count) lần nữa; xem đủ các bước của một ngày: --on NGÀY",
            en: "… and \(count) more; every step of one day: --on DATE"
        )
    }

    static let whyFuture = Phrase(
        vi: "sẽ gửi nếu khi đó chưa nộp",
        en: "will be sent if it is still open then"
    )
    static let whyFutureHeld = Phrase(
        vi: "sẽ lập và giữ chờ duyệt nếu khi đó chưa nộp",
        en: "will be written and held for approval if it is still open then"
    )
    static func whyBarred(_ reason: Phrase) -> Phrase {
        Phrase(vi: "sẽ không gửi: \(reason.vi)", en: "will not be sent: \(reason.en)")
    }

    static let whyRuleGone = Phrase(
        vi: "quy tắc đã bỏ khỏi tệp lịch",
        en: "a rule that is gone from the files"
    )
    static func whyRule(_ rule: Phrase, line: Int) -> Phrase {
        Phrase(vi: "\(rule.vi) (dòng gửi thứ \(line))", en: "\(rule.en) (send line \(line))")
    }

    static let whyNominal = Phrase(vi: "theo quy tắc", en: "by the rule")
    static let whyActual = Phrase(vi: "chuyển sang", en: "shifted to")
    static let whyLimit = Phrase(vi: "giới hạn", en: "limit")
    static let whyApproval = Phrase(vi: "duyệt", en: "approval")
    static let whyRecipient = Phrase(vi: "người nhận", en: "recipient")
    static let whyEnd = Phrase(vi: "kết quả", en: "end")
    static let whyServer = Phrase(vi: "máy chủ", en: "server")
    static func whyAtMost(_ count: Int) -> Phrase {
        Phrase(vi: "gửi tối đa \(count) lần", en: count == 1 ? "one letter" : "\(count) letters")
    }

    /// Whether a letter was approved; `nil` where none is written yet.
    static func whyApproved(_ isApproved: Bool?) -> Phrase {
        switch isApproved {
        case true: Phrase(vi: "đã cho gửi", en: "released")
        case false: Phrase(vi: "giữ chờ duyệt", en: "held")
        case nil: Phrase(vi: "phải duyệt trước khi gửi", en: "needed before it leaves")
        }
    }

    static func whyLetter(_ id: Int64, isMerged: Bool) -> Phrase {
        Phrase(
            vi: isMerged ? "gộp vào thư #\(id)" : "thư #\(id)",
            en: isMerged ? "merged into letter #\(id)" : "letter #\(id)"
        )
    }

    static let whyUnknown = Phrase(
        vi: "chưa xét: chờ lượt sau",
        en: "not looked at yet: the next pass will"
    )

    static func attempt(_ number: Int, _ time: String, _ reply: String) -> Phrase {
        Phrase(vi: "lần \(number), \(time): \(reply)", en: "attempt \(number), \(time): \(reply)")
    }

    static func extensionGranted(_ date: String) -> Phrase {
        Phrase(vi: "được gia hạn đến \(date)", en: "extended to \(date)")
    }

    static func serviceStarted(_ process: Int32) -> Phrase {
        Phrase(
            vi: "dịch vụ chạy, tiến trình \(process)",
            en: "the service runs, process \(process)"
        )
    }

    static let serviceStopped = Phrase(vi: "dịch vụ đã dừng", en: "the service has stopped")
}
