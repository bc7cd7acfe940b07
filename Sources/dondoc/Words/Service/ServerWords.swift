import Campaigns
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

    static func loginNotTried(_ secret: MailServer.Secret) -> Phrase {
        switch secret {
        case .environment(let name):
            Phrase(
                vi: "chưa thử đăng nhập: biến \(name) không có trong phiên làm việc này",
                en: "no login was tried: the variable \(name) is not set here"
            )
        case .file(let path):
            Phrase(
                vi: "chưa thử đăng nhập: «\(path.shown)» chỉ dịch vụ đang chạy đọc được",
                en: "no login was tried: only the running service reads «\(path.shown)»"
            )
        }
    }

    static func whyLogin(_ secret: MailServer.Secret) -> Phrase {
        switch secret {
        case .environment:
            Phrase(
                vi:
                    "dịch vụ có thể có biến này từ EnvironmentFile (/etc/default/dondoc); nếu cũng không có thì thư "
                    + "không gửi được",
                en:
                    "the service may have it from its EnvironmentFile (/etc/default/dondoc); if it has not, no letter "
                    + "leaves"
            )
        case .file:
            Phrase(
                vi:
                    "systemd trao tệp này cho dịch vụ khi khởi động (LoadCredential); không có thì thư không gửi được",
                en:
                    "systemd hands it to the service at its start (LoadCredential); without it no letter leaves"
            )
        }
    }

    static func tryLogin(_ secret: MailServer.Secret) -> Phrase {
        let log = Phrase(
            vi: "xem dịch vụ có đăng nhập được không: journalctl -u dondoc",
            en: "see whether the service logs in: journalctl -u dondoc"
        )
        guard case .environment(let name) = secret else { return log }
        return Phrase(
            vi: "\(log.vi); hoặc đặt \(name) rồi chạy lại dondoc doctor",
            en: "\(log.en); or set \(name) and run dondoc doctor again"
        )
    }

    static let nothingSent = Phrase(
        vi:
            "chưa gửi thư thử: không đợt nào còn thư phải gửi, nên không có máy chủ thư nào để thử",
        en:
            "no test letter was sent: no campaign has letters to come, so there is no mail server to try"
    )

    /// Full days until then; negative where it has ended.
    static func certificateEnds(in days: Int) -> Phrase {
        guard days >= 0 else {
            return Phrase(
                vi: "chứng thư của máy chủ đã hết hạn",
                en: "the server's certificate has ended"
            )
        }
        return Phrase(
            vi: days == 0
                ? "chứng thư của máy chủ hết hạn trong vòng một ngày"
                : "chứng thư của máy chủ còn hạn \(days) ngày",
            en: days == 0
                ? "the server's certificate ends within a day"
                : "the server's certificate ends in \(NumberStyle.english(days, "day"))"
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
