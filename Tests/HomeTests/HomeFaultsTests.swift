import Campaigns
import Delivery
import Testing
import Texts

@testable import Home

/// What is wrong with the home itself reaches the operator of each campaign.
@Suite struct HomeFaultsTests {
    @Test(arguments: [(199, true), (200, false), (5, true)])
    func `a disk with less room than it should have is told`(free: Int, isTold: Bool) async throws {
        let bench = try HomeBench(
            ["may.lich": Files.server].merging(Files.campaign("mot")) { $1 }
        )
        try await bench.pass(at: "2021-03-01T08:00:00")
        let workspace = Workspace(bench.home, store: bench.store)
        let campaign = try #require(try workspace.storedCampaign("mot"))
        let faults = HomeFaults(templates: nil, jump: nil, disk: DiskSpace(free: free), backup: nil)
        let told = faults.failures(of: campaign)
        #expect(told.map(\.kind) == (isTold ? [.disk] : []))
        if isTold { #expect(told[0].words.vi.contains("còn trống \(free) MB")) }
    }

    @Test func `of a home that is well nothing is told`() async throws {
        let bench = try HomeBench(
            ["may.lich": Files.server].merging(Files.campaign("mot")) { $1 }
        )
        try await bench.pass(at: "2021-03-01T08:00:00")
        #expect(try bench.store.causes().isEmpty)
    }
}
