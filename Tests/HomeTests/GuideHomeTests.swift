import Campaigns
import Delivery
import Foundation
import Home
import ProgramBench
import Testing

/// What the officers' guide says by example of a home with its campaigns, and of whoever runs it.
@Suite struct GuideHomeTests {
    @Test func `a file with a mistake leaves its campaign the last good one, and the others alone`()
        async throws
    {
        #expect(
            try Guide.schedules.shows(
                """
                sáng 08/03 tệp của đợt `hai` có lỗi: đợt `hai` vẫn gửi thư 08:00 theo bản cũ, các \
                đợt khác gửi như thường.
                """
            )
        )
        let bench = try HomeBench(Files.three)
        try await bench.pass(at: "2021-03-01T08:00:00")
        try bench.edit("hai/a.lich") {
            $0.replacing("thứ Hai 15/03/2021", with: "thứ Ba 15/03/2021")
        }
        try await bench.pass(at: "2021-03-08T07:30:00")
        try await bench.pass(at: "2021-03-08T08:00:00")
        #expect(
            bench.mail.recipients.filter { !$0.hasPrefix("van-hanh") }.sorted() == [
                "a@ba.example", "a@hai.example", "a@mot.example", "b@ba.example",
                "b@hai.example", "b@mot.example",
            ]
        )
        #expect(bench.mail.recipients.count { $0.hasPrefix("van-hanh") } == 1)
    }

    @Test func `of letters that nobody approves the operator hears a working day before`()
        async throws
    {
        #expect(
            try Guide.schedules.shows(
                """
                khối phải duyệt chỉ có dòng 7 ngày trước hạn: thư về `ket-qua` của 22/04 được gửi \
                đến 17:00 29/04; chưa ai duyệt thì người vận hành được báo từ sau 17:00 28/04.
                """
            )
        )
        let officer = "đơn vị chưa nộp\n  tiêu đề:"
        let sender = "  người gửi:           \"Phòng"
        let operatorLine = "  người vận hành:      <van-hanh@so-nnptnt.example>\n"
        let bench = try HomeBench([
            "ra-soat-2021/10-dot.lich": Guide.campaign
                .replacing(officer, with: "đơn vị chưa nộp\n  duyệt: có\n  tiêu đề:")
                .replacing(sender, with: operatorLine + sender)
                .replacing(
                    "  gửi:                 1 ngày làm việc trước hạn, lúc 14:00\n",
                    with: ""
                ),
            "ra-soat-2021/don-vi.csv": Guide.units,
        ])
        try await bench.pass(at: "2021-02-01T08:00:00")
        // Nobody owes the plan any more, so that of it no letter waits.
        var batch = FactBatch()
        batch.submissions = try ["PHD", "CCA", "CCB"].map { unit in
            Submission(
                obligation: ObligationID(unit: UnitCode(unit), milestone: "ke-hoach"),
                status: .received,
                happened: try HomeBench.instant("2021-02-09T10:00:00"),
                recorded: try HomeBench.instant("2021-02-09T10:00:00")
            )
        }
        _ = try bench.store.append(batch, to: "ra-soat-2021", author: nil)
        func told() -> Int { bench.mail.recipients.count { $0.hasPrefix("van-hanh") } }
        for day in ["02-15", "03-01", "03-15", "04-01", "04-15", "04-22", "04-27"] {
            try await bench.pass(at: "2021-\(day)T14:00:00")
            #expect(told() == 0)
        }
        try await bench.pass(at: "2021-04-28T17:00:00")
        #expect(told() == 0)
        let held = try bench.store.outbox(of: nil, state: .held).filter { $0.schedule == "nhac" }
        #expect(held.count == 4)
        #expect(try held.allSatisfy { try $0.expires < HomeBench.instant("2021-04-29T17:01:00") })
        // An idle service looks every quarter of an hour.
        try await bench.pass(at: "2021-04-28T17:15:00")
        try await bench.pass(at: "2021-04-28T17:16:00")
        #expect(told() == 1)
        try await bench.pass(at: "2021-04-29T17:01:00")
        let ends = try bench.store.outbox(of: nil, state: .expired).filter { $0.schedule == "nhac" }
        #expect(ends.count == 4)
        #expect(ends.allSatisfy { $0.reason?.code == .approval })
    }

    @Test func `of a server that is away the operator hears by the fallback after an hour`()
        async throws
    {
        #expect(
            try Guide.schedules.shows(
                """
                08:00 09/02 không kết nối được `thu-ra-soat`, ba thư nhắc chờ; 09:00 người vận hành nhận \
                thư báo qua `thu-du-phong`; 09:20 kết nối lại được thì ba thư nhắc đi.
                """
            )
        )
        let sender = "  người gửi:           \"Phòng"
        let more = """
              người vận hành:      <van-hanh@so-nnptnt.example>
              máy chủ dự phòng:    thu-du-phong

            """
        let spareServer = """

            MÁY CHỦ THƯ thu-du-phong "Máy chủ dự phòng"
              máy chủ:             smtp://127.0.0.1:2626
              người gửi:           <du-phong@so-nnptnt.example>

            """
        let bench = try HomeBench([
            "ra-soat-2021/10-dot.lich": Guide.campaign.replacing(sender, with: more + sender)
                + spareServer,
            "ra-soat-2021/don-vi.csv": Guide.units,
        ])
        let (usual, spare) = (RecordingMail(), RecordingMail())
        let engine = Engine(
            Workspace(bench.home, store: bench.store),
            transport: { $0.id == "thu-ra-soat" ? usual : spare }
        )
        func pass(at text: String) async throws {
            let now = try HomeBench.instant(text)
            _ = try await engine.pass(at: now, clock: { now })
        }
        try await pass(at: "2021-02-08T12:00:00")
        usual.answer(.relayFault(RelayFault(.connection, "connection refused")))
        for time in ["08:00:00", "08:30:00", "08:59:00"] {
            try await pass(at: "2021-02-09T\(time)")
        }
        #expect(spare.delivered.isEmpty)
        try await pass(at: "2021-02-09T09:00:00")
        try await pass(at: "2021-02-09T09:00:05")
        #expect(spare.recipients == ["van-hanh@so-nnptnt.example"])
        usual.answer(.accepted(Reply(code: 250, enhanced: nil, text: "Ok")))
        try await pass(at: "2021-02-09T09:20:00")
        #expect(usual.delivered.count == 3)
        #expect(spare.delivered.count == 1)
    }
}
