import Mail
import Texts

/// The sentences about letters that came back.
extension Messages {
    /// What became of a letter, as another mail system reports it.
    ///
    /// `isNotedOnly`: of a copy that its reader had passed on, which says nothing of the letter.
    static func bounceAction(_ action: DeliveryReport.Action, isNotedOnly: Bool) -> Phrase {
        let what = bounceAction(action)
        guard isNotedOnly else { return what }
        return Phrase(vi: "chỉ ghi nhận (\(what.vi))", en: "noted only (\(what.en))")
    }

    private static func bounceAction(_ action: DeliveryReport.Action) -> Phrase {
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
            en: "\(reports(count)) under a token that is not ours: ignored"
        )
    }

    static func unknownBounces(_ count: Int) -> Phrase {
        Phrase(
            vi: "bỏ qua \(count) báo cáo về thư không còn trong hộp thư đi hoặc chưa từng gửi",
            en: "\(reports(count)) about letters that are not in the outbox or never left: ignored"
        )
    }

    static func knownBounces(_ count: Int) -> Phrase {
        Phrase(
            vi: "\(count) báo cáo đã ghi nhận từ trước",
            en: "\(reports(count)) had been noted before"
        )
    }

    static func otherMail(_ count: Int) -> Phrase {
        Phrase(
            vi: "\(count) thư khác không nói về thư nào của hệ thống này",
            en: count == 1
                ? "1 other message is about no letter of ours"
                : "\(count) other messages are about no letter of ours"
        )
    }

    private static func reports(_ count: Int) -> String {
        NumberStyle.english(count, "report")
    }

    /// A folder was named that holds no message, nor does any folder in it.
    static func noMessages(_ path: String) -> Phrase {
        Phrase(
            vi:
                "«\(path.shown)» không có thư nào (0 thư đã đọc); nêu một Maildir, một thư mục chứa thư hoặc một tệp mbox",
            en:
                "«\(path.shown)» holds no messages (0 read); name a Maildir, a folder of messages or an mbox file"
        )
    }

    static func unreadBounce(letter: Int64, file: String) -> Phrase {
        Phrase(
            vi:
                "\(file.shown): trả lời thư số \(letter), không phải báo cáo đọc được; mở tệp để xem",
            en:
                "\(file.shown): answers letter \(letter), but is no report that can be read; open it"
        )
    }
}
