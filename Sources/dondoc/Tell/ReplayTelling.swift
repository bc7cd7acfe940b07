import Delivery
import Home
import LetterTables
import Texts
import Wording

/// What a replay did by itself, in a sentence.
extension ReplayApprover {
    /// `mô phỏng tự cho gửi 42 thư chờ duyệt: qua-han-3 (30), qua-han-7 (12)`; nil where none waited.
    func line(from desk: any LetterDesk) throws -> Phrase? {
        let ids = released
        guard !ids.isEmpty else { return nil }
        let rows = try desk.outbox(LetterSelection(ids: ids.sorted()), in: nil)
        let blocks = Dictionary(grouping: rows, by: \.schedule).sorted { $0.key < $1.key }
            .map { "\($0.key) (\($0.value.count))" }.joined(separator: ", ")
        let count = LetterPhrases.letterCount(rows.count)
        return Phrase(
            vi: "mô phỏng tự cho gửi \(count.vi) chờ duyệt: \(blocks)",
            en: "the replay itself released \(count.en) held for approval: \(blocks)"
        )
    }
}

extension EndTally {
    /// Letters waited for approval and left nobody's hands.
    var hasUnreleased: Bool {
        rows.contains { row in
            row.cause == .neverReleased || row.end == .pending && row.cause == .reason(.approval)
        }
    }
}
