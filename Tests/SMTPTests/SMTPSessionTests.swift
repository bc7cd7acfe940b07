import Campaigns
import Delivery
import Foundation
@testable import SMTP
import Testing

/// The dialogue over a connection in memory, on a clock of its own.
@Suite struct SMTPSessionTests {
    /// How long the session waits where the server falls silent, and what becomes of the letter.
    @Test(arguments: [
        ("MAIL", 300), ("RCPT", 300), ("DATA", 120), (".", 600),
    ])
    func `each phase has its own time`(silentAt command: String, seconds: Int) throws {
        let connection = ScriptedConnection(silentAt: command)
        let session = session(over: connection)
        var outcome: Outcome?
        _ = session.deliver([try letter()][...]) { _, result in
            outcome = result
            return true
        }
        #expect(connection.clock == .seconds(seconds))
        #expect(!session.isUsable)
        if command == "." {
            #expect(outcome == .ambiguous("the server did not answer in time"))
        } else {
            #expect(outcome == .notSent("the server did not answer in time"))
        }
    }

    @Test func `a server that takes no more content is given three minutes a block`() throws {
        let connection = ScriptedConnection(room: 1000)
        let session = session(over: connection)
        var outcome: Outcome?
        _ = session.deliver([try letter(size: 5000)][...]) { _, result in
            outcome = result
            return true
        }
        #expect(connection.clock == .seconds(180))
        #expect(outcome == .notSent("the server took no more content"))
    }

    @Test func `an answer before the end of the content is the outcome`() throws {
        let connection = ScriptedConnection(room: 1000, early: "552 5.3.4 too big for us\r\n")
        let session = session(over: connection)
        var outcome: Outcome?
        _ = session.deliver([try letter(size: 5000)][...]) { _, result in
            outcome = result
            return true
        }
        #expect(connection.clock == .zero)
        guard case .rejected(.content, let reply) = outcome else {
            Issue.record("\(String(describing: outcome))")
            return
        }
        #expect(reply.line == "552 5.3.4 too big for us")
    }

    /// The dot of the first letter is out, the commands of the next are not.
    @Test(arguments: ["250 2.0.0 Ok\r\n", "554 5.6.0 no\r\n", nil])
    func `what comes once the dot is out answers the dot`(answer: String?) throws {
        let letters = try [letter(size: 1000), letter()]
        // The content, a line end, the dot: 1000 + 2 + 3 octets.
        let connection = ScriptedConnection(room: 1010, early: answer)
        var outcomes: [Outcome] = []
        let end = session(over: connection).deliver(letters[...]) { _, outcome in
            outcomes.append(outcome)
            return true
        }
        switch (answer?.prefix(3), outcomes.first) {
        case ("250", .accepted): break
        case ("554", .rejected(.content, _)): break
        case (nil, .ambiguous): #expect(connection.clock == .seconds(180 + 600))
        default: Issue.record("\(outcomes)")
        }
        #expect(outcomes.count == 1)
        #expect(end == .lineEnded(before: 1))
    }

    @Test func `a goodbye is given two seconds`() throws {
        let connection = ScriptedConnection(silentAt: "QUIT")
        session(over: connection).quit()
        #expect(connection.clock == .seconds(2))
    }

    @Test(arguments: [(29, true), (31, false)])
    func `an idle connection is not trusted for long`(seconds: Int, isAlive: Bool) {
        let connection = ScriptedConnection()
        let session = session(over: connection)
        connection.clock += .seconds(seconds)
        #expect(session.isAlive() == isAlive)
    }

    @Test(arguments: ["421 4.4.2 idle too long\r\n", ""])
    func `what came while nothing was asked ends the connection`(said: String) {
        let connection = ScriptedConnection()
        let session = session(over: connection)
        connection.say(said)
        #expect(!session.isAlive())
    }

    @Test func `in the steady state a letter costs one round trip`() throws {
        let connection = ScriptedConnection()
        let letters = try (1...10).map { _ in try letter() }
        var accepted = 0
        _ = session(over: connection).deliver(letters[...]) { _, outcome in
            if case .accepted = outcome { accepted += 1 }
            return true
        }
        #expect(accepted == 10)
        // The first letter's commands alone, then each content with the next letter's commands.
        #expect(connection.pieces == 11)
    }

