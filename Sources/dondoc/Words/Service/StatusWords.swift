import Campaigns
import Delivery
import Home
import LetterTables
import Texts

/// The words of `dondoc status`.
///
/// Moments come as they are shown.
enum StatusWords {
    static let service = Phrase(vi: "Dịch vụ", en: "Service")
    static let campaigns = Phrase(vi: "Đợt", en: "Campaigns")
    static let lastPass = Phrase(vi: "Lượt gần nhất", en: "Last pass")
    static let lastLetter = Phrase(vi: "Thư gửi gần nhất", en: "Last letter")
    static let next = Phrase(vi: "Lượt kế tiếp", en: "Next due")
    static let outbox = Phrase(vi: "Hộp thư đi", en: "Outbox")
    static let server = Phrase(vi: "Máy chủ thư", en: "Mail server")
    /// Within a line.
    static let theServer = Phrase(vi: "máy chủ thư", en: "mail server")
    static let files = Phrase(vi: "Tệp lịch", en: "Files")
    static let clock = Phrase(vi: "Đồng hồ máy", en: "Clock")
    static let toHandle = Phrase(vi: "Cần xử lý", en: "To handle")
    static let zone = Phrase(vi: "Giờ ghi theo", en: "Times are of")
    static let noneActive = Phrase(
        vi: "chưa có đợt nào đang chạy",
        en: "none is active"
    )
    static let none = Phrase(vi: "không có", en: "none")
    static let nothingWaits = Phrase(vi: "không còn thư chờ", en: "nothing waits")
    static let neverRan = Phrase(vi: "chưa chạy lần nào", en: "never ran")

    static func runs(_ process: Int32, since: Phrase, version: String) -> Phrase {
        Phrase(
            vi: "đang chạy từ \(since.vi), tiến trình \(process), DonDoc \(version)",
            en: "runs since \(since.en), process \(process), DonDoc \(version)"
        )
    }

    static func delivers(_ process: Int32) -> Phrase {
        Phrase(
            vi: "tiến trình \(process) đang gửi một lượt",
            en: "process \(process) makes a pass"
        )
    }

    static func stopped(since: Phrase) -> Phrase {
        Phrase(
            vi: "không chạy; dấu hiệu hoạt động cuối: \(since.vi)",
            en: "does not run; last sign of life: \(since.en)"
        )
    }

    static func count(_ number: Int, _ what: Phrase) -> Phrase {
        Phrase(vi: "\(number) \(what.vi)", en: "\(number) \(what.en)")
    }

    static func oldest(_ count: Phrase, _ since: Phrase) -> Phrase {
        Phrase(
            vi: "\(count.vi) (sớm nhất đến hạn \(since.vi))",
            en: "\(count.en) (the first was due at \(since.en))"
        )
    }

    static func paused(_ pause: ServerPause, until: Phrase) -> Phrase {
        Phrase(
            vi:
                "«\(pause.server)» tạm ngừng, thử lại lúc \(until.vi); máy chủ trả lời: \(pause.reply)",
            en: "«\(pause.server)» is paused, tried again at \(until.en); it said: \(pause.reply)"
        )
    }

    static func heldSet(_ campaign: CampaignID, since: Phrase, _ letters: Int) -> Phrase {
        Phrase(
            vi: "\(campaign): bản mới chờ chấp nhận từ \(since.vi) (\(letters) thư trong 24 giờ); "
                + "xem: dondoc check, chấp nhận: dondoc check --accept",
            en:
                "\(campaign): new files wait for acceptance since \(since.en) (\(NumberStyle.english(letters, "letter")) in 24 hours); "
                + "to see: dondoc check, to accept: dondoc check --accept"
        )
    }

