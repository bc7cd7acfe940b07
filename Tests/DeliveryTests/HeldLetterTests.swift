import Delivery
import Testing

/// What waits for approval is composed as if nobody had looked late, and leaves as it was read.
@Suite struct HeldLetterTests {
    /// 08:00 and 08:40 are too far apart for one letter; 08:12 and 08:40 would not be.
    @Test(arguments: ["08:00:00", "08:12:00", "08:15:40"])
    func `what is held merges by its time, however late it was looked at`(look: String)
        async throws
    {
        let bench = try TestBench(
            """
            MỐC viec "Việc"
              hạn: 12/03/2021 17:00
            NHẮC VIỆC som "Sớm"
              mốc: viec
              gửi: 2 ngày trước hạn, lúc 08:00
              gửi tới: đơn vị chưa nộp
              duyệt: có
            NHẮC VIỆC muon "Muộn"
              mốc: viec
              gửi: 2 ngày trước hạn, lúc 08:40
              gửi tới: đơn vị chưa nộp
              duyệt: có
            """
        )
        try await bench.pass(at: "2021-03-02T00:00:00")
        try await bench.pass(at: "2021-03-10T\(look)")
        try await bench.pass(at: "2021-03-10T08:40:00")
        #expect(try bench.letters().filter { $0.hasPrefix("held cca") }.count == 2)
    }

    @Test func `a released letter keeps both its lines of one theme`() async throws {
        let bench = try TestBench(
            """
            MỐC viec "Việc"
              hạn: 12/03/2021 10:00
            NHẮC VIỆC nhac "Nhắc"
              mốc: viec
              gửi: lúc đến hạn
              gửi: 30 phút sau hạn
              gửi tới: đơn vị chưa nộp
              duyệt: có
            """
        )
        try await bench.pass(at: "2021-03-02T00:00:00")
        try await bench.pass(at: "2021-03-12T10:00:00")
        let held = try bench.store.outbox(of: nil, state: .held)
        let read = try bench.occurrences(in: held[0].id).map(\.ruleKey)
        _ = try bench.store.release(.all)
        // Late enough that letters are composed anew.
        try await bench.pass(at: "2021-03-12T10:23:00")
        #expect(try bench.letters().allSatisfy { $0.hasPrefix("sent") })
        #expect(read.count == 2)
        #expect(try bench.occurrences(in: held[0].id).map(\.ruleKey) == read)
    }
}
