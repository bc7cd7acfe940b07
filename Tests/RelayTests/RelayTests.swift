import Foundation
import GRDB
import ProgramBench
import Testing

/// The program against servers of other makes: aiosmtpd and Postfix's smtp-sink.
@Suite(.serialized) struct RelayTests {
    // MARK: TLS and accounts

    @Test func `STARTTLS and AUTH deliver, encrypted and authenticated`() throws {
        let bench = try TLSBench()
        let relay = try Server.relay(
            [
                bench.inbox.path, "--starttls", bench.certificate, bench.key, "--account", "tccb",
                "mật-khẩu",
            ])
        let result = try bench.send(
            to: "smtp://localhost:\(relay.port)",
            account: true,
            authority: bench.certificate,
            password: "mật-khẩu"
        )
        #expect(result.code == 0, "\(result.errors)")
        #expect(try bench.sessions() == ["tls=True auth=True"])
    }

    @Test func `implicit TLS delivers`() throws {
        let bench = try TLSBench()
        let relay = try Server.relay([bench.inbox.path, "--smtps", bench.certificate, bench.key])
        let result = try bench.send(
            to: "smtps://localhost:\(relay.port)",
            account: false,
            authority: bench.certificate
        )
        #expect(result.code == 0, "\(result.errors)")
        #expect(try bench.sessions().count == 1)
    }

    @Test func `a certificate of an unknown authority is refused and named`() throws {
        let bench = try TLSBench()
        let relay = try Server.relay(
            [
                bench.inbox.path, "--starttls", bench.certificate, bench.key, "--account", "tccb",
                "x",
            ])
        let result = try bench.send(
            to: "smtp://localhost:\(relay.port)",
            account: true,
            authority: nil,
            password: "x"
        )
        #expect(result.code == 1)
        #expect(
            result.errors.contains("chứng thư của máy chủ thư không tin được"),
            "\(result.errors)"
        )
        #expect(try bench.sessions().isEmpty)
    }

    @Test func `a certificate for another host is refused and named`() throws {
        let bench = try TLSBench(host: "elsewhere.example")
        let relay = try Server.relay(
            [
                bench.inbox.path, "--starttls", bench.certificate, bench.key, "--account", "tccb",
                "x",
            ])
        let result = try bench.send(
            to: "smtp://localhost:\(relay.port)",
            account: true,
            authority: bench.certificate,
            password: "x"
        )
        #expect(result.code == 1)
        #expect(result.errors.contains("chứng thư"), "\(result.errors)")
        #expect(try bench.sessions().isEmpty)
    }

    @Test func `stripped STARTTLS is refused and named, and no password leaves`() throws {
        let bench = try TLSBench()
        let relay = try Server.relay(
            [
                bench.inbox.path, "--starttls", bench.certificate, bench.key, "--account", "tccb",
                "x", "--strip",
            ])
        let result = try bench.send(
            to: "smtp://localhost:\(relay.port)",
            account: true,
            authority: bench.certificate,
            password: "x"
        )
        #expect(result.code == 1)
        #expect(result.errors.contains("không thiết lập được TLS"), "\(result.errors)")
        #expect(try bench.sessions().isEmpty)
    }

    @Test func `a wrong password is refused, named and not shown`() throws {
        let bench = try TLSBench()
        let relay = try Server.relay(
            [
                bench.inbox.path, "--starttls", bench.certificate, bench.key, "--account", "tccb",
                "đúng",
            ])
        let result = try bench.send(
            to: "smtp://localhost:\(relay.port)",
            account: true,
            authority: bench.certificate,
            password: "sai-bét-nhè"
        )
        #expect(result.code == 1)
        #expect(result.errors.contains("không nhận tài khoản hoặc mật khẩu"), "\(result.errors)")
        #expect(!(result.errors + result.output).contains("sai-bét-nhè"))
        #expect(try bench.sessions().isEmpty)
    }

    @Test func `an account without its password says which variable is missing`() throws {
        let bench = try TLSBench()
        let relay = try Server.relay(
            [
                bench.inbox.path, "--starttls", bench.certificate, bench.key, "--account", "tccb",
                "x",
            ])
        let result = try bench.send(
            to: "smtp://localhost:\(relay.port)",
            account: true,
            authority: bench.certificate
        )
        #expect(result.code == 1)
        #expect(result.errors.contains("$DONDOC_TEST_PASSWORD"), "\(result.errors)")
    }

    @Test func `an access token is read from its file anew for each connection`() throws {
        let bench = try TLSBench()
        let relay = try Server.relay(
            [
                bench.inbox.path, "--starttls", bench.certificate, bench.key, "--token", "tccb",
                "ya29.moi",
            ])
        let file = bench.folder.appendingPathComponent("token")
        let lines = [
            "  tài khoản: \"tccb\"", "  mật khẩu: tệp \(file.path)", "  xác thực: XOAUTH2",
        ]
        for (token, isTaken) in [("ya29.het-han", false), ("ya29.moi", true)] {
            try (token + "\n").write(to: file, atomically: true, encoding: .utf8)
            let result = try bench.send(
                to: "smtp://localhost:\(relay.port)",
                account: false,
                authority: bench.certificate,
                lines: lines
            )
            #expect((result.code == 0) == isTaken, "\(result.errors)")
            #expect(!(result.errors + result.output).contains(token))
        }
        #expect(try bench.sessions() == ["tls=True auth=True"])
    }

    @Test(arguments: [true, false])
    func `a server that wants to know its clients is shown a certificate`(hasOne: Bool) throws {
        let bench = try TLSBench()
        let both = bench.folder.appendingPathComponent("both.pem")
        try
            (String(contentsOfFile: bench.key, encoding: .utf8)
            + String(contentsOfFile: bench.certificate, encoding: .utf8))
            .write(to: both, atomically: true, encoding: .utf8)
        let relay = try Server.relay(
            [
                bench.inbox.path, "--smtps", bench.certificate, bench.key, "--client-authority",
                bench.certificate,
            ])
        let result = try bench.send(
            to: "smtps://localhost:\(relay.port)",
            account: false,
            authority: bench.certificate,
            lines: hasOne ? ["  chứng thư máy khách: tệp \(both.path)"] : []
        )
        #expect((result.code == 0) == hasOne, "\(result.errors)")
        #expect(try bench.sessions().count == (hasOne ? 1 : 0))
    }

    // MARK: Killed anywhere

    @Test func `a service killed ten times loses no letter and copies only the unanswered`() throws
    {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("dondoc-sink-\(UUID().uuidString)")
        let sink = try Sink(in: folder)
        defer { try? FileManager.default.removeItem(at: folder) }
        let units = 300
        let due = try DueHome(units: units, server: "  máy chủ: smtp://127.0.0.1:\(sink.port)")
        defer { due.home.remove() }
        let program = due.program

        for round in 1...10 {
            let (service, _, _) = try program.start(["run"])
            // From the second letter on: three deaths over the same one would quarantine it.
            let mark = sink.count + Int.random(in: 2...20)
            let patience = Date().addingTimeInterval(30)
            // Another process delivers, and only its files tell how far it is: the kill falls into
            // the delivery, after a number of letters that is different each time.
            while sink.count < mark, service.isRunning, Date() < patience { usleep(500) }
            kill(service.processIdentifier, SIGKILL)
            service.waitUntilExit()
            #expect(service.terminationReason == .uncaughtSignal)
            // The sink drops the letter that the kill cut short.
            let arrived = mark - 1..<units
            #expect(arrived.contains(sink.count), "kill \(round) missed the delivery")
        }
        let last = try program.run("tick")
        #expect(last.code == 0, "\(last.errors)")

        let letters = try copies(in: sink.folder)
        #expect(letters.count == units)
        let copied = letters.filter { $0.value.count > 1 }
        for (id, copies) in copied {
            #expect(Set(copies).count == 1, "\(id) differs between copies")
        }
        let unanswered = try due.unanswered()
        #expect(Set(copied.keys).isSubset(of: unanswered))
        #expect(try program.run("ledger", "--format", "csv").code == 0)
        print(
            "\(letters.count) letters, 10 kills: \(copied.count) copied, \(unanswered.count) unanswered"
        )
    }
}

