package import Delivery
import Foundation

/// The SMTP dialogue over one connection, every reply read and checked.
///
/// Where the server offers PIPELINING (RFC 2920), MAIL, RCPT and DATA leave in one piece, and, where
/// its block says `nối thư: có`, together with the content of the letter before: one round trip a letter.
/// Else each command waits for the answer to the one before. All of it stands in this file, over 300 lines, for
/// the order of one dialogue is read from top to bottom.
package final class SMTPSession {
    let dialogue: SMTPDialogue
    private let timeouts: SMTPTimeouts
    private let limits: ConnectionLimits
    private let opened: Duration
    private var lastUsed: Duration
    private var carried = 0
    private let sizeLimit: Int?
    private let isPipelining: Bool
    private let takesUTF8: Bool
    /// Announces the next letter with the content of the one before.
    private var isOverlapping: Bool
    /// The server did not take an announced letter as RFC 2920 §3.1 lets it be announced: it lost it, fell
    /// silent or hung up, perhaps before it answered for the content that came with it.
    private(set) var hasRefusedOverlap = false

    package var isUsable: Bool { dialogue.isUsable }
    var details: ServerDetails { dialogue.details }

    package init(
        _ connection: any SMTPConnection,
        timeouts: SMTPTimeouts,
        limits: ConnectionLimits,
        mayOverlap: Bool,
        redaction: Redaction = .none
    ) {
        dialogue = SMTPDialogue(connection, redaction: redaction)
        self.timeouts = timeouts
        self.limits = limits
        opened = connection.clock
        lastUsed = opened
        isPipelining = dialogue.offer("PIPELINING") != nil
        isOverlapping = isPipelining && mayOverlap
        takesUTF8 = dialogue.offer("SMTPUTF8") != nil
        sizeLimit = dialogue.offer("SIZE").map { Int($0) ?? 0 }
    }

    /// False where the server has said goodbye or hung up since the last letter, or where the
    /// connection is to be given up for a new one.
    func isAlive() -> Bool {
        let now = dialogue.clock
        return carried < limits.letters && now - opened < limits.life
            && now - lastUsed < limits.idle && dialogue.isQuiet()
    }

    package func quit() {
        guard isUsable else { return }
        _ = try? dialogue.ask("QUIT", within: timeouts.quit)
        dialogue.isUsable = false
    }

    /// Where a run of letters ended.
    package enum End: Equatable {
        /// Every letter has an outcome, or no more was wanted.
        case done
        /// The letter at that index had nothing to do with it: a new connection may carry it.
        case lineEnded(before: Int)
    }

    /// Delivers letters one after the other; `concluded` is told each outcome before the content of
    /// the next letter leaves, and says whether to go on.
    package func deliver(
        _ letters: ArraySlice<MailItem>,
        concluded: (Int, Outcome) throws -> Bool
    ) rethrows -> End {
        var isAnnounced = false
        for index in letters.indices {
            guard isUsable, carried < limits.letters else { return .lineEnded(before: index) }
            let letter = letters[index]
            var announced = false
            let outcome: Outcome
            switch open(letter, isAnnounced: isAnnounced) {
            case .granted:
                let next = letters[letters.index(after: index)...].first
                announced = next.map(mayAnnounce) ?? false
                outcome = sendContent(of: letter, announcing: announced ? next : nil)
            case .refused(let refusal): outcome = refusal
            case .lineEnded: return .lineEnded(before: index)
            case .cancelled: return .done
            }
            carried += 1
            lastUsed = dialogue.clock
            isAnnounced = announced && isUsable
            var goesOn = false
            // Without its content an announced letter cannot be taken back but by hanging up.
            defer { if !goesOn, isAnnounced { dialogue.isUsable = false } }
            goesOn = try concluded(index, outcome)
            guard goesOn else { return .done }
        }
        return .done
    }

    // MARK: Before the content

    private enum Opening {
        /// The server waits for the content.
        case granted
        case refused(Outcome)
        case lineEnded
        case cancelled
    }

    private func mayAnnounce(_ letter: MailItem) -> Bool {
        isOverlapping && carried + 1 < limits.letters && !Task.isCancelled
            && localRefusal(of: letter) == nil
    }

    /// What needs no server to be known.
    private func localRefusal(of letter: MailItem) -> Outcome? {
        if letter.needsUTF8, !takesUTF8 {
            return .rejected(
                .rcpt,
                Reply(
                    code: 553,
                    enhanced: "5.6.7",
                    text: "the server takes no addresses in other letters than ASCII"
                )
            )
        }
        guard let limit = sizeLimit, limit > 0, letter.bytes.count > limit else { return nil }
        return .rejected(
            .data,
            Reply(
                code: 552,
                enhanced: "5.3.4",
                text: "message of \(letter.bytes.count) octets exceeds the server's \(limit)"
            )
        )
    }

    private func commands(for letter: MailItem) -> [SMTPCommand] {
        SMTPCommand.transaction(of: letter, declaresSize: sizeLimit != nil, timeouts)
    }

    private func open(_ letter: MailItem, isAnnounced: Bool) -> Opening {
        if !isAnnounced, let refusal = localRefusal(of: letter) { return .refused(refusal) }
        let commands = commands(for: letter)
        do throws(Silence) {
            if isAnnounced { return try answers(to: commands, isAnnounced: true) }
            return try isPipelining ? pipeline(commands) : lockStep(commands)
        } catch {
            dialogue.isUsable = false
            if error == .cancelled { return .cancelled }
            if isAnnounced { hasRefusedOverlap = true }
            // A server may hang up after the last letter without a word.
            let isOfLine = carried > 0 && (isAnnounced || error == .closed)
            return isOfLine ? .lineEnded : .refused(.notSent(error.words))
        }
    }

    /// Each command after the answer to the one before.
    private func lockStep(_ commands: [SMTPCommand]) throws(Silence) -> Opening {
        for command in commands {
            let reply = try dialogue.ask(command.text, within: command.limit)
            if isFarewell(reply, command) { return .lineEnded }
            guard command.isGranted(reply) else {
                reset(after: reply)
                return .refused(.rejected(command.phase, reply))
            }
        }
        return .granted
    }

    private func pipeline(_ commands: [SMTPCommand]) throws(Silence) -> Opening {
        let last = try dialogue.send(Self.text(of: commands), within: timeouts.command)
        if let last {
            dialogue.isUsable = false
            return isFarewell(last, commands[0])
                ? .lineEnded : .refused(.rejected(commands[0].phase, last))
        }
        return try answers(to: commands, isAnnounced: false)
    }

    private static func text(of commands: [SMTPCommand]) -> String {
        commands.map { $0.text + "\r\n" }.joined()
    }

    /// The answers to commands that left in one piece; the first refusal is the outcome.
    private func answers(to commands: [SMTPCommand], isAnnounced: Bool) throws(Silence) -> Opening {
        var replies: [Reply] = []
        var refusal: (command: SMTPCommand, reply: Reply)?
        let asked = dialogue.clock
        for command in commands {
            do {
                replies.append(try dialogue.readReply(within: command.limit))
            } catch {
                guard let refusal, error != .cancelled else { throw error }
                dialogue.isUsable = false
                return .refused(.rejected(refusal.command.phase, refusal.reply))
            }
            let reply = replies[replies.count - 1]
            if isFarewell(reply, command) {
                // A goodbye after a long silence is of a server that never saw the announcement.
                if isAnnounced, dialogue.clock - asked > .seconds(5) { hasRefusedOverlap = true }
                return .lineEnded
            }
            if !command.isGranted(reply) { refusal = refusal ?? (command, reply) }
            guard reply.code != 421 else {
                dialogue.isUsable = false
                let first = refusal ?? (command, reply)
                return .refused(.rejected(first.command.phase, first.reply))
            }
        }
        guard let refusal else { return .granted }
        // 503: bad sequence of commands. The server lost what came right behind the content.
        let isLost = isAnnounced && refusal.reply.code == 503
        close(after: replies, isLost: isLost, refusal.reply)
        if isLost {
            hasRefusedOverlap = true
            return .lineEnded
        }
        return .refused(.rejected(refusal.command.phase, refusal.reply))
    }

    /// Ends a refused transaction; where the server asks for content all the same, it gets none.
    ///
    /// Without a recipient a lone dot ends it (RFC 2920 §3.1); with one, that would be a letter.
    private func close(after replies: [Reply], isLost: Bool, _ refusal: Reply) {
        let wantsContent = replies[2].code == 354
        guard !isLost, !(wantsContent && replies[1].isPositive) else {
            dialogue.isUsable = false
            return
        }
        if wantsContent { _ = try? dialogue.ask(".", within: timeouts.final) }
        reset(after: refusal)
    }

    /// Goodbye to a connection that has carried letters, not to this letter.
    private func isFarewell(_ reply: Reply, _ command: SMTPCommand) -> Bool {
        guard command.phase == .mail, reply.code == 421, carried > 0 else { return false }
        dialogue.isUsable = false
        return true
    }

    private func reset(after reply: Reply) {
        guard reply.code != 421, isUsable else {
            dialogue.isUsable = false
            return
        }
        guard let answer = try? dialogue.ask("RSET", within: timeouts.command), answer.code == 250
        else {
            dialogue.isUsable = false
            return
        }
    }

    // MARK: Content

    private func sendContent(of letter: MailItem, announcing next: MailItem?) -> Outcome {
        let announcement = next.map { Self.text(of: commands(for: $0)) } ?? ""
        let content = Self.stuffed(Array(letter.bytes), followedBy: announcement)
        let end = dialogue.send(
            content: content,
            dot: content.count - announcement.utf8.count,
            within: timeouts.block,
            grace: timeouts.grace
        )
        var isWhole = true
        switch end {
        case .sent(let whole): isWhole = whole
        case .answered(let reply):
            dialogue.isUsable = false
            return .rejected(.content, reply)
        case .failed(let words):
            dialogue.isUsable = false
            return .notSent(words)
        }
        // An announcement that was cut short is none.
        defer { if !isWhole { dialogue.isUsable = false } }
        do {
            let reply = try dialogue.readReply(within: timeouts.final, grace: timeouts.grace)
            if (200..<300).contains(reply.code) { return .accepted(reply) }
            if reply.code == 421 {
                dialogue.isUsable = false
            } else if next == nil {
                // Some servers keep half of a transaction whose content they refused.
                reset(after: reply)
            }
            return .rejected(.content, reply)
        } catch {
            dialogue.isUsable = false
            if next != nil, error != .cancelled { hasRefusedOverlap = true }
            return .ambiguous(error.words)
        }
    }

    /// The content with leading dots doubled (RFC 5321 §4.5.2), its line end, the final dot and the
    /// commands behind it.
    static func stuffed(_ bytes: [UInt8], followedBy commands: String) -> [UInt8] {
        var content: [UInt8] = []
        content.reserveCapacity(bytes.count + 64 + commands.utf8.count)
        var start = 0
        var isAtStart = true
        for (index, octet) in bytes.enumerated() {
            if isAtStart, octet == UInt8(ascii: ".") {
                content += bytes[start...index]
                start = index
            }
            isAtStart = octet == 10
        }
        content += bytes[start...]
        if !isAtStart { content += [13, 10] }
        content += [UInt8(ascii: "."), 13, 10]
        content += commands.utf8
        return content
    }
}
