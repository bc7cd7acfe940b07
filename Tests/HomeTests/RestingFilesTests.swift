import Campaigns
import Delivery
import Foundation
import Glibc
import Testing
import Texts

@testable import Home

/// A look at files in which somebody is writing ends nothing.
///
/// Files have their times from the machine's clock: these passes go by it. All in one file, for each wants the same home,
/// whose letters of today wait.
@Suite struct RestingFilesTests {
    /// A home whose two letters of today wait for approval.
    private func bench(at now: Instant) async throws -> HomeBench {
        let zone = try #require(CivilZone(identifier: "Asia/Ho_Chi_Minh"))
        let today = zone.civil(of: now).date
        func written(_ date: CivilDate) -> String {
            let day = date.description.split(separator: "-")
            return "\(day[2])/\(day[1])/\(day[0])"
        }
        // Neither today nor tomorrow.
        let names = ["thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"]
        let dayOff = names[(today.weekday.rawValue + 2) % 7]
        var files = Files.campaign(
            "mot",
            more: "  duyệt trước khi gửi: có\n  khung giờ gửi: mọi lúc"
        )
        files["mot/a.lich"] = files["mot/a.lich"].map { text in
            text.replacing(
                "từ 01/03/2021 đến 31/12/2021",
                with: "từ \(written(today.adding(days: -9))) đến \(written(today.adding(days: 90)))"
            )
            .replacing(
                "từ 01/01/2021 đến 31/12/2021",
                with:
                    "từ \(written(today.adding(days: -9))) đến \(written(today.adding(days: 400)))"
            )
            .replacing("thứ Bảy, Chủ nhật", with: dayOff)
            .replacing("thứ Hai 15/03/2021", with: written(today.adding(days: 1)))
            .replacing("7 ngày trước hạn, lúc 08:00", with: "1 ngày trước hạn, lúc 00:00")
        }
        let bench = try HomeBench(["may.lich": Files.server].merging(files) { $1 })
        for instant in [now.adding(days: -2), now] {
            let report = try await bench.engine.pass(at: instant, clock: { instant })
            #expect(report.activation.findings.allSatisfy { $0.severity != .error })
        }
        #expect(try states(bench) == [.held, .held])
        return bench
    }

    private func states(_ bench: HomeBench) throws -> [LetterState] {
        try bench.store.outbox(of: "mot", state: nil).filter { $0.schedule == "truoc" }.map(\.state)
    }

    /// Half a second after the last change of the home's schedules, however long ago that was on a busy machine.
    private func soon(_ bench: HomeBench) throws -> Instant {
        let root = bench.home.schedulesURL.path
        let names = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
        var newest = Int64.min
        for path in [root] + names.map({ root + "/" + $0 }) {
            var status = stat()
            guard unsafe stat(path, &status) == 0 else { continue }
            let changed =
                Int64(status.st_ctim.tv_sec) * 1_000 + Int64(status.st_ctim.tv_nsec) / 1_000_000
            newest = max(newest, changed)
        }
        return Instant(milliseconds: newest + 500)
    }

