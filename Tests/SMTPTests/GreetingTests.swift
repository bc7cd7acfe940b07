import Campaigns
import Testing

@testable import SMTP

/// The clock of a mail server, as its greeting shows it.
@Suite struct GreetingTests {
    @Test(
        arguments: [
            (
                "220 mx.so.example ESMTP Exim 4.96 Tue, 01 Dec 2026 07:05:11 +0700",
                "2026-12-01T00:05:11Z"
            ),
            (
                "220 mx.so.example ESMTP Sendmail 8.17.1/8.17.1; Tue, 1 Dec 2026 00:05:11 GMT",
                "2026-12-01T00:05:11Z"
            ),
            (
                "220 mx Microsoft ESMTP MAIL Service ready at Mon, 30 Nov 2026 19:05:11 -0500",
                "2026-12-01T00:05:11Z"
            ),
            ("220 mx ESMTP Sun, 29 Feb 2024 23:59:59 +0000 ready", "2024-02-29T23:59:59Z"),
            ("220 mx.so.example ESMTP Postfix (Debian/GNU)", nil),
            // Without its zone a time says nothing.
            ("220 mx ESMTP Tue, 01 Dec 2026 07:05:11", nil),
            ("220 mx ESMTP 2026-12-01 07:05:11 +0700", nil),
            ("220 mx ESMTP 99 Xxx 2026 07:05:11 +0700", nil), ("220", nil), ("", nil),
        ] as [(String, String?)]
    )
    func `a date with its zone is read, and nothing else`(line: String, clock: String?) {
        #expect(Greeting(line[...]).clock?.withSeconds == clock)
    }
}
