import Campaigns
package import Texts

/// The sentences about what a mail server's block points at: variables, files, ports.
extension Findings {
    /// `name` has the form of one, or it is not shown.
    package static func systemVariable(_ name: String) -> Phrase {
        Phrase(
            vi:
                "«\(name)» là biến của hệ thống, không phải nơi giữ mật khẩu; đặt mật khẩu vào biến có tên bắt đầu "
                + "bằng DONDOC_, ví dụ DONDOC_SMTP_PASSWORD",
            en:
                "«\(name)» is a variable of the system, not a place for a password; put it into one whose name begins "
                + "with DONDOC_, such as DONDOC_SMTP_PASSWORD"
        )
    }

    /// A variable that no set in force has.
    package static let refusedVariable = Phrase(
        vi:
            "tên biến giữ mật khẩu phải bắt đầu bằng DONDOC_, ví dụ DONDOC_SMTP_PASSWORD: biến khác có thể giữ bí mật "
            + "của chương trình khác; đặt mật khẩu vào một biến như vậy",
        en:
            "the name of a password's variable begins with DONDOC_, such as DONDOC_SMTP_PASSWORD: another may hold "
            + "another program's secret; put the password into one of that name"
    )

    package static let foreignVariable = Phrase(
        vi:
            "tên biến giữ mật khẩu phải bắt đầu bằng DONDOC_, ví dụ DONDOC_SMTP_PASSWORD: biến khác có thể là của "
            + "chương trình khác; bản đang dùng vẫn dùng được, bản sửa thì chỉ trong "
            + "\(MailServer.Secret.daysOfForeignVariables) ngày kể từ thư báo người vận hành",
        en:
            "the name of a password's variable begins with DONDOC_, such as DONDOC_SMTP_PASSWORD: another may be "
            + "another program's; the set in force keeps it, changed files may for "
            + "\(MailServer.Secret.daysOfForeignVariables) days from the operator's letter on"
    )

    package static func otherScheme(port: Int, isImplicitTLS: Bool) -> Phrase {
        let (written, usual) = isImplicitTLS ? ("smtps", "smtp") : ("smtp", "smtps")
        return Phrase(
            vi:
                "cổng \(port) thường dùng với \(usual)://, không phải \(written)://; dùng nhầm thì máy chủ không trả lời",
            en:
                "port \(port) is usually \(usual)://, not \(written)://; asked in the wrong one a server gives no answer"
        )
    }

    package static func noCertificates(_ path: String) -> Phrase {
        Phrase(
            vi: "trong «\(path)» không có chứng thư nào (dạng PEM: -----BEGIN CERTIFICATE-----)",
            en: "«\(path)» holds no certificate (in PEM: -----BEGIN CERTIFICATE-----)"
        )
    }
}
