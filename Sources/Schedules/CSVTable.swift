import Wording

/// A table of comma-, semicolon- or tab-separated text (RFC 4180), with the place of every field.
///
/// Lines that start with `#` before the heading are comments; the separator is the one that the
/// heading uses most. Blank lines are dropped.
package struct CSVTable: Sendable {
    package let path: String
    /// Comments before the heading, without their `#`.
    package private(set) var comments: [String] = []
    package private(set) var heading: [Field] = []
    package private(set) var rows: [Row] = []
    package let separator: Character

    package struct Field: Hashable, Sendable {
        /// Without outer blanks, composed.
        package let text: String
        package let line: Int
        package let column: Int
        package let length: Int
    }

    package struct Row: Sendable {
        package let line: Int
        package let fields: [Field]
    }

    /// Reads the whole file.
    ///
    /// Throws a finding for a quote that is never closed, and for a file without a heading.
    package init(_ file: SourceFile) throws(Finding) {
        path = file.path
        var index = 0
        while index < file.lines.count {
            let line = file.lines[index]
            if line.hasPrefix("#") {
                comments.append(String(line.dropFirst()).trimmedBlanks)
            } else if !line.trimmedBlanks.isEmpty {
                break
            }
            index += 1
        }
        guard index < file.lines.count else {
            throw Finding(
                .unitList,
                path: path,
                line: 0,
                column: 1,
                length: 1,
                Findings.emptyTable
            )
        }
        separator = Self.separator(of: file.lines[index])
        var isHeading = true
        while index < file.lines.count {
            let (row, next) = try Self.row(file, at: index, separator: separator)
            index = next
            guard row.fields.contains(where: { !$0.text.isEmpty }) else { continue }
            if isHeading {
                heading = row.fields
                isHeading = false
            } else {
                rows.append(row)
            }
        }
    }

    /// The position of the column with one of these folded names.
    package func column(_ names: [String]) -> Int? {
        let folded = names.map(\.folded)
        return heading.firstIndex { folded.contains($0.text.folded) }
    }

    private static func separator(of heading: String) -> Character {
        let candidates: [Character] = [",", ";", "\t"]
        var isQuoted = false
        var counts: [Character: Int] = [:]
        for character in heading {
            if character == "\"" { isQuoted.toggle() }
            if !isQuoted, candidates.contains(character) { counts[character, default: 0] += 1 }
        }
        return candidates.max { counts[$0, default: 0] < counts[$1, default: 0] } ?? ","
    }

    private static func row(
        _ file: SourceFile,
        at start: Int,
        separator: Character
    ) throws(Finding) -> (Row, Int) {
        var fields: [Field] = []
        var cutter = FieldCutter(file, at: start, separator: separator.asciiValue ?? 0x2C)
        repeat {
            fields.append(try cutter.field())
        } while cutter.passSeparator()
        return (Row(line: start + 1, fields: fields), cutter.line + 1)
    }
}

/// Cuts fields out of lines, octet by octet.
private struct FieldCutter {
    private let file: SourceFile
    private let separator: UInt8
    private var octets: [UInt8]
    private var position = 0
    /// Scalars before `position` in the line.
    private var scalars = 0
    /// 0-based.
    private(set) var line: Int

    private static let quote = UInt8(ascii: "\"")
    private static let blank = UInt8(ascii: " ")

    init(_ file: SourceFile, at line: Int, separator: UInt8) {
        self.file = file
        self.separator = separator
        self.line = line
        octets = Array(file.lines[line].utf8)
    }

    /// False at the end of the line.
    mutating func passSeparator() -> Bool {
        guard position < octets.count else { return false }
        advance()
        return true
    }

    private mutating func advance() {
        if octets[position] & 0xC0 != 0x80 { scalars += 1 }
        position += 1
    }

    mutating func field() throws(Finding) -> CSVTable.Field {
        let column = scalars + 1
        let fieldLine = line + 1
        var content: [UInt8] = []
        var opening = position
        while opening < octets.count, octets[opening] == Self.blank { opening += 1 }
        let isQuoted = opening < octets.count && octets[opening] == Self.quote
        if isQuoted {
            while position <= opening { advance() }
            content = try quoted(from: fieldLine, column)
        }
        let start = position
        while position < octets.count, octets[position] != separator {
            if isQuoted, octets[position] != Self.blank { content.append(octets[position]) }
            advance()
        }
        let text = isQuoted ? Self.text(content[...]) : Self.text(octets[start..<position])
        return CSVTable.Field(
            text: text,
            line: fieldLine,
            column: column,
            length: max(1, text.utf8.count { $0 & 0xC0 != 0x80 })
        )
    }

    /// Up to the quote that closes the field, over as many lines as that takes.
    private mutating func quoted(from fieldLine: Int, _ column: Int) throws(Finding) -> [UInt8] {
        var content: [UInt8] = []
        while true {
            if position >= octets.count {
                line += 1
                guard line < file.lines.count else {
                    throw Finding(
                        .unterminatedText,
                        path: file.path,
                        line: fieldLine,
                        column: column,
                        length: 1,
                        Findings.unterminatedText
                    )
                }
                content.append(UInt8(ascii: "\n"))
                octets = Array(file.lines[line].utf8)
                position = 0
                scalars = 0
                continue
            }
            let octet = octets[position]
            advance()
            if octet == Self.quote {
                guard position < octets.count, octets[position] == Self.quote else {
                    return content
                }
                advance()
            }
            content.append(octet)
        }
    }

    /// Without outer blanks; where they may be more than plain ones, the long way.
    private static func text(_ octets: ArraySlice<UInt8>) -> String {
        var slice = octets
        while let first = slice.first, first == blank || first == 9 { slice.removeFirst() }
        while let last = slice.last, last == blank || last == 9 { slice.removeLast() }
        let text = String(decoding: slice, as: UTF8.self)
        let isPlain = (slice.first ?? 0) < 0x80 && (slice.last ?? 0) < 0x80
        return isPlain ? text : text.trimmedBlanks
    }
}

extension StringProtocol {
    /// Without blanks, tabs and no-break blanks at both ends.
    package var trimmedBlanks: String {
        var view = self[...]
        while let first = view.first, first.isBlank { view = view.dropFirst() }
        while let last = view.last, last.isBlank { view = view.dropLast() }
        return String(view)
    }

    /// Without line ends at the end.
    package var trimmedLines: String {
        var view = self[...]
        while let last = view.last, last.isNewline { view = view.dropLast() }
        return String(view)
    }
}

extension Character {
    fileprivate var isBlank: Bool { self == " " || self == "\t" || self == "\u{A0}" }
}
