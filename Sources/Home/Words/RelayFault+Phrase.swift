import Campaigns
package import Delivery
package import Texts

/// The sentences about a mail server that takes no letters at all: what happened, and what to do.
extension RelayFault {
    /// What happened, in the server's words where there are any, and what to do about it.
    package var phrase: Phrase {
        let what = cause
        guard let remedy else { return what }
        return Phrase(vi: "\(what.vi): \(remedy.vi)", en: "\(what.en): \(remedy.en)")
    }

    private var cause: Phrase {
        let cause: Phrase =
            switch kind {
            case .connection:
                Phrase(vi: "không kết nối được máy chủ thư", en: "no connection to the mail server")
            case .timeout:
                Phrase(
                    vi: "máy chủ thư không trả lời kịp",
                    en: "the mail server did not answer in time"
                )
            case .tls:
                Phrase(
                    vi: "máy chủ thư không thiết lập được TLS",
                    en: "the mail server offers no usable TLS"
                )
            case .certificate:
                Phrase(
                    vi: "chứng thư của máy chủ thư không tin được",
                    en: "the mail server's certificate is not trusted"
                )
            case .expiredCertificate:
                Phrase(
                    vi: "chứng thư của máy chủ thư đã hết hạn hoặc chưa có hiệu lực",
                    en: "the mail server's certificate has ended or has not begun"
                )
            case .otherHost:
                Phrase(
                    vi: "chứng thư của máy chủ thư là của tên máy khác",
                    en: "the mail server's certificate is for another host"
                )
            case .noAuthorities:
                Phrase(
                    vi: "không dùng được tệp chứng thư gốc trên máy này",
                    en: "the file of root certificates on this machine cannot be used"
                )
            case .noClientCertificate:
                Phrase(
                    vi: "không dùng được tệp chứng thư máy khách trên máy này",
                    en: "the file of the client's certificate on this machine cannot be used"
                )
            case .authentication:
                Phrase(
                    vi: "máy chủ thư không nhận tài khoản hoặc mật khẩu",
                    en: "the mail server refused the account or password"
                )
            case .noAuthentication:
                Phrase(vi: "máy chủ thư không cho đăng nhập", en: "the mail server offers no login")
            case .mechanism:
                Phrase(
                    vi: "máy chủ thư không có kiểu đăng nhập đã chọn, chỉ có",
                    en: "the mail server does not offer the chosen way to log in, but"
                )
            case .wantsTLS:
                Phrase(
                    vi: "máy chủ thư chỉ nhận thư qua đường truyền mã hóa",
                    en: "the mail server takes letters only over an encrypted line"
                )
            case .wantsLogin:
                Phrase(
                    vi: "máy chủ thư đòi đăng nhập",
                    en: "the mail server wants a login"
                )
            case .greeting:
                Phrase(
                    vi: "máy chủ thư từ chối kết nối",
                    en: "the mail server refused the connection"
                )
            case .account:
                Phrase(
                    vi: "máy chủ thư không cho gửi từ địa chỉ này",
                    en: "the mail server refused the sender"
                )
            case .throttled:
                Phrase(vi: "máy chủ thư yêu cầu tạm ngừng", en: "the mail server asked for a pause")
            case .noSecret: Phrase(vi: "không có mật khẩu", en: "there is no password")
            case .openSecret:
                Phrase(
                    vi: "người khác trên máy đọc hoặc ghi được tệp mật khẩu, nên không dùng",
                    en:
                        "others on this machine can read or write the password's file, so it is not used"
                )
            case .unreadableSecret:
                Phrase(
                    vi: "không có quyền đọc tệp mật khẩu",
                    en: "this user may not read the password's file"
                )
            case .cancelled:
                Phrase(vi: "đã dừng khi đang kết nối", en: "stopped while connecting")
            }
        // Of an open file the detail is the command, which stands with what is to be done.
        guard !detail.isEmpty, kind != .openSecret else { return cause }
        if kind == .mechanism {
            return Phrase(vi: "\(cause.vi) \(detail)", en: "\(cause.en) \(detail)")
        }
        return Phrase(vi: "\(cause.vi) (\(detail))", en: "\(cause.en) (\(detail))")
    }

