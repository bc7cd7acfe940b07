package import Texts

extension Table {
    package static let shortLimit = 500

    /// Text to paste into a chat: what the table comes to, then what is most in need of attention,
    /// as much as fits.
    ///
    /// `notice`: a last line that is never cut, as the mark of made-up data.
    package func short(_ language: Language, notice: String?) -> String {
        let end = [notice].compactMap(\.self)
        let room = Self.shortLimit - length(end)
        var text: String
        if let summary {
            text = filled(title.map { $0.printable + "\n" } ?? "", with: summary, room, language)
        } else {
            text = head(language)
            if let principal = columns.first(where: \.isPrincipal) {
                text = filled(
                    text,
                    label: principal.oneLine(language) + ": ",
                    with: attention(language),
                    room,
                    language
                )
            }
        }
        if text.count > room { text = String(text.prefix(room - 2)) + "…\n" }
        return text + end.joined(separator: "\n") + (end.isEmpty ? "" : "\n")
    }

    /// The title, and a line for each row of the whole.
    private func head(_ language: Language) -> String {
        var lines = [title.map(\.printable)].compactMap(\.self)
        let numbers = columns.indices.filter {
            !columns[$0].isKey && !columns[$0].isHidden && !columns[$0].isPicture
        }
        for whole in rows where whole.kind == .whole {
            let parts = numbers.compactMap { column -> String? in
                let text = shown(whole[column], language)
                guard !text.isEmpty, text != "0" else { return nil }
                return "\(columns[column].oneLine(language)) \(text)"
            }
            lines.append("\(name(of: whole, language)): " + parts.joined(separator: ", "))
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// The text with as many of the items in one line as there is room for.
    private func filled(
        _ head: String,
        label: String = "",
        with items: [String],
        _ room: Int,
        _ language: Language
    ) -> String {
        guard !items.isEmpty else { return head }
        var text = head + label
        for (index, item) in items.enumerated() {
            let left = items.count - index
            let more = left > 1 ? "; " + TableWords.andMore(left - 1)(language) : ""
            let next = text + (index == 0 ? "" : "; ") + item
            guard next.count + more.count + 1 <= room else {
                guard index > 0 else { return head }
                return text + "; " + TableWords.andMore(left)(language) + "\n"
            }
            text = next
        }
        return text + "\n"
    }

    /// The rows to look at first, by their principal value: the largest counts or the smallest
    /// shares.
    ///
    /// Rows where nothing is left to do are left out: 0 overdue, a share of 100 %. Where the table
    /// has rows of units, sums of their groups are left out too.
    private func attention(_ language: Language) -> [String] {
        guard let principal = columns.firstIndex(where: \.isPrincipal) else { return [] }
        let finest: Row.Kind = rows.contains { $0.kind == .unit } ? .unit : .group
        let details = rows.filter { row in
            row.kind == finest && row[principal].value != .number(0)
                && row[principal].tone != .good && !(row[principal].bar?.isComplete ?? false)
                && !shown(row[principal], language).isEmpty
        }
        return details.enumerated().sorted { left, right in
            let keys = [left, right].map { $0.element[principal].value.urgency }
            return (keys[0], left.offset) < (keys[1], right.offset)
        }.map { _, row in "\(name(of: row, language)) \(shown(row[principal], language))" }
    }

    package func name(of row: Row, _ language: Language) -> String {
        columns.indices.filter { columns[$0].isKey && !columns[$0].isHidden }
            .map { String(shown(row[$0], language).drop { $0 == " " }) }
            .filter { !$0.isEmpty }.joined(separator: " – ")
    }

    private func length(_ lines: [String]) -> Int {
        lines.reduce(0) { $0 + $1.count + 1 }
    }
}

extension Table.Value {
    /// The smaller, the sooner it is told: missing values first, then large counts or small shares.
    fileprivate var urgency: Double {
        switch self {
        case .empty, .text: -.infinity
        case .number(let number): -Double(number)
        case .share(let value), .decimal(let value): value
        }
    }
}

extension Table.Column {
    package func oneLine(_ language: Language) -> String {
        heading(language).replacing("-\n", with: "").replacing("\n", with: " ")
    }
}
