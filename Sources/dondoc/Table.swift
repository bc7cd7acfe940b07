import ArgumentParser
import Campaigns
import Foundation
import Schedules
import Wording

enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
    case table, csv, json, markdown
}

/// Rows with headings, printed in any of the output formats.
///
/// A cell has a text for people and a value for machines; csv and json show the value.
struct Table {
    struct Column {
        /// The name in csv and json, never localised.
        let key: String
        let heading: Phrase
        var isNumber = false
        /// Gives way where the terminal is too narrow.
        var isFlexible = false
        /// Shown to machines only.
        var isHidden = false
    }

    enum Value {
        case text(String)
        case number(Int)
        case share(Double)
        case empty
    }

    struct Cell {
        let value: Value
        var shown: String?

        static func text(_ text: String, shown: String? = nil) -> Cell {
            Cell(value: .text(text), shown: shown)
        }

        static func number(_ number: Int?, shown: String? = nil) -> Cell {
            Cell(value: number.map(Value.number) ?? .empty, shown: shown)
        }

        static func share(_ share: Double?, shown: String) -> Cell {
            Cell(value: share.map(Value.share) ?? .empty, shown: shown)
        }

        static let empty = Cell(value: .empty, shown: "")
    }

    let columns: [Column]
    var rows: [[Cell]] = []
    /// Lines above and below the table for people.
    var title: String?
    var footnotes: [String] = []

    init(_ columns: [Column]) {
        self.columns = columns
    }

    func text(_ format: OutputFormat, _ language: Language, width: Int?) -> String {
        switch format {
        case .csv: csv()
        case .json: json()
        case .table: aligned(language, width: width)
        case .markdown: markdown(language)
        }
    }

    private func csv() -> String {
        let header = columns.map(\.key).joined(separator: ",")
        let lines = rows.map { row in row.map { Self.csvField($0.value) }.joined(separator: ",") }
        return ([header] + lines).joined(separator: "\n") + "\n"
    }

    private static func csvField(_ value: Value) -> String {
        switch value {
        case .empty: return ""
        case .number(let number): return String(number)
        case .share(let share): return String(share)
        case .text(let text):
            // A spreadsheet would run a cell that begins so as a formula.
            let safe = text.first.map { "=+-@\t\r".contains($0) } ?? false ? "'" + text : text
            guard safe.contains(where: { ",\"\n\r".contains($0) }) else { return safe }
            return "\"" + safe.replacing("\"", with: "\"\"") + "\""
        }
    }

    private func json() -> String {
        let lines = rows.map { row in
            let members = zip(columns, row).map { column, cell in
                "\(Self.jsonString(column.key)): \(Self.jsonValue(cell.value))"
            }
            return "  {" + members.joined(separator: ", ") + "}"
        }
        return lines.isEmpty ? "[]\n" : "[\n" + lines.joined(separator: ",\n") + "\n]\n"
    }

    private static func jsonValue(_ value: Value) -> String {
        switch value {
        case .empty: "null"
        case .number(let number): String(number)
        case .share(let share): String(share)
        case .text(let text): jsonString(text)
        }
    }

    static func jsonString(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case _ where scalar.value < 0x20:
                let hex = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }

    private func shown(_ cell: Cell, _ language: Language) -> String {
        let text: String
        switch cell.value {
        case _ where cell.shown != nil: text = cell.shown ?? ""
        case .empty: text = ""
        case .number(let number): text = NumberStyle(language).grouped(number)
        case .share(let share): text = String(share)
        case .text(let value): text = value
        }
        return String(
            text.unicodeScalars.filter { $0.properties.generalCategory != .control }.map(
                Character.init
            )
        )
    }

    private func aligned(_ language: Language, width: Int?) -> String {
        let visible = columns.indices.filter { !columns[$0].isHidden }
        let cells = rows.map { row in visible.map { shown(row[$0], language) } }
        let headings = visible.map { column in
            columns[column].heading(language).split(separator: "\n").map(String.init)
        }
        var widths = headings.map { $0.map(\.terminalWidth).max() ?? 0 }
        for row in cells {
            for (index, cell) in row.enumerated() {
                widths[index] = max(widths[index], cell.terminalWidth)
            }
        }
        if let width { fit(&widths, visible, to: width) }
        func line(_ row: [String]) -> String {
            let parts = row.enumerated().map { index, cell -> String in
                let text = cell.cut(to: widths[index])
                let pad = String(repeating: " ", count: widths[index] - text.terminalWidth)
                return columns[visible[index]].isNumber ? pad + text : text + pad
            }
            return parts.joined(separator: "  ").trimmedRight
        }
        var lines: [String] = title.map { [$0, ""] } ?? []
        let height = headings.map(\.count).max() ?? 1
        for level in 0..<height {
            lines.append(
                line(
                    headings.map { heading in
                        let index = level - (height - heading.count)
                        return index >= 0 ? heading[index] : ""
                    }
                )
            )
        }
        lines.append(widths.map { String(repeating: "─", count: $0) }.joined(separator: "  "))
        lines += cells.map(line)
        if !footnotes.isEmpty { lines += [""] + footnotes }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Takes from the widest flexible column until the line fits.
    private func fit(_ widths: inout [Int], _ visible: [Int], to width: Int) {
        func total() -> Int { widths.reduce(0, +) + 2 * max(0, widths.count - 1) }
        while total() > width {
            let flexible = visible.indices.filter {
                columns[visible[$0]].isFlexible && widths[$0] > 8
            }
            guard let widest = flexible.max(by: { widths[$0] < widths[$1] }) else { return }
            widths[widest] -= 1
        }
    }

    private func markdown(_ language: Language) -> String {
        let visible = columns.indices.filter { !columns[$0].isHidden }
        func line(_ cells: [String]) -> String {
            "| " + cells.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |"
        }
        var lines: [String] = title.map { [$0, ""] } ?? []
        lines.append(
            line(visible.map { columns[$0].heading(language).replacing("\n", with: " ") })
        )
        lines.append(line(visible.map { columns[$0].isNumber ? "---:" : "---" }))
        lines += rows.map { row in line(visible.map { shown(row[$0], language) }) }
        if !footnotes.isEmpty { lines += [""] + footnotes }
        return lines.joined(separator: "\n") + "\n"
    }
}

extension String {
    var terminalWidth: Int {
        unicodeScalars.reduce(0) { $0 + $1.terminalWidth }
    }

    fileprivate var trimmedRight: String {
        var text = self
        while text.last == " " { text.removeLast() }
        return text
    }

    /// At most that many terminal columns, the cut marked with `…`.
    fileprivate func cut(to width: Int) -> String {
        guard terminalWidth > width else { return self }
        var result = ""
        var used = 1
        for character in self {
            let next = character.unicodeScalars.reduce(0) { $0 + $1.terminalWidth }
            guard used + next <= width else { break }
            used += next
            result.append(character)
        }
        return result + "…"
    }
}