    /// What a person can do; nil where there is nothing.
    private var remedy: Phrase? {
        switch kind {
        case .connection, .timeout:
            Phrase(
                vi: "kiểm tra mạng và tên máy, cổng ở «máy chủ» trong khối MÁY CHỦ THƯ",
                en: "check the network, and host and port at «server» in the block MAIL SERVER"
            )
        // It offers TLS and cannot, for now (RFC 3207 §4: 454): no setting here mends that.
        case .tls where detail.contains("STARTTLS denied, code 4"):
            Phrase(
                vi:
                    "lỗi ở máy chủ thư: nhờ nơi quản lý xem chứng thư và khóa của máy chủ; không đổi cấu hình ở đây",
                en:
                    "the fault is the server's: ask whoever runs it to look at its certificate and key; change nothing here"
            )
        case .tls:
            Phrase(
                vi:
                    "kiểm tra «máy chủ»: smtps:// dùng cho cổng 465, smtp:// cho cổng 587; chỉ với máy chủ nội bộ "
                    + "không mã hóa mới ghi «chứng thư: không mã hóa»",
                en:
                    "check «server»: smtps:// is for port 465, smtp:// for port 587; only for a server inside that "
                    + "knows no TLS write «certificate: plain text»"
            )
        case .certificate:
            Phrase(
                vi:
                    "máy này không biết nơi cấp: cơ quan tự cấp chứng thư thì ghi «chứng thư: tệp ĐƯỜNG-DẪN» tới chứng "
                    + "thư gốc; không tự cấp thì nhờ nơi quản lý máy chủ thư cài đủ chuỗi chứng thư",
                en:
                    "its issuer is not known here: where the office issues its own, write «certificate: file PATH» "
                    + "with the root certificate; else ask whoever runs the server to install the whole chain"
            )
        case .expiredCertificate:
            Phrase(
                vi:
                    "nhờ nơi quản lý máy chủ thư gia hạn chứng thư; trước đó xem giờ của máy này có đúng không (date)",
                en:
                    "ask whoever runs the mail server to renew it; look first whether this machine's clock is right "
                    + "(date)"
            )
        case .otherHost:
            Phrase(
                vi:
                    "ghi ở «máy chủ» đúng tên máy có trong chứng thư, không ghi địa chỉ IP hay tên tắt; hoặc nhờ nơi "
                    + "quản lý máy chủ thư cấp lại chứng thư",
                en:
                    "write at «server» the name that the certificate is for, no IP address and no short name; or ask "
                    + "whoever runs the mail server for another certificate"
            )
        case .noAuthorities:
            Phrase(
                vi:
                    "kiểm tra đường dẫn ở «chứng thư: tệp …»: tệp phải có, ở dạng PEM, tài khoản chạy dịch vụ đọc được",
                en:
                    "check the path at «certificate: file …»: it must be there, in PEM form, and the service's account "
                    + "must be able to read it"
            )
        case .noClientCertificate:
            Phrase(
                vi:
                    "kiểm tra đường dẫn ở «chứng thư máy khách: tệp …»: tệp phải có chứng thư và khóa riêng, ở dạng "
                    + "PEM, tài khoản chạy dịch vụ đọc được",
                en:
                    "check the path at «client certificate: file …»: it must hold the certificate and its key, in PEM "
                    + "form, and the service's account must be able to read it"
            )
        case .authentication:
            Phrase(
                vi: "kiểm tra «tài khoản» và mật khẩu ở nơi «mật khẩu» chỉ tới",
                en: "check «user» and the password where «password» points to"
            )
        case .noAuthentication:
            Phrase(
                vi:
                    "bỏ «tài khoản» nếu máy chủ không cần, nếu không dùng cổng dành cho gửi thư (587 hoặc 465)",
                en:
                    "drop «user» if the server needs none, else use its port for submission (587 or 465)"
            )
        case .mechanism: Self.mechanism(in: detail)
        case .wantsTLS:
            Phrase(
                vi:
                    "ghi «chứng thư: hệ thống» (hoặc «tệp ĐƯỜNG-DẪN») trong khối MÁY CHỦ THƯ, bỏ «không mã hóa»",
                en:
                    "write «certificate: system» (or «file PATH») in the block MAIL SERVER, not «plain text»"
            )
        case .wantsLogin:
            Phrase(
                vi: "ghi «tài khoản» và «mật khẩu» trong khối MÁY CHỦ THƯ",
                en: "write «user» and «password» in the block MAIL SERVER"
            )
        case .greeting:
            Phrase(
                vi: "báo câu trả lời này cho nơi quản lý máy chủ thư",
                en: "take this answer to whoever runs the mail server"
            )
        case .account:
            Phrase(
                vi:
                    "kiểm tra «người gửi», «thư dội về» và «tài khoản», hoặc báo câu trả lời này cho nơi quản lý "
                    + "máy chủ thư",
                en:
                    "check «from», «bounces to» and «user», or take this answer to whoever runs the mail server"
            )
        case .throttled:
            Phrase(
                vi:
                    "thư tự gửi tiếp sau; nếu lặp lại nhiều lần, ghi «tốc độ» thấp hơn trong khối MÁY CHỦ THƯ",
                en:
                    "letters go on by themselves; should it recur, write a lower «rate» in the block MAIL SERVER"
            )
        case .noSecret:
            Phrase(
                vi: "đặt mật khẩu vào nơi «mật khẩu» chỉ tới (biến môi trường hoặc tệp)",
                en: "put it where «password» points to (a variable or a file)"
            )
        case .openSecret:
            Phrase(
                vi: "chạy «\(detail)»; nếu người khác có thể đã đọc thì đổi mật khẩu",
                en: "run «\(detail)»; where others may have read it change the password"
            )
        case .unreadableSecret:
            Phrase(
                vi:
                    "giao tệp cho tài khoản chạy DonDoc (chown TÀI-KHOẢN, rồi chmod 600), hoặc chạy lệnh này bằng tài "
                    + "khoản đó",
                en:
                    "give it to the user who runs DonDoc (chown USER, then chmod 600), or run this command as that user"
            )
        case .cancelled: nil
        }
    }

    /// The key to write for the ways that a server offers: the first of them that DonDoc speaks.
    private static func mechanism(in offered: String) -> Phrase {
        let names = offered.split(separator: ",").map { $0.drop { $0 == " " } }
        let known: [MailServer.Authentication] = [.plain, .login, .xoauth2]
        guard let first = known.first(where: { names.contains(Substring($0.rawValue)) }) else {
            return Phrase(
                vi:
                    "DonDoc chỉ biết PLAIN, LOGIN, XOAUTH2; nhờ nơi quản lý máy chủ mở một kiểu này",
                en:
                    "DonDoc knows PLAIN, LOGIN, XOAUTH2; ask whoever runs the server for one of them"
            )
        }
        let token = Phrase(
            vi: first == .xoauth2 ? " (mật khẩu là mã truy cập OAuth 2)" : "",
            en: first == .xoauth2 ? " (the password is an OAuth 2 access token)" : ""
        )
        return Phrase(
            vi: "ghi «xác thực: \(first.rawValue)» trong khối MÁY CHỦ THƯ\(token.vi)",
            en: "write «auth: \(first.rawValue)» in the block MAIL SERVER\(token.en)"
        )
    }
}
