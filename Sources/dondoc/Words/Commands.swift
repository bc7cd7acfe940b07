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

    static let home = Phrase(
        vi: "thư mục làm việc (mặc định: DONDOC_HOME, rồi thư mục hiện tại)",
        en: "the home folder (default: DONDOC_HOME, then the current folder)"
    )
    static let language = Phrase(
        vi: "ngôn ngữ màn hình: vi hoặc en",
        en: "language of the screen: vi or en"
    )
    static let campaign = Phrase(
        vi: "mã đợt; cần khi thư mục có nhiều đợt",
        en: "the campaign's id; needed where the home holds several"
    )
    static let format = Phrase(
        vi: "dạng in ra: table, csv, json, markdown",
        en: "table, csv, json or markdown"
    )
    static let instantForm = Phrase(
        vi: "Viết ngày giờ như 31/03/2021, 2021-03-31 hoặc 2021-03-31T08:00.",
        en: "Write a date or time like 2021-03-31, 31/03/2021 or 2021-03-31T08:00."
    )
    static let now = Phrase(
        vi: "coi như bây giờ là thời điểm này",
        en: "take this instant for the present"
    )
    static let asOf = Phrase(
        vi: "tính đến thời điểm này",
        en: "as it stood at this instant"
    )
    static let from = Phrase(vi: "từ ngày (tính cả ngày đó)", en: "first day, included")
    static let to = Phrase(vi: "đến ngày (tính cả ngày đó)", en: "last day, included")
    static let unit = Phrase(vi: "mã đơn vị", en: "a unit's code")
    static let milestone = Phrase(vi: "mã việc (id của MỐC)", en: "a milestone's id")
    static let perUnit = Phrase(
        vi: "mỗi người nhận một dòng",
        en: "one row per recipient"
    )
    static let withFacts = Phrase(
        vi:
            "từ bản lịch đang dùng, thư đã gửi và những gì đã ghi nhận: thư sẽ gửi nếu không có gì thay đổi",
        en:
            "from the active files, what was sent and what is recorded: what leaves if nothing changes"
    )
    static let at = Phrase(vi: "thời điểm", en: "the instant")
    static let recordedAt = Phrase(
        vi: "thời điểm ghi nhận, khi nhập bù",
        en: "when it became known, for a backfill"
    )
    static let document = Phrase(vi: "số, ký hiệu văn bản", en: "the document's number")
    static let status = Phrase(vi: "trạng thái", en: "the status")
    static let note = Phrase(vi: "ghi chú", en: "a note")
    static let reason = Phrase(vi: "lý do", en: "the reason")
    static let author = Phrase(vi: "người ghi nhận", en: "who records it")
    static let indicator = Phrase(vi: "mã chỉ tiêu", en: "an indicator's id")
    static let share = Phrase(
        vi: "tử số/mẫu số, ví dụ 305/309",
        en: "numerator/denominator"
    )
    static let file = Phrase(vi: "tệp CSV, TSV hoặc XLSX", en: "a file: CSV, TSV or XLSX")
    static let acceptGood = Phrase(
        vi: "nhập các dòng đúng, bỏ các dòng sai",
        en: "store the good rows, leave out the bad ones"
    )
    static let state = Phrase(
        vi: "chỉ thư ở trạng thái này, có dấu hay không dấu: "
            + LetterPhrases.stateNames(.vietnamese),
        en: "only letters in this state: " + LetterPhrases.stateNames(.english)
    )
    static let ofRule = Phrase(
        vi: "chỉ thư của khối này, hoặc của một dòng gửi: qua-han-3/2",
        en: "only letters of this block, or of one of its lines: overdue/2"
    )
    static let ofUnit = Phrase(
        vi: "chỉ thư nói về đơn vị này (mã hoặc tên)",
        en: "only letters about this unit (code or name)"
    )
    static let ofDay = Phrase(
        vi: "chỉ thư đến hạn gửi trong ngày này",
        en: "only letters that fell due on this day"
    )
    static let letterID = Phrase(vi: "số của thư", en: "a letter's number")
    static let all = Phrase(
        vi: "tất cả thư ở trạng thái phù hợp",
        en: "all letters in a state for it"
    )
    static let eml = Phrase(vi: "in đúng từng byte của thư", en: "print the exact bytes")
    static let address = Phrase(vi: "địa chỉ nhận", en: "the address to send to")
    static let inbox = Phrase(
        vi: "ghi mỗi thư thành một tệp trong thư mục này (new/*.eml), kèm danh sách index.csv",
        en: "write each letter as a file in this folder (new/*.eml), with a list, index.csv"
    )
    static let rehearse = Phrase(
        vi: "diễn tập: chạy trên bản sao, thư ghi vào thư mục --to-inbox; không gửi, không ghi gì",
        en: "rehearse: on a copy, letters into the folder --to-inbox; nothing is sent or stored"
    )
    static let rehearsalInbox = Phrase(
        vi: "thư mục nhận thư diễn tập (mặc định: dien-tap)",
        en: "the folder for a rehearsal's letters (default: dien-tap)"
    )
    static let rehearsalNow = Phrase(
        vi: "diễn tập từ thời điểm này trên bản sao, thư ghi vào thư mục --to-inbox",
        en: "rehearse from this instant on a copy, letters into the folder --to-inbox"
    )
    static let yesToNow = Phrase(
        vi: "đồng ý chạy --now trên thư mục đang chạy theo giờ của máy, hoặc ngược lại",
        en: "go by --now though the home goes by the machine's clock, or the other way round"
    )
    static let approve = Phrase(
        vi: "cho gửi cả thư chờ duyệt, như người phụ trách; không ghi thì các thư đó nằm chờ",
        en: "release letters held for approval, as a person would; without it they stay held"
    )
    static let mail = Phrase(
        vi: "gửi tới máy chủ này thay cho máy chủ trong tệp lịch",
        en: "send to this server instead of the one in the schedule files"
    )
    static let folder = Phrase(vi: "thư mục kết quả", en: "where to put the results")
    static let onDate = Phrase(vi: "chỉ ngày này", en: "this day only")

    // MARK: What the argument parser says in English

    static let usage = Phrase(vi: "CÁCH DÙNG", en: "USAGE")
    static let overview = Phrase(vi: "CÔNG DỤNG", en: "OVERVIEW")
    static let arguments = Phrase(vi: "THAM SỐ", en: "ARGUMENTS")
    static let options = Phrase(vi: "TÙY CHỌN", en: "OPTIONS")
    static let subcommands = Phrase(vi: "LỆNH", en: "SUBCOMMANDS")
    static let wrongUsage = Phrase(vi: "Sai cách dùng", en: "Error")
    static let showHelp = Phrase(vi: "In phần trợ giúp này.", en: "Show help information.")
    static let showVersion = Phrase(vi: "In phiên bản.", en: "Show the version.")
}