    static func jump(from: Phrase, to: Phrase) -> Phrase {
        Phrase(
            vi:
                "nhảy từ \(from.vi) sang \(to.vi); thư đến hạn trong khoảng đó đang giữ (giờ máy đúng, cho gửi: "
                + "dondoc outbox release SỐ, số của một thư đang giữ)",
            en:
                "jumped from \(from.en) to \(to.en); what fell due in between is held (the clock is right, to send it: "
                + "dondoc outbox release NUMBER, that of one of them)"
        )
    }

    static func cause(_ subject: Phrase, since: Phrase) -> Phrase {
        func short(_ text: String) -> String { text.replacing("[DonDoc] ", with: "") }
        return Phrase(
            vi: "\(short(subject.vi)), từ \(since.vi)",
            en: "\(short(subject.en)), since \(since.en)"
        )
    }

    static func late(since: Phrase) -> Phrase {
        Phrase(
            vi:
                "từ \(since.vi) chưa có lượt nào, cũng không có tiến trình nào đang chạy. Chạy lại: systemctl start "
                + "dondoc (hoặc dondoc run; nếu dùng cron thì xem lại dòng cron)",
            en:
                "no pass since \(since.en), and nothing runs. To start it: systemctl start dondoc (or dondoc run; where "
                + "cron is used look at its line)"
        )
    }

    static func hangs(_ process: Int32, since: Phrase) -> Phrase {
        Phrase(
            vi:
                "tiến trình \(process) không có dấu hiệu hoạt động từ \(since.vi): có thể bị treo hoặc không ghi được "
                + "dondoc.sqlite. Xem nhật ký; chạy lại: systemctl restart dondoc",
            en:
                "process \(process) has given no sign of life since \(since.en): it hangs, or cannot write "
                + "dondoc.sqlite. Look at its log; to start it anew: systemctl restart dondoc"
        )
    }

    /// `letters`: that wait; 0: the next is due.
    static func stopped(since: Phrase, letters: Int) -> Phrase {
        let waiting = LetterPhrases.letterCount(letters)
        let what =
            letters > 0
            ? Phrase(
                vi: "\(waiting.vi) đang chờ",
                en: "\(waiting.en) \(letters == 1 ? "waits" : "wait")"
            )
            : Phrase(vi: "đã có việc đến giờ", en: "something is due")
        return Phrase(
            vi:
                "dịch vụ không chạy từ \(since.vi), \(what.vi). Chạy lại: systemctl start dondoc (hoặc dondoc run)",
            en:
                "the service has not run since \(since.en), and \(what.en). To start it: systemctl start dondoc (or "
                + "dondoc run)"
        )
    }

    /// A server that cannot be used, shown from the first minute on.
    static func away(_ campaign: CampaignID, since: Phrase) -> Phrase {
        Phrase(
            vi:
                "chưa gửi được thư của \(campaign) từ \(since.vi); DonDoc tự thử lại, lý do: dondoc doctor",
            en:
                "no letter of \(campaign) could leave since \(since.en); it is tried again by itself, why: dondoc "
                + "doctor"
        )
    }

    static func waits(since: Phrase) -> Phrase {
        Phrase(
            vi:
                "đã hơn một giờ có thư chờ máy chủ thư, từ \(since.vi). Thử: dondoc send-test ĐỊA-CHỈ",
            en:
                "for more than an hour letters have waited for the mail server, since \(since.en). To try it: dondoc "
                + "send-test ADDRESS"
        )
    }

    static func held(_ count: Int, _ why: Phrase) -> Phrase {
        let letters = LetterPhrases.letterCount(count)
        return Phrase(
            vi:
                "\(letters.vi) cần người xem (\(why.vi)). Xem: dondoc outbox list --state held; cho gửi: dondoc outbox "
                + "release SỐ; không gửi: dondoc outbox cancel SỐ",
            en:
                "\(letters.en) to be looked at (\(why.en)). To see: dondoc outbox list --state held; to send: dondoc "
                + "outbox release NUMBER; not to: dondoc outbox cancel NUMBER"
        )
    }

