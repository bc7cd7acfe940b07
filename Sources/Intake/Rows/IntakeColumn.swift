import Texts

/// What a column of an imported table holds.
package enum IntakeColumn: Int, CaseIterable, Hashable, Sendable {
    case code, name, milestone, submitted, document, status, note, recorded, indicator, asOf
    case numerator, denominator, percent, source, kind, until, reason, author
    case number, arrived, dated, issuer, subject

    /// The headings that name the column; messages use the first.
    package var names: [String] {
        switch self {
        case .code: ["mã đơn vị", "mã", "unit"]
        case .name: ["đơn vị", "tên đơn vị"]
        case .milestone: ["việc", "mốc", "milestone"]
        case .submitted: ["ngày nộp", "submitted_at"]
        case .document:
            [
                "số, ký hiệu", "số ký hiệu", "số/ký hiệu", "số và ký hiệu", "số hiệu văn bản",
                "document",
            ]
        case .status: ["trạng thái", "status"]
        case .note: ["ghi chú", "note"]
        case .recorded: ["recorded_at", "thời điểm ghi nhận"]
        case .indicator: ["chỉ tiêu", "indicator"]
        case .asOf: ["thời điểm", "tính đến", "as_of"]
        case .numerator: ["tử số", "numerator"]
        case .denominator: ["mẫu số", "denominator"]
        case .percent: ["tỷ lệ công bố", "published_percent"]
        case .source: ["nguồn", "source"]
        case .kind: ["loại", "kind"]
        case .until: ["đến", "until"]
        case .reason: ["lý do", "reason"]
        case .author: ["người quyết định", "author"]
        case .number: ["số đến"]
        case .arrived: ["ngày đến"]
        case .dated: ["ngày văn bản", "ngày vb", "ngày tháng văn bản"]
        case .issuer:
            [
                "cơ quan", "cơ quan ban hành", "cơ quan gửi", "nơi ban hành", "nơi gửi",
                "đơn vị gửi", "issuer",
            ]
        case .subject: ["trích yếu", "trích yếu nội dung", "nội dung", "subject"]
        }
    }

    private static let byName: [String: IntakeColumn] = Dictionary(
        allCases.flatMap { column in column.names.map { ($0.folded, column) } },
        uniquingKeysWith: { first, _ in first }
    )

    /// The column that the heading names, in any case and without diacritics too; nil for no column.
    package init?(named name: String) {
        guard let column = Self.byName[name.folded] else { return nil }
        self = column
    }
}

extension String {
    /// The heading that the text is, folded: `so cu tri` for `Số cử tri (người) *`.
    var heading: String {
        var text = self[...]
        if let open = text.firstIndex(of: "("), open != text.startIndex { text = text[..<open] }
        while let last = text.last, last == "*" || last == ":" || last.isWhitespace {
            text.removeLast()
        }
        return String(text).folded
    }
}
