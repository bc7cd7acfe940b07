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
}
