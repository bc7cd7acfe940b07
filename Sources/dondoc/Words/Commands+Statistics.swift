import Texts

/// The help texts of statistics, imports and queries.
extension Commands {
    static let importingMore = Phrase(
        vi: "Báo cáo, số liệu, quyết định từ CSV, TSV hoặc XLSX, và sổ văn bản đến. "
            + "Chạy thử trước bằng --dry-run; nhập hai lần cùng một tệp không thay đổi gì.",
        en:
            "Reports, figures, decisions from CSV, TSV or XLSX, and registers of incoming documents. "
            + "Try with --dry-run first; the same file twice changes nothing."
    )
    static let dryRun = Phrase(
        vi: "chạy thử (không ghi): cho biết từng dòng sẽ thay đổi gì",
        en: "store nothing; show what each row would change"
    )
    static let importIndicator = Phrase(
        vi: "chỉ tiêu của mọi dòng, khi bảng không có cột này",
        en: "the indicator of all rows, where the table has no such column"
    )
    static let importAt = Phrase(
        vi: "thời điểm của mọi số liệu, khi bảng không có cột này",
        en: "the as-of of all figures, where the table has no such column"
    )
    static let map = Phrase(
        vi: "cột có tiêu đề khác: «TIÊU ĐỀ=CỘT»; được nhớ cho lần sau",
        en: "a column under another heading; remembered for the next file"
    )
    static let workbookSheet = Phrase(
        vi: "trang tính của tệp XLSX; không ghi: trang đầu không ẩn",
        en: "the sheet of a workbook; none: the first that is not hidden"
    )
    static let query = Phrase(
        vi: "Chạy một câu SQL chỉ đọc trên các khung nhìn có mô tả (--views).",
        en: "Run a read-only statement of SQL over documented views (--views)."
    )
    static let sql = Phrase(vi: "câu SQL", en: "a statement of SQL")
    static let views = Phrase(
        vi: "liệt kê các khung nhìn và cột",
        en: "list the views and their columns"
    )
    static let rowLimit = Phrase(vi: "số dòng tối đa", en: "at most so many rows")
    static let timeliness = Phrase(
        vi: "Tỷ lệ đúng hạn, số ngày sau hạn; theo hạn gốc và có tính gia hạn.",
        en: "On-time shares and days late, by first deadlines and with extensions."
    )
    static let ranking = Phrase(
        vi: "Điểm, thứ hạng trong khối, xếp loại dự kiến; --explain cho căn cứ từng điểm.",
        en: "Scores, ranks within groups, provisional levels; --explain shows every point."
    )
    static let pace = Phrase(
        vi: "Nhịp độ cần đạt và thực tế đến thời hạn, dự báo; --hourly: theo giờ trong ngày.",
        en: "Needed and actual pace until the deadline, forecast; --hourly for one day."
    )
    static let effectiveness = Phrase(
        vi: "Bao nhiêu đơn vị nộp trong 24, 48, 72 giờ sau mỗi đợt nhắc.",
        en: "How many units report within 24, 48, 72 hours of each wave of reminders."
    )
    static let activity = Phrase(
        vi: "Tin bài, tự kiểm tra, hồ sơ, trả lời, các chỉ tiêu: theo đơn vị và tháng.",
        en: "News, self-inspections, dossiers, answers, indicators: by unit and month."
    )
    static let quality = Phrase(
        vi: "Số liệu cần kiểm tra: vượt 100%, số giảm, trùng văn bản, chưa báo cáo, …",
        en: "What to check: over 100 %, falling counts, same documents, silence, …"
    )
    static let unitPage = Phrase(
        vi: "Một đơn vị: các việc, số liệu và điểm.",
        en: "One unit: its milestones, figures and points."
    )
    static let since = Phrase(
        vi: "chỉ cho biết thay đổi từ thời điểm này (last-digest: từ bản tổng hợp trước)",
        en: "show only what changed since then (last-digest: since the last one sent)"
    )
    static let trend = Phrase(
        vi: "diễn biến theo ngày, tuần hoặc tháng",
        en: "the values at the end of each day, week or month"
    )
    static let trendFrom = Phrase(
        vi: "diễn biến bắt đầu từ đây; không ghi: từ đầu đợt",
        en: "where the trend begins; none: with the campaign"
    )
    static let short = Phrase(
        vi: "tối đa 500 ký tự, để dán vào tin nhắn",
        en: "at most 500 characters, to paste into a chat"
    )
    static let by = Phrase(
        vi: "mỗi dòng là: đơn vị, loại đơn vị, khối, việc, tuần hoặc tất cả",
        en: "what a row is: a unit, kind, khối, milestone, week or the whole"
    )
    static let onlyMilestone = Phrase(
        vi: "chỉ việc này (dùng được nhiều lần)",
        en: "this milestone only (may be repeated)"
    )
    static let onlyActivity = Phrase(
        vi: "chỉ một hoạt động, ví dụ links, series:O13; theo đơn vị và tháng",
        en: "one activity only, as links or series:O13; by unit and month"
    )
    static let until = Phrase(
        vi: "thời hạn của mức phấn đấu; không ghi: hạn số liệu kế tiếp",
        en: "when the target is due; none: the next deadline for figures"
    )
    static let hourly = Phrase(
        vi: "theo từng kỳ báo cáo nhanh của ngày này",
        en: "by the quick reports of this day"
    )
    static let sheet = Phrase(
        vi: "mã thang điểm; cần khi đợt có nhiều thang",
        en: "the score sheet's id, where the campaign has several"
    )
    static let explain = Phrase(
        vi: "từng điểm của một đơn vị, kèm căn cứ",
        en: "every point of one unit, with its evidence"
    )
    static let recordDecision = Phrase(
        vi: "Ghi quyết định của Hội đồng về điểm, thứ hạng, xếp loại của một đơn vị.",
        en: "The council's decision on a unit's points, rank or level."
    )
    static let decidedPoints = Phrase(
        vi: "điểm do Hội đồng quyết định (với --criterion: điểm của tiêu chí)",
        en: "the points decided on (with --criterion: of that criterion)"
    )
    static let decidedCriterion = Phrase(
        vi: "tiêu chí do Hội đồng chấm",
        en: "a criterion that is the council's to judge"
    )
    static let decidedRank = Phrase(vi: "thứ hạng", en: "the rank decided on")
    static let decidedLevel = Phrase(vi: "xếp loại", en: "the level decided on")
}
