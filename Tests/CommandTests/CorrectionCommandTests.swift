import Foundation
import MailCatcher
import ProgramBench
import Testing

/// A clock that was ahead and is corrected, by the program itself.
@Suite struct CorrectionCommandTests {
    private static let blocks = """
        MỐC ke-hoach "Kế hoạch phát động"
          hạn: 15/03/2021 17:00
        MỐC bao-cao "Báo cáo"
          hạn: 06/04/2021 17:00
        NHẮC VIỆC truoc "Nhắc trước hạn"
          mốc: mọi mốc
          gửi: 7 ngày trước hạn, lúc 08:00
          gửi: 1 ngày trước hạn, lúc 08:00
          gửi tới: đơn vị chưa nộp

        """

    @Test
    func `what a wrong clock booked is taken back and said, and what left ahead is told by why`()
        async throws
    {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("dondoc-inbox-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let catcher = try await MailCatcher(inbox: folder)
        let home = try GeneratedHome(
            units: 2,
            server: "  máy chủ: smtp://127.0.0.1:\(catcher.port)",
            milestones: Self.blocks,
            years: 2021...2021
        )
        defer { home.remove() }
        let program = DonDocProgram(home: home.url)
        #expect(try program.run("tick", "--now", "2021-03-01T08:00").code == 0)
        // The clock shows 30/03: the letters before are booked as missed, that of 30/03 leaves.
        let wrong = try program.run("tick", "--now", "2021-03-30T08:00")
        #expect(wrong.output.contains("đã gửi 2"), "\(wrong.output)")
        let at = ["--at", "2021-03-02T07:00", "--now", "2021-03-30T09:00"]
        #expect(try program.run(["record", "report", "U2", "ke-hoach"] + at).code == 0)
        let right = try program.run("tick", "--now", "2021-03-02T09:00")
        #expect(right.code == 0, "\(right.errors)")
        #expect(
            right.errors.contains(
                "thu: các lượt trước chạy theo giờ sai (đến 08:00 30/03/2021); đã thu lại 4 kết quả"
            ),
            "\(right.errors)"
        )
        #expect(!right.errors.contains("thu: thu:"), "\(right.errors)")
        #expect(
            right.errors.contains("1 việc ghi nhận theo giờ sai được tính từ"),
            "\(right.errors)"
        )
        let again = try program.run("tick", "--now", "2021-03-02T09:01", "--lang", "en")
        #expect(!again.errors.contains("clock"), "\(again.errors)")
        // U2 has handed in: the fact counts at once.
        let march = try program.run("tick", "--now", "2021-03-08T08:00")
        #expect(march.output.contains("đã gửi 1"), "\(march.output)\(march.errors)")
        let later = try program.run("tick", "--now", "2021-03-30T08:00")
        #expect(later.output.contains("đã gửi 0"), "\(later.output)\(later.errors)")
        let why = try program.run("why", "U1", "bao-cao", "--now", "2021-03-30T09:00")
        #expect(
            why.output.contains(
                "đã gửi 09:00 02/03/2021, gửi trước lượt: đồng hồ máy sai (lúc gửi máy chỉ 08:00 30/03/2021)"
            ),
            "\(why.output)"
        )
        let ledger = try program.run("ledger")
        #expect(ledger.output.contains("khớp"), "\(ledger.output)")
        try await catcher.stop()
    }
}
