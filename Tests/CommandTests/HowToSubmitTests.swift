import Foundation
import ProgramBench
import Testing

/// What letters say of the way to hand in where the campaign names none.
@Suite struct HowToSubmitTests {
    @Test(arguments: [
        ("gửi: 7 ngày trước hạn, lúc 08:00", "2021-03-08T08:00+07:00"),
        ("gửi: 1 ngày sau hạn, lúc 08:00", "2021-03-16T08:00+07:00"),
    ])
    func `no letter ends in a way that is not named`(line: String, now: String) throws {
        let home = try GeneratedHome(
            units: 1,
            server: "  máy chủ: smtp://127.0.0.1:9",
            milestones: """
                MỐC viec "Việc"
                  hạn: thứ Hai 15/03/2021 17:00
                MỐC hai "Việc hai"
                  hạn: thứ Hai 15/03/2021 17:00
                NHẮC VIỆC nhac "Nhắc"
                  mốc: mọi mốc
                  \(line)
                  gửi tới: đơn vị chưa nộp
                """,
            years: 2021...2021
        )
        defer { home.remove() }
        let program = DonDocProgram(home: home.url)
        #expect(try program.run("tick", "--now", "2021-03-01T08:00+07:00").code == 0)
        _ = try program.run("tick", "--now", now)
        let letter = try program.run("outbox", "show", "1")
        #expect(letter.output.contains("Việc hai"), "\(letter.output)")
        #expect(!letter.output.contains("Cách gửi: ."), "\(letter.output)")
    }
}
