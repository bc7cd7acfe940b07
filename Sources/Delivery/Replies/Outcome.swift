package import Campaigns

/// How one transaction with the mail server ended.
package enum Outcome: Hashable, Sendable {
    case accepted(Reply)
    /// The server said no to this letter or its recipient.
    case rejected(SMTPPhase, Reply)
    /// The relay, not the letter, is at fault; no attempt is counted and the pass ends.
    case relayFault(RelayFault)
    /// The connection broke before the letter's content was complete: safe to send again.
    case notSent(String)
    /// The final dot may have left and no answer was read.
    case ambiguous(String)
}

/// The command that a reply answers.
package enum SMTPPhase: String, Hashable, Sendable, CaseIterable {
    case greeting, mail, rcpt, data, content
}

/// An SMTP reply (RFC 5321 §4.2) with its enhanced code (RFC 3463), if it has one.
package struct Reply: Hashable, Sendable {
    package let code: Int
    package let enhanced: String?
    /// The text of its lines, without codes and control characters.
    package let text: String

    package init(code: Int, enhanced: String?, text: String) {
        self.code = code
        self.enhanced = enhanced
        self.text = text
    }

    package var isPositive: Bool { (200..<400).contains(code) }

    /// `550 5.1.1 No such user`.
    package var line: String {
        ([String(code)] + [enhanced, text].compactMap(\.self).filter { !$0.isEmpty })
            .joined(separator: " ")
    }
}

extension Reply {
    /// `530 Must issue a STARTTLS command first`, `538 5.7.11 Encryption required`.
    fileprivate var wantsTLS: Bool {
        code == 538 || enhanced == "5.7.11"
            || ReplyWords(text).says(anyOf: [
                "starttls", "encryption required", "requires encryption", "tls required",
            ])
    }

    /// `530 5.7.0 Authentication required`.
    fileprivate var wantsLogin: Bool {
        code == 530
            || ReplyWords(text).says(
                anyOf: [
                    "client was not authenticated", "authentication required",
                    "authentication is required",
                    "must authenticate", "must be authenticated", "requires authentication",
                ]
            )
    }
}

/// What stops all letters, not one.
package struct RelayFault: Error, Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        case connection, timeout, tls, authentication, noAuthentication
        /// Who issued the server's certificate is not known here.
        case certificate
        /// The server's certificate has ended, or has not begun.
        case expiredCertificate
        /// The server's certificate is for another host.
        case otherHost
        /// The file with the certificates that are believed, or the one that is shown to the server, cannot be used.
        case noAuthorities, noClientCertificate
        /// The server offers other ways to log in than the chosen one; detail: these, `LOGIN, CRAM-MD5`.
        case mechanism
        /// It takes letters only over an encrypted line, or only from who has logged in.
        case wantsTLS, wantsLogin
        case greeting, account, throttled, noSecret
        /// Others can read the file with the password, or wrote it; detail: the command that mends it.
        case openSecret
        /// The file with the password is there, and whoever runs DonDoc may not read it; detail: its path.
        case unreadableSecret
        /// Nobody's fault: told to stop while connecting.
        case cancelled
    }

    package let kind: Kind
    /// What was said, without secrets.
    package let detail: String

    package init(_ kind: Kind, _ detail: String) {
        self.kind = kind
        self.detail = detail
    }
}

/// What a letter's state becomes after an outcome.
package enum Verdict: Hashable, Sendable {
    case sent
    case deferred
    case failed
    case ambiguous
    /// Back to pending, no attempt counted.
    case returned
}

extension Outcome {
    /// What the refusal is about; nil where there is none.
    package func refusal(by provider: MailServer.Provider) -> Refusal? {
        guard case .rejected(let phase, let reply) = self else { return nil }
        return ReplyTable.refusal(reply, in: phase, by: provider)
    }

    package func verdict(by provider: MailServer.Provider) -> Verdict {
        switch self {
        case .accepted: .sent
        case .rejected:
            switch refusal(by: provider) {
            case .letter: .failed
            case .later, .greylisting, nil: .deferred
            case .throttling, .account: .returned
            }
        case .relayFault: .returned
        case .notSent: .deferred
        case .ambiguous: .ambiguous
        }
    }

    /// What stops the pass: the other letters would fare the same.
    package func relayFault(by provider: MailServer.Provider) -> RelayFault? {
        switch (self, refusal(by: provider)) {
        case (.relayFault(let fault), _): fault
        case (.rejected(_, let reply), .account):
            RelayFault(
                reply.wantsTLS ? .wantsTLS : reply.wantsLogin ? .wantsLogin : .account,
                reply.line
            )
        case (.rejected(_, let reply), .throttling): RelayFault(.throttled, reply.line)
        default: nil
        }
    }
}
