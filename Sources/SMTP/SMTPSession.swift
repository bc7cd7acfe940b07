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

/// The SMTP dialogue over one connection: lock-step, every reply read and checked.
final class SMTPSession {
    private let connection: CurlConnection
    private let timeouts: SMTPTimeouts
    private var buffer: [UInt8] = []
    private let offersSize: Bool
    private let sizeLimit: Int?
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
        let size = connection.transcript.last { line in
            line.dropFirst(4).uppercased().hasPrefix("SIZE") && line.hasPrefix("250")
        }
        offersSize = size != nil
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
        do {
            for (phase, command) in [
                (SMTPPhase.mail, "MAIL FROM:<\(letter.sender.addrSpec)>\(size)"),
                (.rcpt, "RCPT TO:<\(letter.address.addrSpec)>"),
            ] {
                let reply = try ask(command, within: timeouts.command)
                guard (200..<300).contains(reply.code) else {
                    reset(after: reply)
                    return .rejected(phase, reply)
                }
            }
            let ready = try ask("DATA", within: timeouts.data)
            guard ready.code == 354 else {
                reset(after: ready)
                return .rejected(.data, ready)
            }
        } catch {
            isUsable = false
            return .notSent(words(error))
        }
        return sendContent(of: letter)
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
            if reply.code == 421 { isUsable = false }
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
        let line = Array((command + "\r\n").utf8)
        var sent = 0
        while sent < line.count {
            do {
                sent += try connection.send(line[sent...])
            } catch .again {
                guard connection.wait(forWriting: true, milliseconds: milliseconds).writable else {
                    throw Silence.timeout
                }
            } catch {
                // The server may have said why before it hung up.
                if let reply = try? readReply(within: 0), !reply.isPositive { return reply }
                throw Silence.closed
            }
        }
        return try readReply(within: milliseconds)
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
