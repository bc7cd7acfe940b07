import Campaigns

/// Tells a server that refuses whatever it is given from letters that deserve to be refused.
///
/// A letter that is refused for good has failed. Three letters in a row refused in the same words say
/// that the next three hundred would be, too: then the server is at fault, those letters wait with the
/// rest, and the server is left alone (``ServerPause``). Only answers at MAIL and after the final dot
/// count, for at RCPT a server speaks of one recipient; 4yz do not, which ask for patience themselves.
package enum WaveBrake {
    /// So many in a row.
    package static let limit = 3
    /// So many of a server's last answers are looked at.
    package static let memory = 24

    /// What a server answered to a letter at MAIL or after its final dot, as it is stored.
    package struct Answer: Hashable, Sendable {
        package let letter: Int64
        package let isAccepted: Bool
        package let phase: SMTPPhase
        package let reply: Reply

        package init(letter: Int64, isAccepted: Bool, phase: SMTPPhase, reply: Reply) {
            self.letter = letter
            self.isAccepted = isAccepted
            self.phase = phase
            self.reply = reply
        }
    }

    /// Whether the outcome is an answer of that kind.
    package static func counts(_ outcome: Outcome) -> Bool {
        guard case .rejected(let phase, let reply) = outcome else { return false }
        return sign(of: reply, in: phase) != nil
    }

    /// The letters of the row that the newest answer belongs to; nil while it is shorter than ``limit``.
    ///
    /// `answers`: of one server, the newest first. After the dot a letter counts once, however often a
    /// person sends it again. At MAIL each attempt counts, for there the same letter comes first each
    /// time: it is given back, not failed.
    package static func row(of answers: [Answer]) -> [Int64]? {
        guard let newest = answers.first, let sign = sign(of: newest) else { return nil }
        let row = answers.prefix { self.sign(of: $0) == sign }
        let atMail = row.count { $0.phase == .mail }
        let afterDot = Set(row.filter { $0.phase != .mail }.map(\.letter)).count
        guard atMail + afterDot >= limit else { return nil }
        return Set(row.map(\.letter)).sorted()
    }

    private static func sign(of answer: Answer) -> String? {
        answer.isAccepted ? nil : sign(of: answer.reply, in: answer.phase)
    }

    /// What is the same in replies that mean the same; nil where the reply says nothing about the server.
    ///
    /// `550 5.7.1 Domain so.example has exceeded the max emails per hour (201/200 (100%)) allowed` and
    /// the same with 202 have one sign: words with a digit, a dot, a slash or an `@` are left out, and so
    /// is what stands in quotes or brackets, words in mixed case and overlong ones, which are ids.
    static func sign(of reply: Reply, in phase: SMTPPhase) -> String? {
        guard phase == .mail || phase == .content, (500...599).contains(reply.code),
            !AddressWords.areAboutRecipient(reply)
        else { return nil }
        let words = reply.text.withoutQuotes
            .split { $0.isWhitespace || "()[]{}<>,;:!?=&|'".contains($0) }
            .filter { !$0.isIdentifier }
            .map { $0.lowercased().trimmingSuffix(while: { $0 == "." }) }
        return ([String(reply.code), reply.enhanced ?? ""] + words).joined(separator: " ")
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
