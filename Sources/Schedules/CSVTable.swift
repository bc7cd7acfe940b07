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
        var lineIndex = start
        var characters = Array(file.lines[lineIndex])
        var position = 0
        while true {
            let fieldColumn = scalarColumn(characters, position)
            let fieldLine = lineIndex + 1
            var text = ""
            var isQuoted = false
            if let quote = opening(characters, position, separator) {
                isQuoted = true
                position = quote + 1
                while true {
                    if position >= characters.count {
                        lineIndex += 1
                        guard lineIndex < file.lines.count else {
                            throw Finding(
                                .unterminatedText,
                                path: file.path,
                                line: fieldLine,
                                column: fieldColumn,
                                length: 1,
                                Findings.unterminatedText
                            )
                        }
                        text.append("\n")
                        characters = Array(file.lines[lineIndex])
                        position = 0
                        continue
                    }
                    if characters[position] == "\"" {
                        if position + 1 < characters.count, characters[position + 1] == "\"" {
                            text.append("\"")
                            position += 2
                            continue
                        }
                        position += 1
                        break
                    }
                    text.append(characters[position])
                    position += 1
                }
            }
            while position < characters.count, characters[position] != separator {
                if !isQuoted || characters[position] != " " { text.append(characters[position]) }
                position += 1
            }
            let trimmed = text.trimmedBlanks
            fields.append(
                Field(
                    text: trimmed,
                    line: fieldLine,
                    column: fieldColumn,
                    length: max(1, trimmed.unicodeScalars.count)
                )
            )
            guard position < characters.count else { break }
            position += 1
        }
        return (Row(line: start + 1, fields: fields), lineIndex + 1)
    }

    /// The position of the quote that opens the field, if it is quoted.
    private static func opening(
        _ characters: [Character],
        _ start: Int,
        _ separator: Character
    ) -> Int? {
        var position = start
        while position < characters.count, characters[position] == " " { position += 1 }
        return position < characters.count && characters[position] == "\"" ? position : nil
    }

    private static func scalarColumn(_ characters: [Character], _ position: Int) -> Int {
        characters.prefix(position).reduce(0) { $0 + $1.unicodeScalars.count } + 1
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
