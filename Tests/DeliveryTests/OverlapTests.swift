import Campaigns
import Delivery
import Synchronization
import Testing

/// Over which lines a letter is announced with the content of the one before.
@Suite struct OverlapTests {
    private static func plan(_ lines: String) -> String {
        """
        MỐC ke-hoach "Kế hoạch"
          hạn: thứ Hai 15/03/2021 17:00
        NHẮC VIỆC truoc "Nhắc trước hạn"
          mốc: mọi mốc
          gửi: 7 ngày trước hạn, lúc 08:00
          gửi: 6 ngày trước hạn, lúc 08:00
          gửi: 5 ngày trước hạn, lúc 08:00
          gửi tới: đơn vị chưa nộp
          máy chủ thư: cham
        MÁY CHỦ THƯ cham
          máy chủ: smtp://127.0.0.1:2526
          người gửi: "Phòng" <phong@so.example>
        \(lines)

        """
    }

    private static let units =
        "mã,tên,loại đơn vị,thư điện tử\n"
        + (1...30).map { "U\($0),Đơn vị \($0),chi cục,u\($0)@so.example\n" }.joined()

    /// A pass; returns which of the lines that it opened may announce.
    private func lines(of bench: TestBench, at text: String) async throws -> [Bool] {
        let opened = Mutex<[Bool]>([])
        let now = try bench.instant(text)
        _ = try await bench.dispatcher.pass(
            at: now,
            clock: { now },
            transport: { server in
                opened.withLock { $0.append(server.overlaps) }
                return bench.transport
            }
        )
        return opened.withLock { $0 }
    }

    @Test(arguments: [("", [false]), ("  nối thư: không", [false]), ("  nối thư: có", [true])])
    func `letters are announced only where the file says so`(line: String, lines: [Bool])
        async throws
    {
        let bench = try TestBench(Self.plan(line), units: Self.units)
        #expect(try await self.lines(of: bench, at: "2021-03-08T08:00:00") == lines)
    }

    @Test func `of several lines the first announces`() async throws {
        let bench = try TestBench(
            Self.plan("  nối thư: có\n  kết nối: 3"),
            units: Self.units
        )
        #expect(try await lines(of: bench, at: "2021-03-08T08:00:00") == [true, false, false])
    }

    @Test func `a server that did not bear it is not asked again, nor by the next process`()
        async throws
    {
        let bench = try TestBench(Self.plan("  nối thư: có"), units: Self.units)
        bench.transport.refuseOverlap()
        #expect(try await lines(of: bench, at: "2021-03-08T08:00:00").first == true)
        #expect(try bench.store.refusesOverlap(MailServer.Place(host: "127.0.0.1", port: 2526)))
        #expect(try await lines(of: bench, at: "2021-03-09T08:00:00").allSatisfy { !$0 })
        bench.restart()
        #expect(try await lines(of: bench, at: "2021-03-10T08:00:00") == [false])
    }
}
