import Texts

extension Cursor {
    /// A text in quotes, or everything up to the next blank or comma as it stands: a path, a URL.
    ///
    /// Of `tệp /srv/a%20b.prom, cổng 9464` it is `/srv/a%20b.prom`. `what` tells what was expected.
    mutating func unbroken(_ what: Phrase) throws(Finding) -> String {
        guard let first = current else { throw unexpected(what) }
        if case .string = first.kind {
            let text = try string()
            guard !text.isEmpty else {
                throw finding(.expected, first, Findings.expected(what, found: first.text))
            }
            return text
        }
        guard first.kind != .comma else { throw unexpected(what) }
        let start = index
        var text = ""
        var end = first.column
        while let token = current, token.column == end, token.kind != .comma {
            if case .string = token.kind { break }
            text += token.text
            end = token.column + token.length
            advance()
        }
        spell(start..<index, as: .verbatim(text))
        return text
    }
}
