package import Delivery
package import Texts

/// Where letters stand, what became of them, and why.
package enum LetterPhrases {
    /// A letter's state; of a held one also who or what holds it.
    package static func state(of letter: OutboxRow) -> Phrase {
        switch (letter.state, letter.reason?.code) {
        case (.held, let code): held(because: code)
        case (.expired, .approval): Phrase(vi: "không gửi", en: "not sent")
        case (let other, _): state(other)
        }
    }

    package static func state(_ state: LetterState) -> Phrase {
        switch state {
        case .pending: Phrase(vi: "chờ gửi", en: "pending")
        case .claimed, .inFlight: Phrase(vi: "đang gửi", en: "being sent")
        case .deferred: Phrase(vi: "tạm hoãn", en: "deferred")
        case .held: Phrase(vi: "đang giữ", en: "held")
        case .sent: Phrase(vi: "đã gửi", en: "sent")
        case .failed: Phrase(vi: "không gửi được", en: "failed")
        case .ambiguous: Phrase(vi: "chưa rõ đã gửi hay chưa", en: "ambiguous")
        case .skipped: Phrase(vi: "không gửi", en: "skipped")
        case .cancelled: Phrase(vi: "đã hủy", en: "cancelled")
        case .expired: Phrase(vi: "lỡ do gián đoạn", en: "expired")
        case .quarantined: Phrase(vi: "cách ly, cần người xem", en: "quarantined")
        }
    }

    package static func disposition(_ disposition: Disposition) -> Phrase {
        switch disposition {
        case .letter: Phrase(vi: "có thư", en: "has a letter")
        case .merged: Phrase(vi: "đã gộp", en: "merged")
        case .skipped: Phrase(vi: "không gửi", en: "skipped")
        case .missed: Phrase(vi: "lỡ do gián đoạn", en: "missed")
        case .cancelled: Phrase(vi: "đã hủy", en: "cancelled")
        }
    }

    /// How an attempt ended about which the server said nothing.
    package static func attemptEnd(_ end: AttemptRow.End) -> Phrase {
        switch end {
        case .accepted: Phrase(vi: "máy chủ đã nhận", en: "accepted")
        case .rejected: Phrase(vi: "máy chủ từ chối", en: "refused")
        case .relayFault: Phrase(vi: "lỗi của máy chủ thư", en: "the mail server was at fault")
        case .notSent: Phrase(vi: "chưa gửi đi", en: "not sent")
        case .ambiguous: Phrase(vi: "chưa rõ đã gửi hay chưa", en: "ambiguous")
        }
    }

    /// The name of a letter that no `gửi:` line asked for.
    package static func notice(_ notice: Notice) -> Phrase {
        switch notice {
        case .moved: Phrase(vi: "thư báo thay đổi thời hạn", en: "notice of a moved deadline")
        case .welcome:
            Phrase(vi: "thư gửi đơn vị mới bổ sung", en: "welcome to a unit that joined late")
        case .returned:
            Phrase(vi: "thư báo hồ sơ trả lại", en: "notice of a returned report")
        case .incident: Phrase(vi: "báo có vụ việc", en: "alert")
        }
    }

    /// Why a letter waits, was not sent or was cancelled: `đơn vị đã nộp (08:00 10/03/2021)`.
    ///
    /// `detail`: what the reason tells besides, ready for the screen; nil where there is nothing.
    package static func reason(_ code: Reason.Code, _ detail: String?) -> Phrase {
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
            case .acceptance:
                Phrase(
                    vi: "tệp lịch còn chờ chấp nhận",
                    en: "the files waited for acceptance"
                )
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
            case .approval: approval(since: detail)
            case .backlog:
                Phrase(
                    vi: "thư tồn đọng hoặc giờ máy thay đổi",
                    en: "a backlog or a jump of the clock"
                )
            case .restored:
                Phrase(
                    vi: "khôi phục từ bản sao, có thể đã gửi trước đó",
                    en: "put back from a copy, it may have left already"
                )
            case .ruleRemoved:
                Phrase(vi: "quy tắc đã bỏ khỏi tệp lịch", en: "the rule is gone from the files")
            case .deadlineMoved: Phrase(vi: "đã thay đổi thời hạn", en: "the deadline was moved")
            case .unitLeft:
                Phrase(vi: "đơn vị không còn trong danh sách", en: "the unit is no longer listed")
            case .recipientLeft:
                Phrase(
                    vi: "người nhận không còn trong danh sách",
                    en: "the recipient is no longer listed"
                )
            case .rewritten:
                Phrase(
                    vi: "nội dung đã gộp vào thư khác",
                    en: "another letter says what it said"
                )
            case .refused: Phrase(vi: "máy chủ trả lời", en: "the server said")
            case .ambiguous: Phrase(vi: "chưa rõ đã gửi hay chưa", en: "ambiguous")
            case .notJudged:
                Phrase(
                    vi: "chưa xét được thư còn đúng hay không",
                    en: "it could not be told whether it still holds"
                )
            case .notWritten: Phrase(vi: "chưa soạn được thư", en: "it could not be written")
            case .clockAhead:
                Phrase(
                    vi: "đồng hồ máy chạy trước giờ; thư được lập lại khi đến lượt",
                    en: "the clock was ahead; the letter is written again when it is due"
                )
            case .clockJump:
                Phrase(
                    vi: "đồng hồ máy vừa nhảy tới; chờ xem giờ máy có đúng không",
                    en: "the clock jumped forward; it waits until the clock is believed"
                )
            case .byHand:
                Phrase(vi: "theo lệnh của người phụ trách", en: "decided by a person")
            }
        guard let detail, !detail.isEmpty, code != .backlog, code != .approval, code != .restored
        else { return base }
        return Phrase(vi: "\(base.vi) (\(detail))", en: "\(base.en) (\(detail))")
    }

    /// Why a letter waits for a person, or, where it says since when, did so until it was of no use.
    private static func approval(since: String?) -> Phrase {
        guard let since, !since.isEmpty else {
            return Phrase(vi: "giữ chờ duyệt", en: "held for approval")
        }
        return Phrase(
            vi: "chờ duyệt từ \(since), không ai duyệt",
            en: "waited for approval since \(since), nobody released it"
        )
    }

    /// The state of a letter that is held, by what holds it; nil where the reason is not known.
    package static func held(because code: Reason.Code?) -> Phrase {
        switch code {
        case .approval: Phrase(vi: "giữ chờ duyệt", en: "held for approval")
        case .byHand: Phrase(vi: "giữ lại theo yêu cầu", en: "held by hand")
        case .backlog: Phrase(vi: "giữ lại vì tồn đọng", en: "held: a backlog")
        case .restored:
            Phrase(vi: "giữ lại, có thể đã gửi", en: "held: it may have left already")
        case .notJudged: Phrase(vi: "giữ lại, cần người xem", en: "held: a person must look")
        case .clockJump: Phrase(vi: "giữ lại vì đồng hồ nhảy", en: "held: the clock jumped")
        case .notWritten: Phrase(vi: "giữ lại, chưa soạn được", en: "held: could not be written")
        case nil, .submitted, .excused, .returned, .maximum, .recent, .noAddress, .paused,
            .beforeEffect, .acceptance, .dayOff, .superseded, .tooLate, .nothingNew, .expired,
            .ruleRemoved,
            .deadlineMoved, .unitLeft, .recipientLeft, .rewritten, .refused, .bounced, .deadAddress,
            .ambiguous, .clockAhead:
            Phrase(vi: "giữ lại", en: "held")
        }
    }

    package static func balanced(_ due: Int) -> Phrase {
        let vi = NumberStyle(.vietnamese)
        let en = NumberStyle(.english)
        return Phrase(
            vi: "khớp: \(vi.grouped(due)) lượt gửi đến hạn, mỗi lượt đúng một kết quả",
            en: due == 1
                ? "balanced: 1 occurrence due, with exactly one end"
                : "balanced: \(en.grouped(due)) occurrences due, each with exactly one end"
        )
    }

    package static let lineOfNotices = Phrase(
        vi: "dòng 0: thư báo (thời hạn thay đổi, đơn vị mới, vụ việc), không theo dòng gửi nào",
        en: "rule 0: notices (moved deadline, new unit, incident), which no send line asks for"
    )

    package static let planAwaitsApproval = Phrase(vi: "chờ duyệt", en: "approved")

    package static let planIfNews = Phrase(vi: "nếu có gì mới", en: "if anything is new")

    /// What the rows of a plan are for all recipients, who get in one letter what falls together.
    package static func lettersByRecipient(_ count: Int) -> Phrase {
        let letters = letterCount(count)
        return Phrase(
            vi: "tính theo người nhận: \(letters.vi) (xem từng thư: --per-unit)",
            en: "by recipient: \(letters.en) (each of them: --per-unit)"
        )
    }

    /// `40 thư`; in English `1 letter`, `40 letters`.
    package static func letterCount(_ count: Int) -> Phrase {
        Phrase(
            vi: "\(NumberStyle(.vietnamese).grouped(count)) thư",
            en: NumberStyle.english(count, "letter")
        )
    }
}
