import Campaigns
import Delivery

/// How long to wait for each answer; RFC 5321 §4.5.3.2 gives the defaults.
package struct SMTPTimeouts: Sendable {
    /// Connecting, TLS, greeting and login, in milliseconds.
    package var connect = 60_000
    /// MAIL and RCPT, in milliseconds.
    package var command = 300_000
    /// DATA, in milliseconds.
    package var data = 120_000
    /// Each block of content, in milliseconds.
    package var block = 180_000
    /// The answer to the final dot, in milliseconds.
    package var final = 600_000
    /// The answer to QUIT, in milliseconds.
    package var quit = 2_000

    package init() {}
}

/// The SMTP dialogue over one connection, every reply read and checked.
///
/// Where the server offers PIPELINING (RFC 2920), MAIL, RCPT and DATA leave in one piece; else each
/// waits for the answer to the one before.
final class SMTPSession {
    private let connection: CurlConnection
    private let timeouts: SMTPTimeouts
    private var buffer: [UInt8] = []
    private let offersSize: Bool
    private let sizeLimit: Int?
    private let isPipelining: Bool
    private(set) var isUsable = true

    /// What ends a command without a reply.
    private enum Silence: Error {
        case closed
        case timeout
        case malformed
    }

    init(_ connection: CurlConnection, timeouts: SMTPTimeouts) {
        self.connection = connection
        self.timeouts = timeouts
        func offer(_ keyword: String) -> Substring? {
            connection.transcript.last { line in
                line.hasPrefix("250") && line.dropFirst(4).uppercased().hasPrefix(keyword)
            }
        }
        let size = offer("SIZE")
        offersSize = size != nil
        isPipelining = offer("PIPELINING") != nil
        sizeLimit = size.flatMap { Int($0.dropFirst(8).drop { $0 == " " }) }
    }

    /// False where the server has said goodbye or hung up since the last letter.
    func isAlive() -> Bool {
        guard isUsable, buffer.isEmpty else { return false }
        do {
            _ = try connection.receive()
            return false
        } catch .again {
            return true
        } catch {
            return false
        }
    }

    func deliver(_ letter: OutboxLetter) -> Outcome {
        if let limit = sizeLimit, limit > 0, letter.bytes.count > limit {
            return .rejected(
                .data,
                Reply(
                    code: 552,
                    enhanced: "5.3.4",
                    text: "message of \(letter.bytes.count) octets exceeds the server's \(limit)"
                )
            )
        }
        let size = offersSize ? " SIZE=\(letter.bytes.count)" : ""
        let commands = [
            Command(
                phase: .mail,
                text: "MAIL FROM:<\(letter.sender.addrSpec)>\(size)",
                limit: timeouts.command
            ),
            Command(
                phase: .rcpt,
                text: "RCPT TO:<\(letter.address.addrSpec)>",
                limit: timeouts.command
            ),
            Command(phase: .data, text: "DATA", limit: timeouts.data),
        ]
        do {
            let refusal = try isPipelining ? pipeline(commands) : lockStep(commands)
            if let refusal { return refusal }
        } catch {
            isUsable = false
            return .notSent(words(error))
        }
        return sendContent(of: letter)
    }

    private struct Command {
        let phase: SMTPPhase
        let text: String
        /// Milliseconds to wait for the answer.
        let limit: Int

        /// Whether the transaction goes on after that answer.
        func isGranted(_ reply: Reply) -> Bool {
            phase == .data ? reply.code == 354 : (200..<300).contains(reply.code)
        }
    }

    /// Each command after the answer to the one before; nil where the server waits for content.
    private func lockStep(_ commands: [Command]) throws -> Outcome? {
        for command in commands {
            let reply = try ask(command.text, within: command.limit)
            guard command.isGranted(reply) else {
                reset(after: reply)
                return .rejected(command.phase, reply)
            }
        }
        return nil
    }

    /// All commands in one piece; nil where the server waits for content.
    ///
    /// The first refusal is the outcome. A server that asks for content all the same gets none: a lone
    /// dot (RFC 2920 §3.1).
    private func pipeline(_ commands: [Command]) throws -> Outcome? {
        let last = try send(commands.map { $0.text + "\r\n" }.joined())
        var refusal: (command: Command, reply: Reply)?
        var wantsContent = false
        for command in commands {
            let reply: Reply
            do {
                reply = try last ?? readReply(within: command.limit)
            } catch {
                guard let refusal else { throw error }
                isUsable = false
                return .rejected(refusal.command.phase, refusal.reply)
            }
            if !command.isGranted(reply) { refusal = refusal ?? (command, reply) }
            guard reply.code != 421, last == nil else {
                isUsable = false
                return .rejected(refusal?.command.phase ?? command.phase, refusal?.reply ?? reply)
            }
            wantsContent = command.phase == .data && reply.code == 354
        }
        guard let refusal else { return nil }
        if wantsContent { _ = try? ask(".", within: timeouts.final) }
        reset(after: refusal.reply)
        return .rejected(refusal.command.phase, refusal.reply)
    }

