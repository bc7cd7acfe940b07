import Foundation
import ProgramBench
import Testing

/// What the program says will leave, from what the home holds.
@Suite struct ForecastCommandTests {
    private static let blocks = """
        MỐC ke-hoach "Kế hoạch phát động"
          hạn: 15/03/2021 17:00
        NHẮC VIỆC truoc "Nhắc trước hạn"
          mốc: mọi mốc
          gửi: 3 ngày trước hạn, lúc 08:00
          gửi tới: đơn vị chưa nộp
        NHẮC VIỆC sau "Đôn đốc"
          mốc: mọi mốc
          gửi: mỗi ngày làm việc lúc 08:00, sau hạn, cho đến khi nộp
          gửi tới: đơn vị chưa nộp
          gửi tối đa: 2 lần
          duyệt trước khi gửi: có

        """

    /// Taken over on 01/03/2021; of its units one has reported.
    private func home(
        units: Int = 3,
        blocks: String = Self.blocks,
        _ body: (GeneratedHome, DonDocProgram) throws -> Void
    ) throws {
        let home = try GeneratedHome(
            units: units,
            server: "  máy chủ: smtp://127.0.0.1:1",
            milestones: blocks,
            years: 2021...2021
        )
        defer { home.remove() }
        let program = DonDocProgram(home: home.url)
        #expect(try program.takeOver(at: "2021-03-01T00:00").code == 0)
        let at = ["--at", "2021-03-08T09:00", "--now", "2021-03-08T09:00"]
        #expect(try program.run(["record", "report", "U3", "ke-hoach"] + at).code == 0)
        try body(home, program)
    }

    @Test func `plan with facts leaves out who has reported, and counts the others`() throws {
        try home { _, program in
            let now = ["--now", "2021-03-10T07:00"]
            let plan = try program.run(["plan", "--with-facts", "--format", "csv"] + now).output
            let lines = plan.split(separator: "\n")
            #expect(lines[0].hasSuffix(",merged_into,letters"), "\(plan)")
            #expect(lines[1].hasPrefix("truoc,1,ke-hoach,2021-03-12T08:00:00,2021-03-12T08:00:00"))
            #expect(lines[1].hasSuffix(",2"), "\(plan)")
            // Nobody releases it: each of the next days takes its place under its number.
            #expect(lines.filter { $0.hasPrefix("sau,") }.count == 1, "\(plan)")
            #expect(lines[2].hasPrefix("sau,1,ke-hoach,2021-03-16T08:00:00"), "\(plan)")
            let single = try program.run(
                ["plan", "--with-facts", "--per-unit", "--format", "csv"] + now
            ).output
            #expect(single.contains(",U1,") && single.contains(",U2,") && !single.contains(",U3,"))
            let table = try program.run(["plan", "--with-facts"] + now).output
            #expect(table.contains("điều kiện") && table.contains("chờ duyệt"), "\(table)")
            let ics = try program.run("plan", "--with-facts", "--ics")
            #expect(ics.code == 64 && ics.errors.contains("--ics"))
        }
    }

    @Test func `check counts from now on, also before the files were ever taken over`() throws {
        let blocks = """
            MỐC ke-hoach "Kế hoạch phát động"
              hạn: 15/03/2021 17:00
            NHẮC VIỆC truoc "Nhắc trước hạn"
              mốc: mọi mốc
              gửi: 14 ngày trước hạn, lúc 08:00
              gửi: 5 ngày trước hạn, lúc 08:00
              gửi: 4 ngày trước hạn, lúc 08:00
              gửi tới: đơn vị chưa nộp
              gửi tối đa: 2 lần
            NHẮC VIỆC sau "Đôn đốc"
              mốc: mọi mốc
              gửi: 1 ngày sau hạn, lúc 08:00
              gửi tới: đơn vị chưa nộp
              duyệt trước khi gửi: có

            """
        let home = try GeneratedHome(
            units: 3,
            server: "  máy chủ: smtp://127.0.0.1:1",
            milestones: blocks,
            years: 2021...2021
        )
        defer { home.remove() }
        let program = DonDocProgram(home: home.url)
        let fresh = try program.run("check", "--now", "2021-03-10T07:00").output
        let line =
            "từ nay, nếu không ai nộp thêm: 9 thư, trong đó 3 thư chỉ gửi khi có người duyệt"
        #expect(fresh.contains(line), "\(fresh)")
        #expect(fresh.contains("08:00 11/03/2021") && !fresh.contains("01/03/2021"), "\(fresh)")
        let before = try program.run("check", "--now", "2020-12-10T07:00").output
        #expect(before.contains("nếu không ai nộp: 9 thư"), "\(before)")
        let plan = try program.run("plan", "--now", "2021-03-01T00:00").output
        #expect(plan.contains("tính theo người nhận: 9 thư (xem từng thư: --per-unit)"), "\(plan)")
    }

