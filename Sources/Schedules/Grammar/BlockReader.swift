import Campaigns
import Texts

/// Reads files into blocks, going on after every mistake.
struct BlockReader {
    private(set) var blocks: [Block] = []
    private(set) var findings: [Finding] = []
    private let record: SpellingRecord?
    private let doubts: Doubts

    init(doubts: Doubts, record: SpellingRecord? = nil) {
        self.doubts = doubts
        self.record = record
    }

    mutating func read(_ file: SourceFile) {
        var campaign: CampaignID?
        /// nil before the first head, and after a bad one: the keys below it are then not judged.
        var current: Block?
        var isAnonymous = false

        func close(_ block: Block?, into blocks: inout [Block]) {
            guard var block else { return }
            block.campaign = campaign
            blocks.append(block)
        }

        for (offset, text) in file.lines.enumerated() {
            let number = offset + 1
            let lexer = Lexer(path: file.path, line: number, text: text)
            do throws(Finding) {
                switch lexer.shape() {
                case .blank: continue
                case .text(let content, let column):
                    guard current?.entries.last?.key == .body else {
                        if isAnonymous { continue }
                        throw Finding(
                            .textOutsideBody,
                            path: file.path,
                            line: number,
                            column: 1,
                            length: text.unicodeScalars.count,
                            Findings.textOutsideBody
                        )
                    }
                    let line = Block.TextLine(text: content, line: number, column: column)
                    current?.appendText(line)
                case .key(let written, let column, let valueStart):
                    let length = written.trimmedEnd.unicodeScalars.count
                    if let head = headWithColon(
                        written,
                        lexer,
                        file.path,
                        number,
                        column,
                        current?.kind
                    ) {
                        close(current, into: &blocks)
                        if head.kind == .campaign { campaign = CampaignID(head.id) }
                        current = head
                        current?.doubts = doubts
                        isAnonymous = false
                        doubts.noteHead(id: head.id, name: head.name)
                        throw Finding(
                            .unknownStatement,
                            path: file.path,
                            line: number,
                            column: column,
                            length: length + 1,
                            Findings.headWithColon,
                            suggestion: written.trimmedEnd
                        )
                    }
                    guard let block = current else {
                        if isAnonymous { continue }
                        throw Finding(
                            .outsideBlock,
                            path: file.path,
                            line: number,
                            column: column,
                            length: length,
                            Findings.outsideBlock
                        )
                    }
                    let key: Key
                    do throws(Finding) {
                        key = try self.key(
                            written.trimmedEnd,
                            in: block.kind,
                            file.path,
                            number,
                            column,
                            length
                        )
                    } catch {
                        current?.isDamaged = true
                        throw error
                    }
                    if !key.mayRepeat, let first = block.entries.first(where: { $0.key == key }) {
                        throw Finding(
                            .repeatedKey,
                            path: file.path,
                            line: number,
                            column: column,
                            length: length,
                            Findings.repeatedKey(key.label, line: first.line)
                        )
                    }
                    var entry = Block.Entry(
                        key: key,
                        line: number,
                        column: column,
                        length: length,
                        tokens: [],
                        endColumn: text.trimmedEnd.unicodeScalars.count + 1
                    )
                    do throws(Finding) {
                        entry = Block.Entry(
                            key: key,
                            line: number,
                            column: column,
                            length: length,
                            tokens: try lexer.tokens(from: valueStart),
                            endColumn: text.trimmedEnd.unicodeScalars.count + 1
                        )
                        record?.note(.key(key, tokens: entry.tokens), at: number, of: file.path)
                    } catch {
                        entry.isBroken = true
                        findings.append(key == .password ? error.hidingSecret : error)
                    }
                    current?.entries.append(entry)
                case .head:
                    let block: Block
                    do throws(Finding) {
                        block = try head(lexer, file.path, number)
                    } catch {
                        current?.isDamaged = true
                        for token in (try? lexer.tokens()) ?? [] { doubts.add(token.text) }
                        if error.code != .unknownStatement
                            || error.suggestion?.hasSuffix(":") != true
                        {
                            close(current, into: &blocks)
                            current = nil
                            isAnonymous = true
                        }
                        throw error
                    }
                    close(current, into: &blocks)
                    if block.kind == .campaign { campaign = CampaignID(block.id) }
                    current = block
                    current?.record = record
                    current?.doubts = doubts
                    doubts.noteHead(id: block.id, name: block.name)
                    if text.folded.hasPrefix(block.kind.label.en.folded) {
                        doubts.noteEnglish(path: file.path)
                    }
                    isAnonymous = false
                    record?.note(
                        .head(block.kind, id: block.id, name: block.name),
                        at: number,
                        of: file.path
                    )
                }
            } catch {
                findings.append(error)
            }
        }
        close(current, into: &blocks)
    }