    func quit() {
        guard isUsable else { return }
        isUsable = false
        _ = try? ask("QUIT", within: timeouts.quit)
    }

    // MARK: Content

    private func sendContent(of letter: OutboxLetter) -> Outcome {
        let content = Self.stuffed(Array(letter.bytes))
        var sent = 0
        while sent < content.count {
            do {
                sent += try connection.send(content[sent..<min(sent + 65_536, content.count)])
                continue
            } catch .again {
                let ready = connection.wait(forWriting: true, milliseconds: timeouts.block)
                if ready.readable {
                    // An answer before the end of the content: the server does not want it.
                    isUsable = false
                    if let reply = try? readReply(within: 1_000) {
                        return .rejected(.content, reply)
                    }
                    return .notSent("the server closed the connection during the content")
                }
                if ready.writable { continue }
                isUsable = false
                return .notSent("the server took no more content")
            } catch {
                isUsable = false
                if let reply = try? readReply(within: 1_000), !reply.isPositive {
                    return .rejected(.content, reply)
                }
                // The final dot was in what could not be sent.
                return .notSent("the connection broke during the content")
            }
        }
        do {
            let reply = try readReply(within: timeouts.final)
            if (200..<300).contains(reply.code) { return .accepted(reply) }
            // Some servers keep half of a transaction whose content they refused.
            reset(after: reply)
            return .rejected(.content, reply)
        } catch {
            isUsable = false
            return .ambiguous(words(error))
        }
    }

    /// The content with leading dots doubled (RFC 5321 §4.5.2), its line end and the final dot.
    static func stuffed(_ bytes: [UInt8]) -> [UInt8] {
        var content: [UInt8] = []
        content.reserveCapacity(bytes.count + 5)
        var isAtStart = true
        for octet in bytes {
            if isAtStart, octet == UInt8(ascii: ".") { content.append(octet) }
            content.append(octet)
            isAtStart = octet == 10
        }
        if !isAtStart { content += [13, 10] }
        return content + [UInt8(ascii: "."), 13, 10]
    }

    // MARK: Dialogue

    private func reset(after reply: Reply) {
        guard reply.code != 421 else {
            isUsable = false
            return
        }
        guard let answer = try? ask("RSET", within: timeouts.command), answer.code == 250 else {
            isUsable = false
            return
        }
    }

    private func ask(_ command: String, within milliseconds: Int) throws -> Reply {
        try send(command + "\r\n", within: milliseconds) ?? readReply(within: milliseconds)
    }

    /// Sends whole lines; returns what the server said where it hung up before it took them.
    private func send(_ text: String, within milliseconds: Int? = nil) throws -> Reply? {
        let bytes = Array(text.utf8)
        var sent = 0
        while sent < bytes.count {
            do {
                sent += try connection.send(bytes[sent...])
            } catch .again {
                let limit = milliseconds ?? timeouts.command
                guard connection.wait(forWriting: true, milliseconds: limit).writable else {
                    throw Silence.timeout
                }
            } catch {
                // The server may have said why before it hung up.
                if let reply = try? readReply(within: 0), !reply.isPositive { return reply }
                throw Silence.closed
            }
        }
        return nil
    }

    private func readReply(within milliseconds: Int) throws -> Reply {
        let clock = ContinuousClock()
        let deadline = clock.now + .milliseconds(milliseconds)
        while true {
            if let reply = try nextReply() { return reply }
            do {
                let bytes = try connection.receive()
                guard !bytes.isEmpty else { throw Silence.closed }
                buffer += bytes
            } catch CurlConnection.Failure.again {
                let left = clock.now.duration(to: deadline)
                let (seconds, attoseconds) = left.components
                let wait = seconds * 1000 + attoseconds / 1_000_000_000_000_000
                guard wait > 0, connection.wait(forWriting: false, milliseconds: Int(wait)).readable
                else { throw Silence.timeout }
            } catch is CurlConnection.Failure {
                throw Silence.closed
            }
        }
    }

    /// The next whole reply in the buffer; nil while its last line is missing.
    private func nextReply() throws -> Reply? {
        var start = 0
        while let end = buffer[start...].firstIndex(of: 10) {
            let line = buffer[start..<end]
            guard let parsed = ReplyLine(line) else { throw Silence.malformed }
            if parsed.isLast {
                buffer.removeFirst(end + 1)
                return parsed.reply
            }
            start = end + 1
        }
        if buffer.count > 65_536 { throw Silence.malformed }
        return nil
    }

    private func words(_ error: any Error) -> String {
        switch error as? Silence {
        case .closed: "the server closed the connection"
        case .timeout: "the server did not answer in time"
        case .malformed: "the server's answer is no SMTP reply"
        case nil: "\(error)"
        }
    }
}
