package import Statistics
package import Texts

/// The words of paces, of turnout by hour, and of doubts about new figures.
extension StatisticsWords {
    // MARK: Doubts about new figures

    package static func lessThan(_ count: Int, _ time: String) -> Phrase {
        .counting(
            count,
            vi: { "ít hơn số đến \(time): \($0)" },
            en: { "less than at \(time): \($0)" }
        )
    }

    package static func moreThan(_ count: Int, _ time: String) -> Phrase {
        .counting(
            count,
            vi: { "nhiều hơn số đến \(time): \($0)" },
            en: { "more than at \(time): \($0)" }
        )
    }

    package static func otherDenominator(_ usual: Int) -> Phrase {
        .counting(
            usual,
            vi: { "mẫu số khác số đã biết: \($0)" },
            en: { "another denominator than is known: \($0)" }
        )
    }

    package static func hides(_ count: Int) -> Phrase {
        .counting(
            count,
            vi: { "không có tử số; số trước đó (\($0)) sẽ không được tính nữa" },
            en: { "no numerator; the one before (\($0)) will count no more" }
        )
    }

    package static let quickAfterFinal = Phrase(
        vi: "số nhanh ghi sau số chính thức",
        en: "a quick figure after a final one"
    )

    // MARK: Pace

    package static func needed(perDay: Bool) -> Phrase {
        perDay
            ? Phrase(vi: "cần đạt\nmỗi ngày", en: "needed\na day")
            : Phrase(vi: "cần đạt\nmỗi giờ", en: "needed\nan hour")
    }
    package static func actual(perDay: Bool) -> Phrase {
        perDay
            ? Phrase(vi: "thực tế\nmỗi ngày", en: "actual\na day")
            : Phrase(vi: "thực tế\nmỗi giờ", en: "actual\nan hour")
    }
    package static let forecast = Phrase(vi: "dự báo\n(khoảng)", en: "forecast\n(interval)")
    package static let reached = Phrase(vi: "đã đạt /\nphấn đấu", en: "reached /\ntarget")
    package static let verdict = Phrase(vi: "nhận định", en: "verdict")
    package static func verdict(_ verdict: Pace.Verdict) -> Phrase {
        switch verdict {
        case .silent: Phrase(vi: "chưa báo cáo", en: "not reported")
        case .noTarget: Phrase(vi: "chưa rõ mức", en: "no target")
        case .met: Phrase(vi: "đã đạt", en: "met")
        case .missed: Phrase(vi: "không đạt", en: "missed")
        case .unknown: Phrase(vi: "chưa đủ số", en: "too few")
        case .onCourse: Phrase(vi: "sẽ đạt", en: "on course")
        case .willMiss: Phrase(vi: "khó đạt", en: "will miss")
        case .uncertain: Phrase(vi: "chưa chắc", en: "uncertain")
        }
    }

    package static func paceUntil(_ deadline: String, hasRange: Bool) -> Phrase {
        let range =
            hasRange
            ? Phrase(
                vi: "; khoảng trong ngoặc đúng 9 trên 10 lần nếu đà không đổi",
                en: "; the range in brackets holds 9 times in 10 if the pace stays"
            ) : .verbatim("")
        return Phrase(
            vi:
                "Mức phấn đấu tính đến \(deadline). Dự báo giữ nguyên đà của nhiều nhất 07 số liệu gần "
                + "nhất\(range.vi). Thực tế thường chậm lại khi sắp đủ. (Phương pháp: Theil–Sen.)",
            en:
                "Target by \(deadline). The forecast goes on at the pace of the latest figures, seven "
                + "at most\(range.en). Most slow down near the end. (Method: Theil–Sen.)"
        )
    }

    package static func paceUnits(_ units: Int, of all: Int) -> Phrase {
        Phrase(
            vi: "tổng chỉ gồm \(units)/\(all) đơn vị đã báo cáo",
            en: "sums are over the \(units) of \(all) units that reported"
        )
    }

    package static func paceAfter(_ deadline: String) -> Phrase {
        Phrase(
            vi: "Mức phấn đấu tính đến \(deadline), nay đã qua: không còn dự báo.",
            en: "Target by \(deadline), which is past: nothing is forecast any more."
        )
    }

    package static let noForecastOfSum = Phrase(
        vi: "tổng chưa có dự báo: có đơn vị mới báo cáo một lần",
        en: "no forecast of the sum: some units have reported only once"
    )

    package static func noFigures(_ date: String) -> Phrase {
        Phrase(vi: "Không có số liệu nào của ngày \(date).", en: "There is no figure of \(date).")
    }

    package static let silentNote = Phrase(
        vi: "Mỗi kỳ chỉ cộng các đơn vị đã báo cáo kỳ đó: tổng có thể thấp hơn kỳ trước.",
        en:
            "Each time only the units that reported for it are added up: a sum may be lower than the "
            + "one before."
    )

    package static let slot = Phrase(vi: "đến", en: "until")
    package static func silentUnits(_ slot: String, _ names: [String]) -> Phrase {
        Phrase(
            vi: "Chưa báo cáo cho kỳ \(slot): \(names.joined(separator: ", "))",
            en: "Not reported for \(slot): \(names.joined(separator: ", "))"
        )
    }

    package static let noIndicator = Phrase(
        vi: "đợt này không có chỉ tiêu nào tính được nhịp độ",
        en: "this campaign has no indicator with a pace"
    )
}

extension Phrase {
    /// Words around a count, written in each language's own way.
    fileprivate static func counting(
        _ count: Int,
        vi: (String) -> String,
        en: (String) -> String
    ) -> Phrase {
        Phrase(
            vi: vi(NumberStyle(.vietnamese).grouped(count)),
            en: en(NumberStyle(.english).grouped(count))
        )
    }
}
