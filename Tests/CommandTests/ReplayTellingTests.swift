import Foundation
import ProgramBench
import Testing

/// `replay`: files that a person finds, a list of them, and a sum that says why something was not sent.
@Suite struct ReplayTellingTests {
    private static let blocks = """
        MỐC ke-hoach "Kế hoạch phát động"
          mã: "KH M03"
          hạn: 15/03/2021 17:00
        MỐC bao-cao "Báo cáo sơ kết"
          hạn: 15/03/2021 17:00
        NGƯỜI NHẬN lanh-dao "Lãnh đạo"
          địa chỉ: "Ông A" <a.nguyen@so.example>
          địa chỉ: <b@so.example>
        NHẮC VIỆC truoc "Nhắc trước hạn"
          mốc: ke-hoach
          gửi: 7 ngày trước hạn, lúc 08:00
          gửi tới: đơn vị chưa nộp
          đồng gửi: lãnh đạo
        NHẮC VIỆC ca-hai "Nhắc hai việc"
          mốc: mọi mốc
          gửi: 3 ngày trước hạn, lúc 08:00
          gửi tới: đơn vị chưa nộp
        NHẮC VIỆC sau "Đôn đốc"
          mốc: ke-hoach
          gửi: 1 ngày sau hạn, lúc 08:00
          gửi: 2 ngày sau hạn, lúc 08:00
          gửi tới: đơn vị chưa nộp
          duyệt trước khi gửi: có

        """

    private func home() throws -> (home: GeneratedHome, program: DonDocProgram, inbox: URL) {
        let home = try GeneratedHome(
            units: 2,
            server: "  máy chủ: smtp://127.0.0.1:1",
            milestones: Self.blocks,
            years: 2021...2021
        )
        let program = DonDocProgram(home: home.url)
        let at = ["--at", "2021-03-16T07:00", "--now", "2021-03-16T07:00"]
        let record = try program.run(["record", "report", "U2", "ke-hoach"] + at)
        #expect(record.code == 0, "\(record.errors)")
        return (home, program, home.url.appendingPathComponent("thu-xem"))
    }

    private func names(in inbox: URL) throws -> [String] {
        try FileManager.default
            .contentsOfDirectory(atPath: inbox.appendingPathComponent("new").path).sorted()
    }

    private static let span = ["--from", "2021-03-01", "--to", "2021-03-31"]

    @Test func `files are named by when, to whom, by what, about what`() throws {
        let (home, program, inbox) = try home()
        defer { home.remove() }
        let arguments = ["replay", "--to-inbox", inbox.path, "--approve"] + Self.span
        let replay = try program.run(arguments)
        #expect(replay.code == 0, "\(replay.errors)")
        let found = try names(in: inbox)
        #expect(
            found == [
                "2021-03-08T0800-U1-truoc-KH-U1.eml",
                "2021-03-08T0800-U2-truoc-KH-U2.eml",
                "2021-03-08T0800-lanh-dao-a-nguyen-truoc.eml",
                "2021-03-08T0800-lanh-dao-b-truoc.eml",
                "2021-03-12T0800-U1-ca-hai.eml",
                "2021-03-12T0800-U2-ca-hai.eml",
                "2021-03-16T0800-U1-sau-KH-U1.eml",
                "2021-03-17T0800-U1-sau-KH-U1.eml",
            ]
        )
        #expect(found.allSatisfy { $0.count <= 120 && $0.allSatisfy(\.isASCII) })
        let again = try program.run(arguments)
        #expect(again.code == 0, "\(again.errors)")
        #expect(try names(in: inbox) == found)
    }

    @Test func `a list says of each letter when, to whom, by which rule, what it says besides`()
        throws
    {
        let (home, program, inbox) = try home()
        defer { home.remove() }
        try program.run(["replay", "--to-inbox", inbox.path, "--approve"] + Self.span)
        let index = inbox.appendingPathComponent("index.csv")
        let lines = try String(contentsOf: index, encoding: .utf8).split(separator: "\n")
        #expect(
            lines.first
                == "file,left_local,campaign,unit,recipient,rule,subject,merged,attachments,released_by_replay"
        )
        #expect(lines.count == (try names(in: inbox)).count + 1)
        let merged = try #require(lines.first { $0.contains("-12T0800-U1-ca-hai.eml") })
        #expect(
            merged.hasPrefix(
                "2021-03-12T0800-U1-ca-hai.eml,2021-03-12T08:00:00,thu,U1,u1@so.example,ca-hai/1 "
            ),
            "\(merged)"
        )
        #expect(merged.contains(",ca-hai/1 "), "\(merged)")
        #expect(merged.hasSuffix(",no"))
        let released = lines.filter { $0.hasSuffix(",yes") }
        #expect(released.count == 2 && released.allSatisfy { $0.contains("-U1-sau-KH-U1.eml") })
    }

    @Test func `nothing is released but by --approve, which says what it released`() throws {
        let (home, program, inbox) = try home()
        defer { home.remove() }
        let plain = try program.run(["replay", "--to-inbox", inbox.path] + Self.span)
        #expect(!(try names(in: inbox)).contains { $0.contains("-sau-") })
        #expect(
            plain.output.contains(
                "lỡ 1: chờ duyệt đến hết thời gian gửi, không ai cho gửi (1)\n"
            ),
            "\(plain.output)"
        )
        #expect(plain.output.contains("thêm --approve"), "\(plain.output)")
        let approved = try program.run(["replay", "--approve"] + Self.span)
        #expect(
            approved.output.contains("mô phỏng tự cho gửi 2 thư chờ duyệt: sau (2)"),
            "\(approved.output)"
        )
        #expect(!approved.output.contains("thêm --approve"), "\(approved.output)")
    }

    @Test func `the sum says why letters were not sent`() throws {
        let (home, program, _) = try home()
        defer { home.remove() }
        let replay = try program.run(["replay", "--approve"] + Self.span)
        #expect(replay.output.contains("không gửi 2: đơn vị đã nộp (2)\n"), "\(replay.output)")
    }

    @Test func `a folder with other files is left alone`() throws {
        let (home, program, inbox) = try home()
        defer { home.remove() }
        let letters = inbox.appendingPathComponent("new")
        try FileManager.default.createDirectory(at: letters, withIntermediateDirectories: true)
        try Data("x".utf8).write(to: letters.appendingPathComponent("giu-lai.txt"))
        let replay = try program.run(["replay", "--to-inbox", inbox.path] + Self.span)
        #expect(replay.code == 1)
        #expect(replay.errors.contains("chọn một thư mục trống"), "\(replay.errors)")
        #expect(try names(in: inbox) == ["giu-lai.txt"])
        let schedules = home.url.appendingPathComponent("Schedules")
        let other = try program.run(["replay", "--to-inbox", schedules.path] + Self.span)
        #expect(other.code == 1)
        let files = try FileManager.default.contentsOfDirectory(atPath: schedules.path)
        #expect(files == ["thu"])
    }
}
