import Texts

/// What a letter's text can name between braces, in the schedule files and in templates.
package enum Placeholder: String, CaseIterable, Sendable {
    case unit, unitCode, milestone, due, timeLeft, daysLeft, daysOverdue, evidence, howToSubmit
    case basis, dueBasis, reference, contact, period, reminderNumber, itemList

    /// Canonical first, English last.
    package var spellings: [String] {
        switch self {
        case .unit: ["đơn_vị", "unit"]
        case .unitCode: ["mã_đơn_vị", "unit_code"]
        case .milestone: ["việc", "mốc", "milestone"]
        case .due: ["hạn", "due"]
        case .timeLeft: ["thời_gian_còn_lại", "time_left"]
        case .daysLeft: ["số_ngày_còn_lại", "days_left"]
        case .daysOverdue: ["số_ngày_quá_hạn", "days_overdue"]
        case .evidence: ["minh_chứng", "evidence"]
        case .howToSubmit: ["cách_nộp", "liên_kết", "how_to_submit"]
        case .basis: ["căn_cứ", "basis"]
        case .dueBasis: ["căn_cứ_hạn", "due_basis"]
        case .reference: ["mã_việc", "reference"]
        case .contact: ["liên_hệ", "contact"]
        case .period: ["kỳ", "period"]
        case .reminderNumber: ["lần_nhắc", "reminder_number"]
        case .itemList: ["danh_sách_việc", "item_list"]
        }
    }

    /// False for a table of several lines, which a subject has no place for.
    package var fitsSubject: Bool { self != .itemList }

    package static func named(_ text: String) -> Placeholder? {
        bySpelling[text] ?? bySpelling[text.folded]
    }

    /// By every spelling, as written and folded.
    private static let bySpelling: [String: Placeholder] = Dictionary(
        allCases.flatMap { placeholder in
            placeholder.spellings.flatMap { [($0, placeholder), ($0.folded, placeholder)] }
        },
        uniquingKeysWith: { first, _ in first }
    )

    /// A `{…}` in a text: its name, where it stands, and which placeholder it is, if any.
    package struct Use: Hashable, Sendable {
        package let name: String
        /// In scalars from the text's start, at the opening brace.
        package let offset: Int
        /// In scalars, with both braces.
        package let length: Int
        package let placeholder: Placeholder?
    }

    package static func uses(in text: String) -> [Use] {
        var uses: [Use] = []
        let scalars = Array(text.unicodeScalars)
        var index = 0
        while let open = scalars[index...].firstIndex(of: "{") {
            guard let close = scalars[open...].firstIndex(of: "}") else { break }
            var name = String.UnicodeScalarView()
            name.append(contentsOf: scalars[open + 1..<close])
            uses.append(
                Use(
                    name: String(name),
                    offset: open,
                    length: close + 1 - open,
                    placeholder: named(String(name))
                )
            )
            index = close + 1
        }
        return uses
    }

    /// Where a `{` stands that nothing closes, in scalars; nil where there is none.
    package static func openBrace(in text: String) -> Int? {
        let scalars = Array(text.unicodeScalars)
        guard let open = scalars.lastIndex(of: "{"), !scalars[open...].contains("}") else {
            return nil
        }
        return open
    }

    /// The text with every placeholder replaced; an unknown one stays as it is.
    package static func fill(_ text: String, with value: (Placeholder) -> String) -> String {
        var result = ""
        var rest = text[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            result += rest[..<open]
            let name = String(rest[rest.index(after: open)..<close])
            if let placeholder = named(name) {
                result += value(placeholder)
            } else {
                result += rest[open...close]
            }
            rest = rest[rest.index(after: close)...]
        }
        return result + rest
    }
}