/// A folder with a certificate, an inbox and a home that sends one test letter.
private struct TLSBench {
    let folder: URL
    let certificate: String
    let key: String
    var inbox: URL { folder.appendingPathComponent("inbox") }

    init(host: String = "localhost") throws {
        folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("dondoc-tls-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        certificate = folder.appendingPathComponent("cert.pem").path
        key = folder.appendingPathComponent("key.pem").path
        let openssl = Process()
        openssl.executableURL = URL(fileURLWithPath: "/usr/bin/openssl")
        openssl.arguments = [
            "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=\(host)",
            "-addext", "subjectAltName=DNS:\(host)", "-keyout", key, "-out", certificate,
        ]
        openssl.standardError = FileHandle.nullDevice
        try openssl.run()
        openssl.waitUntilExit()
        #expect(openssl.terminationStatus == 0)
    }

    func send(
        to server: String,
        account: Bool,
        authority: String?,
        password: String? = nil,
        lines more: [String] = []
    ) throws -> DonDocProgram.Result {
        var lines = ["  máy chủ: \(server)"]
        lines.append("  chứng thư: " + (authority.map { "tệp \($0)" } ?? "hệ thống"))
        lines += more
        if account {
            lines += [
                "  tài khoản: \"tccb\"", "  mật khẩu: biến DONDOC_TEST_PASSWORD",
                "  xác thực: PLAIN",
            ]
        }
        let home = try GeneratedHome(
            units: 1,
            server: lines.joined(separator: "\n"),
            milestones: "MỐC viec \"Việc\"\n  hạn: không"
        )
        defer { home.remove() }
        var program = DonDocProgram(home: home.url)
        if let password { program.environment["DONDOC_TEST_PASSWORD"] = password }
        let result = try program.run("send-test", "ai-do@so.example")
        #expect(try program.run("ledger").code == 0)
        return result
    }

    /// One line for each letter that arrived.
    func sessions() throws -> [String] {
        guard FileManager.default.fileExists(atPath: inbox.path) else { return [] }
        return try FileManager.default.contentsOfDirectory(atPath: inbox.path)
            .filter { $0.hasSuffix(".session") }
            .map {
                try String(contentsOf: inbox.appendingPathComponent($0), encoding: .utf8)
                    .trimmingCharacters(in: .whitespacesAndNewlines)
            }
    }
}
