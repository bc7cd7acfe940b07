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
        /// Beginnings of the enhanced code (RFC 3463); empty: any.
        package let enhanced: [String]
        /// In the reply's text, folded; empty: any.
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
            _ text: String,
            _ phase: SMTPPhase,
            _ provider: MailServer.Provider
        ) -> Bool {
            codes.contains(reply.code) && phases?.contains(phase) ?? true
                && (self.provider == nil || self.provider == provider)
                && (enhanced.isEmpty || enhanced.contains { (reply.enhanced ?? "").hasPrefix($0) })
                && (words.isEmpty || words.contains(where: text.contains))
        }
    }

    package static let rows: [Row] = [
        // Microsoft 365 says these after the content, as if of the letter.
        Row(.account, words: ["sendasdenied", "send as denied"], of: .microsoft365),
        Row(
            .throttling,
            words: [
                "submissionquotaexceeded", "recipientratelimit", "concurrent connections limit",
            ],
            of: .microsoft365
        ),
        Row(.account, enhanced: ["5.1.8", "5.7.5"], words: ["bad outbound sender"]),
        Row(.throttling, enhanced: ["5.4.5"], of: .googleWorkspace),
        Row(
            .throttling,
            words: ["daily user sending", "daily sending quota", "rate limit exceeded"],
            of: .googleWorkspace
        ),
        Row(
            .throttling,
            words: ["throttling failure", "daily message quota", "maximum sending rate"],
            of: .ses
        ),
        Row(.account, words: ["email address is not verified"], of: .ses),
        // The recipient's mailbox is full: nothing to do with us.
        Row(.later, 400...499, enhanced: ["4.2.2"]),
        Row(.letter, 500...599, enhanced: ["5.2.2"]),
        // Postfix: it does not relay to that recipient, for now.
        Row(.later, 454...454, in: [.rcpt], enhanced: ["4.7.1"]),
        // RFC 5321 §3.8, RFC 4954 §4.7: the server asks for a pause.
        Row(.throttling, 421...421),
        Row(.throttling, 432...432),
        Row(.throttling, 452...452),
        Row(.throttling, 454...454),
        Row(.throttling, words: ["daily limit", "too many messages", "sending limit"]),
        Row(.account, 530...530),
        Row(.account, 535...535),
        Row(.account, 500...599, in: [.greeting, .mail]),
        Row(.greylisting, 450...451, enhanced: ["4.7.1"]),
        Row(.greylisting, 450...451, words: ["greylist", "graylist", "grey-list", "gray-list"]),
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
        let text = reply.text.lowercased()
        return rows.firstIndex { $0.fits(reply, text, phase, provider) }
    }
}
