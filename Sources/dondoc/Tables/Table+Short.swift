import Campaigns
import Wording

extension Table {
    static let shortLimit = 500

    /// Text to paste into a chat: what the table comes to, then as many rows as fit.
    ///
    /// The last row is the whole where the table has one; `notice`: what must not be left out.
    func short(_ language: Language, notice: String?) -> String {
        let names = columns.indices.filter { columns[$0].isKey && !columns[$0].isHidden }
        let numbers = columns.indices.filter {
            !columns[$0].isKey && !columns[$0].isHidden && !columns[$0].isPicture
        }
        func name(_ row: [Cell]) -> String {
            names.map { shown(row[$0], language).trimmed }.filter { !$0.isEmpty }
                .joined(separator: " – ")
        }
        var lines = [title.map(\.printable)].compactMap(\.self)
        let details = rows.filter { !isSum($0) }
        if let whole = rows.last, isSum(whole) {
            let parts = numbers.compactMap { column -> String? in
                let text = shown(whole[column], language)
                guard !text.isEmpty else { return nil }
                return "\(columns[column].oneLine(language)) \(text)"
            }
            lines.append("\(name(whole)): " + parts.joined(separator: ", "))
        }
        let end = [notice].compactMap(\.self)
        let principal = columns.firstIndex(where: \.isPrincipal) ?? numbers.first
        var left = details.count
        for row in details {
            guard let principal else { break }
            let text = shown(row[principal], language)
            let line = "\(name(row)): \(text.isEmpty ? "–" : text)"
            let more = left > 1 ? [StatisticsWords.andMore(left - 1)(language)] : []
            guard length(lines + [line] + more + end) <= Self.shortLimit else { break }
            lines.append(line)
            left -= 1
        }
        if left > 0, left < details.count || length(lines) + 40 < Self.shortLimit {
            lines.append(StatisticsWords.andMore(left)(language))
        }
        var text = (lines + end).joined(separator: "\n")
        if text.count > Self.shortLimit {
            text = String(text.prefix(Self.shortLimit - 1)) + "…"
        }
        return text + "\n"
    }

    private func length(_ lines: [String]) -> Int {
        lines.reduce(0) { $0 + $1.count + 1 }
    }

    /// A row of sums has no unit.
    private func isSum(_ row: [Cell]) -> Bool {
        guard let unit = columns.firstIndex(where: { $0.key == "unit" }) else { return false }
        return row[unit].value == .text("")
    }
}

extension Table.Column {
    fileprivate func oneLine(_ language: Language) -> String {
        heading(language).replacing("-\n", with: "").replacing("\n", with: " ")
    }
}

extension String {
    fileprivate var trimmed: String {
        String(drop { $0 == " " })
    }
}
