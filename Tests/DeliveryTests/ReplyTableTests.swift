import Campaigns
import Delivery
import Testing

/// Every row of the table, by replies as servers give them.
@Suite struct ReplyTableTests {
    private typealias Case = (
        SMTPPhase, Int, String?, String, MailServer.Provider, Refusal
    )

    private static let cases: [Case] = [
        (.content, 554, "5.2.252", "SendAsDenied; not allowed to send as", .microsoft365, .account),
        (.content, 554, "5.2.252", "SendAsDenied; not allowed to send as", .generic, .letter),
        (.content, 554, "5.2.0", "SubmissionQuotaExceededException", .microsoft365, .throttling),
        (.data, 432, "4.3.2", "Concurrent connections limit exceeded", .microsoft365, .throttling),
        (.rcpt, 550, "5.1.8", "Access denied, bad outbound sender AS(42004)", .generic, .account),
        (.mail, 550, "5.4.5", "Daily user sending limit exceeded", .googleWorkspace, .throttling),
        (.rcpt, 550, "5.4.5", "Loop detected", .generic, .letter),
        (.content, 550, nil, "Daily sending quota exceeded", .googleWorkspace, .throttling),
        (.rcpt, 454, "4.7.1", "<a@b.example>: Relay access denied", .generic, .later),
        (.content, 454, nil, "Throttling failure: Daily message quota", .ses, .throttling),
        (.content, 554, nil, "Throttling failure: Maximum sending rate", .ses, .throttling),
        (.content, 554, nil, "Email address is not verified", .ses, .account),
        (.rcpt, 452, "4.2.2", "mailbox full", .generic, .later),
        (.rcpt, 552, "5.2.2", "mailbox full, daily limit reached", .generic, .letter),
        (.rcpt, 421, "4.7.0", "too many connections", .generic, .throttling),
        (.mail, 432, nil, "password transition", .generic, .throttling),
        (.rcpt, 452, "4.5.3", "too many recipients", .generic, .throttling),
        (.mail, 454, "4.7.0", "temporary authentication failure", .generic, .throttling),
        (.data, 550, "5.7.1", "Daily limit of 2000 letters reached", .generic, .throttling),
        (.rcpt, 530, "5.7.0", "authenticate first", .generic, .account),
        (.data, 535, "5.7.8", "credentials", .generic, .account),
        (.mail, 550, "5.7.1", "sender not allowed", .generic, .account),
        (.greeting, 554, "5.3.2", "no service", .generic, .account),
        (.rcpt, 450, "4.7.1", "try again in 300 seconds", .generic, .greylisting),
        (.rcpt, 451, nil, "Greylisted, come back", .generic, .greylisting),
        (.rcpt, 450, "4.2.0", "mailbox busy", .generic, .later),
        (.content, 451, "4.3.0", "queue full", .generic, .later),
        (.rcpt, 550, "5.1.1", "no such user", .generic, .letter),
        (.content, 554, "5.6.0", "spam", .generic, .letter),
        (.content, 354, nil, "go on", .generic, .later),
    ]

    @Test(arguments: cases.indices)
    func `a refusal is about what it says`(index: Int) {
        let (phase, code, enhanced, text, provider, refusal) = Self.cases[index]
        let reply = Reply(code: code, enhanced: enhanced, text: text)
        #expect(ReplyTable.refusal(reply, in: phase, by: provider) == refusal, "\(reply.line)")
    }

    @Test func `every row is met by one of these replies`() {
        for (position, row) in ReplyTable.rows.enumerated() {
            let isMet = Self.cases.contains { phase, code, enhanced, text, provider, _ in
                let reply = Reply(code: code, enhanced: enhanced, text: text)
                return ReplyTable.position(of: reply, in: phase, by: provider) == position
            }
            #expect(isMet, "row \(position): \(row)")
        }
    }

    @Test func `a greylisted letter comes back after five to six minutes`() {
        let now = Instant(milliseconds: 0)
        for number in 0..<200 {
            let next = RetryPolicy().nextAttempt(
                after: 1,
                token: "t\(number)",
                now: now,
                isGreylisted: true
            )
            #expect((300_000...360_000).contains(next.milliseconds))
        }
    }
}
