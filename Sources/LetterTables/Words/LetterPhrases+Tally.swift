package import Delivery
package import Texts
import Wording

/// The sum of what was not sent, in words.
extension LetterPhrases {
    /// A line for each end: `không gửi 12: đơn vị đã nộp (8), tạm ngừng (4)`.
    package static func lines(of tally: EndTally, _ language: Language) -> [String] {
        let number = NumberStyle(language)
        return LedgerColumn.allCases.compactMap { end in
            let rows = tally.rows.filter { $0.end == end }
            guard !rows.isEmpty, let name = name(of: end) else { return nil }
            let sum = number.grouped(rows.reduce(0) { $0 + $1.count })
            let causes = rows.compactMap { row in
                words(of: row.cause).map { "\($0(language)) (\(number.grouped(row.count)))" }
            }
            let why = causes.isEmpty ? "" : ": " + causes.joined(separator: ", ")
            return "\(name(language)) \(sum)\(why)"
        }
    }

    /// What was taken back, `9 lỡ do gián đoạn, 1 còn trong hộp thư đi`; empty where nothing was.
    package static func list(of ends: [LedgerColumn: Int], _ language: Language) -> String {
        let number = NumberStyle(language)
        return LedgerColumn.allCases.compactMap { end in
            guard let count = ends[end] else { return nil }
            let name = name(of: end) ?? disposition(.merged)
            return "\(number.grouped(count)) \(name(language))"
        }.joined(separator: ", ")
    }

    /// nil for what was sent.
    private static func name(of end: LedgerColumn) -> Phrase? {
        switch end {
        case .sent, .merged: nil
        case .skipped: disposition(.skipped)
        case .missed: Phrase(vi: "lỡ", en: "missed")
        case .cancelled: disposition(.cancelled)
        case .failed: state(.failed)
        case .pending: Phrase(vi: "còn trong hộp thư đi", en: "still in the outbox")
        case .ambiguous: state(.ambiguous)
        }
    }

    private static func words(of cause: EndTally.Cause) -> Phrase? {
        switch cause {
        case .reason(let code): reason(code, nil)
        case .neverReleased:
            Phrase(
                vi: "chờ duyệt đến hết thời gian gửi, không ai cho gửi",
                en: "waited for approval and nobody released it"
            )
        case .none: nil
        }
    }
}
