import Campaigns
import Delivery
import Foundation
import Home
import Testing

/// The clock is set three days forward under the running service: nobody hears a reminder that is not due.
///
/// The units are reminded on Monday 8/3/2021 at 08:00; the machine was started on Friday 5/3 at 08:00.
@Suite struct ClockJumpTests {
    private static let days = 3 * 24 * 60
    private static let units = ["a@mot.example", "b@mot.example"]

    private func bench() async throws -> HomeBench {
        let bench = try HomeBench(
            ["may.lich": Files.server].merging(Files.campaign("mot")) { $1 }
        )
        try await bench.pass(minutes: 0)
        return bench
    }

    private func heard(_ bench: HomeBench) -> [String] {
        bench.mail.recipients.filter { Self.units.contains($0) }.sorted()
    }

    @Test(arguments: [false, true])
    func `what falls due in the jump is held and told, and leaves after an hour of steady running`(
        restarts: Bool
    ) async throws {
        let bench = try await bench()
        let report = try await bench.pass(minutes: 1, ahead: Self.days + 5)
        #expect(report.clock.jumped != nil)
        #expect(heard(bench) == [])
        let held = try bench.store.outbox(of: "mot", state: .held)
        #expect(held.map(\.reason?.code) == [.clockJump, .clockJump])
        for minutes in [10, 30, 60] {
            if restarts { bench.restart() }
            try await bench.pass(minutes: minutes, ahead: Self.days + 5)
            #expect(bench.mail.recipients == ["van-hanh@so.example"])
        }
        #expect(heard(bench) == [])
        if restarts { bench.restart() }
        let last = try await bench.pass(minutes: 62, ahead: Self.days + 5)
        #expect(last.clock.released == 2)
        #expect(heard(bench) == Self.units)
        #expect(bench.mail.recipients.count == 3)
        for row in try bench.store.ledger(of: nil) { #expect(row.balances, "\(row)") }
    }

    @Test func `a clock that is set back sends nothing until it is due, and then once`()
        async throws
    {
        let bench = try await bench()
        try await bench.pass(minutes: 1, ahead: Self.days + 5)
        let report = try await bench.pass(minutes: 20)
        #expect(report.clock.ended != nil)
        #expect(!report.takebacks.isEmpty)
        for minutes in stride(from: 30, to: Self.days, by: 240) {
            try await bench.pass(minutes: minutes)
        }
        #expect(heard(bench) == [])
        try await bench.pass(minutes: Self.days)
        try await bench.pass(minutes: Self.days + 5)
        #expect(heard(bench) == Self.units)
        for row in try bench.store.ledger(of: nil) { #expect(row.balances, "\(row)") }
    }

    @Test func `a person who says that the clock is right is believed`() async throws {
        let bench = try await bench()
        try await bench.pass(minutes: 1, ahead: Self.days + 5)
        // Another process does it: the service sees that something was written.
        let other = try bench.openedElsewhere()
        try other.believeClock()
        _ = try other.release(.all)
        try await bench.pass(minutes: 2, ahead: Self.days + 5)
        #expect(heard(bench) == Self.units)
    }

    @Test(arguments: [1, 15, 180])
    func `passes by a timer, sleep and a restart of the machine hold nothing`(
        apart: Int
    ) async throws {
        let bench = try await bench()
        var boot = "a"
        for (index, minutes) in stride(from: apart, through: Self.days + 240, by: apart)
            .enumerated()
        {
            // A start of the machine now and then.
            if index % 400 == 399 { boot += "b" }
            guard minutes + 200 > Self.days || minutes % 360 == 0 else { continue }
            bench.restart()
            try await bench.pass(minutes: minutes, boot: boot)
        }
        #expect(heard(bench) == Self.units)
        #expect(bench.mail.recipients.count == 2)
    }

    @Test func `a bulletin does not wait for the clock`() async throws {
        var files = Files.campaign("mot")
        files["mot/a.lich"]? += """
            CHỈ TIÊU di-bau "Cử tri đi bầu"
              tử số: "đã bầu"
              mẫu số: "cử tri"
            NGƯỜI NHẬN lanh-dao "Lãnh đạo"
              địa chỉ: <lanh-dao@so.example>
            BÁO CÁO NHANH nhanh "Báo cáo nhanh"
              ngày: 08/03/2021
              gửi: cứ 2 giờ, từ 08:00 đến 12:00
              khung giờ gửi: mọi lúc
              gửi tới: Lãnh đạo

            """
        files["may.lich"] = Files.server
        let bench = try HomeBench(files)
        try await bench.pass(minutes: 0)
        try await bench.pass(minutes: 1, ahead: Self.days)
        #expect(try bench.store.outbox(of: "mot", state: .held).count == 2)
        #expect(bench.mail.recipients.contains("lanh-dao@so.example"))
        #expect(heard(bench) == [])
    }
}
