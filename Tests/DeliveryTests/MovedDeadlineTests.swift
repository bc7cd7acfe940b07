import Campaigns
import Delivery
import Foundation
import Testing

/// Who is told that a deadline moved, what he is told, and what becomes of the letters about the old one.
@Suite struct MovedDeadlineTests {
    @Test func `everybody who was reminded is told once of a moved deadline`() async throws {
        let bench = try TestBench(NoticeTests.plan())
        try await bench.pass(at: "2021-03-08T08:00:00")
        #expect(bench.transport.delivered.count == 6)
        try bench.report("CCB", "ke-hoach", at: "2021-03-09T09:00:00")
        try bench.edit(NoticeTests.plan(due: "16/03/2021 17:00"), at: "2021-03-10T21:00:00")
        try await bench.pass(at: "2021-03-10T21:00:00")
        #expect(bench.transport.delivered.count == 6, "outside the send window")
        try await bench.pass(at: "2021-03-11T07:30:00")
        let told = bench.transport.delivered.dropFirst(6)
        #expect(
            Set(told.map(\.recipient.addrSpec)) == [
                "cca@so.example", "cca-ld@so.example", "cd@so.example", "cd-ld@so.example",
            ]
        )
        let words = try #require(told.first).text()
        #expect(words.contains("Thời hạn mới: chậm nhất 17 giờ 00 phút, thứ Ba ngày 16/3/2021"))
        #expect(words.contains("Trước đây: 17 giờ 00 phút, thứ Hai ngày 15/3/2021."))
        try await bench.pass(at: "2021-03-11T09:00:00")
        #expect(bench.transport.delivered.count == 10)
        _ = try bench.totals()
    }

    @Test func `a notice names the deadline that was told last, though by a notice`() async throws {
        let bench = try TestBench(NoticeTests.plan())
        try await bench.pass(at: "2021-03-08T08:00:00")
        var words: [String] = []
        for (due, time) in [("18", "08T09"), ("19", "09T09"), ("18", "09T10"), ("15", "10T09")] {
            try bench.edit(
                NoticeTests.plan(due: "\(due)/03/2021 17:00"),
                at: "2021-03-\(time):00:00"
            )
            try await bench.pass(at: "2021-03-\(time):00:00")
            let last = try #require(
                bench.transport.delivered.last { $0.recipient.addrSpec == "cca@so.example" }
            )
            words.append(try last.text())
        }
        for (text, former) in zip(words, ["15/3", "18/3", "19/3", "18/3"]) {
            #expect(text.contains("Trước đây: 17 giờ 00 phút, thứ "))
            #expect(text.contains(" ngày \(former)/2021."), "\(text)")
        }
    }

    /// Off from 02/03 until the deadline moves on 10/03.
    @Test(arguments: [true, false])
    func `what an outage took was missed, though its deadline moves when the outage is over`(
        isExtension: Bool
    ) async throws {
        func blocks(due: String) -> String {
            """
            MỐC viec "Việc"
              hạn: \(due)/2021 17:00
              đơn vị thực hiện: CCA
            NHẮC VIỆC truoc "Trước hạn"
              mốc: viec
              gửi: 1 ngày làm việc trước hạn, lúc 14:00
              gửi tới: đơn vị chưa nộp
            NHẮC VIỆC sau "Sau hạn"
              mốc: viec
              gửi: 1 ngày làm việc sau hạn, lúc 08:00
              gửi: 3 ngày làm việc sau hạn, lúc 08:00
              gửi tới: đơn vị chưa nộp

            """
        }
        let bench = try TestBench(blocks(due: "04/03"))
        try await bench.pass(at: "2021-03-02T08:00:00")
        if isExtension {
            try bench.extend(
                "CCA",
                "viec",
                to: "2021-03-25T17:00:00",
                recorded: "2021-03-10T09:00:00"
            )
        } else {
            try bench.edit(blocks(due: "25/03"), at: "2021-03-10T09:00:00")
        }
        try await bench.pass(at: "2021-03-10T09:00:00")
        let ends = try bench.contents().runs.map { "\($0.run.ruleKey) \($0.run.reason.text)" }
        #expect(ends.sorted() == ["+P1WD too-late", "-P1WD too-late"])
        let rows = try bench.rows().map { "\($0.occurrence.ruleKey) \($0.occurrence.disposition)" }
        #expect(rows == ["+P3WD cancelled"], "worth sending until 12/03")
        _ = try bench.totals()
    }

    @Test func `several deadlines that move at once are one letter`() async throws {
        let bench = try TestBench(NoticeTests.plan())
        try await bench.pass(at: "2021-03-08T08:00:00")
        try await bench.pass(at: "2021-03-15T08:00:00")
        let before = bench.transport.delivered.count
        try bench.edit(
            NoticeTests.plan(due: "23/03/2021 17:00", second: "30/03/2021 17:00"),
            at: "2021-03-15T10:00:00"
        )
        try await bench.pass(at: "2021-03-15T10:00:00")
        let told = bench.transport.delivered.dropFirst(before)
        #expect(told.count == 6)
        #expect(try told.allSatisfy { try $0.text().contains("02 nội dung") })
        #expect(try bench.totals()[.merged] == 6)
    }

    @Test func `who was never reminded hears nothing of a moved deadline`() async throws {
        let bench = try TestBench(NoticeTests.plan())
        try await bench.pass(at: "2021-03-05T08:00:00")
        try bench.edit(NoticeTests.plan(due: "18/03/2021 17:00"), at: "2021-03-05T10:00:00")
        try await bench.pass(at: "2021-03-05T10:00:00")
        #expect(bench.transport.delivered.isEmpty)
        #expect(try bench.totals().isEmpty)
    }

    @Test func `a deadline moved again before the notice left is told as it is then`() async throws
    {
        let bench = try TestBench(NoticeTests.plan())
        try await bench.pass(at: "2021-03-08T08:00:00")
        try bench.edit(NoticeTests.plan(due: "18/03/2021 17:00"), at: "2021-03-09T20:00:00")
        try await bench.pass(at: "2021-03-09T20:00:00")
        try bench.edit(NoticeTests.plan(due: "19/03/2021 17:00"), at: "2021-03-09T21:00:00")
        try await bench.pass(at: "2021-03-09T21:00:00")
        try await bench.pass(at: "2021-03-10T07:30:00")
        let told = bench.transport.delivered.dropFirst(6)
        #expect(told.count == 6)
        #expect(try told.allSatisfy { try $0.text().contains("thứ Sáu ngày 19/3/2021") })
        _ = try bench.totals()
    }
}
