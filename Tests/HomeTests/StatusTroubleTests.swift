import Campaigns
import Delivery
import Foundation
import Testing

@testable import Home

/// What in a home's status needs a person, and what does not.
@Suite struct StatusTroubleTests {
    private func bench(_ files: [String: String] = Files.campaign("mot")) throws -> HomeBench {
        try HomeBench(["may.lich": Files.server].merging(files) { $1 })
    }

    private func status(
        _ bench: HomeBench,
        at time: String,
        process: Int32? = nil,
        disk: DiskSpace? = DiskSpace(free: 1_000)
    ) throws -> ServiceStatus {
        try ServiceStatus(
            of: Workspace(bench.home, store: bench.store),
            process: process,
            disk: disk,
            at: HomeBench.instant(time)
        )
    }

    @Test func `a home that is well needs nobody`() async throws {
        let bench = try bench()
        #expect(try status(bench, at: "2021-03-01T07:00:00").troubles.isEmpty)
        try await bench.pass(at: "2021-03-01T08:00:00")
        #expect(try status(bench, at: "2021-03-01T08:15:00").troubles.isEmpty)
        try await bench.pass(at: "2021-03-08T08:00:00")
        let after = try status(bench, at: "2021-03-08T08:15:00")
        #expect(after.troubles.isEmpty)
        #expect(after.open.isEmpty)
    }

    @Test func `a last pass that lies ahead of the clock needs somebody`() async throws {
        let bench = try bench()
        try await bench.pass(at: "2021-03-03T08:00:00")
        #expect(try status(bench, at: "2021-03-03T07:55:00").troubles.isEmpty)
        let ahead = try status(bench, at: "2021-03-01T08:00:00")
        let pass = try HomeBench.instant("2021-03-03T08:00:00")
        #expect(ahead.troubles == [.ahead(lastPass: pass)])
    }

    @Test func `a disk that is almost full needs somebody`() async throws {
        let bench = try bench()
        try await bench.pass(at: "2021-03-01T08:00:00")
        let full = try status(bench, at: "2021-03-01T08:15:00", disk: DiskSpace(free: 12))
        #expect(full.troubles == [.disk(free: 12)])
    }

    /// What a trouble of its own shows is not shown a second time as what the operator was told.
    @Test func `what needs somebody is counted once`() async throws {
        let bench = try bench()
        try await bench.pass(at: "2021-03-01T08:00:00")
        let now = try HomeBench.instant("2021-03-01T08:00:05")
        try bench.store.note(OperatorCause(.disk, of: "mot"), at: now) { _ in nil }
        let full = try status(bench, at: "2021-03-01T08:15:00", disk: DiskSpace(free: 12))
        #expect(full.troubles == [.disk(free: 12)])
        #expect(full.causes.count == 1)
    }

    @Test(arguments: [
        ("may.lich", "  tài khoản: \"a\"\n  mật khẩu: biến AWS_SECRET"), ("mot/a.lich", "MỐC ?"),
    ])
    func `a home that can send nothing needs somebody`(file: String, line: String) throws {
        let bench = try bench()
        try bench.edit(file) { $0.trimmingCharacters(in: .newlines) + "\n\(line)\n" }
        let broken = try status(bench, at: "2021-03-01T08:15:00")
        guard case .files(let errors)? = broken.troubles.first else {
            Issue.record("\(broken.troubles)")
            return
        }
        #expect(errors > 0)
    }

    @Test func `every cause that the operator is told of needs somebody, but a short outage`()
        async throws
    {
        for kind in OperatorCause.Kind.allCases {
            let bench = try bench()
            try await bench.pass(at: "2021-03-01T08:00:00")
            let first = try HomeBench.instant("2021-03-01T08:00:05")
            try bench.store.note(OperatorCause(kind, of: "mot"), at: first) { _ in nil }
            let early = try status(bench, at: "2021-03-01T08:15:00")
            let record = try #require(early.causes.first)
            guard kind == .relayAway else {
                #expect(early.troubles == [.cause(record)], "\(kind)")
                continue
            }
            #expect(early.troubles.isEmpty)
            #expect(early.absences == [record])
            let late = try status(bench, at: "2021-03-01T09:00:05", process: 1)
            #expect(late.troubles == [.waits(since: first)])
        }
    }

