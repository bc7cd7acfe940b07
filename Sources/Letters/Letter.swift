/// The words of one letter, before they become bytes.
package struct Letter: Hashable, Sendable {
    package let subject: String
    package let text: String
    package let html: String

    package init(subject: String, text: String, html: String) {
        self.subject = subject
        self.text = text
        self.html = html
    }

    /// A letter without a template: its html shows the same lines.
    package init(subject: String, plain text: String) {
        let style = "font-family:monospace;white-space:pre-wrap"
        self.init(
            subject: subject,
            text: text,
            html: "<div style=\"\(style)\">\(text.escapedForHTML)</div>"
        )
    }
}
