import Texts

/// Cuts one line of a file into words, numbers, texts and marks; knows nothing of their meaning.
struct Lexer {
    let path: String
    let line: Int
    /// The line as it stands in the file.
    let written: String
    /// The line with plain blanks for tabs and no-break blanks.
    private let text: String
    private let scalars: [Unicode.Scalar]
    /// Where each scalar starts in the text, and where the last one ends.
    private let places: [String.Index]

    init(path: String, line: Int, text: String) {
        self.path = path
        self.line = line
        written = text
        let isPlain = !text.utf8.contains { $0 == 9 || $0 == 0xC2 }
        self.text =
            isPlain
            ? text
            : String(
                String.UnicodeScalarView(
                    text.unicodeScalars.map { $0 == "\u{A0}" || $0 == "\t" ? " " : $0 }
                )
            )
        scalars = Array(self.text.unicodeScalars)
        places = Array(self.text.unicodeScalars.indices) + [self.text.endIndex]
    }

    func place(_ column: Int, _ length: Int) -> Place {
        Place(path: path, line: line, column: column, length: length)
    }

    /// From the first of the words to the end of the last.
    func place(from first: some Placed, through last: some Placed) -> Place {
        place(first.column, last.column + last.length - first.column)
    }

    /// The line with a blank for its first colon: `MỐC  ke-hoach` for `MỐC: ke-hoach`.
    var textWithoutFirstColon: String {
        var scalars = scalars
        if let colon = scalars.firstIndex(where: { $0 == ":" || $0 == "：" }) {
            scalars[colon] = " "
        }
        return String(String.UnicodeScalarView(scalars))
    }

    /// What the line is, by its first words alone.
    enum Shape {
        case blank
        case text(String, column: Int)
        /// `key: value`: the key as written, and where the value starts.
        case key(String, column: Int, valueStart: Int)
        case head
    }

    func shape() -> Shape {
        guard let first = scalars.firstIndex(where: { $0 != " " }) else { return .blank }
        switch scalars[first] {
        case "#": return .blank
        case ">":
            var start = first + 1
            if start < scalars.count, scalars[start] == " " { start += 1 }
            return .text(string(start..<scalars.count), column: start + 1)
        default: break
        }
        for index in first..<scalars.count {
            switch scalars[index] {
            case ":", "：":
                let key = string(first..<index)
                return .key(key, column: first + 1, valueStart: index + 1)
            case "\"", "“", "”", "<", "#": return .head
            default: continue
            }
        }
        return .head
    }

    /// The tokens from that scalar on; a `#` after a blank starts a comment.
    func tokens(from start: Int = 0) throws(Finding) -> [Token] {
        var tokens: [Token] = []
        var index = start
        while index < scalars.count {
            let scalar = scalars[index]
            switch scalar {
            case " ":
                index += 1
            case "#" where index == start || scalars[index - 1] == " ":
                return tokens
            case ",":
                tokens.append(token(.comma, index..<index + 1))
                index += 1
            case "=":
                tokens.append(token(.equals, index..<index + 1))
                index += 1
            case "%":
                tokens.append(token(.percent, index..<index + 1))
                index += 1
            case "\"", "“", "”":
                if let missing = missingOpeningQuote(tokens, quote: index) { throw missing }
                let (token, next) = try quoted(at: index)
                tokens.append(token)
                index = next
            case "<":
                guard let close = scalars[index...].firstIndex(of: ">") else {
                    throw Finding(
                        .unterminatedText,
                        place(index + 1, scalars.count - index),
                        Findings.unterminatedAddress
                    )
                }
                tokens.append(
                    token(.address(string(index + 1..<close)), index..<close + 1)
                )
                index = close + 1
            default:
                let end = wordEnd(from: index)
                tokens.append(word(index..<end))
                index = end
            }
        }
        return tokens
    }

    /// The comment behind the value that begins at that scalar, with its `#`; nil where there is none.
    func comment(from start: Int) -> String? {
        var index = start
        while index < scalars.count {
            switch scalars[index] {
            case "#" where index == start || scalars[index - 1] == " ":
                return string(index..<scalars.count).trimmedEnd
            case "\"", "“", "”":
                guard let (_, next) = try? quoted(at: index) else { return nil }
                index = next
            case "<": index = (scalars[index...].firstIndex(of: ">") ?? index) + 1
            default: index += 1
            }
        }
        return nil
    }

    /// A finding where words and then a single quote are all that the value has: `An toàn"`.
    private func missingOpeningQuote(_ tokens: [Token], quote: Int) -> Finding? {
        let words = tokens.reversed().prefix { $0.folded != nil }
        guard let first = words.last, !words.isEmpty, tokens.count == words.count,
            scalars[(quote + 1)...].allSatisfy({ $0 == " " })
        else { return nil }
        let text = string(first.column - 1..<quote)
        return Finding(
            .unterminatedText,
            place(first.column, quote + 2 - first.column),
            Findings.missingOpeningQuote,
            suggestion: "\"\(text)\""
        )
    }

    private func quoted(at start: Int) throws(Finding) -> (Token, Int) {
        var text = String.UnicodeScalarView()
        var index = start + 1
        while index < scalars.count {
            switch scalars[index] {
            case "\\"
            where index + 1 < scalars.count
                && (scalars[index + 1] == "\"" || scalars[index + 1] == "\\"):
                text.append(scalars[index + 1])
                index += 2
            case "\"", "”", "“":
                let end = index + 1
                return (token(.string(String(text)), start..<end), end)
            default:
                text.append(scalars[index])
                index += 1
            }
        }
        throw Finding(
            .unterminatedText,
            place(start + 1, scalars.count - start),
            Findings.unterminatedText,
            suggestion: string(start..<scalars.count).trimmedEnd + "\""
        )
    }

    /// Where the word that begins there ends: at a blank, a quote, `=`, `%`, `<`, or a comma.
    ///
    /// The comma of `99,5` is a decimal mark and ends nothing.
    private func wordEnd(from start: Int) -> Int {
        var index = start
        while index < scalars.count {
            switch scalars[index] {
            case " ", "\"", "“", "”", "=", "%", "<": return index
            case ",":
                let isDecimalMark =
                    index > start && index + 1 < scalars.count && isDigit(scalars[index - 1])
                    && isDigit(scalars[index + 1])
                    && scalars[start..<index].allSatisfy(isDigit)
                if !isDecimalMark { return index }
            default: break
            }
            index += 1
        }
        return index
    }

    private func word(_ range: Range<Int>) -> Token {
        let text = string(range)
        if range.count <= 4, scalars[range].allSatisfy(isDigit), let number = Int(text) {
            return token(.number(number), range)
        }
        return token(.word(folded: text.folded), range)
    }

    private func token(_ kind: Token.Kind, _ range: Range<Int>) -> Token {
        Token(kind: kind, text: string(range), column: range.lowerBound + 1, length: range.count)
    }

    private func string(_ range: Range<Int>) -> String {
        String(text.unicodeScalars[places[range.lowerBound]..<places[range.upperBound]])
    }

    private func isDigit(_ scalar: Unicode.Scalar) -> Bool {
        (48...57).contains(scalar.value)
    }
}

extension String {
    /// The text without the blanks at its end.
    var trimmedEnd: String {
        guard utf8.last == UInt8(ascii: " ") else { return self }
        var scalars = unicodeScalars[...]
        while scalars.last == " " { scalars.removeLast() }
        return String(scalars)
    }
}
