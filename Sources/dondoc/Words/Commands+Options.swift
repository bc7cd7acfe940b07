import LetterTables
import Texts

/// What the help says of options and arguments.
extension Commands {
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