    @Test(arguments: [Reason.Code.restored, .backlog, .approval, .byHand])
    func `what waits until a person has looked needs somebody, what is approved as usual does not`(
        code: Reason.Code
    ) async throws {
        let approval = code == .approval ? "  duyệt trước khi gửi: có" : ""
        var files = Files.campaign("mot", more: approval)
        if code == .backlog {
            // Due on 20/04, seven weeks after the last pass.
            files["mot/a.lich"] = files["mot/a.lich"]?
                .replacing("thứ Hai 15/03/2021", with: "27/04/2021")
        }
        let bench = try bench(files)
        try await bench.pass(at: "2021-03-01T08:00:00")
        var time = "2021-03-08T08:05:00"
        switch code {
        case .restored:
            _ = try bench.store.noteRestoration(at: HomeBench.instant("2021-03-08T08:02:00"))
            try await bench.pass(at: "2021-03-08T08:03:00")
        case .backlog:
            time = "2021-04-20T08:05:00"
            try await bench.pass(at: "2021-04-20T08:00:00")
        case .byHand:
            bench.mail.answer(.relayFault(RelayFault(.connection, "refused")))
            try await bench.pass(at: "2021-03-08T08:00:00")
            _ = try bench.store.hold(.all)
        default: try await bench.pass(at: "2021-03-08T08:00:00")
        }
        let found = try status(bench, at: time)
        let held = found.troubles.filter { if case .held = $0 { true } else { false } }
        let isWanted = code == .restored || code == .backlog
        #expect(found.held[code] == 2, "\(found.held)")
        #expect(held == (isWanted ? [.held(code, 2)] : []))
        #expect(found.troubles.isEmpty == !isWanted, "\(found.troubles)")
    }

    @Test func `files that wait the very first time are seen, and files with errors`() async throws
    {
        var files = Files.campaign("mot")
        files["mot/don-vi.csv"] =
            "mã,tên,loại đơn vị,thư điện tử\n"
            + (1...60).map { "U\($0),Chi cục \($0),chi cục,u\($0)@mot.example\n" }.joined()
        let bench = try bench(files)
        try await bench.pass(at: "2021-03-01T08:00:00")
        let waiting = try status(bench, at: "2021-03-01T08:15:00")
        let since = try HomeBench.instant("2021-03-01T08:00:00")
        #expect(waiting.campaigns.isEmpty)
        #expect(waiting.heldSets.keys.map(\.text) == ["mot"])
        #expect(waiting.troubles == [.acceptance("mot", since: since)])
        #expect(waiting.lastSign == since)
        try bench.edit("mot/a.lich") { $0.replacing("mốc: m\n", with: "mốc: nirgends\n") }
        let broken = try status(bench, at: "2021-03-01T08:15:00")
        #expect(broken.fileErrors == 1)
        #expect(broken.troubles.contains(.files(errors: 1)))
    }

    @Test(
        arguments: [
            // A pass by a timer leaves what waits to the next one; a service that ended does not.
            (false, "2021-03-08T08:01:00", false), (true, "2021-03-08T08:01:00", true),
        ] as [(Bool, String, Bool)]
    )
    func `a service that does not run while letters wait needs somebody at once`(
        isService: Bool,
        time: String,
        isTrouble: Bool
    ) async throws {
        let bench = try bench()
        try await bench.pass(at: "2021-03-01T08:00:00")
        bench.mail.answer(.relayFault(RelayFault(.connection, "refused")))
        try await bench.pass(at: "2021-03-08T08:00:00")
        let start = try HomeBench.instant("2021-03-08T08:00:00")
        if isService {
            let pulse = Pulse(of: 7, version: "0", started: start, in: bench.store)
            try pulse.beat(at: start, next: nil)
        }
        let found = try status(bench, at: time).troubles
        #expect(found == (isTrouble ? [.stopped(since: start, letters: 2)] : []))
        #expect(try status(bench, at: time, process: 7).troubles.isEmpty)
    }

    @Test func `a service that does not run when the next letter is due needs somebody`()
        async throws
    {
        let bench = try bench()
        try await bench.pass(at: "2021-03-08T07:59:00")
        let now = try HomeBench.instant("2021-03-08T07:59:00")
        let pulse = Pulse(of: 7, version: "0", started: now, in: bench.store)
        try pulse.beat(at: now, next: HomeBench.instant("2021-03-08T08:00:00"))
        #expect(try status(bench, at: "2021-03-08T07:59:59").troubles.isEmpty)
        let due = try status(bench, at: "2021-03-08T08:00:00")
        #expect(due.troubles == [.stopped(since: now, letters: 0)])
    }
}
