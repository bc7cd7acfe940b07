import Campaigns
import Texts

/// Reads a file into blocks, line by line, going on after every mistake.
///
/// A line is blank, a text (`> …`), a key with its value (`hạn: 20/05/2021`), or else a head
/// (`MỐC ke-hoach "Kế hoạch"`).
struct BlockReader {
    private let file: SourceFile
    private let findings: FindingBox
    private let doubts: Doubts
    private let record: SpellingRecord?
    private var state = ReadingState()

    /// A reader of that file.
    ///
    /// `record`: where it is noted how each line was read; nil where nobody asks. `begins`: the kind of the
    /// block that the first lines belong to, without a head; nil where each block has one.
    init(
        _ file: SourceFile,
        findings: FindingBox,
        doubts: Doubts,
        record: SpellingRecord? = nil,
        begins kind: BlockKind? = nil
    ) {
        self.file = file
        self.findings = findings
        self.doubts = doubts
        self.record = record
        if let kind { open(Block(kind: kind, id: "", name: nil, place: .file(file.path))) }
    }

    /// A file with more is no schedule, and is not told line by line to its end.
    private static let mostFindings = 1_000

    mutating func blocks() -> [Block] {
        for (offset, text) in file.lines.enumerated() {
            guard findings.findings.count < Self.mostFindings else {
                let place = Place.line(offset + 1, of: file.path)
                findings.add(Finding(.unknownStatement, place, Findings.tooManyMistakes))
                break
            }
            do throws(Finding) {
                try read(Lexer(path: file.path, line: offset + 1, text: text))
            } catch {
                findings.add(error)
            }
        }
        return state.finish()
    }

    private mutating func read(_ line: Lexer) throws(Finding) {
        switch line.shape() {
        case .blank: return
        case .text(let content, let column): try readText(content, column, line)
        case .key(let written, let column, let valueStart):
            let place = line.place(column, written.trimmedEnd.unicodeScalars.count)
            try readKey(written, at: place, valueStart, line)
        case .head: try readHead(line)
        }
    }

    // MARK: Text

    private mutating func readText(
        _ content: String,
        _ column: Int,
        _ line: Lexer
    ) throws(Finding) {
        let length = line.written.unicodeScalars.count
        guard state.block?.entries.last?.key == .body else {
            if state.isBelowUnreadableHead { return }
            throw Finding(.textOutsideBody, line.place(1, length), Findings.textOutsideBody)
        }
        let text = Block.TextLine(text: content, place: line.place(column, length))
        state.update { $0.appendText(text) }
    }

    // MARK: Key

    private mutating func readKey(
        _ written: String,
        at place: Place,
        _ valueStart: Int,
        _ line: Lexer
    ) throws(Finding) {
        let kind = state.block?.kind
        if let head = HeadReader(line).headWithColon(written, insteadOfKeyOf: kind) {
            open(head)
            throw Finding(
                .unknownStatement,
                place.at(column: place.column, length: place.length + 1),
                Findings.headWithColon,
                suggestion: written.trimmedEnd
            )
        }
        guard let block = state.block else {
            if state.isBelowUnreadableHead { return }
            throw Finding(.outsideBlock, place, Findings.outsideBlock)
        }
        let key = try key(written.trimmedEnd, in: block.kind, at: place)
        if !key.mayRepeat, let first = block.entry(key) {
            throw Finding(.repeatedKey, place, block.kind.repeated(key, line: first.line))
        }
        if kind == .machine, written.folded == key.label.en.folded {
            doubts.noteEnglish(path: file.path)
        }
        let entry = entry(key, at: place, valueStart, line)
        state.update { $0.entries.append(entry) }
    }

    /// The key of that spelling; a line with an unknown one leaves its block damaged.
    private mutating func key(
        _ written: String,
        in kind: BlockKind,
        at place: Place
    ) throws(Finding) -> Key {
        if let key = Key.named(written.folded, in: kind) { return key }
        state.update { $0.isDamaged = true }
        if let key = Key.named(written.folded, in: nil) {
            throw Finding(.misplacedKey, place, kind.misplaced(key))
        }
        let known = Key.allCases.filter { $0.blocks.contains(kind) }.flatMap(\.spellings)
        throw Finding(
            .unknownKey,
            place,
            kind.unknownKey(written),
            suggestion: kind.missingColon(written)
                ?? Key.meant(by: written.folded, in: kind)?.spellings[0]
                ?? likelyWord(for: written, among: known)
        )
    }

    /// The line's value in tokens; broken, and reported, where it cannot be cut into any.
    private func entry(
        _ key: Key,
        at place: Place,
        _ valueStart: Int,
        _ line: Lexer
    ) -> Block.Entry {
        func entry(_ tokens: [Token]) -> Block.Entry {
            Block.Entry(
                key: key,
                place: place,
                tokens: tokens,
                endColumn: line.written.trimmedEnd.unicodeScalars.count + 1
            )
        }
        do throws(Finding) {
            let tokens = try line.tokens(from: valueStart)
            record?.note(.key(key, tokens: tokens), at: place)
            return entry(tokens)
        } catch {
            findings.add(key == .password ? error.hidingSecret : error)
            var broken = entry([])
            broken.isBroken = true
            return broken
        }
    }

    // MARK: Head

    private mutating func readHead(_ line: Lexer) throws(Finding) {
        let block: Block
        do throws(Finding) {
            block = try HeadReader(line).head()
        } catch {
            // A key without its colon: the block goes on below it.
            let isKey = error.code == .unknownStatement && error.suggestion?.hasSuffix(":") == true
            if state.block?.kind == .machine {
                throw isKey
                    ? error
                    : Finding(.unknownStatement, error.place, Findings.settingOrComment)
            }
            // A line that is set in may be a key of the block above.
            if isKey || line.written.first?.isWhitespace == true {
                state.update { $0.isDamaged = true }
            }
            doubts.noteUnread(head: line)
            if !isKey { state.openUnreadable() }
            throw error
        }
        open(block)
        if line.written.folded.hasPrefix(block.kind.label.en.folded) {
            doubts.noteEnglish(path: file.path)
        }
        record?.note(.head(block.kind, id: block.id, name: block.name), at: block.place)
    }

    private mutating func open(_ head: Block) {
        var block = head
        block.record = record
        block.doubts = doubts
        state.open(block)
        doubts.noteHead(id: block.id, name: block.name)
    }
}
