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
    /// The text of its last line, without codes and control characters.
    package let text: String

    package init(code: Int, enhanced: String?, text: String) {
        self.code = code
        self.enhanced = enhanced
        self.text = text
    }

    package var isPositive: Bool { (200..<400).contains(code) }
    package var isTransient: Bool { (400..<500).contains(code) }

    /// `550 5.1.1 No such user`.
    package var line: String {
        ([String(code)] + [enhanced, text].compactMap(\.self).filter { !$0.isEmpty })
            .joined(separator: " ")
    }
}

/// What stops all letters, not one.
package struct RelayFault: Error, Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        case connection, timeout, tls, certificate, authentication, noAuthentication
        case greeting, account, throttled, noSecret
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
    /// The one table of outcomes; finer classification by text comes with provider profiles.
    package var verdict: Verdict {
        switch self {
        case .accepted: .sent
        case .rejected(_, let reply) where Self.pausing.contains(reply.code): .returned
        case .rejected(.mail, let reply) where !reply.isTransient: .returned
        case .rejected(_, let reply): reply.isTransient ? .deferred : .failed
        case .relayFault: .returned
        case .notSent: .deferred
        case .ambiguous: .ambiguous
        }
    }

    /// The relay or the account is at fault: the other letters of the pass would fare the same.
    package var endsPass: Bool {
        switch self {
        case .relayFault: true
        case .rejected(let phase, let reply):
            Self.pausing.contains(reply.code) || (phase == .mail && !reply.isTransient)
        case .accepted, .notSent, .ambiguous: false
        }
    }

    /// Codes by which a server asks for a pause (RFC 5321 §3.8, RFC 4954 §4.7).
    private static let pausing: Set<Int> = [421, 432, 452, 454]
}
