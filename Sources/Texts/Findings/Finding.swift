/// One mistake or doubt in a file that a person wrote, with its place and, if likely, its mending.
package struct Finding: Error, Hashable, Sendable {
    package enum Severity: Int, Hashable, Sendable {
        case error, warning
    }

    package let code: FindingCode
    package let place: Place
    package let message: Phrase
    /// What to type in place of the underlined text.
    package var suggestion: String?
    /// The name that a line refers to and that no block or row has: `m1-abcd`.
    package var missing: String?
    /// Most likely follows from another finding, and is shown only where there is no other.
    package var isConsequence = false

    package init(
        _ code: FindingCode,
        _ place: Place,
        _ message: Phrase,
        suggestion: String? = nil
    ) {
        self.code = code
        self.place = place
        self.message = message
        self.suggestion = suggestion
    }

    package var severity: Severity { code.severity }
    package var path: String { place.path }
    package var line: Int { place.line }
    package var column: Int { place.column }
    package var length: Int { place.length }

    /// `path:line:column: lỗi L011: sentence`, the form that editors and build servers can follow.
    package func headline(_ language: Language) -> String {
        let label = severity == .error ? Findings.error(language) : Findings.warning(language)
        let place = line > 0 ? ":\(line):\(column)" : ""
        return "\(path.shown)\(place): \(label) \(code.rawValue): \(message(language).shown)"
    }
}

extension Finding {
    /// A finding at a ``Place`` that is given in figures.
    package init(
        _ code: FindingCode,
        path: String,
        line: Int,
        column: Int,
        length: Int,
        _ message: Phrase,
        suggestion: String? = nil
    ) {
        let place = Place(path: path, line: line, column: column, length: length)
        self.init(code, place, message, suggestion: suggestion)
    }
}

extension [Finding] {
    /// The findings that follow from no other; all of them where no error stands by itself.
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
