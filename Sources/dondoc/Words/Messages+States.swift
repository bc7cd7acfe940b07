import Delivery
import Texts

/// Where letters stand, what became of them.
extension Messages {
    /// A letter's state; of a held one also who or what holds it.
    static func state(of letter: OutboxRow) -> Phrase {
        letter.state == .held ? held(because: letter.reason?.code) : state(letter.state)
    }

    static func state(_ state: LetterState) -> Phrase {
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

    static func disposition(_ disposition: Disposition) -> Phrase {
        switch disposition {
        case .letter: Phrase(vi: "có thư", en: "has a letter")
        case .merged: Phrase(vi: "đã gộp", en: "merged")
        case .skipped: Phrase(vi: "không gửi", en: "skipped")
        case .missed: Phrase(vi: "lỡ do gián đoạn", en: "missed")
        case .cancelled: Phrase(vi: "đã hủy", en: "cancelled")
        }
    }

    /// How an attempt ended about which the server said nothing.
    static func attemptEnd(_ end: AttemptRow.End) -> Phrase {
        switch end {
        case .accepted: Phrase(vi: "máy chủ đã nhận", en: "accepted")
        case .rejected: Phrase(vi: "máy chủ từ chối", en: "refused")
        case .relayFault: Phrase(vi: "lỗi của máy chủ thư", en: "the mail server was at fault")
        case .notSent: Phrase(vi: "chưa gửi đi", en: "not sent")
        case .ambiguous: Phrase(vi: "chưa rõ đã gửi hay chưa", en: "ambiguous")
        }
    }
}
