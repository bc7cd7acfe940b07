package import Texts

extension Table {
    private static let narrowestBar = 6
    private static let widestBar = 30
    /// For a reader whose terminal is not known.
    private static let usualBar = 8
    /// So many columns of a name tell it from others that begin alike.
    private static let tellingWidth = 24

    private var visible: [Int] { columns.indices.filter { !columns[$0].isHidden } }

    package func aligned(_ language: Language, width: Int?, colours: Bool) -> String {
        let visible = visible
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
        let barred = visible.indices.filter { index in
            rows.contains { $0[visible[index]].bar != nil }
        }
        let bar = barWidth(besides: &widths, visible, barred, width)
        if let width, total(widths) > width { return stacked(language, width: width) }
        var lines: [String] = title.map { $0.printable.wrapped(to: width) + [""] } ?? []
        let height = headings.map(\.count).max() ?? 1
        for level in 0..<height {
            lines.append(
                line(
                    headings.map { heading in
                        let index = level - (height - heading.count)
                        return index >= 0 ? heading[index] : ""
                    },
                    widths,
                    visible
                )
            )
        }
        lines.append(widths.map { String(repeating: "─", count: $0) }.joined(separator: "  "))
        for (position, row) in rows.enumerated() {
            if let lead = row.lead { lines.append(lead.printable) }
            var texts = cells[position]
            for index in barred {
                let drawn = bar > 0 ? row[visible[index]].bar?.drawn(cells: bar) : nil
                texts[index] =
                    drawn.map { pad(texts[index], widths[index] - bar - 1, after: $0) }
                    ?? texts[index]
            }
            lines.append(line(texts, widths, visible, colours ? row : nil))
            for detail in row.details {
                lines += detail.printable.wrapped(to: width.map { $0 - 4 }).map { "    " + $0 }
            }
        }
        if !footnotes.isEmpty { lines += [""] + footnotes.flatMap { $0.wrapped(to: width) } }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Each row as lines `heading: value`, where even the narrowest columns do not fit.
    private func stacked(_ language: Language, width: Int) -> String {
        var lines: [String] = title.map { $0.printable.wrapped(to: width) + [""] } ?? []
        for (position, row) in rows.enumerated() {
            if position > 0 { lines.append("") }
            if let lead = row.lead { lines.append(lead.printable) }
            for column in visible {
                let text = shown(row[column], language).trimmedBlanks
                guard !text.isEmpty else { continue }
                let name = columns[column].oneLine(language)
                lines += "\(name.isEmpty ? columns[column].key : name): \(text)".wrapped(to: width)
            }
            for detail in row.details {
                lines += detail.printable.wrapped(to: width - 4).map { "    " + $0 }
            }
        }
        if !footnotes.isEmpty { lines += [""] + footnotes.flatMap { $0.wrapped(to: width) } }
        return lines.joined(separator: "\n") + "\n"
    }

    private func pad(_ text: String, _ width: Int, after bar: String) -> String {
        bar + " " + String(repeating: " ", count: max(0, width - text.terminalWidth)) + text
    }

    /// Fits the columns to the terminal, names giving way first, bars taking what is left.
    private func barWidth(
        besides widths: inout [Int],
        _ visible: [Int],
        _ barred: [Int],
        _ width: Int?
    ) -> Int {
        guard !barred.isEmpty else {
            if let width { fit(&widths, visible, to: width) }
            return 0
        }
        var bar = Self.usualBar
        if let width {
            let free = width - total(widths) - barred.count
            bar = min(Self.widestBar, max(Self.narrowestBar, free / barred.count))
            // Rows must still be told apart: names go before bars.
            let least = widths.indices.map { index in
                columns[visible[index]].isFlexible
                    ? min(widths[index], Self.tellingWidth) : widths[index]
            }
            if total(least) + barred.count * (bar + 1) > width {
                fit(&widths, visible, to: width)
                return 0
            }
        }
        for index in barred { widths[index] += bar + 1 }
        if let width { fit(&widths, visible, to: width) }
        return bar
    }

    private func line(
        _ texts: [String],
        _ widths: [Int],
        _ visible: [Int],
        _ row: Row? = nil
    ) -> String {
        var line = ""
        for (index, text) in texts.enumerated() {
            if index > 0 { line += "  " }
            let column = columns[visible[index]]
            let cut = text.cut(to: widths[index])
            let blanks = String(repeating: " ", count: widths[index] - cut.terminalWidth)
            var shown = column.isNumber ? blanks + cut : cut + blanks
            if let cell = row?[visible[index]], let tone = cell.tone ?? column.tone,
                cell.tone != nil || !cell.value.isZero
            {
                shown = tone.colour(shown)
            }
            line += shown
        }
        return line.trimmedRight
    }

    /// How wide a line is, with two blanks between columns.
    private func total(_ widths: [Int]) -> Int {
        widths.reduce(0, +) + 2 * max(0, widths.count - 1)
    }

    /// Takes from the widest flexible column until the line fits.
    private func fit(_ widths: inout [Int], _ visible: [Int], to width: Int) {
        while total(widths) > width {
            let flexible = visible.indices.filter {
                columns[visible[$0]].isFlexible && widths[$0] > 8
            }
            guard let widest = flexible.max(by: { widths[$0] < widths[$1] }) else { return }
            widths[widest] -= 1
        }
    }

    package func markdown(_ language: Language) -> String {
        let visible = visible
        func line(_ cells: [String]) -> String {
            "| " + cells.map(Self.escaped).joined(separator: " | ") + " |"
        }
        var lines: [String] = title.map { [$0.printable, ""] } ?? []
        lines.append(
            line(visible.map { columns[$0].heading(language).replacing("\n", with: " ") })
        )
        lines.append(line(visible.map { columns[$0].isNumber ? "---:" : "---" }))
        let blanks = visible.dropFirst().map { _ in " |" }.joined()
        for row in rows {
            if let lead = row.lead {
                lines.append("| **\(Self.escaped(lead))** |" + blanks)
            }
            lines.append(line(visible.map { shown(row[$0], language) }))
            for detail in row.details {
                lines.append("| \(Self.escaped(detail)) |" + blanks)
            }
        }
        if !footnotes.isEmpty {
            lines += [""] + footnotes.map { Self.escaped($0) + "  " }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Text that stays text in a cell of markdown.
    private static func escaped(_ text: String) -> String {
        var result = ""
        for character in text.printable {
            if "|\\`*_<[]".contains(character) { result.append("\\") }
            result.append(character)
        }
        return result
    }
}

extension Table.Value {
    fileprivate var isZero: Bool {
        switch self {
        case .empty: true
        case .number(let number): number == 0
        case .share(let value), .decimal(let value): value == 0
        case .text(let text): text.isEmpty
        }
    }
}

extension Table.Tone {
    fileprivate func colour(_ text: String) -> String {
        let code =
            switch self {
            case .good: 32
            case .middling: 33
            case .bad: 31
            case .quiet: 2
            }
        return "\u{1B}[\(code)m\(text)\u{1B}[0m"
    }
}

extension String {
    package var terminalWidth: Int {
        unicodeScalars.reduce(0) { $0 + $1.terminalWidth }
    }

    fileprivate var trimmedRight: String {
        var text = self[...]
        while text.last == " " { text.removeLast() }
        return String(text)
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

    /// In lines of at most that many terminal columns, broken at blanks.
    package func wrapped(to width: Int?) -> [String] {
        guard let width, terminalWidth > width else { return [self] }
        var lines: [String] = []
        var line = ""
        for word in split(separator: " ") {
            if !line.isEmpty, line.terminalWidth + 1 + String(word).terminalWidth > width {
                lines.append(line)
                line = ""
            }
            line += (line.isEmpty ? "" : " ") + word
        }
        return lines + [line]
    }
}
