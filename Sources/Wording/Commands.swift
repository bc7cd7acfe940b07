/// The help texts of the commands and of their options.
package enum Commands {
    package static let program = Phrase(
        vi: "Theo dõi, thống kê và đôn đốc công việc của nhiều đơn vị theo thời hạn.",
        en: "Follow up on work that many units must finish on time: statistics and letters."
    )
    package static let check = Phrase(
        vi: "Đọc mọi tệp lịch, danh sách đơn vị và mẫu thư; báo mọi lỗi kèm vị trí.",
        en: "Read all schedules, unit lists and templates; show every mistake with its place."
    )
    package static let formatFiles = Phrase(
        vi: "Viết lại tệp lịch theo chính tả chuẩn; không đổi ý nghĩa, giữ nguyên ghi chú.",
        en: "Rewrite schedule files in canonical spelling; meaning and comments stay."
    )
    package static let keywordLanguage = Phrase(
        vi: "từ khóa viết bằng tiếng Việt (vi) hoặc tiếng Anh (en)",
        en: "write keywords in Vietnamese (vi) or English (en)"
    )
    package static let formatPaths = Phrase(
        vi: "tệp lịch cần viết lại; không ghi: mọi tệp",
        en: "schedule files to rewrite; none given: all"
    )
    package static let ics = Phrase(
        vi: "xuất các mốc thành tệp lịch iCalendar",
        en: "write the milestones as an iCalendar file"
    )
    package static let findingsFormat = Phrase(
        vi: "json: chỉ in các lỗi, cho trình soạn thảo",
        en: "json: the findings alone, for an editor"
    )
    package static let accept = Phrase(
        vi: "áp dụng bản đang bị giữ vì gửi quá nhiều thư trong ngày đầu",
        en: "activate a set that is held because its first day sends too much"
    )
    package static let plan = Phrase(
        vi: "Lịch gửi: thư nào sẽ gửi, lúc nào, vì sao chuyển ngày.",
        en: "What will be sent, when, and why a day was shifted."
    )
    package static let record = Phrase(
        vi: "Ghi nhận một báo cáo, một số liệu, một lần gia hạn hoặc miễn.",
        en: "Record one report, figure, extension or excuse."
    )
    package static let recordReport = Phrase(
        vi: "Ghi nhận đơn vị đã nộp (hoặc bị đề nghị bổ sung, đã rút) một việc.",
        en: "A unit's report: received, accepted, returned or withdrawn."
    )
    package static let recordFigure = Phrase(
        vi: "Ghi nhận một số liệu: tử số/mẫu số tại một thời điểm.",
        en: "A figure: numerator/denominator at one instant."
    )
    package static let recordFigures = Phrase(
        vi: "Đọc nhiều số liệu từ đầu vào, mỗi dòng một đơn vị: CCKL 305/309",
        en: "Read figures from standard input, one unit a line: CCKL 305/309"
    )
    package static let recordExtension = Phrase(
        vi: "Gia hạn một việc cho một đơn vị.",
        en: "Move a milestone's deadline for one unit."
    )
    package static let recordExcuse = Phrase(
        vi: "Miễn một việc cho một đơn vị.",
        en: "Excuse one unit from a milestone."
    )
    package static let importing = Phrase(
        vi: "Nhập báo cáo, số liệu hoặc quyết định từ tệp CSV; sai một dòng thì không nhập gì.",
        en: "Import reports, figures or decisions from CSV; one bad row refuses the file."
    )
    package static let importBounces = Phrase(
        vi: "Đọc thư báo không gửi được (thư trả lại) từ hộp thư; đánh dấu thư và địa chỉ.",
        en: "Read delivery status notifications from a mailbox; mark letters and addresses."
    )
    package static let mailFolder = Phrase(
        vi: "Maildir, tệp mbox, thư mục hoặc một tệp thư.",
        en: "A Maildir, an mbox file, a folder of messages or one message."
    )
    package static let outboxHold = Phrase(
        vi: "Giữ lại thư chưa gửi.",
        en: "Hold letters that have not left."
    )
    package static let outboxCancel = Phrase(
        vi: "Hủy thư chưa gửi; không gửi nữa.",
        en: "Cancel letters that have not left; they never will."
    )
    package static let stats = Phrase(
        vi: "Thống kê theo đơn vị, khối, việc.",
        en: "Statistics by unit, khối and milestone."
    )
    package static let participation = Phrase(
        vi: "Tỷ lệ tham gia theo chỉ tiêu, kèm số đơn vị đã báo cáo.",
        en: "Shares per indicator, with how many units reported."
    )
    package static let importingMore = Phrase(
        vi: "Báo cáo, số liệu, quyết định từ CSV, TSV hoặc XLSX, và sổ văn bản đến. "
            + "Chạy thử trước bằng --dry-run; nhập hai lần cùng một tệp không thay đổi gì.",
        en:
            "Reports, figures, decisions from CSV, TSV or XLSX, and registers of incoming documents. "
            + "Try with --dry-run first; the same file twice changes nothing."
    )
    package static let dryRun = Phrase(
        vi: "chạy thử (không ghi): cho biết từng dòng sẽ thay đổi gì",
        en: "store nothing; show what each row would change"
    )
    package static let importIndicator = Phrase(
        vi: "chỉ tiêu của mọi dòng, khi bảng không có cột này",
        en: "the indicator of all rows, where the table has no such column"
    )
    package static let importAt = Phrase(
        vi: "thời điểm của mọi số liệu, khi bảng không có cột này",
        en: "the as-of of all figures, where the table has no such column"
    )
    package static let map = Phrase(
        vi: "cột có tiêu đề khác: «TIÊU ĐỀ=CỘT»; được nhớ cho lần sau",
        en: "a column under another heading; remembered for the next file"
    )
    package static let workbookSheet = Phrase(
        vi: "trang tính của tệp XLSX; không ghi: trang đầu không ẩn",
        en: "the sheet of a workbook; none: the first that is not hidden"
    )
    package static let query = Phrase(
        vi: "Chạy một câu SQL chỉ đọc trên các khung nhìn có mô tả (--views).",
        en: "Run a read-only statement of SQL over documented views (--views)."
    )
    package static let sql = Phrase(vi: "câu SQL", en: "a statement of SQL")
    package static let views = Phrase(
        vi: "liệt kê các khung nhìn và cột",
        en: "list the views and their columns"
    )
    package static let rowLimit = Phrase(vi: "số dòng tối đa", en: "at most so many rows")
    package static let timeliness = Phrase(
        vi: "Tỷ lệ đúng hạn, số ngày sau hạn; theo hạn gốc và có tính gia hạn.",
        en: "On-time shares and days late, by first deadlines and with extensions."
    )
    package static let ranking = Phrase(
        vi: "Điểm, thứ hạng trong khối, xếp loại dự kiến; --explain cho căn cứ từng điểm.",
        en: "Scores, ranks within groups, provisional levels; --explain shows every point."
    )
    package static let pace = Phrase(
        vi: "Nhịp độ cần đạt và thực tế đến thời hạn, dự báo; --hourly: theo giờ trong ngày.",
        en: "Needed and actual pace until the deadline, forecast; --hourly for one day."
    )
    package static let effectiveness = Phrase(
        vi: "Bao nhiêu đơn vị nộp trong 24, 48, 72 giờ sau mỗi đợt nhắc.",
        en: "How many units report within 24, 48, 72 hours of each wave of reminders."
    )
    package static let activity = Phrase(
        vi: "Tin bài, tự kiểm tra, hồ sơ, trả lời, các chỉ tiêu: theo đơn vị và tháng.",
        en: "News, self-inspections, dossiers, answers, indicators: by unit and month."
    )
    package static let quality = Phrase(
        vi: "Số liệu cần kiểm tra: vượt 100%, số giảm, trùng văn bản, chưa báo cáo, …",
        en: "What to check: over 100 %, falling counts, same documents, silence, …"
    )
    package static let unitPage = Phrase(
        vi: "Một đơn vị: các việc, số liệu và điểm.",
        en: "One unit: its milestones, figures and points."
    )
    package static let since = Phrase(
        vi: "chỉ cho biết thay đổi từ thời điểm này (last-digest: từ bản tổng hợp trước)",
        en: "show only what changed since then (last-digest: since the last one sent)"
    )
    package static let trend = Phrase(
        vi: "diễn biến theo ngày, tuần hoặc tháng",
        en: "the values at the end of each day, week or month"
    )
    package static let trendFrom = Phrase(
        vi: "diễn biến bắt đầu từ đây; không ghi: từ đầu đợt",
        en: "where the trend begins; none: with the campaign"
    )
    package static let short = Phrase(
        vi: "tối đa 500 ký tự, để dán vào tin nhắn",
        en: "at most 500 characters, to paste into a chat"
    )
    package static let by = Phrase(
        vi: "mỗi dòng là: unit, kind, block, milestone, week hoặc all",
        en: "what a row is: unit, kind, block, milestone, week or all"
    )
    package static let onlyMilestone = Phrase(
        vi: "chỉ việc này (dùng được nhiều lần)",
        en: "this milestone only (may be repeated)"
    )
    package static let onlyActivity = Phrase(
        vi: "chỉ một hoạt động, ví dụ links, series:O13; theo đơn vị và tháng",
        en: "one activity only, as links or series:O13; by unit and month"
    )
    package static let until = Phrase(
        vi: "thời hạn của mức phấn đấu; không ghi: hạn số liệu kế tiếp",
        en: "when the target is due; none: the next deadline for figures"
    )
    package static let hourly = Phrase(
        vi: "theo từng kỳ báo cáo nhanh của ngày này",
        en: "by the quick reports of this day"
    )
    package static let sheet = Phrase(
        vi: "mã thang điểm; cần khi đợt có nhiều thang",
        en: "the score sheet's id, where the campaign has several"
    )
    package static let explain = Phrase(
        vi: "từng điểm của một đơn vị, kèm căn cứ",
        en: "every point of one unit, with its evidence"
    )
    package static let recordDecision = Phrase(
        vi: "Ghi quyết định của Hội đồng về điểm, thứ hạng, xếp loại của một đơn vị.",
        en: "The council's decision on a unit's points, rank or level."
    )
    package static let decidedPoints = Phrase(
        vi: "điểm do Hội đồng quyết định (với --criterion: điểm của tiêu chí)",
        en: "the points decided on (with --criterion: of that criterion)"
    )
    package static let decidedCriterion = Phrase(
        vi: "tiêu chí do Hội đồng chấm",
        en: "a criterion that is the council's to judge"
    )
    package static let decidedRank = Phrase(vi: "thứ hạng", en: "the rank decided on")
    package static let decidedLevel = Phrase(vi: "xếp loại", en: "the level decided on")
    package static let progress = Phrase(
        vi: "Tiến độ: số việc theo trạng thái của từng đơn vị.",
        en: "Progress: how many obligations stand in each state."
    )
    package static let outbox = Phrase(
        vi: "Hộp thư đi: xem, gửi lại, cho gửi.",
        en: "The letters: list, show, retry, release."
    )
    package static let outboxList = Phrase(vi: "Danh sách thư.", en: "List letters.")
    package static let outboxShow = Phrase(
        vi: "Một thư và các lần gửi; --eml in đúng từng byte.",
        en: "One letter and its attempts; --eml prints its exact bytes."
    )
    package static let outboxRetry = Phrase(
        vi: "Gửi lại thư tạm hoãn, không gửi được hoặc chưa rõ.",
        en: "Send again what is deferred, failed or ambiguous."
    )
    package static let outboxRelease = Phrase(
        vi: "Cho gửi thư đang giữ chờ duyệt.",
        en: "Release letters held for approval."
    )
    package static let ledger = Phrase(
        vi: "Sổ theo dõi gửi thư theo ngày và quy tắc; thoát mã 1 nếu lệch.",
        en: "The balance per day and rule; exits 1 if it does not balance."
    )
    package static let why = Phrase(
        vi: "Vì sao thư về một việc đã gửi hoặc không gửi cho một đơn vị.",
        en: "Why letters about a milestone were or were not sent to a unit."
    )
    package static let tick = Phrase(
        vi: "Một lượt: lập thư đến giờ, gửi, rồi dừng (dùng với cron).",
        en: "One pass: plan what is due, deliver, stop (for cron)."
    )
    package static let run = Phrase(
        vi: "Chạy thường trực: gửi đúng giờ cho đến khi được yêu cầu dừng.",
        en: "The service: delivers on time until it is told to stop."
    )
    package static let replay = Phrase(
        vi: "Mô phỏng đợt trên đồng hồ ảo, không đụng dữ liệu thật.",
        en: "Run the campaign on a virtual clock, without touching the home's data."
    )
    package static let demo = Phrase(
        vi: "Trình diễn: đợt thi đua 2021 với số liệu minh họa, thư đi qua SMTP vào hộp thư thử.",
        en: "The 2021 campaign on sample data, every letter through SMTP into a test inbox."
    )
    package static let sendTest = Phrase(
        vi: "Gửi một thư thử theo đúng đường của thư thật.",
        en: "One letter by the very path that scheduled letters take."
    )

    package static let home = Phrase(
        vi: "thư mục làm việc (mặc định: DONDOC_HOME, rồi thư mục hiện tại)",
        en: "the home folder (default: DONDOC_HOME, then the current folder)"
    )
    package static let language = Phrase(
        vi: "ngôn ngữ màn hình: vi hoặc en",
        en: "language of the screen: vi or en"
    )
    package static let campaign = Phrase(
        vi: "mã đợt; cần khi thư mục có nhiều đợt",
        en: "the campaign's id; needed where the home holds several"
    )
    package static let format = Phrase(
        vi: "dạng in ra: table, csv, json, markdown",
        en: "table, csv, json or markdown"
    )
    package static let instantForm = Phrase(
        vi: "Viết ngày giờ như 31/03/2021, 2021-03-31 hoặc 2021-03-31T08:00.",
        en: "Write a date or time like 2021-03-31, 31/03/2021 or 2021-03-31T08:00."
    )
    package static let now = Phrase(
        vi: "coi như bây giờ là thời điểm này",
        en: "take this instant for the present"
    )
    package static let asOf = Phrase(
        vi: "tính đến thời điểm này",
        en: "as it stood at this instant"
    )
    package static let from = Phrase(vi: "từ ngày (tính cả ngày đó)", en: "first day, included")
    package static let to = Phrase(vi: "đến ngày (tính cả ngày đó)", en: "last day, included")
    package static let unit = Phrase(vi: "mã đơn vị", en: "a unit's code")
    package static let milestone = Phrase(vi: "mã việc (id của MỐC)", en: "a milestone's id")
    package static let perUnit = Phrase(
        vi: "mỗi người nhận một dòng",
        en: "one row per recipient"
    )
    package static let at = Phrase(vi: "thời điểm", en: "the instant")
    package static let recordedAt = Phrase(
        vi: "thời điểm ghi nhận, khi nhập bù",
        en: "when it became known, for a backfill"
    )
    package static let document = Phrase(vi: "số, ký hiệu văn bản", en: "the document's number")
    package static let status = Phrase(vi: "trạng thái", en: "the status")
    package static let note = Phrase(vi: "ghi chú", en: "a note")
    package static let reason = Phrase(vi: "lý do", en: "the reason")
    package static let author = Phrase(vi: "người ghi nhận", en: "who records it")
    package static let indicator = Phrase(vi: "mã chỉ tiêu", en: "an indicator's id")
    package static let share = Phrase(
        vi: "tử số/mẫu số, ví dụ 305/309",
        en: "numerator/denominator"
    )
    package static let file = Phrase(vi: "tệp CSV", en: "a CSV file")
    package static let acceptGood = Phrase(
        vi: "nhập các dòng đúng, bỏ các dòng sai",
        en: "store the good rows, leave out the bad ones"
    )
    package static let state = Phrase(
        vi: "chỉ thư ở trạng thái này",
        en: "only letters in this state"
    )
    package static let letterID = Phrase(vi: "số của thư", en: "a letter's number")
    package static let all = Phrase(vi: "tất cả", en: "all of them")
    package static let eml = Phrase(vi: "in đúng từng byte của thư", en: "print the exact bytes")
    package static let address = Phrase(vi: "địa chỉ nhận", en: "the address to send to")
    package static let inbox = Phrase(
        vi: "gửi qua SMTP vào hộp thư thử ở thư mục này",
        en: "send through SMTP into a test inbox in this folder"
    )
    package static let mail = Phrase(
        vi: "gửi tới máy chủ này thay cho máy chủ trong tệp lịch",
        en: "send to this server instead of the one in the schedule files"
    )
    package static let folder = Phrase(vi: "thư mục kết quả", en: "where to put the results")
    package static let onDate = Phrase(vi: "chỉ ngày này", en: "this day only")

    // MARK: What the argument parser says in English

    package static let usage = Phrase(vi: "CÁCH DÙNG", en: "USAGE")
    package static let overview = Phrase(vi: "CÔNG DỤNG", en: "OVERVIEW")
    package static let arguments = Phrase(vi: "THAM SỐ", en: "ARGUMENTS")
    package static let options = Phrase(vi: "TÙY CHỌN", en: "OPTIONS")
    package static let subcommands = Phrase(vi: "LỆNH", en: "SUBCOMMANDS")
    package static let wrongUsage = Phrase(vi: "Sai cách dùng", en: "Error")
    package static let showHelp = Phrase(vi: "In phần trợ giúp này.", en: "Show help information.")
    package static let showVersion = Phrase(vi: "In phiên bản.", en: "Show the version.")
}
