import Delivery

/// What ends a command without a reply.
enum Silence: Error {
    case closed
    case timeout
    case malformed
    case cancelled

    var words: String {
        switch self {
        case .closed: "the server closed the connection"
        case .timeout: "the server did not answer in time"
        case .malformed: "the server's answer is no SMTP reply"
        case .cancelled: "stopped before the server answered"
        }
    }
}

/// Commands out, replies in, each within its time.
///
/// A wait ends early when the task is cancelled: at once where nothing of a letter has left, else
/// after a time of grace.
final class SMTPDialogue {
    private let connection: any SMTPConnection
    /// What has arrived and is no whole line yet, or follows the last reply.
    private var buffer: [UInt8] = []
    /// How many octets of the buffer, from its beginning, hold no end of a line.
    private var searched = 0
    /// The lines of a reply whose last is still to come, and their octets.
    private var lines: [Reply] = []
    private var size = 0
    /// What no reply may carry on.
    private let redaction: Redaction
    var isUsable = true

    init(_ connection: any SMTPConnection, redaction: Redaction) {
        self.connection = connection
        self.redaction = redaction
    }

    var clock: Duration { connection.clock }

    /// The parameters of an extension that the server offers; nil where it does not.
    func offer(_ keyword: String) -> Substring? {
        for line in connection.transcript.reversed() where line.hasPrefix("250") {
            let words = line.dropFirst(4).split(separator: " ", maxSplits: 1)
            if words.first?.uppercased() == keyword { return words.dropFirst().first ?? "" }
        }
        return nil
    }

    /// What the server says and shows of itself.
    var details: ServerDetails {
        let greeting = connection.transcript.first { $0.hasPrefix("220") }
        let limit = offer("SIZE").flatMap { Int($0) } ?? 0
        return ServerDetails(
            clock: greeting.flatMap { Greeting($0).clock },
            sizeLimit: limit > 0 ? limit : nil,
            certificateEnd: connection.certificateEnd
        )
    }

    /// Whether the server has said nothing and not hung up.
    func isQuiet() -> Bool {
        guard isUsable, buffer.isEmpty, lines.isEmpty else { return false }
        do {
            _ = try connection.receive()
            return false
        } catch {
            return error == .again
        }
    }

    func ask(_ command: String, within limit: Duration) throws(Silence) -> Reply {
        if let last = try send(command + "\r\n", within: limit) {
            isUsable = false
            return last
        }
        return try readReply(within: limit)
    }

    /// Sends whole lines; returns what the server said where it hung up before it took them.
    func send(_ text: String, within limit: Duration) throws(Silence) -> Reply? {
        let bytes = Array(text.utf8)
        var sent = 0
        let deadline = clock + limit
        while sent < bytes.count {
            do {
                sent += try connection.send(bytes[sent...])
            } catch .again {
                while !connection.wait(forWriting: true, milliseconds: slice(deadline)).writable {
                    try checkTime(deadline)
                }
            } catch {
                // The server may have said why before it hung up.
                if let reply = try? readReply(within: .zero), !reply.isPositive { return reply }
                throw Silence.closed
            }
        }
        return nil
    }

    enum ContentEnd {
        /// The content is out, with its final dot. `whole` is false where the commands pipelined behind the
        /// dot were cut short.
        case sent(whole: Bool)
        /// An answer before the end of the content: the server does not want it.
        case answered(Reply)
        /// The final dot was in what could not be sent.
        case failed(String)
    }

    /// Sends content up to and with its final dot, with an eye on early answers.
    ///
    /// `dot`: where its final dot ends; commands may follow. `limit`: for each block of it.
    func send(
        content: [UInt8],
        dot: Int,
        within limit: Duration,
        grace: Duration
    ) -> ContentEnd {
        var sent = 0
        var deadline = clock + limit
        var isCut = false
        while sent < content.count {
            do {
                sent += try connection.send(content[sent..<min(sent + 65_536, content.count)])
                deadline = clock + limit
            } catch .again {
                let ready = connection.wait(forWriting: true, milliseconds: slice(deadline))
                // Once the dot is out, what comes answers it.
                if sent >= dot, ready.readable || clock >= deadline { return .sent(whole: false) }
                if ready.readable {
                    if let reply = try? readReply(within: .seconds(1)) { return .answered(reply) }
                    return .failed("the server closed the connection during the content")
                }
                if Task.isCancelled, !isCut {
                    isCut = true
                    deadline = min(deadline, clock + grace)
                }
                if !ready.writable, clock >= deadline {
                    return .failed("the server took no more content")
                }
            } catch {
                if sent >= dot { return .sent(whole: false) }
                if let reply = try? readReply(within: .seconds(1)), !reply.isPositive {
                    return .answered(reply)
                }
                return .failed("the connection broke during the content")
            }
        }
        return .sent(whole: true)
    }

    /// `grace`: how long to wait on after the task is cancelled.
    func readReply(within limit: Duration, grace: Duration? = nil) throws(Silence) -> Reply {
        var deadline = clock + limit
        var isCut = false
        while true {
            if let reply = try nextReply() { return reply }
            do throws(ConnectionFailure) {
                let bytes = try connection.receive()
                guard !bytes.isEmpty else { throw .closed }
                buffer += bytes
            } catch .again {
                if Task.isCancelled, let grace, !isCut {
                    isCut = true
                    deadline = min(deadline, clock + grace)
                }
                if !connection.wait(forWriting: false, milliseconds: slice(deadline)).readable {
                    try checkTime(deadline, isCancellable: grace == nil)
                }
            } catch {
                throw .closed
            }
        }
    }

    /// Short enough to notice a cancellation.
    private func slice(_ deadline: Duration) -> Int {
        max(0, min(200, (deadline - clock).milliseconds))
    }

    private func checkTime(
        _ deadline: Duration,
        isCancellable: Bool = true
    ) throws(Silence) {
        if isCancellable, Task.isCancelled { throw .cancelled }
        if clock >= deadline { throw .timeout }
    }

    /// The next whole reply in the buffer; nil while its last line is missing.
    ///
    /// No octet is looked at twice, however few arrive at once.
    private func nextReply() throws(Silence) -> Reply? {
        var start = 0
        defer { buffer.removeFirst(start) }
        while let end = buffer[max(start, searched)...].firstIndex(of: 10) {
            guard let parsed = ReplyLine(buffer[start..<end], redaction) else { throw .malformed }
            lines.append(parsed.reply)
            (size, start, searched) = (size + end + 1 - start, end + 1, 0)
            if parsed.isLast {
                defer { (lines, size) = ([], 0) }
                return Reply(lines: lines).clean(redaction)
            }
        }
        searched = buffer.count - start
        if size + searched > 65_536 { throw .malformed }
        return nil
    }
}
