import Campaigns
import Foundation
import Texts

/// Reads the rows of one sheet of a workbook.
final class WorksheetReader: XMLVisitor {
    private(set) var rows: [SheetRow] = []
    /// The sheet has more cells than any table of an office, and was not read to its end.
    private(set) var isHuge = false

    private let strings: [String]
    private let forms: [StyleReader.Form]
    private let countsFrom1904: Bool

    private var row = 0
    private var column = 0
    private var cells: [SheetCell] = []
    private var type = ""
    private var style = 0
    private var value = ""
    private var isValue = false
    private var isPhonetic = false
    private var cellCount = 0

    // Rows are bounded as in Excel itself; columns and cells at far less.
    private static let mostColumns = 512
    private static let mostRows = 1_048_576
    private static let mostCells = 10_000_000
    /// Excel's bound is 32,767 characters.
    private static let longestText = 131_072

    init(strings: [String], forms: [StyleReader.Form], countsFrom1904: Bool) {
        self.strings = strings
        self.forms = forms
        self.countsFrom1904 = countsFrom1904
    }

    func start(_ name: String, _ attributes: [String: String]) {
        guard !isHuge else { return }
        switch name {
        case "row":
            let next = attributes["r"].map { Int($0) ?? 0 } ?? row + 1
            // Rows ascend; anything else is no sheet that a program wrote.
            guard next > row, next <= Self.mostRows else {
                isHuge = true
                return
            }
            row = next
            column = 0
            cells = []
        case "c":
            column = attributes["r"].flatMap(Self.column) ?? column + 1
            type = attributes["t"] ?? "n"
            style = attributes["s"].flatMap { Int($0) } ?? 0
            value = ""
        case "v": isValue = true
        case "rPh": isPhonetic = true
        case "t": isValue = !isPhonetic && type == "inlineStr"
        default: break
        }
    }

    func text(_ text: String) {
        if isValue, value.utf8.count < Self.longestText { value += text }
    }

    func end(_ name: String) {
        guard !isHuge else { return }
        switch name {
        case "v", "t": isValue = false
        case "rPh": isPhonetic = false
        case "c": closeCell()
        case "row":
            if cells.contains(where: { !$0.isBlank }) {
                rows.append(SheetRow(line: row, cells: cells))
            }
        default: break
        }
    }

    private func closeCell() {
        guard !isHuge, (1...Self.mostColumns).contains(column) else { return }
        cellCount += max(0, column - 1 - cells.count)
        while cells.count < column - 1 {
            cells.append(SheetCell(text: "", line: row, column: cells.count + 1))
        }
        cellCount += 1
        if cellCount > Self.mostCells { isHuge = true }
        guard cells.count == column - 1 else { return }
        cells.append(cell())
    }

    private func cell() -> SheetCell {
        func made(_ text: String) -> SheetCell {
            SheetCell(text: text.composed.cellText, line: row, column: column)
        }
        switch type {
        case "s":
            let text = Int(value).flatMap { strings.indices.contains($0) ? strings[$0] : nil }
            return made(text ?? "")
        case "e":
            var cell = made(value)
            cell.isError = true
            return cell
        case "b": return made(value == "1" ? "TRUE" : "FALSE")
        case "str", "inlineStr", "d": return made(value)
        default:
            guard let number = Double(value), number.isFinite else { return made(value) }
            return numberCell(number)
        }
    }

    private func numberCell(_ number: Double) -> SheetCell {
        let form = forms.indices.contains(style) ? forms[style] : .plain
        switch form {
        case .date:
            guard let text = dateText(number) else { break }
            return SheetCell(text: text, line: row, column: column)
        case .percent(let decimals):
            var cell = SheetCell(
                text: Self.percentText(number, decimals: decimals),
                line: row,
                column: column
            )
            cell.isPercent = true
            return cell
        case .plain: break
        }
        var cell = SheetCell(text: Self.plainText(number), line: row, column: column)
        cell.isFraction = number != number.rounded()
        return cell
    }

    private static func plainText(_ number: Double) -> String {
        guard number == number.rounded(), abs(number) < 1e15 else { return "\(number)" }
        return String(Int(number))
    }

    /// The share in per cent: `99.76` of 0.9976, with the decimals that the style shows, or as many as
    /// are not zero, up to four.
    private static func percentText(_ share: Double, decimals: Int) -> String {
        let units = (share * 1_000_000).rounded()
        guard abs(units) < 1e15 else { return plainText(share) }
        let whole = Int(units)
        let digits = String(abs(whole) % 10_000 + 10_000).dropFirst()
        var fraction = String(digits)
        while fraction.count > min(4, decimals), fraction.last == "0" { fraction.removeLast() }
        let sign = whole < 0 ? "-" : ""
        return sign + String(abs(whole) / 10_000) + (fraction.isEmpty ? "" : "." + fraction)
    }

    /// The date of a serial number, in ISO 8601; nil for a number that is no day of the calendar.
    private func dateText(_ serial: Double) -> String? {
        guard serial >= 0, serial < 3_000_000 else { return nil }
        let seconds = Int((serial * 86_400).rounded())
        let day = seconds / 86_400
        // Lotus 1-2-3 had a 29 February 1900, and Excel has kept it.
        let base = countsFrom1904 ? "1904-01-01" : day < 60 ? "1899-12-31" : "1899-12-30"
        guard let first = CivilDate(iso: base) else { return nil }
        let date = first.adding(days: day)
        guard date.year <= 9999 else { return nil }
        let rest = seconds % 86_400
        guard rest > 0,
            let time = TimeOfDay(hour: rest / 3600, minute: rest / 60 % 60, second: rest % 60)
        else { return date.description }
        return CivilDateTime(date, time).description
    }

    /// The number of the column: 3 of `C5`.
    private static func column(_ reference: String) -> Int? {
        var number = 0
        for octet in reference.utf8 {
            guard (65...90).contains(octet) else { break }
            number = number * 26 + Int(octet) - 64
            guard number <= 16_384 else { return nil }
        }
        return number > 0 ? number : nil
    }
}
