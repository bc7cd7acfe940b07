import Campaigns
import Delivery
import Foundation
import Home
import Testing
import Texts

/// What one campaign, one letter or one file throws never stops the others.
@Suite struct BulkheadTests {
    private struct Broken: Error {}

    /// Errors of every kind that can come out of a desk, at every place where one can.
    private static let faults: [(function: String, error: any Error)] = [
        ("ruleStates", calendarError), ("lastPass", Broken()),
        ("movedMilestones", CocoaError(.fileReadNoSuchFile)), ("joinedUnits", URLError(.badURL)),
        ("letters", POSIXError(.EIO)), ("commit", NSError(domain: "x", code: 1)),
        ("commit", StoreError.contradiction("UNIQUE constraint failed: occurrence.key")),
    ]

    /// What a working calendar says of a day beyond its end.
    private static let calendarError: any Error = {
        guard let first = CivilDate(iso: "2021-01-01"), let last = CivilDate(iso: "2021-12-31")
        else { return Broken() }
        return CalendarError(date: last.adding(days: 4), validity: first...last)
    }()

    @Test(arguments: faults.indices)
    func `what one desk throws is noted and told, and the others' letters leave`(
        index: Int
    ) async throws {
        let (function, error) = Self.faults[index]
        let bench = try HomeBench(Files.three)
        try await bench.pass(at: "2021-03-01T08:00:00")
        let store = ForwardingStore(bench.store)
        store.fail(.init(function: function, campaign: "hai", error: error))
        bench.restart(with: store)
        let report = try await bench.pass(at: "2021-03-08T08:00:00")
        #expect(report.dispatch.failures.map(\.campaign).contains("hai"), "\(function)")
        if error is CalendarError {
            // A log has the machine's language, a letter the campaign's.
            let words = try #require(report.dispatch.failures.first).words
            #expect(words.vi != words.en, "\(words)")
        }
        let others = ["a@ba.example", "a@mot.example", "b@ba.example", "b@mot.example"]
        let delivered = bench.mail.recipients
        #expect(Set(delivered).isSuperset(of: others), "\(function): \(delivered)")
        #expect(!delivered.contains { $0.hasSuffix("hai.example") }, "\(function): \(delivered)")
        // Once it is over, what was due leaves, and once.
        store.fail(nil)
        try await bench.pass(at: "2021-03-08T08:10:00")
        let late = bench.mail.recipients.filter { $0.hasSuffix("hai.example") }
        #expect(late.sorted() == ["a@hai.example", "b@hai.example"], "\(function)")
        #expect(bench.mail.recipients.count { others.contains($0) } == 4, "\(function)")
        #expect(bench.mail.recipients.count { $0.hasPrefix("van-hanh") } == 1, "\(function)")
        for row in try bench.store.ledger(of: nil) { #expect(row.balances, "\(row)") }
    }

    @Test func `a template that cannot be read does not end the service`() async throws {
        let bench = try HomeBench(Files.three)
        try await bench.pass(at: "2021-03-01T08:00:00")
        let path = bench.folder.appendingPathComponent("Templates/nhac-viec.vi.subject.mustache")
        try Data([0x58, 0xE0, 0x20, 0xFF]).write(to: path)
        try await bench.pass(at: "2021-03-01T08:00:05")
    }

    @Test func `a template that is gone fails its own letters, and the last good set goes on`()
        async throws
    {
        var files = Files.three
        for (path, text) in Files.campaign("hai", more: "  mẫu thư: rieng") { files[path] = text }
        let bench = try HomeBench(files)
        let templates = bench.folder.appendingPathComponent("Templates")
        let manager = FileManager.default
        func paths(_ name: String) -> [URL] {
            ["subject", "text", "html"].map {
                templates.appendingPathComponent("\(name).vi.\($0).mustache")
            }
        }
        for (from, to) in zip(paths("nhac-viec"), paths("rieng")) {
            try manager.copyItem(at: from, to: to)
        }
        try await bench.pass(at: "2021-03-01T08:00:00")
        for path in paths("rieng") { try manager.removeItem(at: path) }
        // As in a home that never was whole: what was whole last would be used.
        try bench.store.keepTemplates([:])
        bench.restart()
        let report = try await bench.pass(at: "2021-03-08T08:00:00")
        #expect(report.dispatch.failures.map(\.campaign) == ["hai"])
        #expect(bench.mail.recipients.count { $0.hasPrefix("van-hanh") } > 0)
        #expect(!bench.mail.recipients.contains { $0.hasSuffix("hai.example") })
        for path in paths("nhac-viec") {
            let name = path.lastPathComponent.replacing("nhac-viec", with: "rieng")
            try manager.copyItem(at: path, to: templates.appendingPathComponent(name))
        }
        try await bench.pass(at: "2021-03-08T08:10:00")
        #expect(bench.mail.recipients.count { $0.hasSuffix("hai.example") } == 2)
    }

    @Test func `a part of other letters is no template for one`() async throws {
        var files = Files.three
        for (path, text) in Files.campaign("hai", more: "  mẫu thư: khung") { files[path] = text }
        let bench = try HomeBench(files)
        let report = try await bench.pass(at: "2021-03-01T08:00:00")
        #expect(report.activation.findings.map(\.code).contains(.unknownTemplate))
    }

    @Test func `the operator hears once a day while it lasts, and again when it comes back`()
        async throws
    {
        let bench = try HomeBench(Files.three)
        try await bench.pass(at: "2021-03-01T08:00:00")
        let store = ForwardingStore(bench.store)
        store.fail(.init(function: "lastPass", campaign: "hai", error: Broken()))
        bench.restart(with: store)
        func told() -> Int { bench.mail.recipients.count { $0.hasPrefix("van-hanh") } }
        for (time, letters) in [
            ("2021-03-02T08:00:00", 1), ("2021-03-02T08:20:00", 1), ("2021-03-02T20:00:00", 1),
            ("2021-03-03T08:00:00", 2), ("2021-03-03T09:00:00", 2),
        ] {
            bench.restart(with: store)
            try await bench.pass(at: time)
            try await bench.pass(at: time)
            #expect(told() == letters, "\(time)")
        }
        store.fail(nil)
        bench.restart(with: store)
        try await bench.pass(at: "2021-03-03T10:00:00")
        #expect(try bench.store.causes().isEmpty)
        store.fail(.init(function: "lastPass", campaign: "hai", error: Broken()))
        bench.restart(with: store)
        try await bench.pass(at: "2021-03-03T11:00:00")
        try await bench.pass(at: "2021-03-03T11:00:01")
        #expect(told() == 3)
    }

    @Test func `a letter that cannot be judged is held, and the others leave`() async throws {
        var files = Files.three
        let more = "  duyệt trước khi gửi: có\n  mẫu thư: rieng"
        for (path, text) in Files.campaign("hai", more: more) { files[path] = text }
        let bench = try HomeBench(files)
        let templates = bench.folder.appendingPathComponent("Templates")
        let manager = FileManager.default
        for part in ["subject", "text", "html"] {
            try manager.copyItem(
                at: templates.appendingPathComponent("nhac-viec.vi.\(part).mustache"),
                to: templates.appendingPathComponent("rieng.vi.\(part).mustache")
            )
        }
        try await bench.pass(at: "2021-03-08T08:00:00")
        #expect(try bench.store.outbox(of: "hai", state: .held).count == 2)
        // Released the day after, they are written anew: their template is gone.
        try bench.edit("hai/a.lich") { $0.replacing("  mẫu thư: rieng", with: "") }
        #expect(try bench.store.release(LetterSelection(campaign: "hai")).count == 2)
        for part in ["subject", "text", "html"] {
            let name = "nhac-viec.vi.\(part).mustache"
            try manager.removeItem(at: templates.appendingPathComponent(name))
        }
        try bench.store.keepTemplates([:])
        let report = try await bench.pass(at: "2021-03-09T08:00:00")
        #expect(report.dispatch.failures.contains { $0.kind == .letter && $0.campaign == "hai" })
        let held = try bench.store.outbox(of: "hai", state: .held)
        #expect(held.map(\.reason?.code) == [.notJudged, .notJudged])
        #expect(Set(bench.mail.recipients.filter { !$0.hasPrefix("van-hanh") }).count == 4)
    }

    @Test(arguments: ["calendar", "templates", "units"])
    func `a home with one broken campaign goes on delivering the others`(part: String) async throws
    {
        let bench = try HomeBench(Files.three)
        try await bench.pass(at: "2021-03-01T08:00:00")
        switch part {
        case "calendar":
            try bench.edit("hai/a.lich") {
                $0.replacing("từ 01/01/2021 đến 31/12/2021", with: "từ 31/12/2021 đến 01/01/2021")
            }
        case "units": try bench.edit("hai/don-vi.csv") { $0.replacing("mã,tên", with: "ma;x") }
        default:
            try bench.edit("hai/a.lich") { $0 + "  mẫu thư: khong-co\n" }
        }
        bench.restart()
        let report = try await bench.pass(at: "2021-03-08T08:00:00")
        #expect(!report.activation.isClean, "\(part)")
        try await bench.pass(at: "2021-03-08T08:00:01")
        let delivered = bench.mail.recipients
        let others = ["a@ba.example", "a@mot.example", "b@ba.example", "b@mot.example"]
        #expect(Set(delivered).isSuperset(of: others), "\(part): \(delivered)")
        #expect(delivered.contains { $0.hasPrefix("van-hanh") }, "\(part): \(delivered)")
    }
}
