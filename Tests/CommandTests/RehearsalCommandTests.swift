import Foundation
import ProgramBench
import Testing

/// `tick --rehearse`, `run --now`, and other times than the clock's on a home that goes by it.
@Suite struct RehearsalCommandTests {
    private static let blocks = """
        MỐC ke-hoach "Kế hoạch phát động"
          hạn: 15/03/2021 17:00
        NHẮC VIỆC truoc "Nhắc trước hạn"
          mốc: mọi mốc
          gửi: 7 ngày trước hạn, lúc 08:00
          gửi tới: đơn vị chưa nộp

        """

    /// Nobody answers where its mail server should be: what is spoken to it is a fault.
    private func home() throws -> (home: GeneratedHome, program: DonDocProgram, inbox: URL) {
        let home = try GeneratedHome(
            units: 3,
            server: "  máy chủ: smtp://127.0.0.1:1",
            milestones: Self.blocks,
            years: 2021...2021
        )
        return (home, DonDocProgram(home: home.url), home.url.appendingPathComponent("dien-tap"))
    }

    /// Every file of the home but the rehearsal's folder, with its octets.
    private func contents(of home: GeneratedHome) throws -> [String: Data] {
        let paths = FileManager.default.enumerator(atPath: home.url.path)?.allObjects ?? []
        return try paths.compactMap { $0 as? String }
            .filter { !$0.hasPrefix("dien-tap") }
            .reduce(into: [:]) { files, path in
                let url = home.url.appendingPathComponent(path)
                let values = try url.resourceValues(forKeys: [.isRegularFileKey])
                guard values.isRegularFile == true else { return }
                files[path] = try Data(contentsOf: url)
            }
    }

    private func letters(in inbox: URL) throws -> [String] {
        try FileManager.default
            .contentsOfDirectory(atPath: inbox.appendingPathComponent("new").path).sorted()
    }

    @Test func `a rehearsal leaves the home as it is and sends nothing`() throws {
        let (home, program, inbox) = try home()
        defer { home.remove() }
        try program.run("tick", "--now", "2021-03-01T00:00")
        let before = try contents(of: home)
        let arguments = [
            "tick", "--now", "2021-03-08T08:00", "--rehearse", "--to-inbox", inbox.path,
        ]
        let first = try program.run(arguments)
        #expect(first.code == 0, "\(first.errors)")
        #expect(first.output.hasPrefix("diễn tập lúc 08:00 08/03/2021 trên bản sao"))
        #expect(first.output.contains("lập 3 thư; đã gửi 3"), "\(first.output)")
        let names = (1...3).map { "2021-03-08T0800-U\($0)-truoc-KE-HOACH-U\($0).eml" }
        #expect(try letters(in: inbox) == names)
        #expect(try contents(of: home) == before)
        // It begins where the home stands each time.
        #expect(try program.run(arguments).output.contains("lập 3 thư; đã gửi 3"))
        let later = try program.run("tick", "--now", "2021-03-08T08:00")
        #expect(later.output.contains("lập 3 thư"), "\(later.output)")
    }

    @Test func `a folder for letters that cannot be made is told with the option that names it`()
        throws
    {
        let (home, program, _) = try home()
        defer { home.remove() }
        let tick = ["tick", "--now", "2021-03-08T08:00", "--rehearse"]
        let result = try program.run(tick + ["--to-inbox", "/dev/null/thu"])
        #expect(result.code == 1)
        #expect(result.errors.contains("/dev/null"), "\(result.errors)")
        #expect(result.errors.contains("nêu thư mục khác bằng --to-inbox"), "\(result.errors)")
    }

    @Test func `a home without a database can be rehearsed, and gets none`() throws {
        let (home, program, inbox) = try home()
        defer { home.remove() }
        let before = try contents(of: home)
        let tick = try program.run(
            "tick",
            "--now",
            "2021-03-08T08:00",
            "--rehearse",
            "--to-inbox",
            inbox.path
        )
        #expect(tick.code == 0, "\(tick.errors)")
        #expect(try contents(of: home) == before)
        #expect(try program.run("tick", "--to-inbox", inbox.path).code == 64)
        #expect(try program.run("run", "--to-inbox", inbox.path).code == 64)
    }

