import Campaigns
import Delivery
import Home
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
                "nhảy từ \(from.vi) sang \(to.vi); thư đến hạn trong khoảng đó đang giữ (cho gửi: dondoc outbox "
                + "release)",
            en:
                "jumped from \(from.en) to \(to.en); what fell due in between is held (to send it: dondoc outbox "
                + "release)"
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
                "từ \(since.vi) chưa có lượt nào: dịch vụ dừng hoặc treo. Chạy lại: dondoc run (hoặc systemctl "
                + "restart dondoc)",
            en:
                "no pass since \(since.en): the service is down or hangs. To start it: dondoc run (or systemctl "
                + "restart dondoc)"
        )
    }

    static func waits(since: Phrase) -> Phrase {
        Phrase(
            vi: "có thư chờ máy chủ thư từ \(since.vi). Thử: dondoc send-test ĐỊA-CHỈ",
            en:
                "letters have waited for the mail server since \(since.en). To try it: dondoc send-test ADDRESS"
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
