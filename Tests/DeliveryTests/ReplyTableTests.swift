import Campaigns
import Delivery
import Testing

/// Every row of the table, by replies as servers give them.
@Suite struct ReplyTableTests {
    private typealias Case = (
        SMTPPhase, Int, String?, String, MailServer.Provider, Refusal
    )

    private static let cases: [Case] = [
        // Google's list of SMTP errors (support.google.com/a/answer/3726730).
        (
            .mail, 450, "4.2.1", "Peak SMTP relay limit exceeded for customer.", .generic,
            .throttling
        ),
        (
            .content, 550, "5.4.5", "Daily SMTP relay limit exceeded for user.", .generic,
            .throttling
        ),
        (.mail, 550, "5.7.0", "Mail relay denied [192.0.2.1].", .generic, .account),
        (.content, 550, "5.7.0", "Mail Sending denied.", .generic, .account),
        (.content, 421, "4.4.5", "Server busy, try again later.", .generic, .throttling),
        (
            .rcpt, 452, "4.5.3", "Domain policy size per transaction exceeded", .generic,
            .throttling
        ),
        (.content, 552, "5.7.0", "This message was blocked: a security issue", .generic, .letter),
        // Microsoft 365's limits of a tenant (Exchange Online's table of non-delivery reports).
        (
            .content, 550, "5.7.232", "Your trial tenant has exceeded its daily limit", .generic,
            .throttling
        ),
        (.content, 550, "5.7.233", "Tenant exceeded its external limit", .generic, .throttling),
        (.content, 550, "5.7.236", "Onmicrosoft domain exceeded its limit", .generic, .throttling),
        // Zimbra with policyd, and hosts of the same make, at RCPT.
        (
            .rcpt, 450, "4.7.1",
            "<a@so.example>: Sender address rejected: Deferring: Too many messages from sender in last 60",
            .generic, .throttling
        ),
        (
            .rcpt, 550, "5.4.5",
            "<b@b.example>: Recipient address rejected: Domain Sending Quota Exceeded", .generic,
            .throttling
        ),
        // Postfix's smtpd and anvil.
        (.mail, 450, "4.7.1", "Error: too much mail from 192.0.2.1", .generic, .throttling),
        (
            .rcpt, 450, "4.7.1", "Error: too many recipients from 192.0.2.1", .generic, .throttling
        ),
        (.rcpt, 421, "4.7.0", "may Error: too many connections", .generic, .throttling),
        (
            .rcpt, 450, "4.7.1", "Client host rejected: cannot find your reverse hostname",
            .generic, .throttling
        ),
        (.content, 452, "4.3.1", "Insufficient system storage", .generic, .throttling),
        (.content, 451, "4.3.0", "Error: queue file write error", .generic, .later),
        (.rcpt, 554, "5.7.1", "<b@b.example>: Relay access denied", .generic, .letter),
        // Exim.
        (.rcpt, 550, nil, "relay not permitted", .generic, .letter),
        (.content, 451, nil, "Temporary local problem - please try later", .generic, .later),
        (
            .mail, 421, nil, "Too many concurrent SMTP connections; please try again later.",
            .generic, .throttling
        ),
        (.content, 554, "5.2.252", "SendAsDenied; not allowed to send as", .microsoft365, .account),
        (.content, 554, "5.2.252", "SendAsDenied; not allowed to send as", .generic, .account),
        // Microsoft 365, Exchange Online's table of non-delivery reports.
        (
            .content, 550, "5.7.708", "Access denied, traffic not accepted from this IP", .generic,
            .account
        ),
        (
            .content, 550, "5.7.705", "Access denied, tenant has exceeded threshold", .microsoft365,
            .account
        ),
        (
            .content, 550, "5.7.60", "Client does not have permissions to send as this sender",
            .microsoft365, .account
        ),
        (.content, 550, "5.7.501", "Access denied, spam abuse detected", .generic, .account),
        (.content, 550, "5.7.502", "Access denied, banned sender", .generic, .account),
        (.rcpt, 550, "5.7.606", "Access denied, banned sending IP [192.0.2.1]", .generic, .account),
        (
            .content, 550, "5.7.750", "Client blocked from sending from unregistered domains",
            .generic, .account
        ),
        (
            .mail, 530, "5.7.57", "Client was not authenticated to send anonymous mail", .generic,
            .account
        ),
        (
            .content, 550, "5.7.64", "TenantAttribution; Relay Access Denied", .microsoft365,
            .account
        ),
        (.content, 554, "5.2.2", "Submission quota exceeded", .generic, .throttling),
        (
            .rcpt, 550, "5.2.121", "recipient's per hour message receive limit", .microsoft365,
            .later
        ),
        (
            .content, 451, "4.7.500", "Server busy. Please try again later from [192.0.2.1].",
            .generic, .throttling
        ),
        (
            .mail, 451, "4.7.651", "The mail server has been temporarily rate limited", .generic,
            .throttling
        ),
        (
            .content, 550, "5.1.90", "Your message can't be sent: you reached your daily limit",
            .generic, .throttling
        ),
        (.mail, 501, "5.1.8", "Access denied, bad outbound sender", .microsoft365, .account),
        // Google.
        (
            .content, 550, "5.7.1",
            "[192.0.2.1] Our system has detected an unusual rate of unsolicited mail",
            .googleWorkspace,
            .throttling
        ),
        (
            .content, 550, "5.7.26", "This mail has been blocked: the sender is unauthenticated",
            .generic, .account
        ),
        (
            .content, 550, "5.7.1", "This mail is unauthenticated email from a@b.example", .generic,
            .account
        ),
        (.content, 550, "5.7.1", "Email quota exceeded.", .googleWorkspace, .throttling),
        (.content, 550, "5.7.1", "Email quota exceeded.", .generic, .letter),
        (.content, 421, "4.7.28", "an unusual rate of mail", .generic, .throttling),
        (.content, 450, "4.7.28", "too much mail of yours", .generic, .throttling),
        (
            .rcpt, 550, "5.2.1", "receiving mail at a rate that prevents additional messages",
            .generic, .later
        ),
        (.rcpt, 450, "4.2.1", "The user you are trying to contact is slow", .generic, .later),
        // cPanel and other hosts with Exim; DirectAdmin; Plesk; policyd of Zimbra.
        (
            .content, 550, "5.7.1",
            "Domain so.example has exceeded the max emails per hour (200/200 (100%)) allowed. Message discarded.",
            .generic, .throttling
        ),
        (
            .content, 550, nil,
            "Domain so.example has exceeded the max defers and failures per hour (5/5)",
            .generic, .throttling
        ),
        (
            .content, 550, nil, "Outgoing mail from \"a@so.example\" has been suspended.", .generic,
            .account
        ),
        (
            .content, 550, nil, "The sending limit for your user has been reached.", .generic,
            .throttling
        ),
        (
            .content, 554, "5.7.1", "Rejected: outgoing messages limit exceeded", .generic,
            .throttling
        ),
        (
            .rcpt, 554, "5.7.1", "Policy rejection; Message count quota exceeded", .generic,
            .throttling
        ),
        (
            .content, 451, "4.7.1", "You have reached your hourly sending limit", .generic,
            .throttling
        ),
        (.content, 451, nil, "System busy, come back", .generic, .throttling),
        // Amazon SES, Zoho, Mailgun, SendGrid, Postmark, Brevo, Yahoo.
        (
            .content, 554, nil, "Message rejected: Sending suspended for this account.", .ses,
            .account
        ),
        (
            .content, 554, nil, "Message rejected: Sending paused for this account.", .generic,
            .account
        ),
        (.content, 550, "5.4.6", "Unusual sending activity detected.", .generic, .throttling),
        (.content, 554, "5.1.8", "Email Outgoing Blocked", .generic, .account),
        (.mail, 553, nil, "Relaying disallowed as a@so.example", .generic, .account),
        (
            .content, 550, nil, "so.example is not allowed to send: The domain is unverified",
            .generic, .account
        ),
        (
            .content, 550, nil, "The from address does not match a verified Sender Identity",
            .generic, .account
        ),
        (
            .content, 451, nil, "Authentication failed: Maximum credits exceeded", .generic,
            .throttling
        ),
        (.content, 550, nil, "Account disabled", .generic, .account),
        (.rcpt, 550, nil, "Account disabled", .generic, .letter),
        (
            .content, 553, "5.7.2", "[TSS09] All messages will be permanently deferred", .generic,
            .account
        ),
        // Postfix.
        (
            .rcpt, 554, "5.7.1", "Service unavailable; Client host [192.0.2.1] blocked using zen",
            .generic, .account
        ),
        (.rcpt, 550, "5.7.1", "Authentication required", .generic, .account),
        (.mail, 552, "5.3.4", "Message size exceeds fixed limit", .generic, .letter),
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
