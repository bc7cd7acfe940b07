import Campaigns
import Delivery
import Foundation
import Home
import Testing

/// A campaign that is over writes to nobody, its operator included.
@Suite struct OverCampaignTests {
    /// What the operator is told of a finished campaign must not count as a letter that its calendar is wanted for: each
    /// would bring the next.
    @Test func `a letter to the operator is no reason to ask for next year's calendar`()
        async throws
    {
        let bench = try HomeBench(["may.lich": Files.server].merging(Files.campaign("mot")) { $1 })
        try await bench.pass(at: "2021-03-01T08:00:00")
        try await bench.pass(at: "2022-03-01T08:00:00")
        #expect(try bench.store.causes().isEmpty)
        let before = bench.mail.recipients.count
        // Another trouble writes to the operator while no letter leaves.
        bench.mail.answer(.relayFault(RelayFault(.connection, "refused")))
        try bench.edit("mot/a.lich") { $0.replacing("mốc: m", with: "mốc: n") }
        for minute in 1...3 {
            let report = try await bench.pass(at: "2022-03-01T08:0\(minute):00")
            #expect(report.endingCalendars.isEmpty)
        }
        let waiting = try bench.store.outbox(of: "mot", state: nil)
            .filter { $0.recipient == "van-hanh@so.example" }
        #expect(waiting.count == 1, "of the broken files")
        #expect(bench.mail.recipients.count == before)
        #expect(try bench.store.causes().allSatisfy { $0.cause.kind != .calendar })
    }
}
