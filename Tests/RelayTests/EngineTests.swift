import Campaigns
import Delivery
import Foundation
import ProgramBench
import SMTP
import Synchronization
import Testing
import TransportBench

/// The SMTP engine against Postfix: its test server with each of its faults, and a relay.
@Suite(.serialized) struct EngineTests {
    /// What smtp-sink is told to do at a command, and how the first letter then ends.
    private static let faults: [(flags: [String], end: String)] = [
        (["-q", "mail"], "notSent"), (["-q", "rcpt"], "notSent"), (["-q", "data"], "notSent"),
        (["-q", "."], "ambiguous"), (["-q", "ehlo,helo"], "relayFault connection"),
        (["-Q", "ehlo,helo"], "relayFault"), (["-Q", "mail"], "rejected mail 421"),
        (["-Q", "rcpt"], "rejected rcpt 421"), (["-Q", "data"], "rejected data 421"),
        (["-Q", "."], "rejected content 421"), (["-r", "mail"], "rejected mail 450"),
        (["-r", "rcpt"], "rejected rcpt 450"), (["-r", "data"], "rejected data 450"),
        (["-r", "."], "rejected content 450"), (["-f", "mail"], "rejected mail 500"),
        (["-f", "rcpt"], "rejected rcpt 500"), (["-f", "data"], "rejected data 500"),
        (["-f", "."], "rejected content 500"), (["-A", "0"], "rejected content 550"),
        (["-p"], "accepted 250"), (["-p", "-W", "mail:1"], "accepted 250"),
        (["-W", ".:1"], "accepted 250"),
    ]

    @Test(arguments: faults)
    func `each fault of smtp-sink ends the letter as the table says`(
        fault: (flags: [String], end: String)
    ) async throws {
        let folder = Self.folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let sink = try Sink(in: folder, flags: fault.flags)
        let transport = try Self.transport(port: sink.port)
        let outcomes = try await transport.outcomes(of: [Self.letter(to: "a@so.example")])
        await transport.close()
        let outcome = try #require(outcomes.first)
        #expect(Self.words(outcome).hasPrefix(fault.end), "\(outcome)")
    }

    @Test func `a host that does not exist is a fault of the relay`() async throws {
        let transport = try Self.transport(host: "khong-co.invalid", port: 25)
        let outcomes = try await transport.outcomes(of: [Self.letter(to: "a@so.example")])
        #expect(Self.words(try #require(outcomes.first)) == "relayFault connection")
    }

    /// Lines at the limit of RFC 5322 and a first dot, as other programs may have written them.
    @Test(arguments: [997, 998, 999, 5_000])
    func `long lines arrive as they are`(columns: Int) async throws {
        let folder = Self.folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let sink = try Sink(in: folder)
        let transport = try Self.transport(port: sink.port)
        let line = "." + String(repeating: "x", count: columns - 1)
        let content = "Date: x\r\nMessage-ID: <a@b>\r\n\r\n\(line)\r\n"
        _ = try await transport.outcomes(of: [Self.letter(to: "a@so.example", content)])
        await transport.close()
        let arrived = try copies(in: folder).values.flatMap(\.self)
        #expect(arrived.count == 1)
        #expect(arrived[0].split(whereSeparator: \.isNewline).contains { $0 == line })
    }

    @Test(arguments: [true, false])
    func `aiosmtpd's reply to each recipient is that letter's alone`(inOneBatch: Bool) async throws
    {
        let folder = Self.folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let replies = [
            "a": "250 2.1.5 Ok", "b": "550 5.1.1 no such user", "c": "450 4.7.1 greylisted",
            "d": "250 2.1.5 will forward", "e": "552 5.2.2 mailbox full",
        ]
        let relay = try Server.relay(
            [folder.path] + replies.flatMap { ["--recipient", "\($0.key)@so.example", $0.value] }
        )
        let names = ["b", "a", "c", "a", "e", "e", "d", "a"]
        let letters = try names.map { try Self.letter(to: "\($0)@so.example") }
        let transport = try Self.transport(port: relay.port)
        var outcomes: [Outcome] = []
        for batch in inOneBatch ? [letters] : letters.map({ [$0] }) {
            outcomes += try await transport.outcomes(of: batch)
        }
        await transport.close()
        let expected = [
            "rejected rcpt 550", "accepted 250", "rejected rcpt 450", "accepted 250",
            "rejected rcpt 552", "rejected rcpt 552", "accepted 250", "accepted 250",
        ]
        #expect(outcomes.map(Self.words) == expected)
    }

    @Test(.enabled(if: getuid() == 0, "Postfix starts only as root"), arguments: [true, false])
    func `a Postfix relay takes, defers and refuses each letter on its own`(inOneBatch: Bool)
        async throws
    {
        let relay = try PostfixRelay()
        let transport = try Self.transport(port: relay.port)
        var letters: [MailItem] = []
        var expected: [String] = []
        for number in 0..<60 {
            let isRefused = number % 7 == 3
            let address = number % 5 == 1 ? "hoan" : number % 11 == 4 ? "khong-co" : "u\(number)"
            letters.append(
                try Self.letter(
                    to: "\(address)@so.example",
                    (isRefused ? "X-Reject: yes\r\n" : "")
                        + "Subject: \(number)\r\n\r\n..\r\nxin chao\r\n"
                )
            )
            expected.append(
                address == "hoan"
                    ? "rejected rcpt 450"
                    : address == "khong-co"
                        ? "rejected rcpt 554" : isRefused ? "rejected content 550" : "accepted 250"
            )
        }
        var outcomes: [Outcome] = []
        for batch in inOneBatch ? [letters] : letters.map({ [$0] }) {
            outcomes += try await transport.outcomes(of: batch)
        }
        await transport.close()
        #expect(outcomes.map(Self.words) == expected)
        try relay.stop()
        #expect(try relay.received() == expected.count { $0 == "accepted 250" })
    }

    // MARK: Helpers

    private static func words(_ outcome: Outcome) -> String {
        switch outcome {
        case .accepted(let reply): "accepted \(reply.code)"
        case .rejected(let phase, let reply): "rejected \(phase.rawValue) \(reply.code)"
        case .relayFault(let fault): "relayFault \(fault.kind.rawValue)"
        case .notSent: "notSent"
        case .ambiguous: "ambiguous"
        }
    }

    private static func folder() -> URL {
        FileManager.default.temporaryDirectory
            .appendingPathComponent("dondoc-engine-\(UUID().uuidString)")
    }

    private static func transport(host: String = "127.0.0.1", port: Int) throws -> SMTPTransport {
        var server = MailServer(
            id: "test",
            host: host,
            port: port,
            isImplicitTLS: false,
            sender: try #require(EmailAddress("tccb@so.example"))
        )
        if !server.isLoopback { server.security = .plain }
        return SMTPTransport(server) { () throws(RelayFault) in nil }
    }

    private static func letter(
        to address: String,
        _ content: String = "Subject: a\r\n\r\nxin chao\r\n"
    ) throws -> MailItem {
        MailItem(
            sender: try #require(EmailAddress("tccb@so.example")),
            recipient: try #require(EmailAddress(address)),
            bytes: Data(content.utf8)
        )
    }
}
