package import Foundation
import Texts

/// The content of one letter, before it becomes bytes.
package struct Letter: Hashable, Sendable {
    package let subject: String
    package let text: String
    package let html: String
    /// iCalendar (RFC 5545) to be published with it; nil for none.
    package var calendar: String?
    /// What of it and of its attachments the reader's calendar was not told before.
    package var calendarNews: [CalendarEntry] = []
    package var attachments: [Attachment] = []

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

/// A file that goes with a letter.
package struct Attachment: Hashable, Sendable {
    package let name: String
    /// With its parameters: `text/csv; charset=utf-8`.
    package let type: String
    package let content: Data

    package init(name: String, type: String, content: Data) {
        self.name = name
        self.type = type
        self.content = content
    }
}
