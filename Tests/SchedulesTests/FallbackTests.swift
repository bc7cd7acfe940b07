import Campaigns
import Schedules
import Testing
import Texts

/// Which mail server stands in for which.
@Suite struct FallbackTests {
    /// Servers with the fallback of each, `nil`: none; a campaign names the first.
    private static func read(_ servers: [(id: String, fallback: String?)]) -> ScheduleSets {
        let blocks = servers.map { server in
            """
            MÁY CHỦ THƯ \(server.id)
              máy chủ: smtp://127.0.0.1:2525
              người gửi: <a@so.example>
            \(server.fallback.map { "  máy chủ dự phòng: \($0)\n" } ?? "")
            """
        }
        let campaign = """
            ĐỢT x "X"
              múi giờ: Asia/Ho_Chi_Minh
              lịch nghỉ: l
              thời gian: từ 01/03/2021 đến 31/03/2021
              danh sách đơn vị: don-vi.csv
              máy chủ thư: \(servers[0].id)
            LỊCH NGHỈ l "L"
              thời gian: từ 01/01/2021 đến 31/12/2021
              nghỉ hằng tuần: thứ Bảy, Chủ nhật

            """
        return ScheduleSets(
            scheduleFiles: [
                SourceFile(path: "may.lich", text: blocks.joined(separator: "\n")),
                SourceFile(path: "x.lich", text: campaign),
            ],
            templates: nil,
            readUnitList: { path, _ in
                .success(SourceFile(path: path, text: "mã,tên,loại đơn vị\nA,Chi cục A,chi cục\n"))
            }
        )
    }

    @Test func `the chain is followed, each server once`() throws {
        let sets = Self.read([("a", "b"), ("b", "c"), ("c", nil)])
        #expect(sets.findings.filter { $0.severity == .error } == [])
        let server = try #require(sets.sets.first?.campaign?.mailServer)
        #expect(server.fallbacks.map(\.id) == ["b", "c"])
        let campaign = try #require(sets.sets.first?.campaign)
        #expect(campaign.mailServers.map(\.id) == ["a"])
        #expect(campaign.serversWithFallbacks.map(\.id) == ["a", "b", "c"])
    }

    @Test(arguments: [
        ([("a", "a")], ["4 L073"]),
        ([("a", "bb"), ("bbb", nil)], ["4 L024"]),
        ([("a", "b"), ("b", "a")], ["4 L073", "9 L073"]),
        ([("a", "b"), ("b", "c"), ("c", "b")], ["9 L073", "14 L073"]),
    ])
    func `one that does not exist, is itself or leads in a circle is an error`(
        servers: [(String, String?)],
        found: [String]
    ) {
        let sets = Self.read(servers.map { (id: $0.0, fallback: $0.1) })
        let errors = sets.findings.filter { $0.severity == .error && $0.path == "may.lich" }
        #expect(errors.map { "\($0.line) \($0.code.rawValue)" } == found, "\(errors)")
    }
}
