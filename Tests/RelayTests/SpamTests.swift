import Foundation
import ProgramBench
import Testing

/// What SpamAssassin thinks of the letters that the demo has none of.
@Suite(.serialized) struct SpamTests {
    private static func plan(due: String) -> String {
        """
        MỐC ke-hoach "Kế hoạch phát động"
          hạn: \(due) 17:00
        MỐC bao-cao "Báo cáo tháng"
          hạn: 22/03/2021 17:00
        NHẮC VIỆC nhac "Nhắc"
          mốc: ke-hoach, bao-cao
          gửi: 7 ngày trước hạn, lúc 08:00
          gửi tới: đơn vị chưa nộp
        """
    }

    @Test func `reminders, a moved deadline, a new unit and a test are no spam`() throws {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("dondoc-spam-\(UUID().uuidString)")
        let sink = try Sink(in: folder)
        defer { try? FileManager.default.removeItem(at: folder) }
        let server = "  máy chủ: smtp://127.0.0.1:\(sink.port)"
        let first = Self.plan(due: "15/03/2021")
        let home = try GeneratedHome(
            units: 2,
            server: server,
            milestones: first,
            years: 2021...2030
        )
        defer { home.remove() }
        let program = DonDocProgram(home: home.url)
        #expect(try program.run("tick", "--now", "2021-03-07T08:00").code == 0)
        #expect(try program.run("tick", "--now", "2021-03-08T08:00").code == 0)
        try home.edit("a.lich") { $0.replacing("hạn: 15/03/2021", with: "hạn: 16/03/2021") }
        try home.edit("don-vi.csv") { $0 + "\nU3,Đơn vị 3,đơn vị,u3@so.example" }
        #expect(try program.run("tick", "--now", "2021-03-10T21:00").code == 0)
        #expect(try program.run("tick", "--now", "2021-03-11T08:00").code == 0)
        let test = try program.run("send-test", "ai-do@so.example")
        #expect(test.code == 0, "\(test.errors)")

        let letters = try copies(in: folder).values.flatMap(\.self)
        // Two reminders, two notices, one letter to the new unit, one test.
        #expect(letters.count == 6)
        let scores = try SpamScore.of(letters.map { Data($0.utf8) })
        #expect(scores.count == letters.count)
        for (score, rules) in scores { #expect(score < 1, "\(rules)") }
    }
}