    private func key(
        _ written: String,
        in kind: BlockKind,
        _ path: String,
        _ line: Int,
        _ column: Int,
        _ length: Int
    ) throws(Finding) -> Key {
        if let key = Key.named(written.folded, in: kind) { return key }
        if let key = Key.named(written.folded, in: nil) {
            throw Finding(
                .misplacedKey,
                path: path,
                line: line,
                column: column,
                length: length,
                Findings.misplacedKey(
                    key.label,
                    of: Phrase.joined(key.blocks.map(\.label), by: ", "),
                    in: kind.label
                )
            )
        }
        let known = Key.allCases.filter { $0.blocks.contains(kind) }.flatMap(\.spellings)
        throw Finding(
            .unknownKey,
            path: path,
            line: line,
            column: column,
            length: length,
            Findings.unknownKey(written, in: kind.label),
            suggestion: Key.meant(by: written.folded, in: kind)?.spellings[0]
                ?? likelyWord(for: written, among: known)
        )
    }

    /// `MỐC: ke-hoach "…"`: a head but for its colon; nil for a key.
    private func headWithColon(
        _ written: String,
        _ lexer: Lexer,
        _ path: String,
        _ line: Int,
        _ column: Int,
        _ kind: BlockKind?
    ) -> Block? {
        let words = written.folded.split(separator: " ").map(String.init)
        guard BlockKind.heads.contains(where: { $0.words == words }),
            kind.map({ Key.named(written.trimmedEnd.folded, in: $0) == nil }) ?? true
        else { return nil }
        let rest = lexer.textWithoutFirstColon
        guard let block = try? head(Lexer(path: path, line: line, text: rest), path, line),
            block.name != nil || kind == nil
        else { return nil }
        return block
    }

    private func head(
        _ lexer: Lexer,
        _ path: String,
        _ line: Int
    ) throws(Finding) -> Block {
        let tokens = try lexer.tokens()
        guard let first = tokens.first else { throw unknown(tokens, path, line) }
        let words = tokens.prefix { $0.folded != nil }.map { $0.folded ?? "" }
        guard let match = BlockKind.heads.first(where: { words.starts(with: $0.words) }) else {
            throw unknown(tokens, path, line)
        }
        let endColumn = (tokens.last.map { $0.column + $0.length } ?? 1) + 1
        var cursor = Cursor(
            path: path,
            line: line,
            tokens: Array(tokens.dropFirst(match.words.count)),
            endColumn: endColumn
        )
        if match.words.count < words.count, let token = cursor.current, !token.text.isSlug,
            let right = Self.longerHead(than: match.words)
        {
            let first = tokens[0]
            throw Finding(
                .unknownStatement,
                path: path,
                line: line,
                column: first.column,
                length: token.column + token.length - first.column,
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
            path: path,
            line: line,
            column: first.column,
            length: id.token.column + id.token.length - first.column
        )
    }

    /// `NHẮC NHỞ`: the canonical head that begins with the same word.
    private static func longerHead(than words: [String]) -> String? {
        BlockKind.heads.first { $0.words.count > words.count && $0.words.starts(with: words) }
            .map { $0.kind.spellings[0] }
    }

    /// Words that people use for a block, and which head they mean.
    private static let otherHeads = [
        "cong viec": BlockKind.milestone, "nhiem vu": .milestone, "han": .milestone,
        "han nop": .milestone, "nhac nho": .reminder, "don vi nhan": .recipients,
        "danh sach nhan": .recipients, "may chu": .mailServer, "lich": .calendar,
        "dot phat dong": .campaign, "bao cao": .digest,
    ]

    /// Neither a head nor a key: most likely a colon is missing, or a word is misspelt.
    private func unknown(_ tokens: [Token], _ path: String, _ line: Int) -> Finding {
        let words = tokens.prefix { $0.folded != nil }
        for count in stride(from: min(6, words.count), to: 0, by: -1) {
            let written = words.prefix(count).map(\.text).joined(separator: " ")
            guard let first = words.first, let last = words.prefix(count).last,
                let key = Key.named(written.folded, in: nil)
            else { continue }
            return Finding(
                .unknownStatement,
                path: path,
                line: line,
                column: first.column,
                length: last.column + last.length - first.column,
                Findings.missingColon(key.label),
                suggestion: "\(written):"
            )
        }
        let heads = BlockKind.allCases.flatMap(\.spellings)
        var suggestion: String?
        for count in [3, 2, 1] where suggestion == nil && words.count >= count {
            let written = words.prefix(count).map(\.text).joined(separator: " ")
            suggestion =
                Self.otherHeads[written.folded]?.spellings[0]
                ?? likelyWord(for: written, among: heads)
        }
        let first = tokens.first
        let last = words.last ?? first
        return Finding(
            .unknownStatement,
            path: path,
            line: line,
            column: first?.column ?? 1,
            length: (last.map { $0.column + $0.length } ?? 2) - (first?.column ?? 1),
            Findings.unknownStatement,
            suggestion: suggestion
        )
    }
}
