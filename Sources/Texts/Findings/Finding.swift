/// One mistake or doubt in a file that a person wrote, with its place and, if likely, its mending.
package struct Finding: Error, Hashable, Sendable {
    package enum Severity: Int, Hashable, Sendable {
        case error, warning
    }

    package let code: FindingCode
    package let path: String
    /// 1-based; 0 where the file as a whole is meant.
    package let line: Int
    /// 1-based, in Unicode scalars of the composed line.
    package let column: Int
    /// Scalars to underline, at least 1.
    package let length: Int
    package let message: Phrase
    /// What to type in place of the underlined text.
    package var suggestion: String?
    /// The name that a reference calls for and nothing has.
    package var missing: String?
    /// Most likely follows from another finding, and is shown only where there is no other.
    package var isConsequence = false

    package init(
        _ code: FindingCode,
        path: String,
        line: Int,
        column: Int,
        length: Int,
        _ message: Phrase,
        suggestion: String? = nil
    ) {
        self.code = code
        self.path = path
        self.line = line
        self.column = column
        self.length = max(1, length)
        self.message = message
        self.suggestion = suggestion
    }

    package var severity: Severity { code.severity }

    /// `path:line:column: lỗi L011: sentence`, the form that editors and build servers can follow.
    package func headline(_ language: Language) -> String {
        let label = severity == .error ? Findings.error(language) : Findings.warning(language)
        let place = line > 0 ? ":\(line):\(column)" : ""
        return "\(path)\(place): \(label) \(code.rawValue): \(message(language))"
    }
}

extension [Finding] {
    /// Without what follows from the others.
    package var withoutConsequences: [Finding] {
        guard contains(where: { $0.severity == .error && !$0.isConsequence }) else { return self }
        return filter { !$0.isConsequence }
    }
}

extension Finding: Comparable {
    package static func < (left: Finding, right: Finding) -> Bool {
        (left.path, left.line, left.column, left.code.rawValue)
            < (right.path, right.line, right.column, right.code.rawValue)
    }
}
