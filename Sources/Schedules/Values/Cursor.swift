import Texts

/// Reads a value from left to right and remembers what could have stood where it stopped.
///
/// Of `7 ngày sao m1`, once `7` and `ngày` are taken, ``expected`` has `trước` and `sau`, for which was
/// asked in vain; so the message says what stands there and what could.
struct Cursor {
    let path: String
    let line: Int
    let tokens: [Token]
    private(set) var index = 0
    /// Where the value would go on after its last token, 1-based.
    let endColumn: Int
    /// What was asked for here in vain.
    private(set) var expected: [Phrase] = []
    /// The terms among ``expected``, for suggestions.
    private(set) var expectedTerms: [Term] = []
    /// How `dondoc format` writes what was read so far.
    private(set) var spellings: [Spelling] = []

    let doubts: Doubts?

    init(path: String, line: Int, tokens: [Token], endColumn: Int, doubts: Doubts? = nil) {
        self.doubts = doubts
        self.path = path
        self.line = line
        self.tokens = tokens
        self.endColumn = endColumn
    }

    var current: Token? { index < tokens.count ? tokens[index] : nil }
    var isAtEnd: Bool { index >= tokens.count }

    mutating func advance() { advance(by: 1) }

    private mutating func advance(by count: Int) {
        index += count
        expected = []
        expectedTerms = []
    }

    /// Takes the term if it stands here, in any spelling.
    mutating func accept(_ term: Term) -> Bool {
        for words in Term.words[term] ?? [] where stands(words) {
            spell(index..<index + words.count, as: canonical(term))
            advance(by: words.count)
            return true
        }
        expected.append(term == .at ? Findings.atSomeTime : Findings.quoted(canonical(term)))
        expectedTerms.append(term)
        return false
    }

    /// True where the term stands here; takes nothing and remembers nothing.
    func peeks(_ term: Term) -> Bool {
        (Term.words[term] ?? []).contains(where: stands)
    }

    /// Takes the comma, `=` or `%` if it stands here.
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

    /// Takes the term; a finding where something else stands here.
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
            throw missingQuotes() ?? unexpected(Findings.aQuotedText)
        }
        advance()
        return text
    }

    /// An id stands in headers of letters, whose lines end somewhere (RFC 5322 §2.1.1).
    private static let longestIdentifier = 100

    /// An id, `[a-z0-9][a-z0-9-]*`, as written.
    mutating func identifier() throws(Finding) -> (text: String, token: Token) {
        guard let token = current else { throw unexpected(Findings.anIdentifier) }
        switch token.kind {
        case .word, .number:
            guard token.text.isSlug else { throw badIdentifier(token) }
            guard token.length <= Self.longestIdentifier else {
                throw finding(
                    .textTooLong,
                    token,
                    Findings.textTooLong(token.length, limit: Self.longestIdentifier)
                )
            }
            advance()
            return (token.text, token)
        default: throw unexpected(Findings.anIdentifier)
        }
    }

    /// The words up to the next comma or the end, as one name.
    mutating func name(_ what: Phrase) throws(Finding) -> Name {
        let start = index
        while current?.isNamePart ?? false { advance() }
        guard index > start else { throw unexpected(what) }
        return Name(tokens, start..<index)
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

    /// The term as `dondoc format` writes it; English counts: `1 day`, `7 days`.
    func canonical(_ term: Term) -> Phrase {
        guard index > 0, case .number(let count) = tokens[index - 1].kind, count != 1,
            let plural = term.plural
        else { return term.label }
        return Phrase(vi: term.spellings[0], en: plural)
    }

    /// The token at that position of the value; nil beyond its end.
    func token(at position: Int) -> Token? {
        tokens.indices.contains(position) ? tokens[position] : nil
    }

    private func stands(_ words: [String]) -> Bool {
        guard index + words.count <= tokens.count else { return false }
        for (offset, word) in words.enumerated() where tokens[index + offset].folded != word {
            return false
        }
        return true
    }
}
