import Campaigns
import Delivery
import ProgramBench
import Synchronization
import Testing

/// What the officers' guide says by example of mail servers and addresses is what happens to its campaign.
@Suite struct GuideServerTests {
    @Test func `a server that did not bear announced letters gets them in the usual way`()
        async throws
    {
        #expect(
            try Guide.schedules.shows(
                """
                ghi `có`, sáng 09/02 máy chủ đứt kết nối vì cách này thì từ lượt 14:00 gửi theo \
                cách thường
                """
            )
        )
        let server = "  máy chủ:             smtp://127.0.0.1:2525\n"
        let bench = try TestBench(guide: { $0.replacing(server, with: server + "  nối thư: có\n") })
        bench.transport.refuseOverlap()
        let announces = Mutex<[Bool]>([])
        for time in ["08:00:00", "14:00:00"] {
            let now = try bench.instant("2021-02-09T\(time)")
            _ = try await bench.dispatcher.pass(
                at: now,
                clock: { now },
                transport: { server in
                    announces.withLock { $0.append(server.overlaps) }
                    return bench.transport
                }
            )
        }
        #expect(announces.withLock { $0 } == [true, false])
    }

    @Test(arguments: [
        ("5.1.1", 550, "No such user", ["04-08"]),
        ("5.2.2", 552, "Mailbox full", ["03-10", "04-07", "04-08"]),
    ])
    func `an address is dead only where nobody is said to be there`(
        enhanced: String,
        code: Int,
        words: String,
        days: [String]
    ) async throws {
        #expect(
            try Guide.schedules.shows(
                """
                nhắc mỗi ngày làm việc; thư của CCA ngày 08/03, 09/03 bị từ chối với câu "550 5.1.1 \
                No such user" thì từ 10/03 không gửi cho CCA, đến 08/04 mới thử lại; với câu "552 \
                5.2.2 Mailbox full" thì 10/03 vẫn gửi.
                """
            )
        )
        let bench = try TestBench(
            more: """
                NHẮC VIỆC hang-ngay "Nhắc hằng ngày"
                  mốc: ket-qua
                  gửi: mỗi ngày làm việc lúc 08:00, từ 08/03/2021, đến hạn
                  gửi tới: đơn vị chưa nộp

                """
        )
        try await bench.pass(at: "2021-03-05T12:00:00")
        let refusal = Outcome.rejected(
            .rcpt,
            Reply(code: code, enhanced: enhanced, text: words)
        )
        for day in ["08", "09"] {
            // The first of the letters is that of CCA.
            bench.transport.play([refusal])
            let others = ["chicucb", "phongd"]
            #expect(try await bench.leaving(at: "2021-03-\(day)T08:00:00") == others)
        }
        bench.transport.play([])
        var left: [String] = []
        for day in ["03-10", "03-25", "04-07", "04-08"] {
            let names = try await bench.leaving(at: "2021-\(day)T08:00:00")
            if names.contains("chicuca") { left.append(day) }
        }
        #expect(left.filter { $0 != "03-25" } == days)
    }
}
