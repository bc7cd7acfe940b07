import Delivery
import Texts

/// What became of a test letter.
extension Messages {
    /// The server's answer to it was no.
    static func testRefused(_ phase: SMTPPhase, _ reply: String) -> Phrase {
        let what =
            switch phase {
            case .greeting:
                Phrase(
                    vi: "máy chủ thư từ chối kết nối",
                    en: "the mail server refused the connection"
                )
            case .mail:
                Phrase(
                    vi: "máy chủ thư không nhận người gửi",
                    en: "the mail server refused the sender"
                )
            case .rcpt:
                Phrase(
                    vi: "máy chủ thư không nhận người nhận",
                    en: "the mail server refused the recipient"
                )
            case .data:
                Phrase(
                    vi: "máy chủ thư không cho gửi nội dung",
                    en: "the mail server let no content follow"
                )
            case .content:
                Phrase(
                    vi: "máy chủ thư không nhận nội dung",
                    en: "the mail server did not take the content"
                )
            }
        return Phrase(vi: "\(what.vi): \(reply)", en: "\(what.en): \(reply)")
    }

    /// The connection broke after a letter was out and before the server had answered for it.
    static func answerLost(_ detail: String) -> Phrase {
        Phrase(
            vi:
                "máy chủ thư đã nhận nội dung thư nhưng không nghe được câu trả lời (\(detail)): thư có "
                + "thể đã đến; xem hộp thư nhận trước khi gửi lại",
            en:
                "the mail server took the letter but its answer was lost (\(detail)): it may have arrived; "
                + "look in the mailbox before sending again"
        )
    }
}