    @Test func `a plan of a home changes nothing in it`() throws {
        try home { home, program in
            let before = try program.run("ledger").output
            try program.run("plan", "--with-facts", "--now", "2021-03-10T07:00")
            #expect(try program.run("ledger").output == before)
            let waiting = try program.run("outbox", "list").output
            #expect(!waiting.contains("truoc"), "\(waiting)")
        }
    }

    /// One unit is reminded on ten working days: what is usual is small.
    private static let quietBlocks = """
        MỐC ke-hoach "Kế hoạch phát động"
          hạn: 15/03/2021 17:00
        MỐC rieng "Việc riêng"
          hạn: 20/03/2021 17:00
          áp dụng cho: U1
        NHẮC VIỆC hang-ngay "Nhắc hằng ngày"
          mốc: rieng
          gửi: mỗi ngày làm việc lúc 08:00, từ 10/03/2021, đến hạn
          gửi tới: đơn vị chưa nộp

        """

    @Test func `check counts what is still ahead, and tells beforehand that files will wait`()
        throws
    {
        try home(units: 60, blocks: Self.quietBlocks) { home, program in
            let now = ["--now", "2021-03-13T09:00"]
            let check = try program.run(["check"] + now)
            #expect(
                check.output.contains("từ nay, nếu không ai nộp thêm: 7 thư"),
                "\(check.output)"
            )
            try home.edit("a.lich") { text in
                text + """

                    NHẮC VIỆC dot "Đợt"
                      mốc: ke-hoach
                      gửi: 15/03/2021 lúc 09:00
                      gửi tới: đơn vị chưa nộp

                    """
            }
            let changed = try program.run(["check"] + now)
            #expect(changed.code == 0)
            #expect(changed.output.contains("từ nay, nếu không ai nộp thêm: 66 thư"))
            #expect(changed.errors.contains("chờ chấp nhận: trong 24 giờ từ 09:00 15/03/2021"))
            #expect(changed.errors.contains("59 thư, quá mức an toàn 50"), "\(changed.errors)")
            let plan = try program.run(["plan", "--with-facts"] + now)
            #expect(plan.errors.contains("chờ chấp nhận"), "\(plan.errors)")
            #expect(!plan.output.contains("dot"), "\(plan.output)")
            let why = try program.run(["why", "U1", "ke-hoach"] + now).output
            #expect(why.contains("sẽ không gửi: tệp lịch còn chờ chấp nhận"), "\(why)")
            let accepted = try program.run(["check", "--accept"] + now)
            #expect(!accepted.errors.contains("chờ chấp nhận"), "\(accepted.errors)")
            let after = try program.run(["plan", "--with-facts"] + now)
            #expect(after.output.contains("dot"), "\(after.output)")
        }
    }

    @Test func `why knows how many letters are left of a limit`() throws {
        try home { home, program in
            try home.edit("a.lich") { $0.replacing("  duyệt trước khi gửi: có\n", with: "") }
            let now = ["--now", "2021-03-15T18:00"]
            let why = try program.run(["why", "U1", "ke-hoach"] + now).output
            #expect(why.components(separatedBy: "sẽ gửi nếu khi đó chưa nộp").count == 3, "\(why)")
            #expect(why.contains("sẽ không gửi: đã gửi tối đa số lần (2)"), "\(why)")
            let late = try program.run(["why", "U1", "ke-hoach", "--on", "2021-06-14"] + now).output
            #expect(late.contains("sẽ không gửi: đã gửi tối đa số lần (2)"), "\(late)")
        }
    }
}
