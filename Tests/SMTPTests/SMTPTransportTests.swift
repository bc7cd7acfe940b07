import Campaigns
import Delivery
import Foundation
import MailCatcher
import SMTP
import Synchronization
import Testing
import TransportBench

/// The SMTP engine against a scripted inbox on loopback.
@Suite struct SMTPTransportTests {
    @Test func `letters of a pass arrive whole over one connection`() async throws {
        let sent = (1...3).map { "Subject: \($0)\r\n\r\nxin chao \($0)\r\n" }
        let (outcomes, inbox) = try await exchange(sent)
        #expect(outcomes.allSatisfy { if case .accepted = $0 { true } else { false } })
        #expect(inbox == sent)
    }

    @Test(arguments: [
        "A: b\r\n\r\n.\r\n", "A: b\r\n\r\n..\r\n", "A: b\r\n\r\n.hidden\r\n.\r\nend\r\n",
        "A: b\r\n\r\nno line end", "A: b\r\n\r\n",
    ])
    func `dots at the start of lines reach the inbox as they are`(content: String) async throws {
        let (_, inbox) = try await exchange([content])
        #expect(inbox == [content.hasSuffix("\r\n") ? content : content + "\r\n"])
    }

    @Test(arguments: [65_535, 65_536, 65_537, 131_071, 131_072, 131_073, 1_000_000])
    func `a long letter arrives to the octet`(size: Int) async throws {
        var content = "A: b\r\n\r\n"
        while content.utf8.count < size - 80 {
            content += ".\(String(repeating: "x", count: 75))\r\n"
        }
        content += String(repeating: "y", count: max(0, size - content.utf8.count - 2)) + "\r\n"
        #expect(content.utf8.count == size)
        let (_, inbox) = try await exchange([content])
        #expect(inbox == [content])
    }

    private static let rejections: [(CatcherScript.Command, String, SMTPPhase)] = [
        (.mail, "550 5.7.1 not you", .mail), (.rcpt, "550 5.1.1 no such user", .rcpt),
        (.rcpt, "450 4.2.0 greylisted", .rcpt), (.data, "451 4.3.0 later", .data),
        (.content, "554 5.6.0 spam", .content), (.content, "452 4.3.1 full", .content),
    ]

    @Test(arguments: rejections, Mode.allCases)
    func `a rejection names its phase and the next letter goes on`(
        rejection: (command: CatcherScript.Command, line: String, phase: SMTPPhase),
        mode: Mode
    ) async throws {
        let (command, line, phase) = rejection
        var script = CatcherScript()
        script.play([.reply(line)], at: command)
        let (outcomes, inbox) = try await exchange(
            ["A: 1\r\n\r\n", "A: 2\r\n\r\n"],
            script,
            mode
        )
        let code = try #require(Int(line.prefix(3)))
        guard case .rejected(let found, let reply) = outcomes[0] else {
            Issue.record("\(outcomes[0])")
            return
        }
        #expect(found == phase)
        #expect(reply.code == code)
        #expect(reply.line == line)
        #expect(inbox == ["A: 2\r\n\r\n"])
    }

    @Test func `no recipient and a server that wants content all the same: a lone dot`()
        async throws
    {
        var script = CatcherScript()
        script.play([.reply("550 5.1.1 no such user")], at: .rcpt)
        script.play([.reply("354 go on")], at: .data)
        let (outcomes, inbox) = try await exchange(["A: 1\r\n\r\n", "A: 2\r\n\r\n"], script)
        guard case .rejected(.rcpt, let reply) = outcomes[0] else {
            Issue.record("\(outcomes[0])")
            return
        }
        #expect(reply.line == "550 5.1.1 no such user")
        #expect(inbox == ["A: 2\r\n\r\n"])
    }

    @Test func `a goodbye among pipelined answers is the outcome, and a new connection goes on`()
        async throws
    {
        var script = CatcherScript()
        script.play([.reply("421 4.3.2 shutting down")], at: .rcpt)
        let (outcomes, inbox) = try await exchange(["A: 1\r\n\r\n", "A: 2\r\n\r\n"], script)
        guard case .rejected(.rcpt, let reply) = outcomes[0] else {
            Issue.record("\(outcomes[0])")
            return
        }
        #expect(reply.code == 421)
        #expect(inbox == ["A: 2\r\n\r\n"])
    }

