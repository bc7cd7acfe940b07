/// Cuts text into cells at a separator (RFC 4180), octet by octet.
///
/// `a,"b ""c"""` has the cells `a` and `b "c"`. Lines before the first row that start with `#` are
/// comments; rows without any text are left out.
package struct DelimitedReader: Sendable {
    /// A quote is opened there and not closed within ``TextLimit/line``, which no cell of an office is longer than.
    package struct OpenQuote: Error {
        let line: Int
        let column: Int

        package func finding(in path: String) -> Finding {
            let quote = Place(path: path, line: line, column: column, length: 1)
            return Finding(.unterminatedText, quote, Findings.unterminatedText)
        }
    }

    private let octets: [UInt8]
    package var separator: UInt8
    private var position = 0
    private var line = 1
    /// The column at `position`: 1-based, in scalars.
    private var column = 1
    /// The number of cells of the last row: how much room the next one needs.
    private var usualCount = 0
    /// The comments before the first row, without their `#`.
    package private(set) var comments: [String] = []

    private static let quote = UInt8(ascii: "\"")
    private static let newline = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")
    private static let blank = UInt8(ascii: " ")
    private static let tab = UInt8(ascii: "\t")

    /// A reader at the first row.
    ///
    /// `octets`: a text in UTF-8.
    /// `skippedLines`: the number of lines at the beginning that are not data, such as `sep=;`.
    package init(_ octets: [UInt8], separator: UInt8, skippedLines: Int = 0) {
        self.octets = octets
        self.separator = separator
        for _ in 0..<skippedLines { skipLine() }
        skipComments()
    }

    private mutating func skipComments() {
        while position < octets.count {
            let start = (position: position, line: line)
            skipLine()
            let text = String(decoding: octets[start.position..<position], as: UTF8.self)
                .trimmedOuter
            if Self.isComment(text) {
                comments.append(String(text.dropFirst()).trimmedOuter)
            } else if !text.isEmpty {
                (position, line, column) = (start.position, start.line, 1)
                return
            }
        }
    }

    /// True for `# tháng 3`; `#,Đơn vị,…` is a heading whose first column is named `#`.
    private static func isComment(_ text: String) -> Bool {
        guard text.hasPrefix("#") else { return false }
        let next = text.dropFirst().first
        return !(next.map { ",;|\t".contains($0) } ?? false)
    }

    private mutating func skipLine() {
        while position < octets.count, !isLineEnd { position += 1 }
        passLineEnd()
    }

    private var isLineEnd: Bool {
        octets[position] == Self.newline || octets[position] == Self.carriageReturn
    }

    private mutating func passLineEnd() {
        guard position < octets.count else { return }
        let isPair =
            octets[position] == Self.carriageReturn && position + 1 < octets.count
            && octets[position + 1] == Self.newline
        position += isPair ? 2 : 1
        line += 1
        column = 1
    }

    /// The separator that occurs most often in the line at hand, outside quotes; the last of equals.
    package func commonest(of separators: [UInt8]) -> UInt8? {
        var isQuoted = false
        var counts: [UInt8: Int] = [:]
        for octet in octets[position...] {
            guard octet != Self.newline, octet != Self.carriageReturn else { break }
            if octet == Self.quote { isQuoted.toggle() }
            if !isQuoted, separators.contains(octet) { counts[octet, default: 0] += 1 }
        }
        return separators.max { counts[$0, default: 0] < counts[$1, default: 0] }
    }

    /// The next row with a cell that is not blank; nil at the end.
    package mutating func next() throws(OpenQuote) -> SheetRow? {
        while position < octets.count {
            let first = line
            var cells: [SheetCell] = []
            cells.reserveCapacity(usualCount)
            var isBlank = true
            repeat {
                let cell = try cell()
                if !cell.isBlank { isBlank = false }
                cells.append(cell)
            } while passSeparator()
            passLineEnd()
            usualCount = cells.count
            if !isBlank { return SheetRow(line: first, cells: cells) }
        }
        return nil
    }

    /// Takes the separator that stands here; false where the line ends instead.
    private mutating func passSeparator() -> Bool {
        guard position < octets.count, octets[position] == separator else { return false }
        advance()
        return true
    }

    private mutating func advance() {
        if octets[position] & 0xC0 != 0x80 { column += 1 }
        position += 1
    }

    /// Goes on to the next separator or to the end of the line.
    private mutating func advanceToEnd() {
        while position < octets.count {
            let octet = octets[position]
            if octet == separator || octet == Self.newline || octet == Self.carriageReturn {
                return
            }
            if octet & 0xC0 != 0x80 { column += 1 }
            position += 1
        }
    }

    private mutating func cell() throws(OpenQuote) -> SheetCell {
        let place = (line: line, column: column)
        let start = position
        var opening = start
        while opening < octets.count, octets[opening] == Self.blank { opening += 1 }
        if opening < octets.count, octets[opening] == Self.quote {
            return try quotedCell(openedAt: opening, place)
        }
        advanceToEnd()
        return SheetCell(
            text: Self.text(octets[start..<position]),
            line: place.line,
            column: place.column
        )
    }

    private mutating func quotedCell(
        openedAt opening: Int,
        _ place: (line: Int, column: Int)
    ) throws(OpenQuote) -> SheetCell {
        var content: [UInt8] = []
        while position <= opening { advance() }
        while true {
            guard position < octets.count, content.count <= TextLimit.line else {
                throw OpenQuote(line: place.line, column: place.column)
            }
            let octet = octets[position]
            if octet == Self.quote {
                advance()
                guard position < octets.count, octets[position] == Self.quote else { break }
                content.append(octet)
                advance()
            } else if isLineEnd {
                content.append(Self.newline)
                passLineEnd()
            } else {
                content.append(octet)
                advance()
            }
        }
        let rest = position
        advanceToEnd()
        content += octets[rest..<position]
        return SheetCell(text: Self.text(content[...]), line: place.line, column: place.column)
    }

    /// The text of a cell, without outer blanks and without the `'` that Excel puts before text.
    private static func text(_ octets: ArraySlice<UInt8>) -> String {
        var start = octets.startIndex
        var end = octets.endIndex
        while start < end, octets[start] == blank || octets[start] == tab { start += 1 }
        while start < end, octets[end - 1] == blank || octets[end - 1] == tab { end -= 1 }
        guard start < end else { return "" }
        let text = String(decoding: octets[start..<end], as: UTF8.self)
        let (first, last) = (octets[start], octets[end - 1])
        if first == UInt8(ascii: "'") { return text.cellText }
        return first >= 0x80 || last >= 0x80 ? text.trimmedOuter : text
    }
}
