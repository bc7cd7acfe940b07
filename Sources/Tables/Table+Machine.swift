import Texts

extension Table {
    package func csv() -> String {
        let columns = columns.indices.filter { !self.columns[$0].isPicture }
        var text = columns.map { self.columns[$0].key }.joined(separator: ",") + "\n"
        for row in rows {
            for (place, column) in columns.enumerated() {
                if place > 0 { text.append(",") }
                text.append(Self.csvField(row[column].value))
            }
            text.append("\n")
        }
        return text
    }

    private static func csvField(_ value: Value) -> String {
        switch value {
        case .empty: ""
        case .number(let number): String(number)
        case .share(let share): String(share)
        case .decimal(let value): String(value)
        case .text(let text): csvText(text)
        }
    }

    /// The text as a field of csv: in quotes where it holds a separator, `,` or `;`, and with a `'`
    /// before what a spreadsheet would run as a formula (`=1+1`).
    private static func csvText(_ text: String) -> String {
        let octets = text.utf8
        let isPlain = octets.allSatisfy {
            (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0)
        }
        guard !isPlain else { return text }
        let text = text.printableLines
        let first = text.unicodeScalars.first { $0 != " " && $0 != "\u{A0}" }
        let isFormula = first.map { "=+-@\t\r＝＋－＠".unicodeScalars.contains($0) } ?? false
        let safe = isFormula ? "'" + text : text
        guard safe.unicodeScalars.contains(where: { ",;\t\"\n\r".unicodeScalars.contains($0) })
        else { return safe }
        return "\"" + safe.replacing("\"", with: "\"\"") + "\""
    }

    package func json() -> String {
        let columns = columns.indices.filter { !self.columns[$0].isPicture }
        let lines = rows.map { row in
            let members = columns.map { column in
                "\(Self.jsonString(self.columns[column].key)): \(Self.jsonValue(row[column].value))"
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
        case .decimal(let value): String(value)
        case .text(let text): jsonString(text)
        }
    }

    package static func jsonString(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case _ where scalar.steers:
                let hex = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
