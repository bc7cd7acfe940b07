import CCurl
import Campaigns

/// The first line that a mail server says (RFC 5321 §4.2, code 220).
struct Greeting {
    private let text: Substring

    init(_ text: Substring) {
        self.text = text
    }

    /// The date that many servers write into it; nil without one, or without its zone.
    ///
    /// Example: `220 mx ESMTP Exim 4.96 Tue, 01 Dec 2026 07:05:11 +0700` is 00:05:11 UTC.
    var clock: Instant? {
        let date = /\d{1,2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} (?:[+-]\d{4}|GMT|UTC|UT)/
        guard let match = text.firstMatch(of: date) else { return nil }
        let seconds = unsafe dondoc_date(String(match.output))
        return seconds < 0 ? nil : Instant(milliseconds: seconds * 1000)
    }
}
