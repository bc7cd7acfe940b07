import Texts

/// What is said where a value cannot be read on.
extension Cursor {
    func place(_ column: Int, _ length: Int) -> Place {
        Place(path: path, line: line, column: column, length: length)
    }

    /// A finding that underlines one word or name.
    func finding(
        _ code: FindingCode,
        _ words: some Placed,
        _ message: Phrase,
        _ suggestion: String? = nil
    ) -> Finding {
        finding(code, from: words, through: words, message, suggestion)
    }

    /// A finding that underlines the token, or the beginning of the line where the value is empty.
    func finding(_ code: FindingCode, _ token: Token?, _ message: Phrase) -> Finding {
        Finding(code, place(token?.column ?? 1, token?.length ?? 1), message)
    }

    /// A finding that underlines everything from the first words to the last.
    func finding(
        _ code: FindingCode,
        from first: some Placed,
        through last: some Placed,
        _ message: Phrase,
        _ suggestion: String? = nil
    ) -> Finding {
        let length = last.column + last.length - first.column
        return Finding(code, place(first.column, length), message, suggestion: suggestion)
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
            place(token.column, spanToEnd()),
            isCommaMissing
                ? Findings.missingComma(rest) : Findings.trailingText(rest, expectation),
            suggestion: isCommaMissing ? ", \(rest)" : suggestion(for: token)
        )
    }

    /// A finding for `"Đợt "đặc biệt" 2021"`: quotes inside a text are written `\"`.
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

    /// A finding for a term under another name: `tất cả` for `mọi mốc`.
    private func misnamedTerm() -> Finding? {
        for count in [4, 3, 2, 1] where index + count <= tokens.count {
            let name = Name(tokens, index..<index + count)
            guard let term = Term.misnomers[name.folded]?.first(where: expectedTerms.contains)
            else { continue }
            return finding(
                .expected,
                name,
                Findings.expected(Findings.anyOf(expected), found: name.text),
                inLanguageOfFile(term.label)
            )
        }
        return nil
    }

    /// The only term that could stand here; nil where several could, or something that is no term.
    private var onlyTerm: String? {
        guard expectedTerms.count == 1, expected.count == 1, expectedTerms[0] != .at else {
            return nil
        }
        return inLanguageOfFile(canonical(expectedTerms[0]))
    }

    private func inLanguageOfFile(_ phrase: Phrase) -> String {
        doubts?.englishPaths.contains(path) ?? false ? phrase.en : phrase.vi
    }

    /// The finding that what stands here is none of what could; `what` could too.
    func unexpected(_ what: Phrase? = nil) -> Finding {
        if let misnamed = misnamedTerm() { return misnamed }
        if let token = current, token.isLargeNumber {
            return finding(.numberOutOfRange, token, Findings.largeNumber(token.text))
        }
        let expectation = Findings.anyOf((what.map { [$0] } ?? []) + expected)
        guard let token = current else {
            return Finding(
                .expected,
                place(endColumn, 1),
                Findings.expectedAtEnd(expectation),
                suggestion: onlyTerm
            )
        }
        if let word = token.folded, let known = Self.ambiguousWords[word] {
            return Finding(
                .ambiguousWord,
                place(token.column, spanToEnd()),
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

    /// The finding that nothing among `known` has that name, with what may be meant.
    ///
    /// Where the name stands in a line with a mistake of its own, the finding only follows from that
    /// one: `MOC m1` is no head, so `mốc: m1` finds nothing.
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

    /// `A, B` for `A và B` and `A; B`, where both are known: names are parted by commas.
    private static func separated(_ written: String, among known: [String]) -> String? {
        let parts = written.replacing(";", with: " và ").replacing(" and ", with: " và ")
            .split(separator: " và ").map(\.trimmedBlanks)
        let folded = Set(known.map(\.folded))
        guard parts.count > 1, parts.allSatisfy({ folded.contains($0.folded) }) else { return nil }
        return parts.joined(separator: ", ")
    }

    /// A finding for words that belong in quotes: `tên ngắn: abc def`.
    func missingQuotes() -> Finding? {
        guard let token = current, token.folded != nil else { return nil }
        let rest = tokens[index...].map(\.text).joined(separator: " ")
            .filter { !Self.otherQuotes.contains($0) }
        return Finding(
            .expected,
            place(token.column, spanToEnd()),
            Findings.expectedQuotedText,
            suggestion: "\"\(rest)\""
        )
    }

    /// The word here is no id; perhaps the name of what is meant stands in its place.
    func badIdentifier(_ token: Token) -> Finding {
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

    /// The length of what is left of the value.
    private func spanToEnd() -> Int {
        guard let first = current, let last = tokens.last else { return 1 }
        return last.column + last.length - first.column
    }

    /// The term that the word here, or the two words, were most likely meant to be.
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
