import LetterTables
import Texts

/// The help texts of the commands and of their options.
enum Commands {
    static let program = Phrase(
        vi: "Theo dõi, thống kê và đôn đốc công việc của nhiều đơn vị theo thời hạn.",
        en: "Follow up on work that many units must finish on time: statistics and letters."
    )
    static let check = Phrase(
        vi: "Đọc mọi tệp lịch, danh sách đơn vị và mẫu thư; báo mọi lỗi kèm vị trí.",
        en: "Read all schedules, unit lists and templates; show every mistake with its place."
    )
    static let formatFiles = Phrase(
        vi: "Viết lại tệp lịch theo chính tả chuẩn; không đổi ý nghĩa, giữ nguyên ghi chú.",
        en: "Rewrite schedule files in canonical spelling; meaning and comments stay."
    )
    static let keywordLanguage = Phrase(
        vi: "từ khóa viết bằng tiếng Việt (vi) hoặc tiếng Anh (en)",
        en: "write keywords in Vietnamese (vi) or English (en)"
    )
    static let formatPaths = Phrase(
        vi: "tệp lịch cần viết lại; không ghi: mọi tệp",
        en: "schedule files to rewrite; none given: all"
    )
    static let ics = Phrase(
        vi: "xuất các mốc thành tệp lịch iCalendar",
        en: "write the milestones as an iCalendar file"
    )
    static let findingsFormat = Phrase(
        vi: "json: cho chương trình khác đọc (trình soạn thảo, giám sát)",
        en: "json: for another program to read (an editor, monitoring)"
    )
    static let accept = Phrase(
        vi: "áp dụng bản đang bị giữ vì gửi quá nhiều thư trong ngày đầu",
        en: "activate a set that is held because its first day sends too much"
    )
    static let plan = Phrase(
        vi: "Lịch gửi: thư nào sẽ gửi, lúc nào, vì sao chuyển ngày.",
        en: "What will be sent, when, and why a day was shifted."
    )
    static let record = Phrase(
        vi: "Ghi nhận một báo cáo, một số liệu, một lần gia hạn hoặc miễn.",
        en: "Record one report, figure, extension or excuse."
    )
    static let recordReport = Phrase(
        vi: "Ghi nhận đơn vị đã nộp (hoặc bị đề nghị bổ sung, đã rút) một việc.",
        en: "A unit's report: received, accepted, returned or withdrawn."
    )
    static let recordFigure = Phrase(
        vi: "Ghi nhận một số liệu: tử số/mẫu số tại một thời điểm.",
        en: "A figure: numerator/denominator at one instant."
    )
    static let recordFigures = Phrase(
        vi: "Đọc nhiều số liệu từ đầu vào, mỗi dòng một đơn vị: CCKL 305/309",
        en: "Read figures from standard input, one unit a line: CCKL 305/309"
    )
    static let recordExtension = Phrase(
        vi: "Gia hạn một việc cho một đơn vị.",
        en: "Move a milestone's deadline for one unit."
    )
    static let recordExcuse = Phrase(
        vi: "Miễn một việc cho một đơn vị.",
        en: "Excuse one unit from a milestone."
    )
    static let importing = Phrase(
        vi:
            "Nhập báo cáo, số liệu hoặc quyết định từ tệp CSV, TSV, XLSX; sai một dòng thì không nhập gì.",
        en:
            "Import reports, figures or decisions from CSV, TSV or XLSX; one bad row refuses the file."
    )
    static let importBounces = Phrase(
        vi: "Đọc thư báo không gửi được (thư trả lại) từ hộp thư; đánh dấu thư và địa chỉ.",
        en: "Read delivery status notifications from a mailbox; mark letters and addresses."
    )
    static let mailFolder = Phrase(
        vi: "Maildir, tệp mbox, thư mục hoặc một tệp thư.",
        en: "A Maildir, an mbox file, a folder of messages or one message."
    )
    static let outboxHold = Phrase(
        vi: "Giữ lại thư chưa gửi.",
        en: "Hold letters that have not left."
    )
    static let outboxCancel = Phrase(
        vi: "Hủy thư chưa gửi; không gửi nữa.",
        en: "Cancel letters that have not left; they never will."
    )
    static let stats = Phrase(
        vi: "Thống kê theo đơn vị, khối, việc.",
        en: "Statistics by unit, khối and milestone."
    )
    static let participation = Phrase(
        vi: "Tỷ lệ tham gia theo chỉ tiêu, kèm số đơn vị đã báo cáo.",
        en: "Shares per indicator, with how many units reported."
    )
    static let progress = Phrase(
        vi: "Tiến độ: số việc theo trạng thái của từng đơn vị.",
        en: "Progress: how many obligations stand in each state."
    )
    static let outbox = Phrase(
        vi: "Hộp thư đi: xem, gửi lại, cho gửi.",
        en: "The letters: list, show, retry, release."
    )
    static let outboxList = Phrase(vi: "Danh sách thư.", en: "List letters.")
    static let outboxShow = Phrase(
        vi: "Một thư và các lần gửi; --eml in đúng từng byte.",
        en: "One letter and its attempts; --eml prints its exact bytes."
    )
    static let outboxRetry = Phrase(
        vi: "Gửi lại thư tạm hoãn, không gửi được hoặc chưa rõ.",
        en: "Send again what is deferred, failed or ambiguous."
    )
    static let outboxRelease = Phrase(
        vi: "Cho gửi thư đang giữ chờ duyệt.",
        en: "Release letters held for approval."
    )
    static let ledger = Phrase(
        vi: "Sổ theo dõi gửi thư theo ngày và quy tắc; thoát mã 1 nếu lệch.",
        en: "The balance per day and rule; exits 1 if it does not balance."
    )
    static let doctor = Phrase(
        vi: "Xem mọi thứ cần cho việc gửi thư, nói điều gì sai và sửa thế nào; không thay đổi gì.",
        en: "Looks at all that letters need, says what is wrong and what mends it; changes nothing."
    )
    static let doctorDetails = Phrase(
        vi:
            "Kết nối và đăng nhập thử máy chủ thư; không có --send thì không gửi thư nào. Mã 1: có lỗi; lưu ý không phải lỗi.",
        en:
            "Connects and logs in to the mail servers; without --send no letter is sent. Exit code 1: there is an error; a warning is none."
    )
    static let doctorSend = Phrase(
        vi: "gửi thêm một thư thử đến địa chỉ này qua từng máy chủ thư",
        en: "also send a test letter to this address by each mail server"
    )
    static let doctorOffline = Phrase(
        vi: "không thử máy chủ thư",
        en: "leave the mail servers alone"
    )
    static let serviceStatus = Phrase(
        vi: "Tình trạng dịch vụ và hộp thư đi; thoát mã 1 nếu cần người xem.",
        en: "How the service and the outbox do; exits 1 if somebody should look."
    )
    static let serviceStatusDetails = Phrase(
        vi:
            "Mã 1 khi cần người xem: lâu không có lượt nào, dịch vụ bị treo, hoặc không chạy trong khi có thư chờ hay "
            + "đến giờ gửi; hơn một giờ không gửi được thư qua máy chủ thư; có dòng «Cần xử lý»; có thư bị giữ vì có thể "
            + "đã gửi hoặc vì tồn đọng, hay bị cách ly; bản mới của tệp lịch chờ chấp nhận, hoặc tệp lịch có lỗi và chưa "
            + "đợt nào có hiệu lực; đồng hồ máy nhảy; ổ đĩa sắp hết chỗ; sổ theo dõi lệch. Ngoài ra mã 0.",
        en:
            "Exit code 1 where a person should look: no pass for a while, a service that hangs, or none while letters "
            + "wait or are due; no letter could leave by the mail server for an hour; a line «To handle»; letters held "
            + "because they may have left or for a backlog, or in quarantine; changed files that wait for acceptance, "
            + "or files with errors while no campaign is active; a clock that jumped; a disk that is almost full; a "
            + "ledger that does not balance. Else 0."
    )
    static let why = Phrase(
        vi: "Vì sao thư về một việc đã gửi hoặc không gửi cho một đơn vị.",
        en: "Why letters about a milestone were or were not sent to a unit."
    )
    static let tick = Phrase(
        vi: "Một lượt: lập thư đến giờ, gửi, rồi dừng (dùng với cron).",
        en: "One pass: plan what is due, deliver, stop (for cron)."
    )
    static let run = Phrase(
        vi: "Chạy thường trực: gửi đúng giờ cho đến khi được yêu cầu dừng.",
        en: "The service: delivers on time until it is told to stop."
    )
    static let replay = Phrase(
        vi: "Mô phỏng đợt trên đồng hồ ảo, không đụng dữ liệu thật.",
        en: "Run the campaign on a virtual clock, without touching the home's data."
    )
    static let demo = Phrase(
        vi: "Trình diễn: đợt thi đua 2021 với số liệu minh họa, thư đi qua SMTP vào hộp thư thử.",
        en: "The 2021 campaign on sample data, every letter through SMTP into a test inbox."
    )
    static let sendTest = Phrase(
        vi: "Gửi một thư thử theo đúng đường của thư thật.",
        en: "One letter by the very path that scheduled letters take."
    )
}
