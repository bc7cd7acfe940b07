import Foundation
import ProgramBench
import Testing

/// The built program on small homes: what it prints and how it exits.
@Suite struct CommandTests {
    private static let milestone = """
        MỐC ke-hoach "Kế hoạch phát động"
          hạn: 15/03/2021 17:00
        NHẮC VIỆC truoc "Nhắc trước hạn"
          mốc: mọi mốc
          gửi: 7 ngày trước hạn, lúc 08:00
          gửi tới: đơn vị chưa nộp
        CHỈ TIÊU di-bau "Đi bầu"
          tử số: "đã đi bầu"
          mẫu số: "cử tri"

        """

    @Test func `a past campaign sends nothing on the first tick and why says so`() throws {
        let home = try home()
        defer { home.remove() }
        let program = DonDocProgram(home: home.url)
        let tick = try program.run("tick")
        #expect(tick.code == 0, "\(tick.errors)")
        #expect(tick.output.contains("lập 0 thư; đã gửi 0"))
        let why = try program.run("why", "U1", "ke-hoach")
        #expect(why.code == 0, "\(why.errors)")
        #expect(why.output.contains("trước khi tệp lịch có hiệu lực"), "\(why.output)")
        #expect(
            try program.run("outbox", "list", "--format", "csv").output.split(separator: "\n").count
                == 1
        )
    }

    @Test func `a server that is down makes tick exit 1, and the letters wait`() throws {
        let home = try home()
        defer { home.remove() }
        let program = DonDocProgram(home: home.url)
        #expect(try program.run("tick", "--now", "2021-03-01T00:00").code == 0)
        let tick = try program.run("tick", "--now", "2021-03-08T01:00:00Z")
        #expect(tick.code == 1)
        #expect(tick.errors.contains("không kết nối được máy chủ thư"), "\(tick.errors)")
        let outbox = try program.run("outbox", "list", "--format", "csv")
        #expect(outbox.output.split(separator: "\n").filter { $0.contains(",pending,") }.count == 3)
        #expect(try program.run("ledger").code == 0)
    }

    @Test func `an unknown unit or milestone is named and nothing is stored`() throws {
        let home = try home()
        defer { home.remove() }
        let program = DonDocProgram(home: home.url)
        let unit = try program.run("record", "report", "U9", "ke-hoach")
        #expect(unit.code == 1)
        #expect(unit.errors.contains("«U9»"))
        let file = home.url.appendingPathComponent("bao-cao.csv")
        try "mã đơn vị,việc,ngày nộp\nU1,ke-hoach,2021-03-09\nU2,ke-hoac,2021-03-09\n"
            .write(to: file, atomically: true, encoding: .utf8)
        let refused = try program.run("import", file.path)
        #expect(refused.code == 1)
        #expect(refused.errors.contains("bao-cao.csv:3:4: lỗi L020"), "\(refused.errors)")
        #expect(try onTime(program) == 0)
        let accepted = try program.run("import", file.path, "--accept-good")
        #expect(accepted.code == 0)
        #expect(try onTime(program) == 1)
    }

    @Test func `voted over eligible is refused with both numbers`() throws {
        let home = try home()
        defer { home.remove() }
        let program = DonDocProgram(home: home.url)
        let result = try program.run(
            "record",
            "figure",
            "U1",
            "di-bau",
            "310/309",
            "--at",
            "2021-05-23T11:00"
        )
        #expect(result.code == 1)
        #expect(result.errors.contains("310") && result.errors.contains("309"))
    }

    @Test func `a table as it stood leaves out what was recorded later`() throws {
        let home = try home()
        defer { home.remove() }
        let program = DonDocProgram(home: home.url)
        let record = try program.run(
            "record",
            "report",
            "U1",
            "ke-hoach",
            "--at",
            "2021-03-09T10:00",
            "--recorded-at",
            "2021-03-11T10:00"
        )
        #expect(record.code == 0, "\(record.errors)")
        #expect(try onTime(program, "--as-of", "2021-03-10") == 0)
        #expect(try onTime(program, "--as-of", "2021-03-11") == 1)
    }

    @Test func `a read-only home is a sentence, not a trace`() throws {
        let home = try home()
        defer { home.remove() }
        let attributes: (Int) -> [FileAttributeKey: Any] = { [.posixPermissions: $0] }
        try FileManager.default.setAttributes(attributes(0o555), ofItemAtPath: home.url.path)
        // Root may write everywhere: there the program runs as nobody, where nobody may run it.
        let user = getuid() == 0 ? "setpriv --reuid 65534 --clear-groups -- " : ""
        guard try shell(user + "$DONDOC --version", home).code == 0 else { return }
        let result = try shell(user + "$DONDOC tick", home)
        #expect(result.code == 1)
        #expect(result.errors.split(separator: "\n").count == 1, "\(result.errors)")
        #expect(result.errors.contains("dondoc.sqlite"), "\(result.errors)")
        try FileManager.default.setAttributes(attributes(0o755), ofItemAtPath: home.url.path)
        #expect(try DonDocProgram(home: home.url).run("tick").code == 0)
    }

    /// A limit of the user's: the system tells SQLite no more than that the write failed.
    @Test func `a disk that takes no more is a sentence, and the next run goes on`() throws {
        let home = try home()
        defer { home.remove() }
        let full = try shell("trap '' XFSZ; ulimit -f 40; exec $DONDOC tick", home)
        #expect(full.code == 1)
        #expect(
            full.errors.hasPrefix("dondoc: lỗi: không đọc hoặc ghi được dondoc.sqlite: ")
                && full.errors.split(separator: "\n").count == 1
        )
        let program = DonDocProgram(home: home.url)
        #expect(try program.run("tick").code == 0)
        #expect(try program.run("ledger").code == 0)
    }

    @Test(arguments: ["stats progress", "--help", "ledger", "plan"])
    func `a full disk under the output is a sentence`(command: String) throws {
        let home = try home()
        defer { home.remove() }
        let result = try shell("$DONDOC \(command) > /dev/full", home)
        #expect(result.code == 1)
        #expect(
            result.errors
                == "dondoc: lỗi: không ghi được kết quả ra màn hình hoặc tệp: đĩa đầy hoặc đầu ra đã đóng\n"
        )
    }

    private func shell(
        _ line: String,
        _ home: GeneratedHome
    ) throws -> (code: Int32, errors: String) {
        let result = try OtherProgram.run(
            "/bin/bash",
            ["-c", line],
            environment: [
                "LANG": "C", "PATH": "/usr/bin:/bin", "DONDOC": DonDocProgram.path,
                "DONDOC_HOME": home.url.path,
            ]
        )
        return (result.code, String(decoding: result.errors, as: UTF8.self))
    }

    @Test func `a database that is none is a sentence, not a trace`() throws {
        let home = try home()
        defer { home.remove() }
        try String(repeating: "rác ", count: 4_000).write(
            to: home.url.appendingPathComponent("dondoc.sqlite"),
            atomically: true,
            encoding: .utf8
        )
        let result = try DonDocProgram(home: home.url).run("tick")
        #expect(result.code == 1)
        #expect(
            result.errors
                == "dondoc: lỗi: dondoc.sqlite hỏng hoặc không phải cơ sở dữ liệu; khôi phục từ bản sao lưu: "
                + "dondoc restore TỆP\n"
        )
    }

    @Test(arguments: [
        ("plan --unit", 64), ("nothing", 64), ("plan --format xml", 64), ("--version", 0),
        ("--help", 0), ("plan --help", 0), ("outbox --help", 0), ("help outbox list", 0),
        ("outbox", 0),
    ])
    func `wrong usage exits 64, help and version 0`(line: String, code: Int32) throws {
        let arguments = line.split(separator: " ").map(String.init)
        #expect(try OtherProgram.run(DonDocProgram.path, arguments).code == code)
    }

    @Test(arguments: [
        (["frob", "--home", "x"], "there is no command «frob»; for the commands: dondoc --help"),
        (
            ["outbox", "frob", "--home", "x"],
            "«outbox frob»; for the commands: dondoc outbox --help"
        ),
        (["hop-thu-di", "lst", "--home", "x"], "«hop-thu-di lst»; did you mean «list»?"),
        (["record", "reprot", "A", "b"], "«record reprot»; did you mean «report»?"),
    ])
    func `an unknown command is named, and not the option behind it`(
        arguments: [String],
        words: String
    ) throws {
        let result = try OtherProgram.run(
            DonDocProgram.path,
            arguments,
            environment: ["DONDOC_LANG": "en"]
        )
        #expect(result.code == 64)
        let errors = String(decoding: result.errors, as: UTF8.self)
        #expect(errors.contains(words), "\(errors)")
    }

    @Test func `a second service is refused with the first one's id, and stops cleanly on SIGTERM`()
        throws
    {
        let home = try home()
        defer { home.remove() }
        let program = DonDocProgram(home: home.url)
        let (service, _, errors) = try program.start(["run"])
        var said = ""
        while !said.contains("\n"), let byte = try errors.fileHandleForReading.read(upToCount: 1) {
            said += String(decoding: byte, as: UTF8.self)
        }
        let second = try program.run("run")
        #expect(second.code == 1)
        #expect(
            second.errors.contains("tiến trình \(service.processIdentifier)"),
            "\(second.errors)"
        )
        // Recording and statistics work beside it.
        #expect(
            try program.run("record", "report", "U1", "ke-hoach", "--at", "2021-03-09T10:00").code
                == 0
        )
        #expect(try program.run("stats", "progress").code == 0)
        kill(service.processIdentifier, SIGTERM)
        service.waitUntilExit()
        #expect(service.terminationStatus == 0)
        #expect(try program.run("tick").code == 0)
    }

    @Test func `a plan in csv has the columns that others read`() throws {
        let home = try home()
        defer { home.remove() }
        let plan = try DonDocProgram(home: home.url).run(
            "plan",
            "--format",
            "csv",
            "--from",
            "2021-03-01",
            "--to",
            "2021-03-31",
            "--campaign",
            "thu"
        )
        #expect(
            plan.output == """
                schedule,rule,milestone,nominal_local,actual_local,actual_utc,shifted_because,merged_into
                truoc,1,ke-hoach,2021-03-08T08:00:00,2021-03-08T08:00:00,2021-03-08T01:00Z,,

                """
        )
    }

    private func onTime(_ program: DonDocProgram, _ more: String...) throws -> Int {
        let result = try program.run(["stats", "progress", "--format", "csv"] + more)
        let lines = result.output.split(separator: "\n")
        #expect(
            lines.first
                == "group,unit,obligations,not_applicable,not_yet_due,on_time,late,overdue,excused,returned"
        )
        let total = try #require(lines.last).split(separator: ",", omittingEmptySubsequences: false)
        return try #require(Int(total[5]))
    }

    private func home() throws -> GeneratedHome {
        try GeneratedHome(
            units: 3,
            server: "  máy chủ: smtp://127.0.0.1:1",
            milestones: Self.milestone,
            years: 2021...2021
        )
    }
}
