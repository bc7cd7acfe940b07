import Campaigns
import Delivery
import LetterTables
import Texts
import Wording

/// What the commands on letters say.
enum OutboxWords {
    /// `đã cho gửi 2 thư: #6 cca@so.example (CCA), #7 ccb@so.example (CCB)`.
    static func done(_ act: LetterAct, _ rows: [OutboxRow]) -> Phrase {
        let verb: Phrase =
            switch act {
            case .release: Phrase(vi: "đã cho gửi", en: "released")
            case .retry: Phrase(vi: "đã xếp gửi lại", en: "to be sent again:")
            case .hold: Phrase(vi: "đã giữ lại", en: "held back")
            case .cancel: Phrase(vi: "đã hủy", en: "cancelled")
            }
        let count = LetterPhrases.letterCount(rows.count)
        let names = recipients(of: rows)
        var parts: [Phrase] = [
            Phrase(vi: "\(verb.vi) \(count.vi)\(names)", en: "\(verb.en) \(count.en)\(names)")
        ]
        switch act {
        case .release: break
        case .hold:
            let numbers = rows.count <= 5 ? rows.map { "\($0.id)" }.joined(separator: " ") : nil
            parts.append(
                Phrase(
                    vi: "cho gửi: dondoc outbox release \(numbers ?? "SỐ")",
                    en: "let go: dondoc outbox release \(numbers ?? "NUMBER")"
                )
            )
        case .retry:
            let held = rows.count { $0.state == .held }
            if held > 0 {
                let count = LetterPhrases.letterCount(held)
                parts.append(
                    Phrase(
                        vi: "\(count.vi) chưa từng được duyệt nên giữ chờ duyệt",
                        en: "\(count.en) never approved, held for approval"
                    )
                )
            }
        case .cancel:
            let unclear = rows.count { $0.state == .ambiguous }
            parts.append(Phrase(vi: "không gửi nữa", en: "not sent any more"))
            if unclear > 0 {
                let count = LetterPhrases.letterCount(unclear)
                parts.append(
                    Phrase(
                        vi: "\(count.vi) có thể đã tới nơi từ trước",
                        en: "\(count.en) may have arrived before"
                    )
                )
            }
        }
        return .joined(parts, by: "; ")
    }

    /// Those that are few are named, with their numbers.
    private static func recipients(of rows: [OutboxRow]) -> String {
        guard rows.count <= 5 else { return "" }
        let names = rows.map { row in
            "#\(row.id) \(row.recipient)" + (row.unit.map { " (\($0))" } ?? "")
        }
        return ": " + names.joined(separator: ", ")
    }

    /// When letters leave, the earliest first: `gửi ở lượt kế tiếp`, or `2 thư gửi từ 07:30 15/03/2021; …`.
    static func leave(_ departures: [(when: LetterDeparture, letters: Int)]) -> Phrase {
        let parts = departures.prefix(4).map { departure in
            let count = LetterPhrases.letterCount(departure.letters)
            let words = words(of: departure.when)
            // A single time is that of all of them.
            guard departures.count > 1 else { return words }
            return Phrase(vi: "\(count.vi) \(words.vi)", en: "\(count.en) \(words.en)")
        }
        return .joined(Array(parts) + (departures.count > 4 ? [.verbatim("…")] : []), by: "; ")
    }

    private static func words(of departure: LetterDeparture) -> Phrase {
        switch departure {
        case .nextPass: Phrase(vi: "gửi ở lượt kế tiếp", en: "leaving with the next pass")
        case .from(let moment):
            Phrase(
                vi: "gửi từ \(DateStyle(.vietnamese).inTable(moment))",
                en: "leaving from \(DateStyle(.english).inTable(moment))"
            )
        case .tooLate:
            Phrase(
                vi: "đã hết thời gian gửi, lượt kế tiếp sẽ bỏ",
                en: "past the time for it: the next pass drops it"
            )
        }
    }

    /// No letter was changed; `matching`: those that were meant, in other states.
    static func nothingDone(_ act: LetterAct, _ matching: [OutboxRow]) -> Phrase {
        let wanted: Phrase =
            switch act {
            case .release: Phrase(vi: "đang giữ", en: "held")
            case .retry: Phrase(vi: "gửi lại được", en: "to be sent again")
            case .hold: Phrase(vi: "đang chờ gửi", en: "waiting to be sent")
            case .cancel:
                Phrase(vi: "còn chờ gửi hoặc bị cách ly", en: "still unsent or in quarantine")
            }
        let none = Phrase(
            vi: "không có thư nào như vậy \(wanted.vi)",
            en: "no such letter is \(wanted.en)"
        )
        guard !matching.isEmpty else { return none }
        let states = Dictionary(grouping: matching) { LetterPhrases.state(of: $0) }
            .map { (state: $0.key, count: $0.value.count) }
            .sorted { ($1.count, $0.state.vi) < ($0.count, $1.state.vi) }
        func list(_ language: Language) -> String {
            let number = NumberStyle(language)
            return states.map { "\(number.grouped($0.count)) \($0.state(language))" }
                .joined(separator: ", ")
        }
        let count = LetterPhrases.letterCount(matching.count)
        return Phrase(
            vi: "\(none.vi); \(count.vi) khớp: \(list(.vietnamese))",
            en: "\(none.en); \(count.en) \(matching.count == 1 ? "matches" : "match"): "
                + list(.english)
        )
    }

    static func notAllChanged(_ count: Int) -> Phrase {
        let letters = LetterPhrases.letterCount(count)
        return Phrase(
            vi: "\(letters.vi) không có hoặc không ở trạng thái phù hợp; xem: dondoc outbox list",
            en: count == 1
                ? "1 letter is not there or not in a state for it; see dondoc outbox list"
                : "\(letters.en) are not there or not in a state for it; see dondoc outbox list"
        )
    }

    static let nameLetters = Phrase(
        vi: "nêu số của thư, hoặc --rule, --unit, --day, hoặc --all",
        en: "name letters by number, or by --rule, --unit, --day, or say --all"
    )

    static func unknownState(_ state: String) -> Phrase {
        Phrase(
            vi: "không có trạng thái «\(state)»; chọn một trong: "
                + LetterPhrases.stateNames(.vietnamese),
            en: "there is no state «\(state)»; choose one of: "
                + LetterPhrases.stateNames(.english)
        )
    }
}
