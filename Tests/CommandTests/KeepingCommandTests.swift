import Foundation
import MailCatcher
import ProgramBench
import Testing

/// `backup` and `restore` as a person types them, and what reading commands leave behind.
@Suite struct KeepingCommandTests {
    private static let before = "2021-02-08T07:00"
    private static let due = "2021-02-09T15:00"
    private static let later = "2021-02-09T16:00"

    private func database(_ home: GuideHome) -> String {
        home.url.appendingPathComponent("dondoc.sqlite").path
    }

    private func mode(_ path: String) throws -> Int {
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        return (attributes[.posixPermissions] as? Int ?? 0) & 0o777
    }

    private func files(_ home: GuideHome) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: home.url.path).sorted()
    }

    @Test func `a copy is made, named, private, and never over another file`() throws {
        let home = try GuideHome()
        try home.run("tick", now: Self.before)
        let copy = home.url.appendingPathComponent("sao.sqlite").path
        let made = try home.run("backup", copy)
        #expect(made.code == 0, "\(made.errors)")
        #expect(made.output.contains("đã kiểm tra toàn vẹn"))
        #expect(made.output.contains("khóa nhận biết thư bị trả lại"))
        #expect(try mode(copy) == 0o600)
        let again = try home.run("sao-luu", copy)
        #expect(again.code == 1)
        #expect(again.errors.contains("--replace"))
        #expect(try home.run("backup", copy, "--replace").code == 0)
    }

    @Test func `a copy for a missing folder, or a read-only one, names it and what to do`() throws {
        let home = try GuideHome()
        try home.run("tick", now: Self.before)
        let missing = try home.run("backup", "/khong-co/sao.sqlite")
        #expect(missing.code == 1)
        #expect(missing.errors.contains("không có thư mục «/khong-co»"), "\(missing.errors)")
        #expect(!missing.errors.contains("dondoc.sqlite"))
        guard getuid() == 0 else { return }
        let place = FileManager.default.temporaryDirectory
            .appendingPathComponent("dondoc-sao-luu-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: place) }
        let result = try OtherProgram.run(
            "/usr/bin/unshare",
            [
                "-m", "/bin/sh", "-c",
                "mount --bind '\(place)' '\(place)' && mount -o remount,ro,bind '\(place)' && "
                    + "'\(DonDocProgram.path)' backup '\(place)/sao.sqlite' --home '\(home.url.path)'",
            ],
            environment: ["LANG": "C", "PATH": "/usr/sbin:/usr/bin:/sbin:/bin"]
        )
        let errors = String(decoding: result.errors, as: UTF8.self)
        #expect(result.code == 1)
        #expect(
            errors.contains("«\(place)/sao.sqlite»") && errors.contains("ReadWritePaths="),
            "\(errors)"
        )
    }

    @Test
    func `letters that left after the copy are held, not sent again, until they are released`()
        async throws
    {
        try await GuideHome.withCatcher { catcher in
            let home = try GuideHome(server: "smtp://127.0.0.1:\(catcher.port)")
            try home.run("check", "--accept", now: Self.before)
            try home.run("tick", now: Self.before)
            let copy = home.url.appendingPathComponent("sao.sqlite").path
            #expect(try home.run("backup", copy).code == 0)
            for now in [Self.due, Self.later] {
                let pass = try home.run("tick", now: now)
                #expect(pass.code == 0, "\(pass.errors)")
            }
            let letters = try home.run("outbox", "list", "--state", "sent", "--format", "csv")
            let left = letters.output.split(separator: "\n").count - 1
            #expect(left > 0, "\(letters.output)")

            let restored = try home.run("restore", copy, now: Self.later)
            #expect(restored.code == 0, "\(restored.errors)")
            let held = try home.run("outbox", "list", "--state", "held", "--format", "csv")
            let count = held.output.split(separator: "\n").count - 1
            #expect(count >= 1, "\(held.output)")
            #expect(restored.output.contains("\(count) thư được giữ lại"), "\(restored.output)")
            #expect(held.output.contains("held,0,restored"), "\(held.output)")
            let kept = try files(home).filter { $0.hasPrefix("dondoc.sqlite.truoc-") }
            #expect(kept.count == 1)

            let pass = try home.run("tick", now: Self.later)
            #expect(pass.output.contains("đã gửi 0"), "\(pass.output)")
            let released = try home.run("outbox", "release", "--all", now: Self.later)
            #expect(released.code == 0, "\(released.errors)")
            #expect(try home.run("ledger").code == 0)
        }
    }

    @Test func `a copy that cannot be put back leaves a new home as it was`() throws {
        let home = try GuideHome()
        let before = try files(home)
        let failed = try home.run("restore", home.url.appendingPathComponent("khong-co").path)
        #expect(failed.code == 1)
        #expect(failed.errors.contains("khong-co"), "\(failed.errors)")
        #expect(try files(home) == before)
        #expect(try home.run("tick", now: Self.before).code == 0)
    }

    @Test func `a copy is not put back under a service`() throws {
        let home = try GuideHome()
        try home.run("tick", now: Self.before)
        let copy = home.url.appendingPathComponent("sao.sqlite").path
        try home.run("backup", copy)
        let (service, output, errors) = try home.program.start(["run", "--yes"])
        defer { kill(service.processIdentifier, SIGKILL) }
        try Self.await(errors, "tiến trình")
        let refused = try home.run("restore", copy, now: Self.later)
        #expect(refused.code == 1)
        #expect(refused.errors.contains("\(service.processIdentifier)"), "\(refused.errors)")
        #expect(try home.run("backup", copy, "--replace").code == 0, "beside the service")
        _ = output
    }

    /// Reads what a service says until it holds that text.
    private static func `await`(_ pipe: Pipe, _ text: String) throws {
        var said = ""
        while !said.contains(text) {
            let more = pipe.fileHandleForReading.availableData
            guard !more.isEmpty else { throw Silence(said: said) }
            said += String(decoding: more, as: UTF8.self)
        }
    }

    private struct Silence: Error { let said: String }

    @Test(arguments: [
        ("dondoc.sqlite", "dondoc restore"), ("dondoc.sqlite.lock", "dondoc.sqlite.lock"),
    ])
    func `a service whose database or lock is deleted says so and ends`(
        file: String,
        words: String
    ) throws {
        let home = try GuideHome()
        try home.run("tick", now: Self.before)
        let (service, _, errors) = try home.program.start(["run", "--yes"])
        try Self.await(errors, "tiến trình")
        try FileManager.default.removeItem(at: home.url.appendingPathComponent(file))
        let said = String(
            decoding: errors.fileHandleForReading.readDataToEndOfFile(),
            as: UTF8.self
        )
        service.waitUntilExit()
        #expect(service.terminationStatus == 1)
        #expect(said.contains(words), "\(said)")
        guard file == "dondoc.sqlite" else { return }
        let start = try home.run("tick", now: Self.later)
        #expect(start.code == 1)
        #expect(start.errors.contains("dondoc restore"), "\(start.errors)")
        #expect(!FileManager.default.fileExists(atPath: database(home)))
    }

    private static let reading: [[String]] = [
        ["outbox", "list"], ["ledger"], ["stats", "progress"], ["query", "--views"],
        ["query", "SELECT count(*) FROM letters"], ["check"], ["plan"],
        ["why", "CCA", "ke-hoach"],
    ]

    @Test(arguments: reading)
    func `a reading command makes no file in a home without a database`(command: [String]) throws {
        let home = try GuideHome()
        let before = try files(home)
        let result = try home.program.run(command)
        #expect([0, 1].contains(result.code))
        #expect(!result.errors.contains("sqlite"), "\(result.errors)")
        #expect(try files(home) == before)
    }

    @Test(arguments: reading)
    func `a reading command answers from a read-only home, and says the same`(command: [String])
        throws
    {
        guard getuid() == 0 else { return }
        let home = try GuideHome()
        try home.run("check", "--accept", now: Self.before)
        try home.run("tick", now: Self.before)
        let before = try files(home)
        let writable = try home.program.run(command)
        let words = command.map { "'\($0)'" }.joined(separator: " ")
        let path = home.url.path
        let result = try OtherProgram.run(
            "/usr/bin/unshare",
            [
                "-m", "/bin/sh", "-c",
                "mount --bind '\(path)' '\(path)' && mount -o remount,ro,bind '\(path)' && "
                    + "'\(DonDocProgram.path)' \(words) --home '\(path)'",
            ],
            environment: ["LANG": "C", "PATH": "/usr/sbin:/usr/bin:/sbin:/bin"]
        )
        #expect(result.code == writable.code, "\(String(decoding: result.errors, as: UTF8.self))")
        #expect(String(decoding: result.output, as: UTF8.self) == writable.output)
        #expect(try files(home) == before)
    }
}
