package import Texts

/// The words of a score: its formulas, its evidence, what the council decided.
package enum ScoreWords {
    package static func scoreSum(
        unit: String,
        points: String,
        rank: Int?,
        level: String?,
        standing: Phrase
    ) -> Phrase {
        Phrase(
            vi: "\(unit): \(points) điểm" + (rank.map { ", thứ hạng \($0)" } ?? "")
                + (level.map { ", \($0)" } ?? "") + " – \(standing.vi)",
            en: "\(unit): \(points) points" + (rank.map { ", rank \($0)" } ?? "")
                + (level.map { ", \($0)" } ?? "") + " – \(standing.en)"
        )
    }

    package static func documentsCounted(_ count: Int) -> Phrase {
        Phrase(vi: "\(count) tài liệu", en: NumberStyle.english(count, "document"))
    }

    package static func incidentsCounted(_ count: Int) -> Phrase {
        Phrase(vi: "\(count) vụ việc", en: NumberStyle.english(count, "incident"))
    }

    package static func onTimeFormula(_ points: String) -> Phrase {
        Phrase(
            vi: "= \(points) × việc đúng hạn ÷ việc đã đến hạn",
            en: "= \(points) × on time ÷ due so far"
        )
    }

    package static func submittedFormula(_ points: String) -> Phrase {
        Phrase(
            vi: "= \(points) × việc đã nộp ÷ việc đã đến hạn",
            en: "= \(points) × submitted ÷ due so far"
        )
    }

    package static func lateDeduction(_ perDay: String, floor: String) -> Phrase {
        Phrase(
            vi: "; mỗi ngày sau hạn trừ \(perDay), ít nhất còn \(floor)",
            en: "; \(perDay) less for each day late, \(floor) at least"
        )
    }

    package static func shareFormula(_ points: String, _ part: String, of whole: String) -> Phrase {
        Phrase.verbatim("= \(points) × \(part) ÷ \(whole)")
    }

    package static func missingFormula(
        _ points: String,
        _ part: String,
        of whole: String,
        tolerated: String
    ) -> Phrase {
        Phrase(
            vi: "= \(points) khi \(part) đủ \(whole); giảm đều theo phần còn thiếu, thiếu từ "
                + "\(tolerated)% trở lên là 0",
            en: "= \(points) where \(part) is all of \(whole); less by what is missing, none from "
                + "\(tolerated)% on"
        )
    }

    package static func countFormula(_ points: String, _ each: String, _ label: String) -> Phrase {
        Phrase(
            vi: "= \(each) × \(label), tối đa \(points)",
            en: "= \(each) × \(label), at most \(points)"
        )
    }

    package static func documentFormula(_ points: String, _ each: String) -> Phrase {
        Phrase(
            vi: "= \(each) × số tài liệu khác nhau, tối đa \(points)",
            en: "= \(each) × different documents, at most \(points)"
        )
    }

    package static func deductFormula(_ points: String, _ each: String, _ label: String) -> Phrase {
        Phrase(
            vi: "= \(points) − \(each) × \(label), không dưới 0",
            en: "= \(points) − \(each) × \(label), not below 0"
        )
    }

    package static func councilFormula(_ points: String) -> Phrase {
        Phrase(
            vi: "= Hội đồng chấm, tối đa \(points)",
            en: "= judged by the council, at most \(points)"
        )
    }

    package static let councilWaits = Phrase(
        vi: "chờ Hội đồng chấm",
        en: "waits for the council"
    )

    package static let sameDay = Phrase(vi: "trong ngày", en: "the same day")

    package static func days(_ count: Int) -> Phrase {
        Phrase(vi: "\(count) ngày", en: NumberStyle.english(count, "day"))
    }

    package static func wilson(_ low: String, _ high: String) -> Phrase {
        Phrase(vi: "khoảng tin cậy 95%: \(low)–\(high)", en: "95 % interval \(low)–\(high)")
    }

    package static let confirmed = Phrase(vi: "giữ kết quả tính", en: "as computed")

    package static func rankGiven(_ rank: Int) -> Phrase {
        Phrase(vi: "thứ hạng \(rank)", en: "rank \(rank)")
    }

    package static func councilDecision(
        _ what: String,
        computed: String?,
        reason: String,
        author: String,
        time: String
    ) -> Phrase {
        Phrase(
            vi: "Quyết định: \(what)" + (computed.map { " (kết quả tính: \($0))" } ?? "")
                + " – \(reason) – \(author), \(time)",
            en: "Decision: \(what)" + (computed.map { " (computed: \($0))" } ?? "")
                + " – \(reason) – \(author), \(time)"
        )
    }
}
