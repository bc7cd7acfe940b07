import Texts

/// What stands in a unit for those who read it.
enum UnitWords {
    static let origin = Phrase(
        vi:
            "Do «dondoc service» viết. Muốn đổi một dòng: systemctl edit dondoc (không sửa tệp này).",
        en: "Written by «dondoc service». To change a line: systemctl edit dondoc (not this file)."
    )
    static let description = Phrase(
        vi: "DonDoc, thư nhắc việc và bản tổng hợp theo lịch",
        en: "DonDoc, reminders and summaries by schedule"
    )
    static let restarts = Phrase(
        vi:
            "Hỏng thì chạy lại sau 30 giây; 20 lần trong một giờ vẫn hỏng thì thôi, systemctl status báo.",
        en:
            "Started again after 30 s; given up after 20 failures within an hour: see systemctl status."
    )
    static let environment = Phrase(
        vi:
            "Biến DONDOC_SMTP_PASSWORD=... nếu tệp lịch ghi «mật khẩu: biến»: tệp của root, quyền 0600.",
        en:
            "DONDOC_SMTP_PASSWORD=... where the schedule file says «password: variable»; root's, 0600."
    )
    static let sandbox = Phrase(
        vi:
            "Chỉ ghi được vào thư mục làm việc và các thư mục mà dondoc.conf nêu lúc viết tệp này; sửa "
            + "dondoc.conf thì chạy lại «dondoc service install».",
        en:
            "It writes only into the home and the folders that dondoc.conf named when this was written: run "
            + "«dondoc service install» again when dondoc.conf changes."
    )
}
