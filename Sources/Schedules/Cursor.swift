import Campaigns
import Wording

/// Reads a value from left to right and remembers what could have stood where it stopped.
struct Cursor {
    let path: String
    let line: Int
    private let tokens: [Token]
    private(set) var index = 0
    /// Where the value would go on after its last token, 1-based.
    private let endColumn: Int
    private var expected: [Phrase] = []
    /// How what was read so far is spelled canonically.
    private(set) var spellings: [Spelling] = []

    private let doubts: Doubts?

    init(path: String, line: Int, tokens: [Token], endColumn: Int, doubts: Doubts? = nil) {
        self.doubts = doubts
        self.path = path
        self.line = line
        self.tokens = tokens
        self.endColumn = endColumn
    }

    var current: Token? { index < tokens.count ? tokens[index] : nil }
    var isAtEnd: Bool { index >= tokens.count }

    mutating func advance() {
        index += 1
        expected = []
    }

    /// Takes the term if it stands here, in any spelling.
    mutating func accept(_ term: Term) -> Bool {
        for words in Term.words[term] ?? [] where stands(words) {
            spell(index..<index + words.count, as: canonical(term))
            index += words.count
            expected = []
            return true
        }
        expected.append(term.label)
        return false
    }

    /// True where the term stands here; takes nothing and remembers nothing.
    func peeks(_ term: Term) -> Bool {
        (Term.words[term] ?? []).contains(where: stands)
    }

    mutating func accept(_ kind: Token.Kind) -> Bool {
        guard current?.kind == kind else {
            switch kind {
            case .comma: expected.append(.verbatim("«,»"))
            case .equals: expected.append(.verbatim("«=»"))
            case .percent: expected.append(.verbatim("«%»"))
            default: break
            }
            return false
        }
        advance()
        return true
    }

    mutating func expect(_ term: Term) throws(Finding) {
        guard accept(term) else { throw unexpected() }
    }

    mutating func number(_ range: ClosedRange<Int> = 0...9999) throws(Finding) -> Int {
        guard let token = current, case .number(let value) = token.kind else {
            throw unexpected(Findings.aNumber)
        }
        guard range.contains(value) else {
            throw finding(.numberOutOfRange, token, Findings.numberRange(range))
        }
        advance()
        return value
    }

