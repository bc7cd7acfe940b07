import Foundation
import ProgramBench
import Testing

/// `dondoc status`: a look at the home tells whether somebody is needed.
@Suite struct StatusCommandTests {
    /// Units are reminded on Monday 8/3/2021 at 08:00, by a server that is away.
    private func home() throws -> GeneratedHome {
        try GeneratedHome.reminding(units: 2, server: "  máy chủ: smtp://127.0.0.1:9")
    }

    @Test func `a home where nothing ever ran needs nobody`() throws {
        let home = try home()
        defer { home.remove() }
        let status = try DonDocProgram(home: home.url).run("status")
        #expect(status.code == 0)
        #expect(status.output.contains("chưa chạy lần nào"), "\(status.output)")
        // The files say in which zone the campaign lives before anything is active.
        #expect(status.output.contains("Giờ ghi theo"), "\(status.output)")
        #expect(status.output.contains("Asia/Ho_Chi_Minh"), "\(status.output)")
    }

    @Test(
        arguments: [
            // A pass by a timer every quarter of an hour.
            ("2021-03-08T08:15+07:00", 0, []),
            ("2021-03-08T08:21+07:00", 1, ["late"]),
            ("2021-03-08T09:01+07:00", 1, ["late", "waits"]),
        ] as [(String, Int32, [String])]
    )
    func `who is late and what waits is told, and by the exit code`(
        time: String,
        code: Int32,
        troubles: [String]
    ) throws {
        let home = try home()
        defer { home.remove() }
        let program = DonDocProgram(home: home.url)
        try program.run("tick", "--now", "2021-03-01T08:00+07:00")
        try program.run("tick", "--now", "2021-03-08T08:00+07:00")
        let status = try program.run("status", "--now", time, "--format", "json")
        #expect(status.code == code, "\(status.output)")
        let found = try JSONSerialization.jsonObject(with: Data(status.output.utf8))
        let document = try #require(found as? [String: Any])
        let told = try #require(document["troubles"] as? [[String: Any]])
        #expect(told.compactMap { $0["kind"] as? String } == troubles)
        #expect(document["running"] as? Bool == false)
        #expect(document["lastPass"] as? String == "2021-03-08T01:00:00Z")
        let outbox = try #require(document["outbox"] as? [String: [String: Any]])
        #expect(outbox["pending"]?["count"] as? Int == 2)
        #expect(outbox["pending"]?["oldest"] as? String == "2021-03-08T01:00:00Z")
        let table = try program.run("status", "--now", time)
        #expect(table.output.split(separator: "\n").count { $0.hasPrefix("!") } == troubles.count)
        // That it has been so for a while only the last of them can say.
        #expect(table.output.contains("chưa gửi được thư của thu từ 08:00"), "\(table.output)")
        #expect(table.output.contains("hơn một giờ") == troubles.contains("waits"))
        #expect(table.output.contains("2 chờ gửi (sớm nhất đến hạn 08:00 08/03/2021)"))
    }

    @Test func `a service that runs is named with its process`() throws {
        let home = try home()
        defer { home.remove() }
        let program = DonDocProgram(home: home.url)
        let service = try RunningService(program)
        defer { service.kill() }
        try service.wait(for: "lượt gửi kế tiếp")
        let status = try program.run("status")
        #expect(status.code == 0, "\(status.output)")
        #expect(status.output.contains("tiến trình \(service.process.processIdentifier),"))
        #expect(service.stop() == 0)
        let after = try program.run("status")
        #expect(after.output.contains("không chạy; dấu hiệu hoạt động cuối"), "\(after.output)")
    }
}
