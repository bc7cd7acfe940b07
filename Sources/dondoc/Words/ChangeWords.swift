import Campaigns
import Delivery
import Home
import LetterTables
import Texts
import Wording

/// What changed files do: when they are taken over, and beforehand.
enum ChangeWords {
    /// `x: đã áp dụng tệp lịch (0 quy tắc mới, 0 bỏ, 0 thư hủy; hạn m1: 17:00 31/01/2026 → 17:00 29/01/2026)`.
    static func activated(
        _ campaign: CampaignID,
        _ change: SetChange,
        _ difference: SetDifference
    ) -> Phrase {
        let (added, removed) = (change.added.count, change.removed.count)
        let cancelled = LetterPhrases.letterCount(change.cancelled)
        let rules = Phrase(
            vi: "\(added) quy tắc mới, \(removed) bỏ, \(cancelled.vi) hủy",
            en: NumberStyle.english(added, "rule")
                + " new, \(removed) gone, \(cancelled.en) cancelled"
        )
        var parts = [rules] + difference.moved.prefix(longestList).map(move)
        let rest = difference.moved.count - longestList
        if rest > 0 {
            parts.append(
                Phrase(
                    vi: "… và \(rest) hạn khác",
                    en: rest == 1 ? "… and 1 more deadline" : "… and \(rest) more deadlines"
                )
            )
        }
        parts += units(of: difference)
        let all = Phrase.joined(parts, by: "; ")
        return Phrase(
            vi: "\(campaign): đã áp dụng tệp lịch (\(all.vi))",
            en: "\(campaign): the files are active (\(all.en))"
        )
    }

    /// What the files would make the next pass tell units, a line each.
    ///
    /// `forecast`: nil where it could not be worked out.
    static func ahead(_ difference: SetDifference, _ forecast: NoticeForecast?) -> [Phrase] {
        let moved = difference.moved.map { move in
            let words = self.move(move, verb: Phrase(vi: " đổi", en: ""))
            guard let forecast else { return words }
            return .joined([words, told(forecast.moved[move.milestone]?.count ?? 0)], by: "; ")
        }
        var lines = moved + units(of: difference)
        if let count = forecast?.welcomed.count, count > 0 {
            lines.append(
                Phrase(
                    vi: "\(count) đơn vị nhận thư gửi đơn vị mới ở lượt tới",
                    en: "the next pass welcomes \(unitCount(count))"
                )
            )
        }
        return lines.map { .joined([.verbatim("  "), $0], by: "") }
    }

    /// What changed files lack: `x: tệp lịch không còn đơn vị A; lịch nhac. …`.
    static func lacks(_ campaign: CampaignID, _ loss: SetLoss, until: CivilDateTime) -> Phrase {
        let gone: [(vi: String, en: (one: String, more: String), names: [String])] = [
            ("đơn vị", ("the unit", "the units"), loss.units.map(\.text)),
            ("việc", ("the milestone", "the milestones"), loss.milestones.map(\.text)),
            ("lịch", ("the block", "the blocks"), loss.schedules.map(\.text)),
            (
                "dòng gửi của lịch", ("a line of the block", "lines of the blocks"),
                loss.shortened.map(\.text)
            ),
        ]
        let parts = gone.filter { !$0.names.isEmpty }.map { kind, words, names in
            let shown = names.prefix(longestList).joined(separator: ", ")
            let rest = names.count > longestList ? ", … (\(names.count))" : ""
            let english = names.count == 1 ? words.one : words.more
            return Phrase(vi: "\(kind) \(shown)\(rest)", en: "\(english) \(shown)\(rest)")
        }
        let all = Phrase.joined(parts, by: "; ")
        return Phrase(
            vi:
                "\(campaign): tệp lịch không còn \(all.vi). Nếu đến \(until.time) vẫn thiếu thì áp dụng như vậy; "
                + "từ nay đến lúc đó chưa gửi thư nào của đợt này",
            en:
                "\(campaign): the files no longer have \(all.en). If that is still so at \(until.time), they count "
                + "as they are; until then no letter of the campaign leaves"
        )
    }

    private static let longestList = 5

    private static func move(_ move: SetDifference.Move) -> Phrase {
        self.move(move, verb: .verbatim(":"))
    }

    private static func move(_ move: SetDifference.Move, verb: Phrase) -> Phrase {
        func time(_ moment: CivilDateTime?, _ language: Language) -> String {
            moment.map { DateStyle(language).inTable($0) } ?? "–"
        }
        func span(_ language: Language) -> String {
            "\(time(move.old, language)) → \(time(move.new, language))"
        }
        return Phrase(
            vi: "hạn \(move.milestone)\(verb.vi) \(span(.vietnamese))",
            en: "deadline of \(move.milestone)\(verb.en) \(span(.english))"
        )
    }

    private static func told(_ units: Int) -> Phrase {
        guard units > 0 else {
            return Phrase(
                vi: "không đơn vị nào nhận thư báo: chưa nhắc ai theo hạn cũ",
                en: "no unit is told: none was reminded by the old one"
            )
        }
        return Phrase(
            vi: "\(units) đơn vị nhận thư báo thời hạn mới ở lượt tới",
            en: "the next pass tells \(unitCount(units)) of it"
        )
    }

    private static func units(of difference: SetDifference) -> [Phrase] {
        var parts: [Phrase] = []
        let (joined, left) = (difference.joined, difference.left)
        if !joined.isEmpty {
            parts.append(
                Phrase(
                    vi: "thêm \(joined.count) đơn vị: \(list(joined))",
                    en: "\(unitCount(joined.count)) added: \(list(joined))"
                )
            )
        }
        parts += owed(by: difference)
        if !left.isEmpty {
            parts.append(
                Phrase(
                    vi: "bỏ \(left.count) đơn vị: \(list(left))",
                    en: "\(unitCount(left.count)) left: \(list(left))"
                )
            )
        }
        return parts
    }

    /// From when on the new units owe what is due.
    private static func owed(by difference: SetDifference) -> [Phrase] {
        var parts: [Phrase] = []
        let (vi, en) = (DateStyle(.vietnamese), DateStyle(.english))
        for day in Set(difference.firstDays.values).sorted() {
            let units = difference.joined.filter { difference.firstDays[$0] == day }
            parts.append(
                Phrase(
                    vi: "\(list(units)) phải làm các việc đến hạn từ ngày \(vi.inTable(day))",
                    en: "\(list(units)): what is due from \(en.inTable(day)) on"
                )
            )
        }
        let without = difference.joined.filter { difference.firstDays[$0] == nil }
        if !without.isEmpty {
            parts.append(
                Phrase(
                    vi: "\(list(without)) chỉ phải làm các việc đến hạn từ lúc áp dụng tệp lịch; "
                        + "tính từ ngày khác thì ghi cột «từ ngày»",
                    en: "\(list(without)): what is due once the files are active; for another day "
                        + "write the column «from»"
                )
            )
        }
        return parts
    }

    private static func unitCount(_ count: Int) -> String {
        NumberStyle.english(count, "unit")
    }

    private static func list(_ codes: [UnitCode]) -> String {
        codes.prefix(10).map(\.text).joined(separator: ", ") + (codes.count > 10 ? ", …" : "")
    }
}
