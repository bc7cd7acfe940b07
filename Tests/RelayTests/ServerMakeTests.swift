import Foundation
import ProgramBench
import Testing
import Trials

/// A wave of letters through relays of other makes, in the mode that a home has where its files say nothing.
///
/// Dovecot's has a suite of its own (``DovecotTests``).
@Suite(.serialized, .enabled(if: Effort.isLong, "takes minutes")) struct ServerMakeTests {
    enum Make: String, CaseIterable {
        case postfix, exim, aiosmtpd
    }

    private static let letters = 100
    /// Where `.ci/setup tests` unpacks it.
    private static let exim = "/opt/dondoc-tests/exim/usr/sbin/exim4"

    /// A running server and where it delivers.
    private struct Relay {
        let port: Int
        let inbox: URL
        /// Ends it once all is delivered.
        let stop: () throws -> Void
    }

    @Test(
        .enabled(if: getuid() == 0, "Postfix and Exim start only as root"),
        arguments: Make.allCases
    )
    func `a hundred letters arrive once each`(make: Make) throws {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("dondoc-make-\(UUID().uuidString.prefix(8))")
        defer { try? FileManager.default.removeItem(at: folder) }
        let relay = try Self.start(make, in: folder)
        let home = try GeneratedHome.reminding(
            units: Self.letters,
            server: "  máy chủ: smtp://127.0.0.1:\(relay.port)"
        )
        defer { home.remove() }
        let program = DonDocProgram(home: home.url)
        #expect(try program.takeOver(at: "2021-03-01T08:00+07:00").code == 0)
        let wave = try program.run("tick", "--now", "2021-03-08T08:00+07:00")
        #expect(wave.code == 0, "\(wave.errors)")
        let patience = Date().addingTimeInterval(60)
        // Another program delivers, and only its files tell how far it is.
        while Self.count(in: relay.inbox) < Self.letters, Date() < patience { usleep(50_000) }
        try relay.stop()
        let copies = try copies(in: relay.inbox)
        #expect(copies.count == Self.letters)
        #expect(copies.values.allSatisfy { $0.count == 1 })
        print("\(make.rawValue): \(copies.count) letters, each once")
    }

    private static func count(in folder: URL) -> Int {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.count { !$0.hasSuffix(".session") }
    }

    private static func start(_ make: Make, in folder: URL) throws -> Relay {
        switch make {
        case .aiosmtpd:
            let server = try Server.relay([folder.path])
            return Relay(port: server.port, inbox: folder) { withExtendedLifetime(server) {} }
        case .postfix:
            let relay = try PostfixRelay()
            return Relay(port: relay.port, inbox: relay.inbox) { try relay.stop() }
        case .exim:
            let script = try #require(
                Bundle.module.url(forResource: "Fixtures/exim", withExtension: "sh")
            )
            try #require(FileManager.default.fileExists(atPath: exim), ".ci/setup tests unpacks it")
            let port = Int.random(in: 32_001...34_000)
            let server = try Server("/bin/bash", [script.path, exim, folder.path, "\(port)"])
            try waitUntilAnyoneListens(on: port)
            return Relay(port: port, inbox: folder.appendingPathComponent("mail/new")) {
                withExtendedLifetime(server) {}
            }
        }
    }
}
