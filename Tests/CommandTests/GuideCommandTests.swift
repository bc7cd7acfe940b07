import Foundation
import MailCatcher
import ProgramBench
import Testing

/// What the officers' guide shows of commands is what the program prints, and its examples are what happens.
@Suite struct GuideCommandTests {
    @Test func `the plan in the guide is what the program prints`() throws {
        let home = try GuideHome()
        let plan = try home.run("plan", "--from", "2021-02-01", "--to", "2021-02-22")
        let shown = try #require(Guide.schedules.blocks("").first { $0.contains("theo quy tắc") })
        #expect(plan.output == shown + "\n")
    }

    @Test func `the finding in the guide is what the program prints`() throws {
        let home = try GuideHome { $0.replacing("thứ Tư 17/02/2021", with: "thứ Năm 17/02/2021") }
        let check = try home.run("check")
        #expect(check.code == 1)
        let shown = try #require(
            Guide.schedules.blocks("").first { $0.hasPrefix("Schedules/ra-soat-2021") }
        )
        #expect((check.output + check.errors).contains(shown), "\(check.output)\(check.errors)")
    }

    @Test func `the guide's table of reports is imported as it stands`() throws {
        let home = try GuideHome()
        #expect(try home.run("tick", now: "2021-02-01T08:00").code == 0)
        let file = home.url.appendingPathComponent("bao-cao.csv")
        try #require(Guide.schedules.blocks("csv").last)
            .write(to: file, atomically: true, encoding: .utf8)
        let dry = try home.run("import", file.path, "--dry-run", now: "2021-02-18T08:00")
        #expect(dry.output.contains("2 dòng mới trong 2 dòng"), "\(dry.output)\(dry.errors)")
        let stored = try home.run("import", file.path, now: "2021-02-18T08:00")
        #expect(stored.output.contains("đã ghi 2 dòng mới"), "\(stored.output)\(stored.errors)")
        let again = try home.run("import", file.path, now: "2021-02-18T08:00")
        #expect(again.output.contains("đã ghi 0 dòng mới"), "\(again.output)\(again.errors)")
        let progress = try home.run(
            "stats",
            "progress",
            "--by",
            "unit",
            "--format",
            "csv",
            now: "2021-02-18T08:00"
        )
        #expect(try home.column("on_time", of: progress.output) == ["CCA": "1", "PHD": "1"])
    }

    @Test func `a plan with facts is what leaves that morning`() async throws {
        #expect(
            try Guide.schedules.shows(
                """
                CCA đã nộp `ke-hoach` ngày 08/02 thì `dondoc plan --with-facts --per-unit` sáng \
                09/02 chỉ còn PHD và CCB, và sáng ấy chỉ hai đơn vị này nhận thư.
                """
            )
        )
        try await GuideHome.withCatcher { catcher in
            let home = try GuideHome(server: "smtp://127.0.0.1:\(catcher.port)")
            #expect(try home.run("tick", now: "2021-02-01T08:00").code == 0)
            let record = try home.run(
                "record",
                "report",
                "CCA",
                "ke-hoach",
                "--at",
                "2021-02-08T10:00",
                now: "2021-02-08T10:00"
            )
            #expect(record.code == 0, "\(record.errors)")
            let plan = try home.run(
                "plan",
                "--with-facts",
                "--per-unit",
                "--to",
                "09/02/2021",
                "--format",
                "csv",
                now: "2021-02-09T07:00"
            )
            let rows = plan.output.split(separator: "\n").filter { $0.hasPrefix("nhac,1,") }
            #expect(rows.count == 2, "\(plan.output)\(plan.errors)")
            #expect(
                rows.contains { $0.contains(",PHD,") } && rows.contains { $0.contains(",CCB,") }
            )
            let tick = try home.run("tick", now: "2021-02-09T08:00")
            #expect(tick.output.contains("đã gửi 2"), "\(tick.output)\(tick.errors)")
        }
    }

    @Test func `the file that the guide names is one that a replay writes`() throws {
        let shown = "2021-02-09T0800-CCA-nhac-KH-CCA.eml"
        #expect(try Guide.schedules.says("`\(shown)` (`-lanh-dao`: bản gửi thủ trưởng)"))
        #expect(
            try Guide.schedules.says(
                "dondoc replay --from 2021-02-01 --to 2021-02-28 --to-inbox thu-xem"
            )
        )
        let home = try GuideHome()
        let inbox = home.url.appendingPathComponent("thu-xem").path
        func names(_ more: String...) throws -> [String] {
            let span = ["--from", "2021-02-01", "--to", "2021-02-28", "--to-inbox", inbox]
            let replay = try home.program.run(["replay"] + span + more)
            #expect(replay.code == 0, "\(replay.errors)")
            return try FileManager.default.contentsOfDirectory(atPath: inbox + "/new")
        }
        let plain = try names()
        #expect(plain.contains(shown), "\(plain)")
        #expect(!plain.contains { $0.contains("-lanh-dao") })
        let approved = try names("--approve")
        #expect(approved.contains(shown))
        #expect(approved.contains { $0.contains("-CCA-lanh-dao-don-doc-") }, "\(approved)")
    }

    @Test func `the line of the templates' guide shows letters of the shipped campaign`() throws {
        let line = try #require(
            Guide.templates.text.split(separator: "\n").map {
                $0.trimmingCharacters(in: .whitespaces)
            }.first { $0.hasPrefix("dondoc replay --campaign") }
        )
        let home = try GuideHome()
        let inbox = home.url.appendingPathComponent("thu-xem").path
        let words = line.replacing("/tmp/thu-xem", with: inbox).split(separator: " ").map(
            String.init
        )
        let shipped = home.url.appendingPathComponent("shipped")
        try FileManager.default.createDirectory(at: shipped, withIntermediateDirectories: true)
        for folder in [Project.schedules, Project.templates] {
            let copy = shipped.appendingPathComponent(folder.lastPathComponent)
            try FileManager.default.copyItem(at: folder, to: copy)
        }
        let replay = try DonDocProgram(home: shipped).run(Array(words.dropFirst()))
        #expect(replay.code == 0, "\(replay.errors)")
        let letters = try FileManager.default.contentsOfDirectory(atPath: inbox + "/new")
        #expect(letters.contains { $0.contains("-lanh-dao-") }, "those that need approval too")
    }

    @Test func `of a letter that nobody approved the guide and the program say the same`() throws {
        let words = "không gửi: chờ duyệt từ 08:00 18/02/2021, không ai duyệt"
        #expect(try Guide.schedules.says("\"\(words)\""))
        let home = try GuideHome()
        for day in ["01", "18", "26"] { try home.run("tick", now: "2021-02-\(day)T08:00") }
        let why = try home.run("why", "CCB", "ke-hoach", now: "2021-02-26T09:00")
        #expect(why.output.contains(words), "\(why.output)\(why.errors)")
    }

    @Test func `a server that wants a login is told with the keys to write`() async throws {
        #expect(
            try Guide.schedules.shows(
                """
                máy chủ đòi đăng nhập thì `dondoc tick` thoát mã 1 và chỉ cách sửa: "ghi «tài \
                khoản» và «mật khẩu» trong khối MÁY CHỦ THƯ".
                """
            )
        )
        var script = CatcherScript()
        script.play([.reply("530 5.7.0 Authentication required")], at: .mail)
        try await GuideHome.withCatcher(script) { catcher in
            let home = try GuideHome(server: "smtp://127.0.0.1:\(catcher.port)")
            #expect(try home.run("tick", now: "2021-02-01T08:00").code == 0)
            let tick = try home.run("tick", now: "2021-02-09T08:00")
            #expect(tick.code == 1)
            let remedy = "ghi «tài khoản» và «mật khẩu» trong khối MÁY CHỦ THƯ"
            #expect(tick.errors.contains(remedy), "\(tick.output)\(tick.errors)")
        }
    }
}
