import Foundation
import MailCatcher
import ProgramBench
import Testing

/// What a change of the files does: `check` says it beforehand, `tick` when it takes them over.
@Suite struct ChangeTellingTests {
    private static let blocks = """
        MỐC ke-hoach "Kế hoạch phát động"
          hạn: 15/03/2021 17:00
        MỐC bao-cao "Báo cáo"
          hạn: 15/06/2021 17:00
        NHẮC VIỆC truoc "Nhắc trước hạn"
          mốc: mọi mốc
          gửi: 7 ngày trước hạn, lúc 08:00
          gửi: 1 ngày trước hạn, lúc 08:00
          gửi tới: đơn vị chưa nộp

        """

    /// Three units were reminded of the plan on 08/03/2021 at 08:00, and one has sent it since.
    private func home(_ body: (GeneratedHome, DonDocProgram) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("dondoc-inbox-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let catcher = try await MailCatcher(inbox: folder)
        let home = try GeneratedHome(
            units: 3,
            server: "  máy chủ: smtp://127.0.0.1:\(catcher.port)",
            milestones: Self.blocks,
            years: 2021...2021
        )
        defer { home.remove() }
        let program = DonDocProgram(home: home.url)
        try program.run("tick", "--now", "2021-03-01T00:00")
        let tick = try program.run("tick", "--now", "2021-03-08T08:00")
        #expect(tick.output.contains("đã gửi 3"), "\(tick.output)")
        let at = ["--at", "2021-03-08T09:00", "--now", "2021-03-08T09:00"]
        #expect(try program.run(["record", "report", "U3", "ke-hoach"] + at).code == 0)
        try await body(home, program)
        try await catcher.stop()
    }

    @Test
    func
        `a moved deadline is told with the units that hear of it, before and when it is taken over`()
        async throws
    {
        try await home { home, program in
            try home.edit("a.lich") { $0.replacing("15/03/2021 17:00", with: "12/03/2021 17:00") }
            let check = try program.run("check", "--now", "2021-03-09T08:00")
            #expect(
                check.output.contains(
                    "  hạn ke-hoach đổi 17:00 15/03/2021 → 17:00 12/03/2021; "
                        + "2 đơn vị nhận thư báo thời hạn mới ở lượt tới\n"
                ),
                "\(check.output)\(check.errors)"
            )
            // Where a person tells the time the present is that of the last pass.
            let again = try program.run("check")
            #expect(again.output.contains("3 đơn vị nhận thư báo"), "\(again.output)")
            let tick = try program.run("tick", "--now", "2021-03-09T08:00")
            #expect(
                tick.errors.contains(
                    "thu: đã áp dụng tệp lịch (0 quy tắc mới, 0 bỏ, 0 thư hủy; "
                        + "hạn ke-hoach: 17:00 15/03/2021 → 17:00 12/03/2021)\n"
                ),
                "\(tick.errors)"
            )
            #expect(tick.output.contains("lập 2 thư; đã gửi 2"), "\(tick.output)")
            let quiet = try program.run("check", "--now", "2021-03-09T09:00")
            #expect(!quiet.output.contains("hạn ke-hoach"), "\(quiet.output)")
        }
    }

    @Test func `a notice of a moved deadline stands under no block`() async throws {
        try await home { home, program in
            try home.edit("a.lich") { $0.replacing("15/03/2021 17:00", with: "12/03/2021 17:00") }
            #expect(try program.run("tick", "--now", "2021-03-09T08:00").code == 0)
            let why = try program.run("why", "U1", "ke-hoach", "--now", "2021-03-09T09:00").output
            let parts = why.components(separatedBy: "\nThư báo, không theo dòng gửi nào\n")
            #expect(parts.count == 2, "\(why)")
            #expect(parts.last?.hasPrefix("  08:00 09/03/2021") == true, "\(why)")
            #expect(parts.first?.contains("08:00 09/03/2021") == false, "\(why)")
            let ledger = try program.run("ledger").output
            #expect(ledger.contains("dòng 0: thư báo (thời hạn thay đổi"), "\(ledger)")
        }
    }

    @Test func `a deadline that nobody was reminded of moves without a letter`() async throws {
        try await home { home, program in
            try home.edit("a.lich") { $0.replacing("15/06/2021 17:00", with: "14/06/2021 17:00") }
            let check = try program.run("check", "--now", "2021-03-09T08:00")
            #expect(check.output.contains("không đơn vị nào nhận thư báo"), "\(check.output)")
            let tick = try program.run("tick", "--now", "2021-03-09T08:00")
            #expect(tick.output.contains("lập 0 thư"), "\(tick.output)")
        }
    }

    @Test func `units that come and go are told, with those that the next pass welcomes`()
        async throws
    {
        try await home { home, program in
            try home.edit("don-vi.csv") {
                $0.replacing(
                    "U2,Đơn vị 2,đơn vị,u2@so.example",
                    with: "U7,Bảy,đơn vị,u7@so.example"
                )
            }
            let check = try program.run("check", "--now", "2021-03-09T08:00")
            #expect(check.output.contains("  thêm 1 đơn vị: U7\n"), "\(check.output)")
            #expect(check.output.contains("  bỏ 1 đơn vị: U2\n"), "\(check.output)")
            #expect(
                check.output.contains(
                    "  U7 chỉ phải làm các việc đến hạn từ lúc áp dụng tệp lịch; "
                ),
                "\(check.output)"
            )
            #expect(check.output.contains("«từ ngày»\n"), "\(check.output)")
            #expect(
                check.output.contains("  1 đơn vị nhận thư gửi đơn vị mới ở lượt tới\n"),
                "\(check.output)"
            )
            let tick = try program.run("tick", "--now", "2021-03-09T08:00", "--lang", "en")
            #expect(
                tick.errors.contains(
                    "(0 rules new, 0 gone, 0 letters cancelled; 1 unit added: U7; "
                        + "U7: what is due once the files are active; for another day write the column "
                        + "«from»; 1 unit left: U2)"
                ),
                "\(tick.errors)"
            )
            #expect(tick.output.contains("1 letter planned; 1 sent"), "\(tick.output)")
        }
    }

    @Test func `a unit that joins with a first day owes from it, and the files say so`()
        async throws
    {
        try await home { home, program in
            try home.edit("don-vi.csv") { text in
                text.replacing("thư điện tử\n", with: "thư điện tử,từ ngày\n")
                    .replacing(/example$/, with: "example\nU8,Tám,đơn vị,u8@so.example,01/03/2021")
            }
            let check = try program.run("check", "--now", "2021-03-09T08:00")
            #expect(
                check.output.contains("  U8 phải làm các việc đến hạn từ ngày 01/03/2021\n"),
                "\(check.output)\(check.errors)"
            )
        }
    }

    @Test func `what was due before a unit was added it does not owe, in tables and traces`()
        async throws
    {
        try await home { home, program in
            try home.edit("don-vi.csv") { $0 + "\nU9,Chín,đơn vị,u9@so.example\n" }
            let tick = try program.run("tick", "--now", "2021-04-01T08:00")
            #expect(tick.code == 0, "\(tick.errors)")
            let progress = try program.run(
                "stats",
                "progress",
                "--by",
                "unit",
                "--now",
                "2021-04-01T08:00",
                "--format",
                "csv"
            )
            let rows = progress.output.split(separator: "\n").map(String.init)
            let head = try #require(rows.first).split(separator: ",").map(String.init)
            let overdue = try #require(head.firstIndex(of: "overdue"))
            func cell(_ unit: String) -> String? {
                rows.first { $0.contains(",\(unit),") || $0.hasPrefix("\(unit),") }
                    .map { $0.split(separator: ",", omittingEmptySubsequences: false) }
                    .map { String($0[overdue]) }
            }
            #expect(cell("U1") == "1", "\(progress.output)")
            #expect(cell("U9") == "0", "\(progress.output)")
            let why = try program.run("why", "U9", "ke-hoach", "--now", "2021-04-01T08:00")
            #expect(
                why.output.contains(
                    "Việc này không áp dụng cho đơn vị: đơn vị được bổ sung lúc 08:00 01/04/2021"
                ),
                "\(why.output)"
            )
            #expect(why.output.contains("«từ ngày»"), "\(why.output)")
            let query = try program.run(
                "query",
                "SELECT unit, joined_utc FROM units ORDER BY unit",
                "--format",
                "csv"
            )
            #expect(query.output.contains("U1,\n"), "\(query.output)")
            #expect(query.output.contains("U9,2021-04-01T01:00:00Z"), "\(query.output)")
        }
    }
}
