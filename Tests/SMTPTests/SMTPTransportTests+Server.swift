import Campaigns
import Delivery
import Foundation
import MailCatcher
import SMTP
import Testing
import TransportBench

extension SMTPTransportTests {
    enum Mode: CaseIterable {
        case lockStep
        /// One letter at a time: MAIL, RCPT, DATA in one piece.
        case pipelined
        /// All letters at once, each announced with the content of the one before.
        case overlapping
        /// All letters at once, each after the answer for the one before: what files say nothing about.
        case batch
    }

    func exchange(
        _ contents: [String],
        _ script: CatcherScript = CatcherScript(),
        _ mode: Mode = .pipelined
    ) async throws -> ([Outcome], [String]) {
        var script = script
        if mode == .lockStep {
            let greeting = CatcherScript.Action.reply("250-localhost\r\n250 SIZE 10485760")
            script.play(Array(repeating: greeting, count: 4), at: .ehlo)
        }
        let folder = try folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let catcher = try await MailCatcher(inbox: folder, script: script)
        var timeouts = SMTPTimeouts()
        timeouts.connect = .seconds(1)
        timeouts.command = .seconds(1)
        timeouts.final = .seconds(1)
        var server = try server(port: catcher.port)
        server.overlaps = mode == .overlapping
        let transport = SMTPTransport(server, timeouts: timeouts) {
            () throws(RelayFault) in nil
        }
        var outcomes: [Outcome] = []
        let letters = try contents.map(letter)
        for batch in mode == .overlapping || mode == .batch ? [letters] : letters.map({ [$0] }) {
            outcomes += try await transport.outcomes(of: batch)
        }
        await transport.close()
        try await catcher.stop()
        let new = folder.appendingPathComponent("new")
        let inbox = try FileManager.default.contentsOfDirectory(atPath: new.path).sorted().map {
            try String(contentsOf: new.appendingPathComponent($0), encoding: .utf8)
        }
        return (outcomes, inbox)
    }

    func folder() throws -> URL {
        let url = FileManager.default.temporaryDirectory
            .appendingPathComponent("dondoc-smtp-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        return url
    }

    func server(port: Int) throws -> MailServer {
        MailServer(
            id: "test",
            host: "127.0.0.1",
            port: port,
            isImplicitTLS: false,
            sender: try #require(EmailAddress("tccb@so.example"))
        )
    }

    func letter(_ content: String) throws -> MailItem {
        MailItem(
            sender: try #require(EmailAddress("tccb@so.example")),
            recipient: try #require(EmailAddress("cca@so.example")),
            bytes: Data(content.utf8)
        )
    }
}
