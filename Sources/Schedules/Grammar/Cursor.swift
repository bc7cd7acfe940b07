import Texts

/// Reads a value from left to right and remembers what could have stood where it stopped.
struct Cursor {
    let path: String
    let line: Int
    private let tokens: [Token]
    private(set) var index = 0
    /// Where the value would go on after its last token, 1-based.
    private let endColumn: Int
    private var expected: [Phrase] = []
    /// The terms among ``expected``, for suggestions.
    private var expectedTerms: [Term] = []
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
                    .filter { !Self.otherQuotes.contains($0) }
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
            guard token.text.isSlug else { throw badIdentifier(token) }
            advance()
            return (token.text, token)
        default: throw unexpected(Findings.anIdentifier)
        }
    }

    /// Perhaps the name of what is meant stands in place of its id.
    private func badIdentifier(_ token: Token) -> Finding {
        var end = index
        while end < tokens.count, tokens[end].isNamePart { end += 1 }
        let name = Name(tokens, index..<end)
        if let id = doubts?.id(of: name.text) {
            let isSpelling = name.text.slug == id
            return finding(
                .badIdentifier,
                name,
                isSpelling
                    ? Findings.badIdentifier(name.text) : Findings.nameInsteadOfID(name.text),
                id
            )
        }
        guard doubts == nil else { return unexpected(Findings.anIdentifier) }
        let slug = token.text.slug
        return finding(
            .badIdentifier,
            token,
            Findings.badIdentifier(token.text),
            slug.isSlug ? slug : nil
        )
    }

    /// Words up to the next comma or the end, as one name.
    mutating func name(_ what: Phrase) throws(Finding) -> Name {
        let start = index
        while current?.isNamePart ?? false { advance() }
        guard index > start else { throw unexpected(what) }
        return Name(tokens, start..<index)
    }

    /// Several words with their place.
    struct Name: Placed {
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
        if let inner = quoteInText(token) { throw inner }
        var expectation = Findings.nothingMore
        if !expected.isEmpty { expectation = Findings.anyOf(expected) }
        let rest = tokens[index...].map(\.text).joined(separator: " ")
        let isCommaMissing = expected == [.verbatim("«,»")]
        if let word = token.folded, let known = Self.ambiguousWords[word] {
            throw finding(.ambiguousWord, token, Findings.ambiguousWord(token.text), known)
        }
        throw Finding(
            .trailingText,
            path: path,
            line: line,
            column: token.column,
            length: spanToEnd(),
            isCommaMissing
                ? Findings.missingComma(rest) : Findings.trailingText(rest, expectation),
            suggestion: isCommaMissing ? ", \(rest)" : suggestion(for: token)
        )
    }

    /// `"Đợt "đặc biệt" 2021"`: quotes inside a text are written `\"`.
    private func quoteInText(_ token: Token) -> Finding? {
        guard index > 0, case .string = tokens[index - 1].kind, let last = tokens.last,
            last.text.hasSuffix("\"") || last.text.hasSuffix("”")
        else { return nil }
        let first = tokens[index - 1]
        var text = ""
        for piece in tokens[(index - 1)...] {
            let gap = piece.column - first.column - text.unicodeScalars.count
            text += String(repeating: " ", count: max(0, gap)) + piece.text
        }
        let inner = text.dropFirst().dropLast().replacing("\"", with: "\\\"")
        return finding(
            .trailingText,
            from: first,
            through: last,
            Findings.quoteInText,
            "\"\(inner)\""
        )
    }

    /// A term under another name: `tất cả` for `mọi mốc`.
    private func misnamedTerm() -> Finding? {
        for count in [4, 3, 2, 1] where index + count <= tokens.count {
            let name = Name(tokens, index..<index + count)
            guard let term = Term.misnomers[name.folded]?.first(where: expectedTerms.contains)
            else { continue }
            return finding(
                .expected,
                name,
                Findings.expected(Findings.anyOf(expected), found: name.text),
                doubts?.englishPaths.contains(path) ?? false ? term.label.en : term.label.vi
            )
        }
        return nil
    }

    /// The one term that could stand here.
    private var onlyTerm: String? {
        guard expectedTerms.count == 1, expected.count == 1, expectedTerms[0] != .at else {
            return nil
        }
        let phrase = canonical(expectedTerms[0])
        return doubts?.englishPaths.contains(path) ?? false ? phrase.en : phrase.vi
    }

    /// What stands here is none of what could.
    func unexpected(_ what: Phrase? = nil) -> Finding {
        if let misnamed = misnamedTerm() { return misnamed }
        let expectation = Findings.anyOf((what.map { [$0] } ?? []) + expected)
        guard let token = current else {
            return Finding(
                .expected,
                path: path,
                line: line,
                column: endColumn,
                length: 1,
                Findings.expectedAtEnd(expectation),
                suggestion: onlyTerm
            )
        }
        if let word = token.folded, let known = Self.ambiguousWords[word] {
            return Finding(
                .ambiguousWord,
                path: path,
                line: line,
                column: token.column,
                length: spanToEnd(),
                Findings.ambiguousWord(token.text),
                suggestion: known
            )
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
        _ words: some Placed,
        _ message: Phrase,
        _ suggestion: String? = nil
    ) -> Finding {
        finding(code, from: words, through: words, message, suggestion)
    }

    func finding(
        _ code: FindingCode,
        from first: some Placed,
        through last: some Placed,
        _ message: Phrase,
        _ suggestion: String? = nil
    ) -> Finding {
        Finding(
            code,
            path: path,
            line: line,
            column: first.column,
            length: last.column + last.length - first.column,
            message,
            suggestion: suggestion
        )
    }

    /// There is nothing of that name among `known`: perhaps because its own place has a mistake.
    func unknown(
        _ code: FindingCode,
        _ words: some Placed,
        _ message: Phrase,
        among known: [String]
    ) -> Finding {
        var suggestion =
            likelyWord(for: words.text, among: known) ?? Self.separated(words.text, among: known)
        if suggestion == nil, code == .unknownMailServer || code == .unknownCalendar,
            known.count == 1
        {
            suggestion = known[0]
        }
        var finding = finding(code, words, message, suggestion)
        finding.missing = words.text
        finding.isConsequence = doubts?.cover(words.text, code) ?? false
        return finding
    }

    /// `A và B`, `A; B`: names stand apart by commas.
    private static func separated(_ written: String, among known: [String]) -> String? {
        let parts = written.replacing(";", with: " và ").replacing(" and ", with: " và ")
            .split(separator: " và ").map(\.trimmedBlanks)
        let folded = Set(known.map(\.folded))
        guard parts.count > 1, parts.allSatisfy({ folded.contains($0.folded) }) else { return nil }
        return parts.joined(separator: ", ")
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
        let words = expectedTerms.flatMap { [$0.label.vi, $0.label.en] }
        return likelyWord(for: token.text, among: words)
            ?? likelyWord(
                for: tokens[index...].prefix(2).map(\.text).joined(separator: " "),
                among: words
            )
    }

    private static let otherQuotes: Set<Character> = ["„", "‟", "'", "‘", "’", "«", "»", "`", "\""]

    /// Words that mean opposite things to different people, with what to write instead.
    private static let ambiguousWords = [
        "lui": "ngày làm việc liền sau", "doi": "ngày làm việc liền sau",
        "day": "ngày làm việc liền trước",
    ]
}

extension String {
    /// What it would be as an id: folded, dashes of all kinds and underscores as `-`.
    var slug: String {
        String(
            folded.map { ["_", "–", "—", "‑", " "].contains($0) ? "-" : $0 }
                .filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
        )
    }

    var isSlug: Bool {
        guard let first = utf8.first, first != UInt8(ascii: "-") else { return false }
        return utf8.allSatisfy {
            (48...57).contains($0) || (97...122).contains($0) || $0 == UInt8(ascii: "-")
        }
    }
}