    @Test func `the service says whom it serves and when the next letter is due`() async throws {
        let (home, program, inbox) = try home()
        defer { home.remove() }
        try program.run("tick", "--now", "2021-03-01T00:00")
        let before = try contents(of: home)
        let (service, _, errors) = try program.start([
            "run", "--now", "2021-03-08T07:59:58", "--to-inbox", inbox.path,
        ])
        // Two seconds later the letters leave; a service that never says so is not waited for for ever.
        let process = service.processIdentifier
        let guardian = Task {
            try await Task.sleep(for: .seconds(60))
            kill(process, SIGTERM)
        }
        var said = Data()
        while said.range(of: Data("đã gửi 3".utf8)) == nil,
            let byte = try errors.fileHandleForReading.read(upToCount: 1), !byte.isEmpty
        {
            said += byte
        }
        guardian.cancel()
        kill(process, SIGTERM)
        service.waitUntilExit()
        #expect(service.terminationStatus == 0)
        let bytes = errors.fileHandleForReading.readDataToEndOfFile()
        let text = String(decoding: said + bytes, as: UTF8.self)
        #expect(text.hasPrefix("diễn tập lúc 07:59 08/03/2021"), "\(text)")
        #expect(text.contains("đợt: thu; lượt gửi kế tiếp: 08:00 08/03/2021\n"), "\(text)")
        #expect(try letters(in: inbox).count == 3)
        #expect(try contents(of: home) == before)
    }

    @Test func `another time than the clock's is refused on a home that goes by the clock`() throws
    {
        let (home, program, _) = try home()
        defer { home.remove() }
        #expect(try program.run("tick").code == 0)
        for time in ["2021-03-08T08:00", "2031-03-08T08:00"] {
            let tick = try program.run("tick", "--now", time)
            #expect(tick.code == 1)
            #expect(tick.errors.contains("chạy theo giờ của máy"), "\(tick.errors)")
            #expect(tick.errors.contains("--rehearse"), "\(tick.errors)")
            #expect(tick.output.isEmpty)
        }
        #expect(try program.run("tick", "--now", "now").code == 0)
        #expect(try program.run("tick", "--now", "2021-03-08T09:00", "--yes").code == 0)
        // From then on the home goes by what it is told.
        #expect(try program.run("tick", "--now", "2021-03-09T08:00").code == 0)
        for command in ["tick", "run"] {
            let refused = try program.run(command)
            #expect(refused.code == 1)
            #expect(refused.errors.contains("--yes"), "\(refused.errors)")
            #expect(refused.errors.contains("08:00 09/03/2021"), "\(refused.errors)")
        }
        #expect(try program.run("tick", "--yes").code == 0)
        #expect(try program.run("tick", "--now", "2021-03-10T08:00").code == 1)
    }

    @Test func `a fact that passes by a told time do not know yet is told so`() throws {
        let (home, program, _) = try home()
        defer { home.remove() }
        try program.run("tick", "--now", "2021-03-01T08:00")
        let record = try program.run(
            "record",
            "report",
            "U1",
            "ke-hoach",
            "--at",
            "2021-03-01T07:00"
        )
        #expect(record.code == 0)
        #expect(
            record.errors.contains("sau thời điểm của lượt gần nhất (08:00 01/03/2021)"),
            "\(record.errors)"
        )
        let told = try program.run(
            "record",
            "report",
            "U2",
            "ke-hoach",
            "--now",
            "2021-03-01T09:00"
        )
        #expect(told.errors.isEmpty, "\(told.errors)")
    }

    @Test func `a fact recorded ahead of the clock is told so`() throws {
        let (home, program, _) = try home()
        defer { home.remove() }
        #expect(try program.run("tick").code == 0)
        let record = try program.run(
            "record",
            "report",
            "U1",
            "ke-hoach",
            "--now",
            "2031-03-02T09:00"
        )
        #expect(
            record.errors.contains("ghi nhận lúc 09:00 02/03/2031, sau giờ hiện tại của máy"),
            "\(record.errors)"
        )
    }
}
