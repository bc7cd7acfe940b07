import Texts

/// What a mail server shows that will stop letters one day.
enum ServerWords {
    static let sendOffline = Phrase(
        vi: "--send cần kết nối máy chủ thư: bỏ --offline",
        en: "--send needs the mail servers: leave --offline out"
    )

    /// `answer`: the server's, or why there is none.
    static func testLetter(_ server: MailServerName, to address: String, _ answer: Phrase) -> Phrase
    {
        Phrase(
            vi: "\(server): thư thử đến \(address): \(answer.vi)",
            en: "\(server): test letter to \(address): \(answer.en)"
        )
    }

    static func loginNotTried(_ variable: String) -> Phrase {
        Phrase(
            vi: "chưa thử đăng nhập: biến \(variable) không có trong phiên làm việc này",
            en: "no login was tried: the variable \(variable) is not set here"
        )
    }

    static let whyVariable = Phrase(
        vi:
            "dịch vụ có thể có biến này từ EnvironmentFile (/etc/default/dondoc); nếu cũng không có thì thư không gửi "
            + "được",
        en:
            "the service may have it from its EnvironmentFile (/etc/default/dondoc); if it has not, no letter leaves"
    )

    static func tryLogin(_ variable: String) -> Phrase {
        Phrase(
            vi:
                "xem dịch vụ có đăng nhập được không: journalctl -u dondoc; hoặc đặt \(variable) rồi chạy lại dondoc "
                + "doctor",
            en:
                "see whether the service logs in: journalctl -u dondoc; or set \(variable) and run dondoc doctor again"
        )
    }

    /// Full days until then; negative where it has ended.
    static func certificateEnds(in days: Int) -> Phrase {
        guard days >= 0 else {
            return Phrase(
                vi: "chứng thư của máy chủ đã hết hạn",
                en: "the server's certificate has ended"
            )
        }
        return Phrase(
            vi: "chứng thư của máy chủ còn hạn \(days) ngày",
            en: "the server's certificate ends in \(days) days"
        )
    }

    static let whyCertificate = Phrase(
        vi: "chứng thư hết hạn thì thư không gửi được nữa",
        en: "once it has ended no letter leaves"
    )

    static let renewCertificate = Phrase(
        vi: "nhờ người quản trị máy chủ thư gia hạn chứng thư",
        en: "ask whoever runs the mail server to renew it"
    )

    static func takesLittle(_ octets: Int) -> Phrase {
        let size = octets / 1_000
        return Phrase(
            vi: "chỉ nhận thư đến \(size) kB",
            en: "takes letters of \(size) kB at most"
        )
    }

    static let whySize = Phrase(
        vi: "thư tổng hợp có bảng đính kèm có thể lớn hơn và bị từ chối",
        en: "a summary with its tables attached may be larger, and would be refused"
    )

    static let raiseSize = Phrase(
        vi: "nhờ người quản trị máy chủ thư nâng giới hạn (Postfix: message_size_limit)",
        en: "ask whoever runs the mail server to raise the limit (Postfix: message_size_limit)"
    )

    /// `minutes`: by which this machine is ahead; negative: behind.
    static func clockDiffers(_ server: MailServerName, minutes: Int) -> Phrase {
        let length = abs(minutes)
        return minutes > 0
            ? Phrase(
                vi: "đồng hồ máy này nhanh hơn máy chủ thư \(server) \(length) phút",
                en:
                    "this machine's clock is \(length) minutes ahead of the mail server's, \(server)"
            )
            : Phrase(
                vi: "đồng hồ máy này chậm hơn máy chủ thư \(server) \(length) phút",
                en: "this machine's clock is \(length) minutes behind the mail server's, \(server)"
            )
    }
}
