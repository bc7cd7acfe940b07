import Foundation
import MailCatcher
import ProgramBench
import Testing

/// What the officers' guide says by example of changes in the middle of a campaign is what the program tells.
@Suite struct GuideChangeTests {
    @Test func `a deadline that moves is told beforehand to whom it will be told`() async throws {
        #expect(
            try Guide.schedules.shows(
                """
                sáng 09/02 đã nhắc ba đơn vị, 09:00 sửa hạn `ke-hoach` thành thứ Sáu 19/02: \
                `check` báo trước "3 đơn vị nhận thư báo thời hạn mới ở lượt tới", lượt tới gửi \
                đúng ba thư ấy.
                """
            )
        )
        try await GuideHome.withCatcher { catcher in
            let home = try GuideHome(server: "smtp://127.0.0.1:\(catcher.port)")
            #expect(try home.run("tick", now: "2021-02-01T08:00").code == 0)
            let morning = try home.run("tick", now: "2021-02-09T08:00")
            #expect(morning.output.contains("đã gửi 3"), "\(morning.output)\(morning.errors)")
            try home.edit("10-dot.lich") {
                $0.replacing("thứ Tư 17/02/2021", with: "thứ Sáu 19/02/2021")
            }
            let check = try home.run("check", now: "2021-02-09T09:00")
            #expect(
                check.output.contains("3 đơn vị nhận thư báo thời hạn mới ở lượt tới"),
                "\(check.output)\(check.errors)"
            )
            let next = try home.run("tick", now: "2021-02-09T09:00")
            #expect(next.output.contains("đã gửi 3"), "\(next.output)\(next.errors)")
        }
    }

    @Test func `an extension that nobody should need is stored, and doubted`() throws {
        #expect(
            try Guide.schedules.shows(
                """
                CCA đã nộp `ke-hoach` 09/02, ghi gia hạn đến 22/02 thì chương trình nhắc "đơn vị \
                đã nộp lúc 10:00 09/02/2021"; PHD chưa nộp mà `ke-hoach` ghi `căn cứ hạn: theo \
                luật "Điều 32"` thì nhắc "thời hạn theo luật (Điều 32)".
                """
            )
        )
        func extend(_ unit: String, in home: GuideHome) throws -> String {
            let result = try home.run(
                "record",
                "extension",
                unit,
                "ke-hoach",
                "22/02/2021",
                "--reason",
                "xin thêm",
                now: "2021-02-10T08:00"
            )
            #expect(result.code == 0, "\(result.errors)")
            return result.errors
        }
        let usual = try GuideHome()
        #expect(try usual.run("tick", now: "2021-02-01T08:00").code == 0)
        let at = "2021-02-09T10:00"
        try usual.run("record", "report", "CCA", "ke-hoach", "--at", at, now: at)
        let done = try extend("CCA", in: usual)
        #expect(done.contains("lưu ý: đơn vị đã nộp lúc 10:00 09/02/2021"), "\(done)")
        #expect(try !extend("PHD", in: usual).contains("lưu ý: thời hạn"))
        let due = "thứ Tư 17/02/2021 17:00\n"
        let lawful = try GuideHome {
            $0.replacing(due, with: due + "  căn cứ hạn: theo luật \"Điều 32\"\n")
        }
        #expect(try lawful.run("tick", now: "2021-02-01T08:00").code == 0)
        let law = try extend("PHD", in: lawful)
        #expect(law.contains("lưu ý: thời hạn theo luật (Điều 32)"), "\(law)")
    }

    /// `first`: the unit's first day, as the list writes it.
    @Test(arguments: [("", false), ("01/03/2021", true)])
    func `a unit that is added owes what is due from then on, or from its first day`(
        first: String,
        owes: Bool
    ) throws {
        #expect(
            try Guide.schedules.shows(
                """
                bổ sung 20/04, việc hạn 01/04 thì không đôn đốc, không tính quá hạn; ghi `từ ngày` \
                01/03/2021 thì có
                """
            )
        )
        let home = try GuideHome {
            $0.replacing("thứ Tư 17/02/2021 17:00", with: "01/04/2021 17:00")
        }
        #expect(try home.run("tick", now: "2021-03-25T07:00").code == 0)
        try home.edit("don-vi.csv") {
            $0
                + "\nCCE,Chi cục E,đơn vị trực thuộc,khối chi cục,20,,e@so-nnptnt.example,,Chi cục trưởng,"
                + "e-ld@so-nnptnt.example,\(first)\n"
        }
        // No server answers: letters stay in the outbox.
        for day in ["20", "26"] { try home.run("tick", now: "2021-04-\(day)T08:00") }
        let progress = try home.run(
            "stats",
            "progress",
            "--by",
            "unit",
            "--format",
            "csv",
            now: "2021-04-26T09:00"
        )
        let overdue = try home.column("overdue", of: progress.output)
        #expect(overdue["CCE"] == (owes ? "1" : nil), "\(progress.output)")
        let held = try home.run("outbox", "list", "--state", "held", "--unit", "CCE")
        #expect(held.output.contains("KH-CCE") == owes, "\(held.output)\(held.errors)")
    }
}
