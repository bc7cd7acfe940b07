import Foundation
import ProgramBench
import Testing

/// Rows of the table of attacks that a try-out of version 0.1.0 left open or bounded: each must hold.
@Suite struct AttackTests {
    /// A try, with what was seen at that time.
    struct Row: Sendable, CustomTestStringConvertible {
        let number: Int
        let attempt: String
        let holds: @Sendable () throws -> Void

        init(_ number: Int, _ attempt: String, _ holds: @escaping @Sendable () throws -> Void) {
            self.number = number
            self.attempt = attempt
            self.holds = holds
        }

        var testDescription: String { "\(number): \(attempt)" }
    }

    private static let account = "  tài khoản: \"tccb\"\n"

    /// A home whose server block has those lines.
    private static func home(_ server: String = "  máy chủ: smtp://127.0.0.1:1") throws
        -> GeneratedHome
    {
        try GeneratedHome(
            units: 1,
            server: server,
            milestones: "MỐC viec \"Việc\"\n  hạn: không"
        )
    }

    /// What `send-test` says where the password is in that file.
    private static func sending(
        with secret: URL,
        _ environment: [String: String] = [:]
    ) throws -> DonDocProgram.Result {
        let home = try Self.home(
            "  máy chủ: smtp://127.0.0.1:1\n  chứng thư: hệ thống\n\(account)  mật khẩu: tệp \(secret.path)"
        )
        defer { home.remove() }
        var program = DonDocProgram(home: home.url)
        program.environment = environment
        return try program.run("send-test", "ai-do@so.example")
    }

    /// A file with a password and that mode, in a folder of its own.
    private static func secret(mode: Int) throws -> URL {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("dondoc-secret-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let file = folder.appendingPathComponent("mat-khau")
        try Data("mat-khau-2021\n".utf8).write(to: file)
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file.path)
        return file
    }

    private static func mode(_ url: URL) throws -> Int {
        let attributes = try FileManager.default.attributesOfItem(atPath: url.path)
        return (attributes[.posixPermissions] as? Int ?? 0) & 0o777
    }

