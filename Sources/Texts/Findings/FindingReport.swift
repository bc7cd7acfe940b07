import Foundation

/// Findings as an officer sees them: the place, the line, the marked token, what to type.
package struct FindingReport {
    private let findings: [Finding]
    /// Those that are shown in full.
    private let listed: [Finding]
    /// The lines that are shown, by file and number.
    private let lines: [Place: String]
    private let shown: Int
    private let secretKeys: [String]

    /// A report of the findings.
    ///
    /// `files`: the files at hand; a finding in another one is shown without its line.
    /// `shown`: the number of findings to show in full; the rest is counted.
    /// `secretKeys`: keys whose lines may hold a password and are never shown.
    package init(
        _ findings: [Finding],
        files: [SourceFile],
        shown: Int = 20,
        secretKeys: [String]
    ) {
        self.secretKeys = secretKeys
        let sorted = findings.sorted()
        self.findings = sorted
        // Where not all find room, no warning takes an error's.
        let errors = sorted.filter { $0.severity == .error }
        let chosen = errors.prefix(shown)
        let others = sorted.filter { $0.severity != .error }.prefix(shown - chosen.count)
        listed = (chosen + others).sorted()
        let wanted = Dictionary(grouping: listed, by: \.path)
        var lines: [Place: String] = [:]
        for file in files {
            let numbers = Set((wanted[file.path] ?? []).map(\.line))
            for (number, text) in file.lines(numbers) {
                lines[.line(number, of: file.path)] = text
            }
        }
        self.lines = lines
        self.shown = shown
    }

    /// The report as text; `isColored` adds the sequences (ECMA-48) by which a terminal colours it.
    package func text(_ language: Language, isColored: Bool = false) -> String {
        var result = ""
        for finding in listed {
            let color: Color = finding.severity == .error ? .red : .yellow
            let headline = finding.headline(language)
            result += (isColored ? headline.painted(color, upTo: ": ", count: 2) : headline) + "\n"
            if let source = excerpt(of: finding, isColored ? color : nil) { result += source }
            if let suggestion = finding.suggestion {
                let hint = "      = \(Findings.hint(language)): \(suggestion.shown)"
                result += (isColored ? hint.painted(.green) : hint) + "\n"
            }
        }
        if findings.count > shown {
            result += Findings.more(findings.count - shown)(language) + "\n"
        }
        return result
    }

    /// The findings as a JSON list for editors: path, line, column, length, severity, code, message in
    /// both languages, suggestion.
    package var json: String {
        struct Entry: Encodable {
            let path: String
            let line: Int
            let column: Int
            let length: Int
            let severity: String
            let code: String
            let message: [String: String]
            let suggestion: String?
        }
        let entries = findings.map { finding in
            Entry(
                path: finding.path,
                line: finding.line,
                column: finding.column,
                length: finding.length,
                severity: finding.severity == .error ? "error" : "warning",
                code: finding.code.rawValue,
                message: ["vi": finding.message.vi, "en": finding.message.en],
                suggestion: finding.suggestion
            )
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(entries) else { return "[]" }
        // What JSON may hold as it is would steer a terminal all the same.
        var json = String.UnicodeScalarView()
        for scalar in String(decoding: data, as: UTF8.self).unicodeScalars {
            guard scalar.steers, scalar != "\n" else {
                json.append(scalar)
                continue
            }
            let hex = String(scalar.value, radix: 16)
            json += "\\u\(String(repeating: "0", count: 4 - hex.count))\(hex)".unicodeScalars
        }
        return String(json)
    }

    private func excerpt(of finding: Finding, _ color: Color?) -> String? {
        // The line holds a secret: it is not shown.
        guard finding.code != .secretWritten,
            let text = lines[.line(finding.line, of: finding.path)], !mayHoldSecret(text)
        else { return nil }
        let number = String(finding.line)
        let gutter = String(repeating: " ", count: max(0, 5 - number.count)) + number + " | "
        let scalars = Array(text.shown.unicodeScalars)
        let start = max(0, min(finding.column - 1, scalars.count))
        // Of a long line what stands around the place.
        let from = scalars.count > Self.longestExcerpt ? max(0, start - Self.longestExcerpt / 2) : 0
        let to = min(scalars.count, from + Self.longestExcerpt)
        let end = min(start + finding.length, to)
        let (before, after) = (from > 0 ? "…" : "", to < scalars.count ? "…" : "")
        let line = before + String(String.UnicodeScalarView(scalars[from..<to])) + after
        let indent = before.count + width(scalars[from..<start])
        let caret = String(repeating: "^", count: max(1, width(scalars[start..<max(start, end)])))
        return gutter + line + "\n" + "      | " + String(repeating: " ", count: indent)
            + (color.map { caret.painted($0) } ?? caret) + "\n"
    }

    /// Scalars of a line that are shown at most.
    private static let longestExcerpt = 400

    fileprivate enum Color: Int {
        case red = 31
        case green = 32
        case yellow = 33
    }

    /// True where the line begins like one that names a password, `mật khẩu:`, also `mat khau`, or has a URL with one:
    /// `https://user:secret@host`.
    private func mayHoldSecret(_ line: String) -> Bool {
        if line.holdsPassword { return true }
        let words = line.split { $0.isWhitespace || $0 == ":" || $0 == "=" }.map(String.init)
        let beginnings = [words.prefix(1), words.prefix(2)].map { $0.joined(separator: " ") }
        return beginnings.contains { likelyWord(for: $0, among: secretKeys) != nil }
    }

    private func width(_ scalars: ArraySlice<Unicode.Scalar>) -> Int {
        scalars.reduce(0) { $0 + $1.terminalWidth }
    }
}

extension String {
    fileprivate func painted(_ color: FindingReport.Color) -> String {
        "\u{1B}[\(color.rawValue)m\(self)\u{1B}[0m"
    }

    /// Paints what stands before the separator of that number: with 2, `a: b` of `a: b: c`.
    fileprivate func painted(
        _ color: FindingReport.Color,
        upTo separator: String,
        count: Int
    ) -> String {
        let parts = components(separatedBy: separator)
        let head = parts.prefix(count).joined(separator: separator)
        return head.painted(color) + separator + parts.dropFirst(count).joined(separator: separator)
    }
}
