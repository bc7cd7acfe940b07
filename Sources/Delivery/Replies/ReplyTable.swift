package import Campaigns

/// What a server's refusal is about, and so who suffers from it.
package enum Refusal: String, CaseIterable, Hashable, Sendable {
    /// This letter or its recipient, for good.
    case letter
    /// This letter, for now.
    case later
    /// This letter, until the server has seen us wait.
    case greylisting
    /// All letters, for now: too many at once or today.
    case throttling
    /// All letters, until a person mends the account.
    case account
}

/// The one table from a refusal's phase, codes and words to what it is about; the first row that fits
/// wins.
package enum ReplyTable {
    package struct Row: Sendable {
        /// nil: any.
        package let phases: Set<SMTPPhase>?
        package let codes: ClosedRange<Int>
        /// The enhanced code (RFC 3463), `5.7.26`, or with a star how it begins, `5.7.70*`; empty: any.
        package let enhanced: [String]
        /// In the reply's text, see ``ReplyWords``; empty: any.
        package let words: [String]
        /// Only of that provider's servers; nil: of any.
        package let provider: MailServer.Provider?
        package let refusal: Refusal

        fileprivate init(
            _ refusal: Refusal,
            _ codes: ClosedRange<Int> = 400...599,
            in phases: Set<SMTPPhase>? = nil,
            enhanced: [String] = [],
            words: [String] = [],
            of provider: MailServer.Provider? = nil
        ) {
            self.refusal = refusal
            self.codes = codes
            self.phases = phases
            self.enhanced = enhanced
            self.words = words
            self.provider = provider
        }

        fileprivate func fits(
            _ reply: Reply,
            _ text: ReplyWords,
            _ phase: SMTPPhase,
            _ provider: MailServer.Provider
        ) -> Bool {
            codes.contains(reply.code) && phases?.contains(phase) ?? true
                && (self.provider == nil || self.provider == provider)
                && (enhanced.isEmpty || enhanced.contains { Self.fits($0, reply.enhanced) })
                && (words.isEmpty || text.says(anyOf: words))
        }

        private static func fits(_ wanted: String, _ code: String?) -> Bool {
            guard let code else { return false }
            return wanted.hasSuffix("*") ? code.hasPrefix(wanted.dropLast()) : code == wanted
        }
    }

    /// The rows in their order.
    ///
    /// First stand limits, blocks and demands of the server that we give letters to, wherever it says
    /// them: many say them after the content, as if of the letter. Then comes what is about one recipient,
    /// and last what the codes alone say.
    package static let rows: [Row] = [
        // Google's SMTP relay, with a code of recipients' mailboxes.
        Row(.throttling, words: ["smtp relay limit*", "relay limit exceeded"]),
        // How much one recipient takes: nothing to do with us.
        Row(.later, enhanced: ["5.2.121", "5.2.122", "4.2.1"]),
        Row(
            .later,
            words: ["receiving mail too quickly", "receiving mail at a rate that prevents"]
        ),

        // Who may send, and as whom. Microsoft 365: 5.7.57 client not authenticated, 5.7.60 and 5.2.252
        // not as this sender, 5.7.50x sender banned, 5.7.6xx address banned, 5.7.7xx tenant blocked.
        Row(.account, words: ["sendasdenied", "send as denied", "permissions to send as*"]),
        Row(
            .account,
            enhanced: [
                "5.7.57", "5.7.60", "5.7.64", "5.7.501", "5.7.502", "5.7.503", "5.7.506", "5.7.511",
                "5.7.606", "5.7.607", "5.7.608", "5.7.609", "5.7.61*", "5.7.62*", "5.7.63*",
                "5.7.64*",
                "5.7.70*", "5.7.71*", "5.7.72*", "5.7.73*", "5.7.74*", "5.7.750",
            ]
        ),
        // Microsoft 365: more recipients a day than a tenant may write to.
        Row(.throttling, 500...599, enhanced: ["5.7.232", "5.7.233", "5.7.236"]),
        Row(
            .throttling,
            words: [
                "submissionquotaexceeded*", "submission quota exceeded", "recipientratelimit*",
                "concurrent connections limit", "sender thread limit",
            ]
        ),
        Row(.account, enhanced: ["5.1.8", "5.7.5"], words: ["bad outbound sender"]),
        // Checks of the sender's domain (RFC 7372), as Google words them.
        Row(
            .account,
            500...599,
            enhanced: ["5.7.24", "5.7.25", "5.7.26", "5.7.27", "5.7.29", "5.7.30"]
        ),
        Row(
            .account,
            500...599,
            words: [
                "sender is unauthenticated", "unauthenticated email",
                "requires all senders to authenticate",
                "unauthenticated senders", "low reputation of the sending", "mail relay denied",
                "invalid credentials for relay", "not authorized to send email directly",
                "mail sending denied",
            ]
        ),
        Row(
            .throttling,
            words: [
                "unusual rate of", "unusual amount of", "unusual volume",
                "unusual sending activity",
            ]
        ),
        Row(.throttling, enhanced: ["5.4.5"], of: .googleWorkspace),
        Row(.throttling, words: ["email quota exceeded"], of: .googleWorkspace),
        // Amazon SES, Zoho, Mailgun, SendGrid, Brevo, Postmark, Yahoo, cPanel.
        Row(
            .throttling,
            words: ["throttling failure", "maximum sending rate", "daily message quota"]
        ),
        Row(
            .account,
            words: [
                "address is not verified", "addresses are not verified", "sending suspended",
                "sending paused", "not authorized to perform", "outgoing blocked",
                "outgoing mail from",
                "sender address blocked", "relaying disallowed as", "domain is unverified",
                "currently not allowed to send", "sandbox subdomains", "verified sender identity",
                "sender signature", "sender you used is not valid", "account is not yet activated",
                "permanently deferred", "sender has been blocked", "sender blocked",
            ]
        ),
        Row(
            .account,
            500...599,
            in: [.greeting, .mail, .data, .content],
            words: [
                "account disabled", "account is disabled", "account suspended",
                "account has been suspended",
                "account is suspended", "account has been disabled", "account has been blocked",
                "account is blocked", "account locked", "sender banned",
            ]
        ),
        // Postfix, for now: the address that we come from has no name, or sends too much.
        Row(
            .throttling,
            400...499,
            words: [
                "too much mail from", "too many recipients from", "too many connections from",
                "cannot find your hostname", "cannot find your reverse hostname",
                "client host blocked using", "too many concurrent smtp connections",
            ]
        ),
        // Postfix and Exim: the address that we come from is on a list.
        Row(.account, 500...599, words: ["client host blocked using", "client host rejected"]),
        Row(
            .account,
            500...599,
            words: [
                "client was not authenticated", "authentication required",
                "authentication is required",
                "must authenticate", "must be authenticated", "requires authentication",
                "must issue a starttls",
            ]
        ),

        // The recipient's mailbox is full: nothing to do with us.
        Row(.later, 400...499, enhanced: ["4.2.2"]),
        Row(.letter, 500...599, enhanced: ["5.2.2"]),
        // Too long for the server, which said so before it saw the letter (RFC 1870 §6).
        Row(.letter, 552...552, enhanced: ["5.3.4", "5.2.3"]),
        // Postfix: it does not relay to that recipient, for now.
        Row(.later, 454...454, in: [.rcpt], enhanced: ["4.7.1"]),
        // RFC 5321 §3.8, RFC 4954 §4.7: the server asks for a pause.
        Row(.throttling, 421...421),
        Row(.throttling, 432...432),
        Row(.throttling, 452...452),
        Row(.throttling, 454...454),
        // Microsoft 365: 4.7.500 server busy, 4.7.5xx and 4.7.6xx too much from this address.
        Row(.throttling, 400...499, enhanced: ["4.7.5*", "4.7.6*", "4.7.7*", "4.7.28"]),
        Row(
            .throttling,
            400...499,
            words: ["server busy", "server is busy", "system busy", "too busy"]
        ),
        Row(
            .throttling,
            words: [
                "daily limit", "daily user sending", "daily sending", "daily quota", "hourly limit",
                "hourly quota", "hourly sending", "monthly limit", "per hour", "per day",
                "per minute",
                "sending limit*", "sending quota", "sending rate", "rate limit*", "ratelimit*",
                "rate overlimit", "too many messages", "too many emails", "too many mails",
                "outgoing messages limit", "outgoing mail limit", "message count quota",
                "messaging limits",
                "maximum credits exceeded", "reached its limit of", "exceeded its limit of",
            ]
        ),
        Row(.account, 530...530),
        Row(.account, 535...535),
        Row(.account, 500...599, in: [.greeting, .mail]),
        Row(.greylisting, 450...451, enhanced: ["4.7.1"]),
        Row(
            .greylisting,
            450...451,
            words: ["greylist*", "graylist*", "grey-list*", "gray-list*"]
        ),
        Row(.later, 400...499),
        Row(.letter, 500...599),
    ]

    /// What the reply is about; what no server should say (1yz, 3yz out of place) is tried later.
    package static func refusal(
        _ reply: Reply,
        in phase: SMTPPhase,
        by provider: MailServer.Provider
    ) -> Refusal {
        position(of: reply, in: phase, by: provider).map { rows[$0].refusal } ?? .later
    }

    /// Which row fits; nil where none does.
    package static func position(
        of reply: Reply,
        in phase: SMTPPhase,
        by provider: MailServer.Provider
    ) -> Int? {
        let text = ReplyWords(reply.text)
        return rows.firstIndex { $0.fits(reply, text, phase, provider) }
    }
}