    @Test func `a goodbye behind a refusal does not hide it`() async throws {
        var script = CatcherScript()
        script.play([.reply("550 5.1.1 no such user")], at: .rcpt)
        script.play([.reply("421 4.7.0 too many errors")], at: .data)
        let (outcomes, inbox) = try await exchange(["A: 1\r\n\r\n", "A: 2\r\n\r\n"], script)
        guard case .rejected(.rcpt, let reply) = outcomes[0] else {
            Issue.record("\(outcomes[0])")
            return
        }
        #expect(reply.code == 550)
        #expect(inbox == ["A: 2\r\n\r\n"])
    }

    @Test(arguments: [CatcherScript.Command.mail, .rcpt, .data], Mode.allCases)
    func `a close before the content is safe to send again`(
        command: CatcherScript.Command,
        mode: Mode
    ) async throws {
        var script = CatcherScript()
        script.play([.close], at: command)
        let (outcomes, inbox) = try await exchange(
            ["A: 1\r\n\r\n", "A: 2\r\n\r\n"],
            script,
            mode
        )
        guard case .notSent = outcomes[0] else {
            Issue.record("\(outcomes[0])")
            return
        }
        #expect(inbox == ["A: 2\r\n\r\n"])
    }

    @Test(arguments: [CatcherScript.Action.close, .keepAndClose, .silence], Mode.allCases)
    func `no answer to the final dot is ambiguous`(
        action: CatcherScript.Action,
        mode: Mode
    ) async throws {
        var script = CatcherScript()
        script.play([action], at: .content)
        let (outcomes, _) = try await exchange(["A: 1\r\n\r\n", "A: 2\r\n\r\n"], script, mode)
        guard case .ambiguous = outcomes[0] else {
            Issue.record("\(outcomes[0])")
            return
        }
        guard case .accepted = outcomes[1] else {
            Issue.record("\(outcomes[1])")
            return
        }
    }

    @Test func `a silent server is a fault of the relay`() async throws {
        var script = CatcherScript()
        script.play([.silence], at: .greeting)
        let (outcomes, _) = try await exchange(["A: 1\r\n\r\n"], script)
        guard case .relayFault(let fault) = outcomes[0] else {
            Issue.record("\(outcomes[0])")
            return
        }
        #expect(fault.kind == .timeout)
    }

    @Test(arguments: ["554 5.3.2 no service", "421 4.3.2 busy"])
    func `a refused greeting is a fault of the relay`(line: String) async throws {
        var script = CatcherScript()
        script.play([.reply(line)], at: .greeting)
        let (outcomes, _) = try await exchange(["A: 1\r\n\r\n"], script)
        guard case .relayFault(let fault) = outcomes[0] else {
            Issue.record("\(outcomes[0])")
            return
        }
        #expect(fault.kind == .greeting)
        #expect(fault.detail.hasPrefix(String(line.prefix(3))), "\(fault.detail)")
    }

    @Test func `nobody listening is a fault of the relay`() async throws {
        let transport = SMTPTransport(try server(port: 1)) { () throws(RelayFault) in nil }
        let outcomes = try await transport.outcomes(of: [try letter("A: 1\r\n\r\n")])
        guard case .relayFault(let fault) = outcomes[0] else {
            Issue.record("\(outcomes)")
            return
        }
        #expect(fault.kind == .connection)
    }

    @Test func `a slow answer is waited for`() async throws {
        var script = CatcherScript()
        script.play([.delay(milliseconds: 300)], at: .content)
        let (outcomes, inbox) = try await exchange(["A: 1\r\n\r\n"], script)
        guard case .accepted = outcomes[0] else {
            Issue.record("\(outcomes[0])")
            return
        }
        #expect(inbox.count == 1)
    }