    static let rows: [Row] = [
        Row(19, "the password in database, logs and errors") {
            let home = try Self.home(
                "  máy chủ: smtp://127.0.0.1:1\n  chứng thư: hệ thống\n\(account)"
                    + "  mật khẩu: biến DONDOC_TEST_PASSWORD"
            )
            defer { home.remove() }
            var program = DonDocProgram(home: home.url)
            program.environment = ["DONDOC_TEST_PASSWORD": "mat-khau-2021"]
            // Each run looks through its own log (`Leak`).
            for command in [["send-test", "ai-do@so.example"], ["tick"], ["check"]] {
                _ = try program.run(command)
            }
            let database = try Data(contentsOf: home.url.appendingPathComponent("dondoc.sqlite"))
            #expect(database.firstRange(of: Data("mat-khau-2021".utf8)) == nil)
        },
        Row(21, "an account where nothing is encrypted") {
            let home = try Self.home(
                "  máy chủ: smtp://127.0.0.1:1\n  chứng thư: không mã hóa\n\(account)"
                    + "  mật khẩu: biến DONDOC_TEST_PASSWORD"
            )
            defer { home.remove() }
            let check = try DonDocProgram(home: home.url).run("check")
            #expect(check.code == 1)
            #expect(check.errors.contains("L071"), "\(check.errors)")
        },
        Row(22, "the password from /etc/shadow") {
            guard FileManager.default.isReadableFile(atPath: "/etc/shadow") else { return }
            let result = try sending(with: URL(fileURLWithPath: "/etc/shadow"))
            #expect(result.code == 1)
            #expect(result.errors.contains("chmod 600 '/etc/shadow'"), "\(result.errors)")
        },
        Row(22, "the password from a variable of the system") {
            for name in ["PATH", "HOME", "LC_ALL", "CREDENTIALS_DIRECTORY"] {
                let home = try Self.home(
                    "  máy chủ: smtp://127.0.0.1:1\n  chứng thư: hệ thống\n\(account)  mật khẩu: biến \(name)"
                )
                defer { home.remove() }
                let check = try DonDocProgram(home: home.url).run("check")
                #expect(check.code == 1)
                #expect(check.errors.contains("L056"), "\(check.errors)")
            }
        },
        Row(22, "the password from another program's variable") {
            let home = try Self.home(
                "  máy chủ: smtp://127.0.0.1:1\n  chứng thư: hệ thống\n\(account)  mật khẩu: biến AWS_SECRET"
            )
            defer { home.remove() }
            let check = try DonDocProgram(home: home.url).run("check")
            #expect(check.code == 1)
            #expect(check.errors.contains("L056"), "\(check.errors)")
            let sent = try DonDocProgram(home: home.url).run("send-test", "ai-do@so.example")
            #expect(sent.code == 1)
            #expect(sent.errors.contains("L056"), "\(sent.errors)")
            var program = DonDocProgram(home: home.url)
            program.environment = ["AWS_SECRET": "cua-chuong-trinh-khac"]
            let doctor = try program.run("doctor")
            #expect(doctor.code == 1)
            #expect(doctor.output.contains("tệp lịch có"), "\(doctor.output)")
            #expect(!doctor.output.contains("127.0.0.1:1"), "\(doctor.output)")
            // A home that can send nothing is not well.
            let status = try program.run("status")
            #expect(status.code == 1)
            #expect(status.output.contains("lỗi"), "\(status.output)")
        },
        Row(23, "a password's file that others read or write") {
            for mode in [0o644, 0o666, 0o640, 0o604, 0o602] {
                let file = try secret(mode: mode)
                defer { try? FileManager.default.removeItem(at: file.deletingLastPathComponent()) }
                let result = try sending(with: file)
                #expect(result.code == 1)
                #expect(result.errors.contains("chmod 600 '\(file.path)'"), "\(result.errors)")
                let private_ = try secret(mode: 0o600)
                #expect(try !sending(with: private_).errors.contains("chmod"))
                let folder = file.deletingLastPathComponent().path
                let handed = try sending(with: file, ["CREDENTIALS_DIRECTORY": folder])
                #expect(!handed.errors.contains("chmod"), "\(handed.errors)")
                try FileManager.default.removeItem(at: private_.deletingLastPathComponent())
            }
        },
        Row(23, "a database and a lock that any user reads, with an open umask") {
            let home = try Self.home()
            defer { home.remove() }
            let result = try OtherProgram.run(
                "/bin/sh",
                ["-c", "umask 0; '\(DonDocProgram.path)' tick --home '\(home.url.path)'"]
            )
            #expect(result.code == 0)
            for name in ["dondoc.sqlite", "dondoc.sqlite.lock"] {
                #expect(try mode(home.url.appendingPathComponent(name)) == 0o600, "\(name)")
            }
        },
        Row(23, "a database that an earlier version left open to all") {
            let home = try Self.home()
            defer { home.remove() }
            let program = DonDocProgram(home: home.url)
            try program.run("tick")
            let database = home.url.appendingPathComponent("dondoc.sqlite")
            try FileManager.default.setAttributes(
                [.posixPermissions: 0o644],
                ofItemAtPath: database.path
            )
            let told = try program.run("tick")
            #expect(told.errors.contains("chmod 600 '\(database.path)'"), "\(told.errors)")
            #expect(told.code == 0)
        },
        Row(24, "the lock through a link") {
            let home = try Self.home()
            defer { home.remove() }
            let program = DonDocProgram(home: home.url)
            let victim = home.url.appendingPathComponent("victim.txt")
            try Data("precious data".utf8).write(to: victim)
            try FileManager.default.createSymbolicLink(
                at: home.url.appendingPathComponent("dondoc.sqlite.lock"),
                withDestinationURL: victim
            )
            for command in ["tick", "run"] {
                let result = try program.run(command)
                #expect(result.code == 1)
                #expect(result.errors.contains("dondoc.sqlite.lock"), "\(result.errors)")
            }
            #expect(try Data(contentsOf: victim) == Data("precious data".utf8))
        },
        Row(36, "letters of two homes, of a rehearsal and of a replay with one name") {
            var seen: Set<String> = []
            let count = try (0..<2).map { _ in
                let home = try GuideHome()
                try home.run("check", "--accept", now: "2021-02-08T07:00")
                try home.run("tick", now: "2021-02-08T07:00")
                for (command, folder) in [
                    (["tick", "--now", "2021-02-09T15:00", "--rehearse"], "dien-tap"),
                    (["replay", "--from", "2021-02-08", "--to", "2021-02-10"], "mo-phong"),
                ] {
                    let inbox = home.url.appendingPathComponent(folder)
                    let result = try home.program.run(command + ["--to-inbox", inbox.path])
                    #expect(result.code == 0, "\(result.errors)")
                    seen.formUnion(try names(in: inbox).map { "\(folder) \($0)" })
                }
                try home.run("tick", now: "2021-02-09T15:00")
                let list = try home.run("outbox", "list", "--format", "csv").output
                let ids = list.split(separator: "\n").dropFirst().compactMap {
                    $0.split(separator: ",").first
                }
                for id in ids {
                    let letter = try home.run("outbox", "show", String(id), "--eml").output
                    seen.formUnion(names(of: letter).map { "home \($0)" })
                }
                return ids.count
            }
            #expect(count[0] > 0)
            func all(_ kind: String) -> [Substring] {
                seen.filter { $0.hasPrefix(kind) }.map { $0.dropFirst(kind.count + 1) }
            }
            #expect(all("home").count == count[0] + count[1], "\(seen)")
            #expect(Set(all("home")).isDisjoint(with: all("dien-tap")))
            #expect(Set(all("home")).isDisjoint(with: all("mo-phong")))
            #expect(all("dien-tap").count == count[0] + count[1])
            #expect(!all("mo-phong").isEmpty)
        },
    ]

    private static func names(in inbox: URL) throws -> [String] {
        let folder = inbox.appendingPathComponent("new")
        return try FileManager.default.contentsOfDirectory(atPath: folder.path).flatMap { name in
            names(of: try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8))
        }
    }

    private static func names(of letter: String) -> [String] {
        letter.split(whereSeparator: \.isNewline).filter { $0.hasPrefix("Message-ID: ") }
            .map(String.init)
    }

    @Test(arguments: rows)
    func `an attack holds`(row: Row) throws {
        try row.holds()
    }
}
