import Campaigns
import Texts
import Wording

/// What a block's letters say: subject, body, template.
extension CampaignBuilder {
    func readText(of schedule: inout Schedule, _ reader: inout ValueReader) {
        schedule.subject = reader.string(.subject)
        if let subject = schedule.subject, let entry = reader.entry(.subject),
            let token = entry.tokens.first
        {
            check(
                subject,
                path: reader.block.path,
                line: entry.line,
                column: token.column + 1,
                &reader
            )
        }
        if let entry = reader.entry(.body) {
            if let token = entry.tokens.first {
                reader.report(
                    Finding(
                        .trailingText,
                        path: reader.block.path,
                        line: entry.line,
                        column: token.column,
                        length: token.length,
                        Findings.bodyOnNextLines
                    )
                )
            } else if entry.text.isEmpty {
                reader.report(.missingKey, at: entry, Findings.bodyOnNextLines)
            }
            for line in entry.text {
                check(
                    line.text,
                    path: reader.block.path,
                    line: line.line,
                    column: line.column,
                    &reader
                )
            }
            schedule.body = entry.text.map(\.text)
        }
        let templates = templates
        schedule.template = reader.value(.template) { cursor throws(Finding) -> String in
            let (text, token) = try cursor.identifier()
            guard templates.contains(text) else {
                throw cursor.finding(
                    .unknownTemplate,
                    token,
                    Findings.unknownTemplate(text),
                    likelyWord(for: text, among: templates.sorted())
                )
            }
            return text
        }
        if schedule.body != nil, schedule.template != nil, let entry = reader.entry(.template) {
            reader.report(.misplacedKey, at: entry, Findings.bodyAndTemplate)
        }
    }

    /// Reports every `{placeholder}` of the text that is none.
    private func check(
        _ text: String,
        path: String,
        line: Int,
        column: Int,
        _ reader: inout ValueReader
    ) {
        if let open = Placeholder.openBrace(in: text) {
            reader.report(
                Finding(
                    .unknownPlaceholder,
                    path: path,
                    line: line,
                    column: column + open,
                    length: 1,
                    Findings.openBrace
                )
            )
        }
        for use in Placeholder.uses(in: text) where use.placeholder == nil {
            let near = likelyWord(for: use.name, among: Placeholder.allCases.flatMap(\.spellings))
            reader.report(
                Finding(
                    .unknownPlaceholder,
                    path: path,
                    line: line,
                    column: column + use.offset,
                    length: use.length,
                    Findings.unknownPlaceholder(use.name),
                    suggestion: near.map { "{\($0)}" }
                )
            )
        }
    }
}