    private func now() -> Instant {
        Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1_000))
    }

    @discardableResult
    private func pass(_ bench: HomeBench, at now: Instant) async throws -> Engine.Report {
        let reading = ClockReading(wall: now, sinceBoot: now.milliseconds, boot: "a")
        return try await bench.engine.pass(at: now, clock: { now }, machine: reading)
    }

    /// What a look may find in the moment of a save or of a copy.
    enum Moment: CaseIterable {
        case emptied, gone, folderGone, cutShort, halfAList, anotherName
    }

    private func strike(_ moment: Moment, _ bench: HomeBench) throws {
        let folder = bench.home.schedulesURL.appendingPathComponent("mot")
        let file = folder.appendingPathComponent("b.lich")
        let manager = FileManager.default
        switch moment {
        case .emptied: try Data().write(to: file)
        case .gone: try manager.removeItem(at: file)
        case .folderGone: try manager.removeItem(at: folder)
        case .cutShort: try bench.edit("mot/b.lich") { String($0.prefix(60)) }
        case .halfAList: try bench.edit("mot/don-vi.csv") { String($0.prefix(75)) }
        case .anotherName: try bench.edit("mot/b.lich") { $0.replacing("truoc", with: "nhac") }
        }
    }

    /// The block in a file of its own, as an office has it.
    private func split(_ bench: HomeBench, at now: Instant) async throws {
        let folder = bench.home.schedulesURL.appendingPathComponent("mot")
        let text = try String(contentsOf: folder.appendingPathComponent("a.lich"), encoding: .utf8)
        let parts = text.components(separatedBy: "NHẮC VIỆC")
        try bench.edit("mot/a.lich") { _ in parts[0] }
        try Data("ĐỢT mot\nNHẮC VIỆC\(parts[1])".utf8).write(
            to: folder.appendingPathComponent("b.lich")
        )
        let report = try await bench.engine.pass(at: now, clock: { now })
        #expect(report.activation.isClean)
        #expect(try states(bench) == [.held, .held])
    }

    @Test(arguments: Moment.allCases, [false, true])
    func `what a look finds while files are written ends no letter`(
        moment: Moment,
        restarts: Bool
    ) async throws {
        let now = now()
        let bench = try await bench(at: now)
        try await split(bench, at: now)
        let folder = bench.home.schedulesURL.appendingPathComponent("mot")
        let kept = bench.folder.appendingPathComponent("kept")
        try FileManager.default.copyItem(at: folder, to: kept)
        try strike(moment, bench)
        if restarts { bench.restart() }
        let report = try await pass(bench, at: soon(bench))
        #expect(try states(bench) == [.held, .held])
        #expect(report.dispatch.planned == 0)
        if FileManager.default.fileExists(atPath: folder.path) {
            try FileManager.default.removeItem(at: folder)
        }
        try FileManager.default.moveItem(at: kept, to: folder)
        if restarts { bench.restart() }
        for _ in 1...2 {
            let after = try await pass(bench, at: soon(bench))
            #expect(after.activation.resting.isEmpty)
            #expect(after.activation.isClean)
        }
        #expect(try states(bench) == [.held, .held])
        #expect(try bench.store.causes().isEmpty)
        #expect(bench.mail.recipients.isEmpty)
        #expect(try bench.store.joinedUnits(of: "mot").isEmpty)
    }

    @Test func `what a set lacks for a minute it has lost, and until then it is told`() async throws
    {
        let bench = try await bench(at: now())
        try bench.edit("mot/a.lich") { $0.components(separatedBy: "NHẮC VIỆC")[0] }
        let edited = try soon(bench)
        let first = try await pass(bench, at: edited.adding(.seconds(1)))
        guard case .lacks("mot", let loss, _)? = first.activation.notes.first else {
            Issue.record("\(first.activation.notes)")
            return
        }
        #expect(loss.schedules == ["truoc"])
        #expect(first.isNews)
        let end = try #require(first.activation.resting["mot"])
        #expect(end > edited.adding(.seconds(55)))
        #expect(await bench.engine.nextDue() == end)
        let still = try await pass(bench, at: end.adding(.milliseconds(-1)))
        #expect(!still.isNews)
        #expect(try states(bench) == [.held, .held])
        let after = try await pass(bench, at: end)
        #expect(after.activation.resting.isEmpty)
        #expect(after.isNews)
        #expect(try states(bench) == [.cancelled, .cancelled])
    }

    /// Each change begins the minute anew, but not for ever.
    @Test(arguments: [false, true])
    func `files that are changed again and again count after five minutes`(
        restarts: Bool
    ) async throws {
        let start = now()
        let bench = try await bench(at: start)
        try bench.edit("mot/a.lich") { $0.components(separatedBy: "NHẮC VIỆC")[0] }
        var taken: Int?
        for minute in 0..<8 where taken == nil {
            // The file's times are the machine's: what would be changed each minute seems to have been just now.
            let file = bench.home.schedulesURL.appendingPathComponent("mot/a.lich")
            try FileManager.default.setAttributes(
                [.posixPermissions: 0o644],
                ofItemAtPath: file.path
            )
            let now = try soon(bench)
            if minute < 5 {
                try bench.store.noteResting(since: now.adding(minutes: -minute), of: "mot")
            } else {
                try bench.store.noteResting(since: now.adding(minutes: -5), of: "mot")
            }
            if restarts { bench.restart() }
            let report = try await pass(bench, at: now)
            if report.activation.resting.isEmpty { taken = minute }
        }
        #expect(taken == 5)
        #expect(try bench.store.restingSince(of: "mot") == nil)
    }

    /// Beside another campaign, whose files do not change, a folder that is away is no end of its campaign.
    @Test func `a campaign whose folder is replaced neither ends nor is told of anew`() async throws
    {
        let bench = try await bench(at: now())
        let folder = bench.home.schedulesURL.appendingPathComponent("mot")
        let other = bench.home.schedulesURL.appendingPathComponent("hai")
        try FileManager.default.copyItem(at: folder, to: other)
        for name in ["a.lich"] {
            try bench.edit("hai/\(name)") {
                $0.replacing("ĐỢT mot", with: "ĐỢT hai").replacing("lich-mot", with: "lich-hai")
            }
        }
        let start = now()
        _ = try await bench.engine.pass(at: start, clock: { start })
        let peak = SendPeak(from: start, letters: 71, limit: 50)
        try bench.store.hold(HeldSet(texts: [:], since: start, peak: peak), of: "mot")
        let away = bench.folder.appendingPathComponent("away")
        try FileManager.default.moveItem(at: folder, to: away)
        let during = try await pass(bench, at: soon(bench))
        #expect(during.activation.campaigns.map(\.id).sorted() == ["hai", "mot"])
        #expect(during.activation.resting["mot"] != nil)
        #expect(try bench.store.heldSet(of: "mot") != nil)
        try FileManager.default.moveItem(at: away, to: folder)
        let after = try await pass(bench, at: soon(bench))
        #expect(after.activation.resting.isEmpty)
        #expect(after.activation.notes.isEmpty)
        #expect(try states(bench) == [.held, .held])
        #expect(bench.mail.recipients.isEmpty)
    }

    /// Copied row by row into a home that is looked at all the time, it would make newcomers of the last units.
    @Test func `a first set rests where the home is looked at, and counts at once at the start`()
        async throws
    {
        let bench = try await bench(at: now())
        let folder = bench.home.schedulesURL.appendingPathComponent("mot")
        let other = bench.home.schedulesURL.appendingPathComponent("hai")
        try FileManager.default.copyItem(at: folder, to: other)
        try bench.edit("hai/a.lich") {
            $0.replacing("ĐỢT mot", with: "ĐỢT hai").replacing("lich-mot", with: "lich-hai")
        }
        let first = try await pass(bench, at: soon(bench))
        let end = try #require(first.activation.resting["hai"])
        #expect(first.activation.campaigns.map(\.id) == ["mot"])
        bench.restart()
        let started = try await pass(bench, at: soon(bench))
        #expect(started.activation.campaigns.map(\.id).sorted() == ["hai", "mot"])
        #expect(try end > soon(bench))
    }

    /// What a template lacks is judged with the files that need it.
    @Test func `a template that is renamed together with the line that names it is no fault`()
        async throws
    {
        let bench = try await bench(at: now())
        let manager = FileManager.default
        let templates = bench.home.templatesURL
        let names = try manager.contentsOfDirectory(atPath: templates.path)
            .filter { $0.hasPrefix("nhac-viec.") }
        #expect(!names.isEmpty)
        func name(_ new: String) -> (String) -> URL {
            { templates.appendingPathComponent($0.replacing("nhac-viec.", with: new + ".")) }
        }
        for file in names {
            try manager.copyItem(at: templates.appendingPathComponent(file), to: name("cu")(file))
        }
        try bench.edit("mot/a.lich") { $0 + "  mẫu thư: cu\n" }
        let start = now()
        let before = try await bench.engine.pass(at: start, clock: { start })
        #expect(before.activation.isClean)
        for file in names { try manager.moveItem(at: name("cu")(file), to: name("moi")(file)) }
        try bench.edit("mot/a.lich") { $0.replacing("mẫu thư: cu", with: "mẫu thư: moi") }
        let during = try await pass(bench, at: soon(bench))
        let end = try #require(during.activation.resting["mot"])
        #expect(during.activation.notes.isEmpty)
        let after = try await pass(bench, at: end)
        #expect(after.activation.isClean)
        #expect(try bench.store.causes().isEmpty)
        // And templates that were whole last stay those that letters are written with.
        for file in names { try Data("{{#".utf8).write(to: name("moi")(file)) }
        try bench.edit("mot/a.lich") { $0 + "# ghi chú\n" }
        let broken = try await pass(bench, at: soon(bench))
        let rested = try #require(broken.activation.resting["mot"])
        let last = try await pass(bench, at: rested)
        #expect(
            last.activation.notes.contains { if case .keepsTemplates = $0 { true } else { false } }
        )
        #expect(last.dispatch.failures.isEmpty)
    }

    /// Nothing leaves by a set that is about to be another one.
    @Test func `nothing of a campaign leaves while its files rest`() async throws {
        let bench = try await bench(at: now())
        #expect(try bench.store.release(LetterSelection(campaign: "mot")).count == 2)
        try bench.edit("mot/a.lich") { $0 + "\n# ghi chú\n" }
        let first = try await pass(bench, at: soon(bench))
        #expect(first.activation.notes.isEmpty)
        #expect(bench.mail.recipients.isEmpty)
        let end = try #require(first.activation.resting["mot"])
        try await pass(bench, at: end)
        #expect(bench.mail.recipients.count == 2)
    }

    @Test(
        arguments: [
            (-3_000, 2, nil), (-1_999, 2, 1), (-2_000, 2, nil), (0, 2, 2_000), (1_999, 2, 3_999),
            // A clock that was set back since the files were written.
            (2_000, 2, nil), (3_600_000, 60, nil), (-59_999, 60, 1),
        ] as [(Int, Int, Int?)]
    )
    func `files rest so many seconds after their last change`(
        changed: Int,
        seconds: Int,
        left: Int?
    ) {
        let now = Instant(milliseconds: 1_614_900_000_000)
        let rest = FilesRest(changed: now.adding(.milliseconds(changed)), now: now)
        #expect(rest.end(seconds) == left.map { now.adding(.milliseconds($0)) })
        #expect(FilesRest(changed: nil, now: now).end(seconds) == nil)
    }
}
