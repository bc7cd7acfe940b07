package import Campaigns

/// Tells a server that refuses whatever it is given from letters that deserve to be refused.
///
/// A letter that is refused for good has failed. Three letters in a row refused in the same words say
/// that the next three hundred would be, too: then the server is at fault, those letters wait with the
/// rest, and the server is left alone (``ServerPause``). Two kinds of refusals count:
///
/// - 5yz at MAIL or after the final dot, whatever it says but for a recipient's mailbox: at RCPT a server
///   speaks of one recipient, but where it says that it relays to nobody
/// - what ``ReplyTable`` says is about the account or asks for a pause, wherever it is said. No letter fails
///   by it; but a program that is started once a minute would try sixty letters in an hour
package enum WaveBrake {
    /// So many in a row.
    package static let limit = 3
    /// So many of a server's last answers are looked at.
    package static let memory = 24
    /// Seconds after which what asks for patience (4yz) counts again.
    ///
    /// Four lines that are told at once that it is too much have tried once.
    package static let patience = 30

    /// What a server answered to a letter, as it is stored.
    package struct Answer: Hashable, Sendable {
        package let letter: Int64
        package let isAccepted: Bool
        package let phase: SMTPPhase
        package let reply: Reply
        package let ended: Instant

        package init(
            letter: Int64,
            isAccepted: Bool,
            phase: SMTPPhase,
            reply: Reply,
            ended: Instant
        ) {
            self.letter = letter
            self.isAccepted = isAccepted
            self.phase = phase
            self.reply = reply
            self.ended = ended
        }
    }

    /// The commands whose answers say something of the server when it refused a letter at `phase`.
    ///
    /// A refusal of one recipient ends no row, and one of a letter says nothing of recipients: `550 5.1.8
    /// bad outbound sender` at RCPT is looked for among answers at RCPT, too.
    package static func phases(telling phase: SMTPPhase) -> Set<SMTPPhase> {
        [.mail, .content, phase]
    }

    /// Whether the attempt ended with a refusal that counts.
    package static func counts(_ attempt: EndedAttempt) -> Bool {
        guard case .rejected(let phase, let reply) = attempt.outcome else { return false }
        return attempt.verdict == .returned || isAboutLetters(reply, in: phase)
    }

    /// The letters of the row that the newest answer belongs to; nil while it is shorter than ``limit``.
    ///
    /// `answers`: of one server, the newest first. `isReturned`: the newest one's letter was given back, not
    /// failed. Then each attempt counts, for the same letter may come first each time; else a letter counts
    /// once, however often a person sends it again.
    package static func row(of answers: [Answer], isReturned: Bool) -> [Int64]? {
        guard let newest = answers.first, !newest.isAccepted,
            isReturned || isAboutLetters(newest.reply, in: newest.phase)
        else { return nil }
        let wanted = sign(of: newest.reply)
        var row: [Answer] = []
        for answer in answers {
            if !answer.isAccepted, sign(of: answer.reply) == wanted {
                row.append(answer)
            } else if answer.phase != .rcpt {
                break
            }
        }
        let tries: Int
        if !isReturned {
            tries = Set(row.map(\.letter)).count
        } else if newest.reply.code < 500 {
            tries = row.spaced(by: .seconds(patience))
        } else {
            tries = row.count
        }
        return tries < limit ? nil : Set(row.map(\.letter)).sorted()
    }

    private static func isAboutLetters(_ reply: Reply, in phase: SMTPPhase) -> Bool {
        guard (500...599).contains(reply.code), !AddressWords.areAboutRecipient(reply) else {
            return false
        }
        switch phase {
        case .mail, .content: return true
        case .rcpt: return ReplyWords(reply.text).says(anyOf: relayingIsDenied)
        case .greeting, .data: return false
        }
    }

    /// As Postfix, Exim, sendmail, Exchange and Zimbra say at RCPT that they take our letters to nobody else:
    /// an account is missing, or our address in a list of theirs.
    private static let relayingIsDenied = [
        "relay access denied", "relay not permitted", "relaying denied", "relaying not allowed",
        "relaying is prohibited", "relay denied", "unable to relay", "relaying not permitted",
    ]

    /// What is the same in replies that mean the same.
    ///
    /// `550 5.7.1 Domain so.example has exceeded the max emails per hour (201/200 (100%)) allowed` and
    /// the same with 202 have one sign: words with a digit, a dot, a slash or an `@` are left out, and so
    /// is what stands in quotes or brackets, words in mixed case and overlong ones, which are ids.
    static func sign(of reply: Reply) -> String {
        let words = reply.text.withoutQuotes
            .split { $0.isWhitespace || "()[]{}<>,;:!?=&|'".contains($0) }
            .filter { !$0.isIdentifier }
            .map { $0.lowercased().trimmingSuffix(while: { $0 == "." }) }
        return ([String(reply.code), reply.enhanced ?? ""] + words).joined(separator: " ")
    }
}

extension [WaveBrake.Answer] {
    /// How many there are that lie so far apart, the newest first.
    fileprivate func spaced(by distance: Duration) -> Int {
        var (count, last) = (0, Instant?.none)
        for answer in self {
            if let last, last.duration(since: answer.ended) < distance { continue }
            count += 1
            last = answer.ended
        }
        return count
    }
}

extension String {
    /// Without what stands between double quotes, guillemets, angle or square brackets.
    fileprivate var withoutQuotes: String {
        var kept = ""
        var end: Character?
        for character in self {
            if let wanted = end {
                if character == wanted { end = nil }
            } else if let wanted = Self.quotes[character] {
                end = wanted
                kept.append(" ")
            } else {
                kept.append(character)
            }
        }
        return kept
    }

    private static let quotes: [Character: Character] = [
        "\"": "\"", "«": "»", "<": ">", "[": "]", "“": "”",
    ]
}

extension Substring {
    /// Names a letter, an address, a host or a page, or counts something: different in each reply.
    fileprivate var isIdentifier: Bool {
        let word = trimmingSuffix(while: { $0 == "." })
        if word.contains(where: { $0.isNumber || "@./_\\#".contains($0) }) { return true }
        if word.count > 24 { return true }
        return zip(word, word.dropFirst()).contains { $0.isLowercase && $1.isUppercase }
    }
}

extension StringProtocol {
    fileprivate func trimmingSuffix(while isDropped: (Character) -> Bool) -> String {
        var text = String(self)
        while let last = text.last, isDropped(last) { text.removeLast() }
        return text
    }
}
