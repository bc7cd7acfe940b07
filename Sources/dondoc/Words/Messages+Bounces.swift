import Mail
import Texts

/// The sentences about letters that came back.
extension Messages {
    /// What became of a letter, as another mail system reports it.
    static func bounceAction(_ action: DeliveryReport.Action) -> Phrase {
        switch action {
        case .failed: Phrase(vi: "không đến", en: "failed")
        case .delayed: Phrase(vi: "đến chậm", en: "delayed")
        case .delivered, .relayed, .expanded: Phrase(vi: "đã đến", en: "delivered")
        }
    }

    static let noNewBounce = Phrase(
        vi: "không có thư trả lại mới",
        en: "no new bounces"
    )

    static func forgedBounces(_ count: Int) -> Phrase {
        Phrase(
            vi: "bỏ qua \(count) báo cáo mang mã thư không phải của hệ thống này",
            en: "\(count) reports under a token that is not ours: ignored"
        )
    }

    static func unknownBounces(_ count: Int) -> Phrase {
        Phrase(
            vi: "bỏ qua \(count) báo cáo về thư không còn trong hộp thư đi hoặc chưa từng gửi",
            en: "\(count) reports about letters that are not in the outbox or never left: ignored"
        )
    }

    static func knownBounces(_ count: Int) -> Phrase {
        Phrase(
            vi: "\(count) báo cáo đã ghi nhận từ trước",
            en: "\(count) reports had been noted before"
        )
    }

    static func otherMail(_ count: Int) -> Phrase {
        Phrase(
            vi: "\(count) thư khác không nói về thư nào của hệ thống này",
            en: "\(count) other messages are about no letter of ours"
        )
    }

    static func unreadBounce(letter: Int64, file: String) -> Phrase {
        Phrase(
            vi: "\(file): trả lời thư số \(letter), không phải báo cáo đọc được; mở tệp để xem",
            en: "\(file): answers letter \(letter), but is no report that can be read; open it"
        )
    }
}
