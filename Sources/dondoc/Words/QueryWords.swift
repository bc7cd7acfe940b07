import Delivery
import Texts

/// The words of `dondoc query`.
enum QueryWords {
    /// Why a query gave nothing.
    static func phrase(of failure: QueryFailure) -> Phrase {
        switch failure {
        case .refused:
            Phrase(
                vi: "câu truy vấn chỉ được đọc các khung nhìn có mô tả; xem dondoc query --views",
                en: "a query may only read the documented views; see dondoc query --views"
            )
        case .severalStatements:
            Phrase(vi: "chỉ viết một câu lệnh", en: "write one statement only")
        case .empty: Phrase(vi: "câu truy vấn trống", en: "the query is empty")
        case .cannotOpen: Messages.databaseCannotOpen
        case .tooLong(let seconds):
            Phrase(
                vi: "dừng sau \(seconds) giây; thu hẹp câu truy vấn",
                en: "stopped after \(seconds) seconds; narrow the query"
            )
        case .wrong(let words):
            Phrase(
                vi: "SQLite: \(words); các khung nhìn: dondoc query --views",
                en: "SQLite: \(words); the views: dondoc query --views"
            )
        }
    }

    static let badLimit = Phrase(
        vi: "--limit từ 1 đến 1000000",
        en: "--limit is from 1 to 1000000"
    )
    static let nothingAsked = Phrase(
        vi: "cần một câu SQL, hoặc --views",
        en: "it needs a statement of SQL, or --views"
    )

    static func cut(_ limit: Int) -> Phrase {
        Phrase(
            vi: "chỉ in \(limit) dòng đầu; thêm bằng --limit",
            en: "only the first \(limit) rows; more with --limit"
        )
    }

    static func octets(_ count: Int) -> Phrase {
        Phrase(vi: "(\(count) byte)", en: "(\(count) octets)")
    }

    static let view = Phrase(vi: "khung nhìn", en: "view")
    static let columns = Phrase(vi: "các cột", en: "columns")
    static let about = Phrase(vi: "mỗi dòng là", en: "a row is")

    /// What a row of the view is.
    static func about(_ view: QueryView) -> Phrase {
        switch view {
        case .units: Phrase(vi: "một đơn vị của một đợt", en: "a unit of a campaign")
        case .obligations:
            Phrase(
                vi: "một việc của một đơn vị: phải nộp (obliged) hoặc phối hợp (invited)",
                en: "what a unit owes (obliged) or is invited to"
            )
        case .submissions:
            Phrase(
                vi: "một lần nộp, chấp nhận, đề nghị bổ sung hoặc rút",
                en: "a submission: received, accepted, returned or withdrawn"
            )
        case .figures:
            Phrase(
                vi: "một số liệu: tử số, mẫu số tại một thời điểm",
                en: "a figure: numerator and denominator at an instant"
            )
        case .decisions:
            Phrase(
                vi: "một quyết định: gia hạn, miễn, điểm, thứ hạng, xếp loại",
                en: "a decision: extension, excuse, points, rank or level"
            )
        case .letters: Phrase(vi: "một thư trong hộp thư đi", en: "a letter of the outbox")
        case .attempts: Phrase(vi: "một lần gửi một thư", en: "one attempt to send a letter")
        case .occurrences:
            Phrase(
                vi: "một lượt gửi trong sổ theo dõi gửi thư",
                en: "an intended letter of the ledger"
            )
        }
    }
}