    static func quarantined(_ count: Int) -> Phrase {
        let letters = LetterPhrases.letterCount(count)
        return Phrase(
            vi:
                "\(letters.vi) bị cách ly vì dịch vụ nhiều lần dừng đột ngột khi đang gửi. Xem: dondoc outbox list "
                + "--state quarantined; gửi lại: dondoc outbox retry SỐ; không gửi: dondoc outbox cancel SỐ",
            en:
                "\(letters.en) in quarantine, for the service died again and again while sending. To see: dondoc outbox list --state "
                + "quarantined; to send again: dondoc outbox retry NUMBER; not to: dondoc outbox cancel NUMBER"
        )
    }

    static func brokenFiles(_ errors: Int) -> Phrase {
        Phrase(
            vi:
                "tệp lịch có \(errors) lỗi và chưa đợt nào có hiệu lực: không gửi gì. Xem: dondoc check",
            en: (errors == 1
                ? "the schedule files have 1 error" : "the schedule files have \(errors) errors")
                + " and no campaign is active: nothing is sent. To see: dondoc check"
        )
    }

    /// `free`: in megabytes.
    static func disk(_ free: Int) -> Phrase {
        Phrase(
            vi: "ổ đĩa chỉ còn trống \(free) MB; hết chỗ thì không lập và không gửi được thư",
            en: "only \(free) MB are free on the disk; without room no letter is written or sent"
        )
    }

    static func ahead(_ lastPass: Phrase) -> Phrase {
        Phrase(
            vi:
                "lượt gần nhất ghi lúc \(lastPass.vi), sau giờ máy bây giờ: xem giờ máy đúng chưa (timedatectl); giờ đã đúng "
                + "thì lượt sau tự thu lại những gì đã làm theo giờ sai",
            en:
                "the last pass is dated \(lastPass.en), later than this machine's clock: see whether the clock is right "
                + "(timedatectl); if it is, the next pass takes back what was done by the wrong one"
        )
    }

    static func unbalanced(_ rows: Int) -> Phrase {
        Phrase(
            vi: "sổ theo dõi lệch ở \(rows) dòng. Xem: dondoc ledger",
            en:
                "the ledger does not balance in \(NumberStyle.english(rows, "row")). To see: dondoc ledger"
        )
    }

    static func level(_ level: Diagnosis.Level) -> Phrase {
        switch level {
        case .fine: Phrase(vi: "được", en: "fine")
        case .warning: Phrase(vi: "lưu ý", en: "warning")
        case .error: Phrase(vi: "LỖI", en: "ERROR")
        }
    }

    static func subject(_ subject: Diagnosis.Subject) -> Phrase {
        switch subject {
        case .home: Phrase(vi: "Thư mục làm việc", en: "Home")
        case .rights: Phrase(vi: "Quyền tệp", en: "Rights")
        case .database: Phrase(vi: "Cơ sở dữ liệu", en: "Database")
        case .files: Phrase(vi: "Tệp lịch", en: "Schedule files")
        case .templates: Phrase(vi: "Mẫu thư", en: "Templates")
        case .calendar: Phrase(vi: "Lịch nghỉ", en: "Calendar")
        case .addresses: Phrase(vi: "Địa chỉ", en: "Addresses")
        case .clock: Phrase(vi: "Đồng hồ máy", en: "Clock")
        case .disk: Phrase(vi: "Ổ đĩa", en: "Disk")
        case .backup: Phrase(vi: "Sao lưu", en: "Backup")
        case .server: Phrase(vi: "Máy chủ thư", en: "Mail server")
        }
    }

    static func why(_ why: Phrase) -> Phrase {
        Phrase(vi: "vì: \(why.vi)", en: "why: \(why.en)")
    }

    static func remedy(_ remedy: Phrase) -> Phrase {
        Phrase(vi: "sửa: \(remedy.vi)", en: "mend: \(remedy.en)")
    }
}
