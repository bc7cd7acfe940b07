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

    @Test func `what may have arrived is sent again whole, or waits for a person`() async throws {
        #expect(
            try Guide.schedules.shows(
                """
                08:00 09/02 máy chủ ngắt khi đang nhận thư của CCA thì thư ấy gửi lại; 16:00 19/02 \
                ngắt khi đang nhận bản `tuan` thì bản ấy "chưa rõ", không gửi lại.
                """
            )
        )
        let bench = try TestBench(guide: { $0 })
        let lost = Outcome.ambiguous("the server closed the connection")
        bench.transport.play([lost])
        for time in ["09T08:00:00", "09T08:01:00", "09T08:10:00"] {
            try await bench.pass(at: "2021-02-\(time)")
        }
        let mine = bench.transport.delivered.filter { $0.name == "chicuca" }
        #expect(mine.count == 2)
        #expect(Set(mine.map(\.bytes)).count == 1)
        try await bench.pass(at: "2021-02-18T08:00:00")
        bench.transport.play([lost])
        #expect(try await bench.leaving(at: "2021-02-19T16:00:00") == ["tccb"])
        for time in ["19T16:10:00", "19T18:00:00"] {
            #expect(try await bench.leaving(at: "2021-02-\(time)") == [])
        }
        #expect(try bench.store.outbox(of: nil, state: .ambiguous).map(\.schedule) == ["tuan"])
    }

    @Test(arguments: [
        ("5.1.1", 550, "No such user", ["04-08"]),
        ("5.2.2", 552, "Mailbox full", ["03-10", "03-25", "04-07", "04-08"]),
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
        #expect(left == days)
    }
}
