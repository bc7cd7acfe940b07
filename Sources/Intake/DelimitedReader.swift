/// Cuts text into cells at a separator (RFC 4180), octet by octet.
struct DelimitedReader {
    /// A quote that is never closed.
    struct OpenQuote: Error {
        let line: Int
        let column: Int
    }

    private let octets: [UInt8]
    private let separator: UInt8
    private var position: Int
    private var line: Int
    private var lineStart: Int
    private var counted = (position: 0, column: 1)
    private(set) var comments: [String] = []

    private static let quote = UInt8(ascii: "\"")
    private static let newline = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")
    private static let blank = UInt8(ascii: " ")

    /// `skippedLines`: that many lines at the beginning are not data.
    init(_ octets: [UInt8], separator: UInt8, skippedLines: Int = 0) {
        self.octets = octets
        self.separator = separator
        position = 0
        line = 1
        lineStart = 0
        for _ in 0..<skippedLines { skipLine() }
        skipComments()
    }

    private mutating func skipComments() {
        while position < octets.count, octets[position] == UInt8(ascii: "#") {
            let start = position + 1
            skipLine()
            let text = String(decoding: octets[start..<position], as: UTF8.self)
            comments.append(text.trimmedOuter)
        }
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
        lineStart = position
    }

    /// The next row with a cell that is not blank; nil at the end.
    mutating func next() throws(OpenQuote) -> SheetRow? {
        while position < octets.count {
            let first = line
            var cells: [SheetCell] = []
            var isBlank = true
            repeat {
                let cell = try cell()
                if !cell.isBlank { isBlank = false }
                cells.append(cell)
            } while passSeparator()
            passLineEnd()
            if !isBlank { return SheetRow(line: first, cells: cells) }
        }
        return nil
    }

    /// False at the end of the line.
    private mutating func passSeparator() -> Bool {
        guard position < octets.count, octets[position] == separator else { return false }
        position += 1
        return true
    }

    private mutating func cell() throws(OpenQuote) -> SheetCell {
        let place = (line: line, column: column(of: position))
        var start = position
        while start < octets.count, octets[start] == Self.blank { start += 1 }
        if start < octets.count, octets[start] == Self.quote {
            return try quotedCell(from: start + 1, place)
        }
        start = position
        while position < octets.count, octets[position] != separator, !isLineEnd { position += 1 }
        return SheetCell(
            text: Self.text(octets[start..<position]),
            line: place.line,
            column: place.column
        )
    }

    private mutating func quotedCell(
        from start: Int,
        _ place: (line: Int, column: Int)
    ) throws(OpenQuote) -> SheetCell {
        var content: [UInt8] = []
        position = start
        while true {
            guard position < octets.count else {
                throw OpenQuote(line: place.line, column: place.column)
            }
            let octet = octets[position]
            if octet == Self.quote {
                position += 1
                guard position < octets.count, octets[position] == Self.quote else { break }
                content.append(octet)
                position += 1
            } else if isLineEnd {
                content.append(Self.newline)
                passLineEnd()
            } else {
                content.append(octet)
                position += 1
            }
        }
        while position < octets.count, octets[position] != separator, !isLineEnd {
            content.append(octets[position])
            position += 1
        }
        return SheetCell(text: Self.text(content[...]), line: place.line, column: place.column)
    }

    /// Counts scalars, 1-based, on from where it counted last.
    private mutating func column(of position: Int) -> Int {
        if counted.position < lineStart { counted = (lineStart, 1) }
        for index in counted.position..<max(position, counted.position)
        where octets[index] & 0xC0 != 0x80 {
            counted.column += 1
        }
        counted.position = max(position, counted.position)
        return counted.column
    }

    /// Without outer blanks and without the mark that Excel puts before text.
    private static func text(_ octets: ArraySlice<UInt8>) -> String {
        var slice = octets
        while let first = slice.first, first == blank || first == 9 { slice = slice.dropFirst() }
        while let last = slice.last, last == blank || last == 9 { slice = slice.dropLast() }
        let text = String(decoding: slice, as: UTF8.self)
        guard let first = slice.first, let last = slice.last,
            first == UInt8(ascii: "'") || first >= 0x80 || last >= 0x80
        else { return text }
        return text.cellText
    }
}

extension String {
    /// Without outer blanks and without the mark that Excel puts before text.
    var cellText: String {
        let trimmed = trimmedOuter
        return trimmed.hasPrefix("'") ? String(trimmed.dropFirst()).trimmedOuter : trimmed
    }

    /// Without blanks, no-break ones included, tabs and line ends at both ends.
    var trimmedOuter: String {
        func isOuter(_ scalar: Unicode.Scalar) -> Bool {
            switch scalar.value {
            case 0x09...0x0D, 0x20, 0xA0, 0x202F, 0x200B, 0xFEFF: true
            default: false
            }
        }
        var scalars = unicodeScalars[...]
        while let first = scalars.first, isOuter(first) { scalars = scalars.dropFirst() }
        while let last = scalars.last, isOuter(last) { scalars = scalars.dropLast() }
        return String(scalars)
    }
}
