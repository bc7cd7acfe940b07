/// The composed bytes would break a rule of RFC 5322 or MIME.
package struct MalformedMessage: Error, Hashable {
    /// The rule, for whoever mends the program: `line too long`.
    package let rule: String

    package init(_ rule: String) {
        self.rule = rule
    }
}
