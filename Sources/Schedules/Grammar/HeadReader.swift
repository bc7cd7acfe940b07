import Texts

/// Reads the head of a block, `MỐC ke-hoach "Kế hoạch"`, or says what the line more likely is.
struct HeadReader {
    private let line: Lexer

    init(_ line: Lexer) {
        self.line = line
    }

    func head() throws(Finding) -> Block {
        let tokens = try line.tokens()
        guard let first = tokens.first else { throw unknown(tokens) }
        let words = tokens.prefix { $0.folded != nil }.map { $0.folded ?? "" }
        guard let match = BlockKind.heads.first(where: { words.starts(with: $0.words) }) else {
            throw unknown(tokens)
        }
        var cursor = Cursor(
            path: line.path,
            line: line.line,
            tokens: Array(tokens.dropFirst(match.words.count)),
            endColumn: (tokens.last.map { $0.column + $0.length } ?? 1) + 1
        )
        if match.words.count < words.count, let token = cursor.current, !token.text.isSlug,
            let right = Self.longerHead(than: match.words)
        {
            throw Finding(
                .unknownStatement,
                line.place(from: first, through: token),
                Findings.unknownStatement,
                suggestion: right
            )
        }
        let id = try cursor.identifier()
        var name: String?
        if !cursor.isAtEnd { name = try cursor.string() }
        try cursor.finish()
        return Block(
            kind: match.kind,
            id: id.text,
            name: name,
            place: line.place(from: first, through: id.token)
        )
    }

    /// The head of `MỐC: ke-hoach "Kế hoạch"`, which is right but for its colon; nil for a key.
    ///
    /// `kind`: the kind of the block at hand, where the same words may be a key.
    func headWithColon(_ written: String, insteadOfKeyOf kind: BlockKind?) -> Block? {
        let words = written.folded.split(separator: " ").map(String.init)
        guard BlockKind.heads.contains(where: { $0.words == words }),
            kind.map({ Key.named(written.trimmedEnd.folded, in: $0) == nil }) ?? true
        else { return nil }
        let plain = Lexer(path: line.path, line: line.line, text: line.textWithoutFirstColon)
        guard let block = try? HeadReader(plain).head(), block.name != nil || kind == nil
        else { return nil }
        return block
    }

    /// The canonical head that begins with the same words: `NHẮC VIỆC` for `NHẮC NHỞ`.
    private static func longerHead(than words: [String]) -> String? {
        BlockKind.heads.first { $0.words.count > words.count && $0.words.starts(with: words) }
            .map { $0.kind.spellings[0] }
    }

    /// Words that people use for a block, folded, and which head they mean.
    private static let otherHeads = [
        "cong viec": BlockKind.milestone, "nhiem vu": .milestone, "han": .milestone,
        "han nop": .milestone, "nhac nho": .reminder, "don vi nhan": .recipients,
        "danh sach nhan": .recipients, "may chu": .mailServer, "lich": .calendar,
        "dot phat dong": .campaign, "bao cao": .digest,
    ]

    /// The line is neither a head nor a key: most likely a colon is missing, or a word is misspelt.
    private func unknown(_ tokens: [Token]) -> Finding {
        let words = tokens.prefix { $0.folded != nil }
        if let missing = missingColon(words) { return missing }
        let heads = BlockKind.written.flatMap(\.spellings)
        var suggestion: String?
        for count in [3, 2, 1] where suggestion == nil && words.count >= count {
            let written = words.prefix(count).map(\.text).joined(separator: " ")
            suggestion =
                Self.otherHeads[written.folded]?.spellings[0]
                ?? likelyWord(for: written, among: heads)
        }
        let place =
            tokens.first.map { line.place(from: $0, through: words.last ?? $0) }
            ?? line.place(1, 1)
        return Finding(.unknownStatement, place, Findings.unknownStatement, suggestion: suggestion)
    }

    /// `hạn 20/05/2021`: the line begins with a key.
    private func missingColon(_ words: ArraySlice<Token>) -> Finding? {
        for count in stride(from: min(6, words.count), to: 0, by: -1) {
            let written = words.prefix(count).map(\.text).joined(separator: " ")
            guard let first = words.first, let last = words.prefix(count).last,
                let key = Key.named(written.folded, in: nil)
            else { continue }
            return Finding(
                .unknownStatement,
                line.place(from: first, through: last),
                Findings.missingColon(key.label),
                suggestion: "\(written):"
            )
        }
        return nil
    }
}