    @Test func `a letter over the server's size is refused here`() async throws {
        let (outcomes, inbox) = try await exchange([
            "A: b\r\n\r\n" + String(repeating: "x\r\n", count: 4_000_000)
        ])
        guard case .rejected(_, let reply) = outcomes[0] else {
            Issue.record("\(outcomes[0])")
            return
        }
        #expect(reply.code == 552)
        #expect(inbox.isEmpty)
    }

    // MARK: A letter announced with the content of the one before

    @Test(arguments: [
        CatcherScript.Action.close, .reply("421 4.7.0 enough for one connection"),
        .reply("503 5.5.1 nested MAIL"), .silence,
    ])
    func `an announcement that goes wrong costs the letter nothing`(
        action: CatcherScript.Action
    ) async throws {
        var script = CatcherScript()
        script.play([.normal, action], at: .mail)
        let sent = ["A: 1\r\n\r\n", "A: 2\r\n\r\n", "A: 3\r\n\r\n"]
        let (outcomes, inbox) = try await exchange(sent, script, .overlapping)
        #expect(outcomes.allSatisfy { if case .accepted = $0 { true } else { false } })
        #expect(inbox == sent)
    }

    // So dies Dovecot's submission service: after it has relayed the letter, before its answer. One letter
    // is unclear for it, and none after it.
    @Test
    func `a line that closes before the answer while a letter is announced ends the announcing`()
        async throws
    {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        var script = CatcherScript()
        script.play([.normal, .keepAndClose], at: .content)
        let catcher = try await MailCatcher(inbox: folder, script: script)
        var server = try server(port: catcher.port)
        server.overlaps = true
        let transport = SMTPTransport(server) { () throws(RelayFault) in nil }
        let letters = try (1...6).map { try letter("A: \($0)\r\n\r\n") }
        let outcomes = try await transport.outcomes(of: letters)
        #expect(await transport.hasRefusedOverlap)
        await transport.close()
        try await catcher.stop()
        let unclear = outcomes.indices.filter {
            if case .ambiguous = outcomes[$0] { true } else { false }
        }
        #expect(unclear == [1])
        #expect(catcher.inbox.received == 6)
    }

    @Test func `without the key nothing is announced, so nothing can be refused`() async throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        var script = CatcherScript()
        script.play([.normal, .keepAndClose], at: .content)
        let catcher = try await MailCatcher(inbox: folder, script: script)
        let transport = SMTPTransport(try server(port: catcher.port)) {
            () throws(RelayFault) in nil
        }
        let letters = try (1...3).map { try letter("A: \($0)\r\n\r\n") }
        let outcomes = try await transport.outcomes(of: letters)
        #expect(await !transport.hasRefusedOverlap)
        await transport.close()
        try await catcher.stop()
        guard case .ambiguous = outcomes[1] else {
            Issue.record("\(outcomes)")
            return
        }
    }

    @Test func `what is announced and then not wanted leaves nothing behind`() async throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let catcher = try await MailCatcher(inbox: folder)
        var server = try server(port: catcher.port)
        server.overlaps = true
        let transport = SMTPTransport(server) { () throws(RelayFault) in nil }
        let letters = try ["A: 1\r\n\r\n", "A: 2\r\n\r\n"].map(letter)
        try await transport.deliver(letters) { _, _ in false }
        _ = try await transport.outcomes(of: [letters[1]])
        await transport.close()
        try await catcher.stop()
        #expect(catcher.inbox.received == 2)
    }

    @Test func `a connection is given up after so many letters`() async throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        var script = CatcherScript()
        script.play(Array(repeating: .normal, count: 3) + [.reply("554 one too many")], at: .ehlo)
        let catcher = try await MailCatcher(inbox: folder, script: script)
        var limits = ConnectionLimits()
        limits.letters = 2
        var server = try server(port: catcher.port)
        server.overlaps = true
        let transport = SMTPTransport(server, limits: limits) { () throws(RelayFault) in nil }
        let letters = try (1...6).map { try letter("A: \($0)\r\n\r\n") }
        let outcomes = try await transport.outcomes(of: letters)
        #expect(outcomes.count == 6)
        await transport.close()
        try await catcher.stop()
        #expect(catcher.inbox.received == 6)
    }
}
