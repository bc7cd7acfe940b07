import Wording

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
        var campaign: String?
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
                    if block.kind == .campaign { campaign = block.id }
                    current = block
                    current?.record = record
                    current?.doubts = doubts
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
            suggestion: likelyWord(for: written, among: known)
        )
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
        for count in [1, 2, 3] where suggestion == nil && words.count >= count {
            let written = words.prefix(count).map(\.text).joined(separator: " ")
            suggestion = likelyWord(for: written, among: heads)
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