    @Test func `a cancelled task waits for no answer, but for a started letter thirty seconds`()
        async throws
    {
        for (command, seconds) in [("RCPT", 0), (".", 30)] {
            let letter = try letter()
            let task = Task {
                unsafe withUnsafeCurrentTask { unsafe $0?.cancel() }
                let connection = ScriptedConnection(silentAt: command)
                var outcomes: [Outcome] = []
                _ = session(over: connection).deliver([letter][...]) { _, outcome in
                    outcomes.append(outcome)
                    return true
                }
                return (connection.clock, outcomes)
            }
            let (clock, outcomes) = await task.value
            #expect(clock <= .seconds(seconds) + .milliseconds(200))
            #expect(clock >= .seconds(seconds))
            #expect(
                outcomes
                    == (command == "." ? [.ambiguous("the server did not answer in time")] : [])
            )
        }
    }

    @Test(arguments: [true, false])
    func `an address in other letters needs a server that takes it`(isOffered: Bool) throws {
        let connection = ScriptedConnection()
        if isOffered { connection.transcript.append("250 SMTPUTF8") }
        var outcome: Outcome?
        let letter = try letter(to: "ủy.ban@đắk.example")
        _ = session(over: connection).deliver([letter][...]) { _, result in
            outcome = result
            return true
        }
        if isOffered {
            #expect(connection.lines[0] == "MAIL FROM:<tccb@so.example> SIZE=100 SMTPUTF8")
            #expect(connection.lines[1] == "RCPT TO:<ủy.ban@xn--k-kia068t.example>")
        } else {
            #expect(connection.lines.isEmpty)
            guard case .rejected(.rcpt, let reply) = outcome else {
                Issue.record("\(String(describing: outcome))")
                return
            }
            #expect(reply.enhanced == "5.6.7")
        }
    }

    private func session(over connection: ScriptedConnection) -> SMTPSession {
        SMTPSession(
            connection,
            timeouts: SMTPTimeouts(),
            limits: ConnectionLimits(),
            mayOverlap: true
        )
    }

    private func letter(size: Int = 100, to address: String = "cca@so.example") throws
        -> MailItem
    {
        MailItem(
            sender: try #require(EmailAddress("tccb@so.example")),
            recipient: try #require(EmailAddress(address)),
            bytes: Data(repeating: UInt8(ascii: "x"), count: size)
        )
    }
}

/// A server in memory: answers at once, falls silent at a command, and time passes only in waits.
private final class ScriptedConnection: SMTPConnection {
    let certificateEnd: Instant? = nil
    var transcript: [Substring] = ["220 here", "250-here", "250-PIPELINING", "250 SIZE 100000"]
    var clock = Duration.zero
    /// How often something was sent.
    private(set) var pieces = 0
    private(set) var lines: [String] = []
    private let silentAt: String?
    private let early: String?
    /// Octets of content that are taken; nil: all.
    private var room: Int?
    private var answers: [UInt8] = []
    private var line: [UInt8] = []
    private var isInContent = false
    private var isBlocked = false
    private var isSilent = false
    private var isClosed = false

    init(silentAt: String? = nil, room: Int? = nil, early: String? = nil) {
        self.silentAt = silentAt
        self.room = room
        self.early = early
    }

    /// Unasked; empty: the server hangs up.
    func say(_ text: String) {
        answers += text.utf8
        isClosed = text.isEmpty
    }

    func send(_ bytes: ArraySlice<UInt8>) throws(ConnectionFailure) -> Int {
        var taken = bytes
        if isInContent || isBlocked, let room {
            guard room > 0 else { throw .again }
            taken = bytes.prefix(room)
            self.room = room - taken.count
            if self.room == 0, let early { answers += early.utf8 }
        }
        pieces += 1
        for octet in taken {
            line.append(octet)
            guard octet == 10 else { continue }
            take(String(decoding: line.dropLast(2), as: UTF8.self))
            line = []
        }
        return taken.count
    }

    private func take(_ line: String) {
        if isInContent, line != "." { return }
        // What is to come early stands for the answer to the dot.
        if line == ".", room != nil { isInContent = false; isBlocked = true; return }
        lines.append(line)
        if let silentAt, line.hasPrefix(silentAt) { isSilent = true }
        guard !isSilent else { return }
        isInContent = line == "DATA"
        answers += (isInContent ? "354 go on\r\n" : "250 2.0.0 Ok\r\n").utf8
    }

    func receive() throws(ConnectionFailure) -> [UInt8] {
        guard !answers.isEmpty || isClosed else { throw .again }
        defer { answers = [] }
        return answers
    }

    func wait(forWriting: Bool, milliseconds: Int) -> (readable: Bool, writable: Bool) {
        guard answers.isEmpty else { return (true, false) }
        clock += .milliseconds(milliseconds)
        return (false, false)
    }
}
