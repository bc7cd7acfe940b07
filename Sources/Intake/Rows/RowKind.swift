import Campaigns
import Texts

/// What a row under the heading is.
enum RowKind {
    case headingAgain, numbering, totals, groupTitle, note(SheetCell), data
}

/// Tells rows of data from what else offices put into tables.
struct RowSorter {
    let layout: IntakeLayout
    let units: UnitMatcher
    /// The folded names of kinds and khối.
    private let groups: Set<String>

    init(_ layout: IntakeLayout, _ units: UnitMatcher, _ campaign: Campaign) {
        self.layout = layout
        self.units = units
        var groups: Set<String> = []
        var last: (kind: String, block: String?) = ("", nil)
        // Units of one kind stand together in a long list.
        for unit in campaign.units {
            if unit.kind != last.kind { groups.insert(unit.kind.folded) }
            if let block = unit.block, block != last.block { groups.insert(block.folded) }
            last = (unit.kind, unit.block)
        }
        self.groups = groups
    }

    /// `isUnderHeading`: the row before it is a heading.
    func kind(of row: SheetRow, isUnderHeading: Bool) -> RowKind {
        // Nearly every row of a long table.
        if !isUnderHeading, let unit = cell(layout.unitPosition, of: row),
            units.hasCode(unit.text)
        {
            return .data
        }
        let filled = row.cells.enumerated().filter { !$0.element.isBlank }
        if isHeading(filled) { return .headingAgain }
        if isUnderHeading, isNumbering(filled.map(\.element.text)) { return .numbering }
        let unit = cell(layout.unitPosition, of: row)
        // A row of a known unit is no sum, whatever stands in its first cell.
        let isKnown = unit.map { !$0.isBlank && units[$0.text] != nil } ?? false
        if !isKnown,
            [unit, filled.first?.element].contains(where: { $0.map { isTotal($0.text) } ?? false })
        {
            return .totals
        }
        if isGroupTitle(filled.map(\.element.text)) { return .groupTitle }
        let isAlone =
            filled.count == 1 && layout.heading.count > 3 && unit.map(\.isBlank) ?? true
            && filled.allSatisfy { isPlainText($0.element.text) && units[$0.element.text] == nil }
        let isNote =
            isAlone
            || layout.required.allSatisfy { column in
                cell(layout.positions[column], of: row)?.isBlank ?? true
            }
        if isNote, let first = filled.first { return .note(first.element) }
        return .data
    }

    private func isPlainText(_ text: String) -> Bool {
        Count(text) == nil && WrittenPercentage(text, isSigned: true) == nil
    }

    private func cell(_ position: Int?, of row: SheetRow) -> SheetCell? {
        guard let position, position < row.cells.count else { return nil }
        return row.cells[position]
    }

    private func isHeading(_ filled: [(offset: Int, element: SheetCell)]) -> Bool {
        filled.allSatisfy { position, cell in
            position < layout.headings.count && !layout.headings[position].isEmpty
                && cell.text.heading == layout.headings[position]
        }
    }

    /// True for a row that numbers the columns: `(1) (2) (3)`, `1 2 3`, `A B 1 2`.
    private func isNumbering(_ texts: [String]) -> Bool {
        guard texts.count > 1 else { return false }
        var number = 0
        var letter: UInt8 = 64
        for text in texts {
            var word = text[...]
            if word.hasPrefix("("), word.hasSuffix(")") { word = word.dropFirst().dropLast() }
            if let value = Int(word) {
                guard value == number + 1 else { return false }
                number = value
            } else {
                guard number == 0, word.utf8.count == 1, let octet = word.utf8.first,
                    octet == letter + 1
                else { return false }
                letter = octet
            }
        }
        return true
    }

    /// True for `Tổng cộng`, `Cộng khối 1`, `Total`; false for a unit, and for words that only begin so:
    /// `Tổng hợp báo cáo`, `Tổng công ty X`.
    private func isTotal(_ text: String) -> Bool {
        let words = text.foldedWords.split(separator: " ").map(String.init)
        guard let first = words.first, units[text] == nil else { return false }
        if first == "tong", words.count > 1, ["cong", "so"].contains(words[1]) {
            // Tổng công ty is a kind of company.
            return !(words.count > 2 && words[1] == "cong" && words[2] == "ty")
        }
        guard ["tong", "cong", "total", "sum"].contains(first) else { return false }
        guard words.count > 1 else { return true }
        let rest = words.dropFirst().joined(separator: " ")
        return groups.contains(rest) || words[1].allSatisfy(\.isNumber)
            || ["khoi", "tat", "toan", "cac", "all", "of"].contains(words[1])
    }

    /// True for a row with nothing but the name of a kind or khối, numbered or not: `II. Khối chi cục`.
    private func isGroupTitle(_ texts: [String]) -> Bool {
        let titles = texts.filter { !Self.isOrdinal($0) }
        guard titles.count == 1, let title = titles.first, texts.count <= 2 else { return false }
        if groups.contains(title.folded) { return true }
        let parts = title.split(maxSplits: 1) { $0 == "." || $0 == ")" || $0 == "/" }
        guard parts.count == 2, Self.isOrdinal(String(parts[0])) else { return false }
        return groups.contains(String(parts[1]).folded)
    }

    /// True for a number, a Roman numeral or a capital letter alone: `1`, `IV`, `B`.
    private static func isOrdinal(_ text: String) -> Bool {
        let word = text.trimmedOuter
        if Int(word) != nil { return true }
        if word.utf8.count == 1, let octet = word.utf8.first { return (65...90).contains(octet) }
        return !word.isEmpty && word.allSatisfy { "IVXLC".contains($0) }
    }
}
