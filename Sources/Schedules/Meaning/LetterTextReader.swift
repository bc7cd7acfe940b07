import Campaigns
import Texts
import Wording

/// Reads what a block's letters say: subject, body, template.
struct LetterTextReader {
    let reader: ValueReader
    /// The names of the letter templates at hand; nil where it does not matter which are.
    let templates: Set<String>?

    func read(into schedule: inout Schedule) {
        schedule.subject = subject()
        if let entry = reader.entry(.body) { schedule.body = body(entry) }
        schedule.template = template()
        if schedule.body != nil, schedule.template != nil, let entry = reader.entry(.template) {
            reader.report(.misplacedKey, at: entry, Findings.bodyAndTemplate)
        }
    }

    private func subject() -> String? {
        let subject = reader.string(.subject)
        if let subject, let entry = reader.entry(.subject), let token = entry.tokens.first {
            // Behind the opening quote.
            let start = entry.place.at(column: token.column + 1, length: 1)
            check(subject, from: start)
            for use in Placeholder.uses(in: subject) where use.placeholder?.fitsSubject == false {
                reader.findings.add(
                    Finding(
                        .unknownPlaceholder,
                        start.at(column: start.column + use.offset, length: use.length),
                        Findings.tableInSubject(use.name)
                    )
                )
            }
        }
        return subject
    }

    /// The lines below the key; nothing stands behind it.
    private func body(_ entry: Block.Entry) -> [String] {
        if let token = entry.tokens.first {
            let place = entry.place.at(column: token.column, length: token.length)
            reader.findings.add(Finding(.trailingText, place, Findings.bodyOnNextLines))
        } else if entry.text.isEmpty {
            reader.report(.missingKey, at: entry, Findings.bodyOnNextLines)
        }
        for line in entry.text { check(line.text, from: line.place) }
        return entry.text.map(\.text)
    }

    private func template() -> String? {
        reader.value(.template) { cursor throws(Finding) -> String in
            let (text, token) = try cursor.identifier()
            if let templates, !templates.contains(text) {
                throw cursor.finding(
                    .unknownTemplate,
                    token,
                    Findings.unknownTemplate(text),
                    likelyWord(for: text, among: templates.sorted())
                )
            }
            return text
        }
    }

    /// Reports every `{placeholder}` of the text that is none; `start`: where the text begins.
    private func check(_ text: String, from start: Place) {
        if let open = Placeholder.openBrace(in: text) {
            let brace = start.at(column: start.column + open, length: 1)
            reader.findings.add(Finding(.unknownPlaceholder, brace, Findings.openBrace))
        }
        for use in Placeholder.uses(in: text) where use.placeholder == nil {
            let near = likelyWord(for: use.name, among: Placeholder.allCases.flatMap(\.spellings))
            reader.findings.add(
                Finding(
                    .unknownPlaceholder,
                    start.at(column: start.column + use.offset, length: use.length),
                    Findings.unknownPlaceholder(use.name),
                    suggestion: near.map { "{\($0)}" }
                )
            )
        }
    }
}
