package import Texts

/// Schedule files and `dondoc.conf` in canonical spelling: one word for each thing, values in one column.
///
/// The meaning, comments, texts and the order of lines stay. Keywords become those of the asked
/// language; identifiers, names and texts are the author's and are left alone.
package struct ScheduleFormatter {
    private let language: Language
    private let record = SpellingRecord()
    private let files: [SourceFile]
    /// What reading the files found; files with errors are not rewritten.
    package let sets: ScheduleSets

    /// `settings`: the home's `dondoc.conf`; nil where it has none, or none without errors.
    package init(
        scheduleFiles: [SourceFile],
        settings: SourceFile? = nil,
        unreadable: [Finding],
        templates: Set<String>,
        language: Language,
        readUnitList:
            @escaping (_ path: String, _ besideFile: String) -> Result<SourceFile, Finding>
    ) {
        self.language = language
        files = scheduleFiles + [settings].compactMap(\.self)
        if let settings { _ = SettingsReading(settings, record: record) }
        sets = ScheduleSets(
            scheduleFiles: scheduleFiles,
            unreadable: unreadable,
            templates: templates,
            record: record,
            readUnitList: readUnitList
        )
    }

    /// Every file by its path, as it should stand.
    package var texts: [(path: String, text: String)] {
        files.map { file in
            var lines = file.lines.enumerated().map { offset, line in
                format(line, number: offset + 1, of: file.path)
            }
            while lines.last == "" { lines.removeLast() }
            return (file.path, lines.map { $0 + "\n" }.joined())
        }
    }

    /// Where values begin: after the longest key, its colon and a blank.
    private static let valueColumn = 24

    private func format(_ line: String, number: Int, of path: String) -> String {
        let lexer = Lexer(path: path, line: number, text: line)
        // Settings have no head above them.
        let indent = path == SettingsReading.fileName ? "" : "  "
        switch lexer.shape() {
        case .blank:
            let text = line.trimmedBlanks
            return text.isEmpty ? "" : (line.first == "#" ? text : indent + text)
        case .text(let text, _): return ("  > " + text).trimmedEnd
        case .key, .head: break
        }
        guard let (read, spellings) = record.line(number, of: path) else { return line.trimmedEnd }
        var result: String
        let start: Int
        switch read {
        case .head(let kind, let id, let name):
            result = "\(kind.label(language)) \(id)" + (name.map { " " + quoted($0) } ?? "")
            start = 0
        case .key(let key, let tokens):
            result = "\(indent)\(key.label(language)):"
            let value = value(tokens, spellings)
            if !value.isEmpty {
                let gap = Self.valueColumn - 1 - result.unicodeScalars.count
                result += String(repeating: " ", count: max(1, gap)) + value
            }
            guard case .key(_, _, let valueStart) = lexer.shape() else { return result }
            start = valueStart
        }
        if let comment = lexer.comment(from: start) { result += "  " + comment }
        return result
    }

    private func value(_ tokens: [Token], _ spellings: [Spelling]) -> String {
        var result = ""
        var index = 0
        while index < tokens.count {
            let word: String
            var next = index + 1
            if let spelling = spellings.last(where: { $0.tokens.lowerBound == index }) {
                word = spelling.phrase(language)
                next = spelling.tokens.upperBound
            } else if case .string(let text) = tokens[index].kind {
                word = quoted(text)
            } else {
                word = tokens[index].text
            }
            let isAttached = tokens[index].kind == .comma || tokens[index].kind == .percent
            result += (isAttached || result.isEmpty ? "" : " ") + word
            index = next
        }
        return result
    }

    private func quoted(_ text: String) -> String {
        "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }
}
