import Campaigns
import Delivery
import Foundation
import Home
import Synchronization
import Testing

/// What changes with time alone is not slept through.
@Suite struct QuietTimeTests {
    @Test func `a quiet time of more than thirty days is no jump of the clock`() async throws {
        var files: [String: String] = ["may.lich": Files.server]
        for (path, text) in Files.campaign("mot") {
            files[path] = text.replacing("thứ Hai 15/03/2021", with: "thứ Hai 17/05/2021")
        }
        let bench = try HomeBench(files)
        var now = try HomeBench.instant("2021-03-01T08:00:00")
        let due = try HomeBench.instant("2021-05-10T08:00:00")
        while now <= due {
            let at = now
            _ = try await bench.engine.pass(at: at, clock: { at })
            now = now.adding(minutes: 60)
        }
        #expect(bench.mail.recipients.count == 2)
    }

    @Test func `a held letter expires while the service idles`() async throws {
        var files: [String: String] = ["may.lich": Files.server]
        for (path, text) in Files.campaign("mot", more: "  duyệt trước khi gửi: có") {
            files[path] = text
        }
        let bench = try HomeBench(files)
        try await bench.pass(at: "2021-03-01T08:00:00")
        try await bench.pass(at: "2021-03-08T08:00:00")
        for hour in 10...23 { try await bench.pass(at: "2021-03-20T\(hour):00:00") }
        let letters = try bench.store.outbox(of: "mot", state: nil)
        #expect(letters.allSatisfy { $0.state == .expired })
    }

    @Test func `lines are hung up though the service idles`() async throws {
        let mail = CountingMail()
        let bench = try HomeBench(Files.three)
        let engine = try await bench.engine(through: mail)
        for minute in 1...40 {
            try await engine.pass("2021-03-08T08:\(minute < 10 ? "0" : "")\(minute):00")
        }
        #expect(mail.count.withLock { $0.closed } > 0)
    }

    @Test func `touching a file is no reason to log in again`() async throws {
        let mail = CountingMail(fails: true)
        let bench = try HomeBench(Files.three)
        let engine = try await bench.engine(through: mail)
        for second in 1...9 {
            try bench.edit("mot/a.lich") { $0 + "\n" }
            try await engine.pass("2021-03-08T08:00:0\(second)")
        }
        #expect(mail.count.withLock { $0.opened } == 1)
    }

    @Test func `of letters that stay unjudged the operator hears every day`() async throws {
        var files = Files.three
        let more = "  duyệt trước khi gửi: có\n  mẫu thư: rieng"
        for (path, text) in Files.campaign("hai", more: more) { files[path] = text }
        let bench = try HomeBench(files)
        let templates = bench.folder.appendingPathComponent("Templates")
        let parts = ["subject", "text", "html"]
        for part in parts {
            try FileManager.default.copyItem(
                at: templates.appendingPathComponent("nhac-viec.vi.\(part).mustache"),
                to: templates.appendingPathComponent("rieng.vi.\(part).mustache")
            )
        }
        try await bench.pass(at: "2021-03-08T08:00:00")
        try bench.edit("hai/a.lich") { $0.replacing("  mẫu thư: rieng", with: "") }
        _ = try bench.store.release(LetterSelection(campaign: "hai"))
        for part in parts {
            try FileManager.default.removeItem(
                at: templates.appendingPathComponent("nhac-viec.vi.\(part).mustache")
            )
        }
        // As in a home that never was whole: what was whole last would be used.
        try bench.store.keepTemplates([:])
        for day in ["09", "10", "11", "12"] {
            for time in ["08:00:00", "08:00:01", "20:00:00", "20:00:01"] {
                try await bench.pass(at: "2021-03-\(day)T\(time)")
            }
        }
        let told = try bench.store.outbox(of: "hai", state: .sent)
            .filter { $0.subject.hasSuffix("có thư phải giữ lại") }
        #expect(told.count == 4)
    }
}

extension HomeBench {
    /// A service that sends by that transport and has made its first two passes.
    fileprivate func engine(through mail: CountingMail) async throws -> Engine {
        let engine = Engine(Workspace(home, store: store), transport: { _ in mail })
        try await engine.pass("2021-03-08T07:59:00")
        try await engine.pass("2021-03-08T08:00:00")
        return engine
    }
}

extension Engine {
    fileprivate func pass(_ text: String) async throws {
        let now = try HomeBench.instant(text)
        _ = try await pass(at: now, clock: { now })
    }
}

/// Counts how often lines are opened and closed.
final class CountingMail: Transport {
    let count = Mutex<(opened: Int, closed: Int)>((0, 0))
    let fails: Bool
    init(fails: Bool = false) { self.fails = fails }
    func open() async throws(RelayFault) {
        count.withLock { $0.opened += 1 }
        if fails { throw RelayFault(.authentication, "535 no") }
    }
    func deliver(_ letters: [MailItem], concluded: @Sendable (Int, Outcome) throws -> Bool)
        async throws
    {
        for index in letters.indices {
            guard try concluded(index, .accepted(Reply(code: 250, enhanced: nil, text: "Ok")))
            else { return }
        }
    }
    func close() async { count.withLock { $0.closed += 1 } }
}
