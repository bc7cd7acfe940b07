import Foundation
import GRDB
import ProgramBench
import Testing
import Trials

/// The program against servers of other makes: aiosmtpd and Postfix's smtp-sink.
@Suite(.serialized) struct RelayTests {
    // MARK: TLS and accounts

    @Test func `STARTTLS and AUTH deliver, encrypted and authenticated`() throws {
        let bench = try TLSBench()
        let relay = try bench.starttls("--account", "tccb", "mật-khẩu")
        let result = try bench.send(to: relay, password: "mật-khẩu")
        #expect(result.code == 0, "\(result.errors)")
        #expect(try bench.sessions() == ["tls=True auth=True"])
    }

    @Test func `implicit TLS delivers`() throws {
        let bench = try TLSBench()
        let result = try bench.send(to: bench.smtps(), hasAccount: false)
        #expect(result.code == 0, "\(result.errors)")
        #expect(try bench.sessions().count == 1)
    }

    @Test func `a certificate of an unknown authority is refused and named`() throws {
        let bench = try TLSBench()
        let relay = try bench.starttls("--account", "tccb", "x")
        let result = try bench.send(to: relay, password: "x", isTrusted: false)
        #expect(result.code == 1)
        #expect(
            result.errors.contains("chứng thư của máy chủ thư không tin được"),
            "\(result.errors)"
        )
        #expect(result.errors.contains("ghi «chứng thư: tệp ĐƯỜNG-DẪN»"), "\(result.errors)")
        #expect(try bench.sessions().isEmpty)
    }

    @Test func `a certificate for another host is refused and named`() throws {
        let bench = try TLSBench(host: "elsewhere.example")
        let relay = try bench.starttls("--account", "tccb", "x")
        let result = try bench.send(to: relay, password: "x")
        #expect(result.code == 1)
        #expect(
            result.errors.contains("chứng thư của máy chủ thư là của tên máy khác"),
            "\(result.errors)"
        )
        #expect(result.errors.contains("ghi ở «máy chủ» đúng tên máy"), "\(result.errors)")
        #expect(try bench.sessions().isEmpty)
    }

    @Test func `a certificate that has ended is refused, and whom to ask is said`() throws {
        let bench = try TLSBench(hasEnded: true)
        let result = try bench.send(to: bench.starttls(), hasAccount: false)
        #expect(result.code == 1)
        #expect(result.errors.contains("đã hết hạn"), "\(result.errors)")
        #expect(result.errors.contains("gia hạn chứng thư"), "\(result.errors)")
        #expect(try bench.sessions().isEmpty)
    }

    @Test(arguments: ["chứng thư", "chứng thư máy khách"])
    func `a missing file of certificates is this machine's fault, and the key is named`(
        key: String
    ) throws {
        let bench = try TLSBench()
        let result = try bench.send(
            to: bench.starttls(),
            hasAccount: false,
            isTrusted: key == "chứng thư" ? nil : true,
            lines: ["  \(key): tệp /khong-co/ca.pem"]
        )
        #expect(result.code == 1)
        #expect(result.errors.contains("trên máy này"), "\(result.errors)")
        #expect(result.errors.contains("kiểm tra đường dẫn ở «\(key): tệp …»"), "\(result.errors)")
        #expect(try bench.sessions().isEmpty)
    }

    @Test func `stripped STARTTLS is refused and named, and no password leaves`() throws {
        let bench = try TLSBench()
        let relay = try bench.starttls("--account", "tccb", "x", "--strip")
        let result = try bench.send(to: relay, password: "x")
        #expect(result.code == 1)
        #expect(result.errors.contains("không thiết lập được TLS"), "\(result.errors)")
        #expect(try bench.sessions().isEmpty)
    }

    @Test func `a wrong password is refused, named and not shown`() throws {
        let bench = try TLSBench()
        let relay = try bench.starttls("--account", "tccb", "đúng")
        let result = try bench.send(to: relay, password: "sai-bét-nhè")
        #expect(result.code == 1)
        #expect(result.errors.contains("không nhận tài khoản hoặc mật khẩu"), "\(result.errors)")
        #expect(!(result.errors + result.output).contains("sai-bét-nhè"))
        #expect(try bench.sessions().isEmpty)
    }

    @Test func `a server with another way to log in is told with the key to write`() throws {
        let bench = try TLSBench()
        let relay = try bench.starttls(
            "--account",
            "tccb",
            "đúng",
            "--without",
            "PLAIN",
            "--without",
            "XOAUTH2"
        )
        let account = ["  tài khoản: \"tccb\"", "  mật khẩu: biến DONDOC_TEST_PASSWORD"]
        let result = try bench.send(to: relay, hasAccount: false, password: "đúng", lines: account)
        #expect(result.code == 1)
        #expect(result.errors.contains("chỉ có LOGIN:"), "\(result.errors)")
        #expect(result.errors.contains("ghi «xác thực: LOGIN»"), "\(result.errors)")
        #expect(!result.errors.contains("không nhận tài khoản") && !result.errors.contains("()"))
        let login = account + ["  xác thực: LOGIN"]
        let sent = try bench.send(to: relay, hasAccount: false, password: "đúng", lines: login)
        #expect(sent.code == 0, "\(sent.errors)")
        #expect(try bench.sessions() == ["tls=True auth=True"])
    }

    /// systemd gives the service what an administrator's shell has not.
    @Test func `a password's variable that is not set here is no error of doctor`() throws {
        let bench = try TLSBench()
        let relay = try bench.starttls("--account", "tccb", "đúng")
        let result = try bench.examine(relay, hasAccount: true)
        #expect(result.code == 0, "\(result.output)\(result.errors)")
        #expect(result.output.contains("): kết nối được\n"), "\(result.output)")
        #expect(result.output.contains("chưa thử đăng nhập: biến DONDOC_TEST_PASSWORD"))
        #expect(result.output.contains("EnvironmentFile"), "\(result.output)")
        #expect(!result.output.contains("không có mật khẩu"), "\(result.output)")
    }

    @Test func `a certificate that ends soon is a warning of the doctor`() throws {
        let bench = try TLSBench()
        let result = try bench.examine(bench.starttls())
        #expect(result.code == 0, "\(result.output)")
        #expect(result.output.contains("còn hạn 1 ngày"), "\(result.output)")
    }

    @Test func `an account without its password says which variable is missing`() throws {
        let bench = try TLSBench()
        let result = try bench.send(to: bench.starttls("--account", "tccb", "x"))
        #expect(result.code == 1)
        #expect(result.errors.contains("$DONDOC_TEST_PASSWORD"), "\(result.errors)")
    }

    @Test func `an access token is read from its file anew for each connection`() throws {
        let bench = try TLSBench()
        let relay = try bench.starttls("--token", "tccb", "ya29.moi")
        let file = bench.folder.appendingPathComponent("token")
        let lines = [
            "  tài khoản: \"tccb\"", "  mật khẩu: tệp \(file.path)", "  xác thực: XOAUTH2",
        ]
        for (token, isTaken) in [("ya29.het-han", false), ("ya29.moi", true)] {
            try (token + "\n").write(to: file, atomically: true, encoding: .utf8)
            try FileManager.default.setAttributes(
                [.posixPermissions: 0o600],
                ofItemAtPath: file.path
            )
            let result = try bench.send(to: relay, hasAccount: false, lines: lines)
            #expect((result.code == 0) == isTaken, "\(result.errors)")
            #expect(!(result.errors + result.output).contains(token))
        }
        #expect(try bench.sessions() == ["tls=True auth=True"])
    }

    /// The program's whole log is looked through for the password and its Base64 (`Leak`).
    @Test func `a password that the server says back is taken out of what is told`() throws {
        let bench = try TLSBench()
        let relay = try bench.starttls("--account", "tccb", "another", "--echo")
        let refused = try bench.send(to: relay, password: "mat-khau-rat-dai-2021")
        #expect(refused.code == 1)
        #expect(refused.errors.contains("535 5.7.8 not *** nor ***"), "\(refused.errors)")
        let later = try bench.starttls(
            "--account",
            "tccb",
            "mat-khau-rat-dai-2021",
            "--recipient",
            "ai-do@so.example",
            "550 5.1.1 mat-khau-rat-dai-2021 is a word"
        )
        let answered = try bench.send(to: later, password: "mat-khau-rat-dai-2021")
        #expect(answered.code == 1)
        #expect((answered.errors + answered.output).contains("*** is a word"), "\(answered.errors)")
    }

    @Test(arguments: [true, false])
    func `a server that wants to know its clients is shown a certificate`(hasOne: Bool) throws {
        let bench = try TLSBench()
        let both = bench.folder.appendingPathComponent("both.pem")
        try
            (String(contentsOfFile: bench.key, encoding: .utf8)
            + String(contentsOfFile: bench.certificate, encoding: .utf8))
            .write(to: both, atomically: true, encoding: .utf8)
        let result = try bench.send(
            to: bench.smtps("--client-authority", bench.certificate),
            hasAccount: false,
            lines: hasOne ? ["  chứng thư máy khách: tệp \(both.path)"] : []
        )
        #expect((result.code == 0) == hasOne, "\(result.errors)")
        #expect(try bench.sessions().count == (hasOne ? 1 : 0))
    }

    // MARK: Killed anywhere

    @Test func `a service killed over and over loses no letter and copies only the unanswered`()
        throws
    {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("dondoc-sink-\(UUID().uuidString)")
        let sink = try Sink(in: folder)
        defer { try? FileManager.default.removeItem(at: folder) }
        let units = 300
        let due = try DueHome(units: units, server: "  máy chủ: smtp://127.0.0.1:\(sink.port)")
        defer { due.home.remove() }
        let program = due.program

        let kills = Effort.rounds(10, quick: 3)
        for round in 1...kills {
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
            "\(letters.count) letters, \(kills) kills: \(copied.count) copied, \(unanswered.count) unanswered"
        )
    }
}
