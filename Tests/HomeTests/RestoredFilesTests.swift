import Campaigns
import Delivery
import Foundation
import Testing

@testable import Home

/// Files that are newer than the copy that was put back: what they changed, units may have been told by the store that
/// was lost.
@Suite struct RestoredFilesTests {
    /// A home whose units were reminded; then a copy of it was put back at noon.
    private func bench(editing edit: (HomeBench) throws -> Void) async throws -> HomeBench {
        let bench = try HomeBench(["may.lich": Files.server].merging(Files.campaign("mot")) { $1 })
        try await bench.pass(at: "2021-03-01T08:00:00")
        try await bench.pass(at: "2021-03-08T08:00:00")
        #expect(bench.mail.recipients.sorted() == ["a@mot.example", "b@mot.example"])
        try edit(bench)
        try bench.store.noteRestoration(at: try HomeBench.instant("2021-03-08T12:00:00"))
        bench.restart()
        return bench
    }

    private func change(_ bench: HomeBench) throws {
        try bench.edit("mot/a.lich") {
            $0.replacing("thứ Hai 15/03/2021 17:00", with: "thứ Tư 17/03/2021 17:00")
        }
        try bench.edit("mot/don-vi.csv") { $0 + "C,Chi cục C,chi cục,c@mot.example\n" }
    }

    @Test func `notices that newer files ask for are held after a restore`() async throws {
        let bench = try await bench(editing: change)
        // Five seconds later, as a service that runs on; and a day later, as an office's machine.
        try await bench.pass(at: "2021-03-08T12:00:05")
        try await bench.pass(at: "2021-03-09T08:00:00")
        #expect(bench.mail.recipients.count == 2)
        let held = try bench.store.outbox(of: nil, state: .held)
        #expect(
            held.map(\.recipient).sorted() == ["a@mot.example", "b@mot.example", "c@mot.example"]
        )
        #expect(held.allSatisfy { $0.reason?.code == .restored })
        // What falls due by them later leaves; who was reminded within 72 hours is not reminded again.
        try await bench.pass(at: "2021-03-10T08:00:00")
        #expect(bench.mail.recipients.dropFirst(2) == ["c@mot.example"])
    }

    @Test func `notices that newer files ask for are held though the files were broken at first`()
        async throws
    {
        let bench = try await bench {
            try change($0)
            try $0.edit("mot/a.lich") { $0.replacing("mốc: m", with: "mốc: n") }
        }
        try await bench.pass(at: "2021-03-08T12:00:05")
        try bench.edit("mot/a.lich") { $0.replacing("mốc: n", with: "mốc: m") }
        try await bench.pass(at: "2021-03-08T14:00:00")
        #expect(try bench.store.outbox(of: nil, state: .held).count == 3)
    }

    @Test func `what falls due between a restore and the mending of the files leaves`() async throws
    {
        let bench = try HomeBench(["may.lich": Files.server].merging(Files.campaign("mot")) { $1 })
        try await bench.pass(at: "2021-03-01T08:00:00")
        try bench.edit("mot/a.lich") { $0.replacing("mốc: m", with: "mốc: n") }
        try bench.store.noteRestoration(at: try HomeBench.instant("2021-03-07T20:00:00"))
        bench.restart()
        try await bench.pass(at: "2021-03-07T20:00:05")
        try bench.edit("mot/a.lich") { "# ghi chú\n" + $0.replacing("mốc: n", with: "mốc: m") }
        try await bench.pass(at: "2021-03-08T08:00:03")
        #expect(try bench.store.outbox(of: nil, state: .held).isEmpty)
        #expect(bench.mail.recipients.filter { $0.hasSuffix("@mot.example") }.count == 2)
    }

    @Test func `notices of files that are changed after a restore leave`() async throws {
        let bench = try await bench { _ in }
        try await bench.pass(at: "2021-03-08T12:00:05")
        try change(bench)
        try await bench.pass(at: "2021-03-08T14:00:00")
        #expect(try bench.store.outbox(of: nil, state: .held).isEmpty)
        #expect(bench.mail.recipients.count == 5)
    }
}