    mutating func string() throws(Finding) -> String {
        guard let token = current, case .string(let text) = token.kind else {
            if let token = current, token.folded != nil {
                let rest = tokens[index...].map(\.text).joined(separator: " ")
                throw Finding(
                    .expected,
                    path: path,
                    line: line,
                    column: token.column,
                    length: spanToEnd(),
                    Findings.expectedQuotedText,
                    suggestion: "\"\(rest)\""
                )
            }
            throw unexpected(Findings.aQuotedText)
        }
        if text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) {
            throw finding(.controlCharacter, token, Findings.controlCharacter)
        }
        advance()
        return text
    }

    /// A slug `[a-z0-9][a-z0-9-]*`, as written.
    mutating func identifier() throws(Finding) -> (text: String, token: Token) {
        guard let token = current else { throw unexpected(Findings.anIdentifier) }
        switch token.kind {
        case .word, .number:
            guard token.text.isSlug else {
                let slug = token.text.folded.filter {
                    $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-")
                }
                throw Finding(
                    .badIdentifier,
                    path: path,
                    line: line,
                    column: token.column,
                    length: token.length,
                    Findings.badIdentifier(token.text),
                    suggestion: slug.isSlug ? slug : nil
                )
            }
            advance()
            return (token.text, token)
        default: throw unexpected(Findings.anIdentifier)
        }
    }

    /// Words up to the next comma or the end, as one name.
    mutating func name(_ what: Phrase) throws(Finding) -> Name {
        let start = index
        while current?.isNamePart ?? false { advance() }
        guard index > start else { throw unexpected(what) }
        return Name(tokens, start..<index)
    }

    /// Several words with their place.
    struct Name {
        let text: String
        let folded: String
        let column: Int
        let length: Int

        let range: Range<Int>

        init(_ all: [Token], _ range: Range<Int>) {
            self.range = range
            let tokens = all[range]
            text = tokens.map(\.text).joined(separator: " ")
            folded = text.folded
            column = tokens.first?.column ?? 1
            let last = tokens.last
            length = (last?.column ?? 1) + (last?.length ?? 1) - column
        }
    }

    /// Refuses anything left over.
    func finish() throws(Finding) {
        guard let token = current else { return }
        var expectation = Findings.nothingMore
        if !expected.isEmpty { expectation = Findings.anyOf(expected) }
        if let word = token.folded, let known = Self.ambiguousWords[word] {
            throw finding(.ambiguousWord, token, Findings.ambiguousWord(token.text), known)
        }
        throw Finding(
            .trailingText,
            path: path,
            line: line,
            column: token.column,
            length: spanToEnd(),
            Findings.trailingText(tokens[index...].map(\.text).joined(separator: " "), expectation),
            suggestion: suggestion(for: token)
        )
    }

    /// What stands here is none of what could.
    func unexpected(_ what: Phrase? = nil) -> Finding {
        let expectation = Findings.anyOf((what.map { [$0] } ?? []) + expected)
        guard let token = current else {
            return Finding(
                .expected,
                path: path,
                line: line,
                column: endColumn,
                length: 1,
                Findings.expectedAtEnd(expectation)
            )
        }
        if let word = token.folded, let known = Self.ambiguousWords[word] {
            return finding(.ambiguousWord, token, Findings.ambiguousWord(token.text), known)
        }
        return finding(
            .expected,
            token,
            Findings.expected(expectation, found: token.text),
            suggestion(for: token)
        )
    }

    func finding(
        _ code: FindingCode,
        _ token: Token,
        _ message: Phrase,
        _ suggestion: String? = nil
    ) -> Finding {
        Finding(
            code,
            path: path,
            line: line,
            column: token.column,
            length: token.length,
            message,
            suggestion: suggestion
        )
    }

    func finding(
        _ code: FindingCode,
        _ name: Name,
        _ message: Phrase,
        _ suggestion: String? = nil
    ) -> Finding {
        Finding(
            code,
            path: path,
            line: line,
            column: name.column,
            length: name.length,
            message,
            suggestion: suggestion
        )
    }

    /// There is nothing of that name among `known`: perhaps because its own place has a mistake.
    func unknown(
        _ code: FindingCode,
        _ token: Token,
        _ message: Phrase,
        among known: [String]
    ) -> Finding {
        let suggestion = likelyWord(for: token.text, among: known)
        var finding = finding(code, token, message, suggestion)
        finding.missing = token.text
        finding.isConsequence = doubts?.cover(token.text, code) ?? false
        return finding
    }

    func unknown(
        _ code: FindingCode,
        _ name: Name,
        _ message: Phrase,
        among known: [String]
    ) -> Finding {
        let suggestion = likelyWord(for: name.text, among: known)
        var finding = finding(code, name, message, suggestion)
        finding.missing = name.text
        finding.isConsequence = doubts?.cover(name.text, code) ?? false
        return finding
    }

    /// Goes back to an earlier ``index``, for the few places that need two tokens to decide.
    mutating func rewind(to earlier: Int) {
        index = earlier
        spellings.removeAll { $0.tokens.upperBound > earlier }
    }

    /// Notes how `dondoc format` writes these tokens.
    mutating func spell(_ tokens: Range<Int>, as phrase: Phrase) {
        spellings.append(Spelling(tokens: tokens, phrase: phrase))
    }

    /// English counts: `1 day`, `7 days`.
    private func canonical(_ term: Term) -> Phrase {
        guard index > 0, case .number(let count) = tokens[index - 1].kind, count != 1,
            let plural = term.plural
        else { return term.label }
        return Phrase(vi: term.spellings[0], en: plural)
    }

    func token(at position: Int) -> Token? {
        tokens.indices.contains(position) ? tokens[position] : nil
    }

    private func spanToEnd() -> Int {
        guard let first = current, let last = tokens.last else { return 1 }
        return last.column + last.length - first.column
    }

    private func stands(_ words: [String]) -> Bool {
        guard index + words.count <= tokens.count else { return false }
        for (offset, word) in words.enumerated() where tokens[index + offset].folded != word {
            return false
        }
        return true
    }

    private func suggestion(for token: Token) -> String? {
        guard token.folded != nil else { return nil }
        let words = expected.flatMap { [$0.vi, $0.en] }
        return likelyWord(for: token.text, among: words)
            ?? likelyWord(
                for: tokens[index...].prefix(2).map(\.text).joined(separator: " "),
                among: words
            )
    }

    /// Words that mean opposite things to different people, with what to write instead.
    private static let ambiguousWords = [
        "lui": "ngày làm việc liền sau", "doi": "ngày làm việc liền sau",
        "day": "ngày làm việc liền trước",
    ]
}

extension String {
    var isSlug: Bool {
        guard let first = utf8.first, first != UInt8(ascii: "-") else { return false }
        return utf8.allSatisfy {
            (48...57).contains($0) || (97...122).contains($0) || $0 == UInt8(ascii: "-")
        }
    }
}
