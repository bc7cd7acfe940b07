import Campaigns
import Delivery
import Foundation
import Home
import Storage
import Testing

/// A service with nothing to do asks whether anything changed and reads nothing else.
@Suite struct IdleTests {
    private func bench() async throws -> (HomeBench, ForwardingStore) {
        let bench = try HomeBench(Files.three)
        let store = ForwardingStore(bench.store)
        bench.restart(with: store)
        try await bench.pass(at: "2021-03-01T08:00:00")
        store.forgetCalls()
        return (bench, store)
    }

    @Test func `an idle pass asks the store one question`() async throws {
        let (bench, store) = try await bench()
        for second in 1...5 {
            let report = try await bench.pass(at: "2021-03-01T08:00:0\(second)")
            #expect(report.isIdle)
        }
        #expect(Set(store.calls) == ["foreignChanges"])
        #expect(store.calls.count == 5)
    }

    @Test func `an edit is noticed`() async throws {
        let (bench, _) = try await bench()
        try bench.edit("mot/a.lich") { $0.replacing("7 ngày trước hạn", with: "6 ngày trước hạn") }
        let report = try await bench.pass(at: "2021-03-01T08:00:05")
        #expect(!report.isIdle)
        #expect(report.isNews)
        #expect(try await bench.pass(at: "2021-03-01T08:00:10").isIdle)
    }

    @Test func `an edit that keeps length and time is noticed`() async throws {
        let (bench, _) = try await bench()
        let path = bench.folder.appendingPathComponent("Schedules/mot/a.lich").path
        let date = try FileManager.default.attributesOfItem(atPath: path)[.modificationDate]
        try bench.edit("mot/a.lich") { $0.replacing("7 ngày trước", with: "6 ngày trước") }
        try FileManager.default.setAttributes([.modificationDate: date as Any], ofItemAtPath: path)
        #expect(try await bench.pass(at: "2021-03-01T08:00:05").isNews)
    }

    @Test func `a unit list is looked at wherever it lies, and a link in a circle is no trap`()
        async throws
    {
        let (bench, _) = try await bench()
        let folder = bench.folder.appendingPathComponent("Schedules/mot/b/c/d/e/f")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(
            at: folder.appendingPathComponent("circle"),
            withDestinationURL: bench.folder.appendingPathComponent("Schedules")
        )
        let near = bench.folder.appendingPathComponent("Schedules/mot/don-vi.csv")
        let far = folder.appendingPathComponent("don-vi.csv")
        try FileManager.default.copyItem(at: near, to: far)
        try bench.edit("mot/a.lich") { $0.replacing("don-vi.csv", with: "b/c/d/e/f/don-vi.csv") }
        for second in 1...3 { try await bench.pass(at: "2021-03-01T08:00:0\(second)") }
        #expect(try await bench.pass(at: "2021-03-01T08:00:10").isIdle)
        let text = try String(contentsOf: far, encoding: .utf8)
        try (text + "C,Chi cục C,chi cục,c@mot.example\n")
            .write(to: far, atomically: true, encoding: .utf8)
        #expect(try await bench.pass(at: "2021-03-01T08:00:15").isNews)
    }

    @Test func `a template that is edited is used`() async throws {
        let (bench, _) = try await bench()
        let path = bench.folder.appendingPathComponent("Templates/nhac-viec.vi.subject.mustache")
        try "Xin nhắc".write(to: path, atomically: true, encoding: .utf8)
        #expect(try await bench.pass(at: "2021-03-01T08:00:05").isIdle == false)
        try await bench.pass(at: "2021-03-08T08:00:00")
        let letters = try bench.store.outbox(of: "mot", state: nil)
        #expect(letters.map(\.subject) == ["Xin nhắc", "Xin nhắc"])
    }

    @Test func `a fact that another process records is noticed`() async throws {
        let (bench, _) = try await bench()
        var batch = FactBatch()
        let instant = try HomeBench.instant("2021-03-01T08:00:00")
        batch.submissions = [
            Submission(
                obligation: ObligationID(unit: "A", milestone: "m"),
                status: .received,
                happened: instant,
                recorded: instant
            )
        ]
        let other = try Store(path: bench.home.databasePath)
        #expect(try other.append(batch, to: "mot", author: "test") == 1)
        #expect(try await bench.pass(at: "2021-03-01T08:00:05").isIdle == false)
        try await bench.pass(at: "2021-03-08T08:00:00")
        #expect(!bench.mail.recipients.contains("a@mot.example"))
        #expect(bench.mail.recipients.contains("b@mot.example"))
    }

    @Test func `what falls due leaves, and what a person released`() async throws {
        var files = Files.three
        for (path, text) in Files.campaign("ba", more: "  duyệt trước khi gửi: có") {
            files[path] = text
        }
        let bench = try HomeBench(files)
        try await bench.pass(at: "2021-03-08T07:59:59")
        #expect(try await bench.pass(at: "2021-03-08T07:59:59").isIdle)
        try await bench.pass(at: "2021-03-08T08:00:00")
        #expect(bench.mail.delivered.count == 4)
        #expect(try await bench.pass(at: "2021-03-08T08:00:05").isIdle)
        #expect(
            try Store(path: bench.home.databasePath).release(LetterSelection(campaign: "ba")).count
                == 2
        )
        try await bench.pass(at: "2021-03-08T08:00:10")
        #expect(bench.mail.delivered.count == 6)
    }

    @Test func `a clock that is set back is no reason to sleep`() async throws {
        let (bench, _) = try await bench()
        #expect(try await bench.pass(at: "2021-03-01T07:00:00").isIdle == false)
    }
}
