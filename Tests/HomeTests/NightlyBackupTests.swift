import Campaigns
import Delivery
import Foundation
import Synchronization
import Testing
import Texts

@testable import Home

/// The copy of each night, and how many of them stay.
@Suite struct NightlyBackupTests {
    private struct Full: Error {}

    private final class Count: Sendable {
        let value = Mutex(0)
    }

    private func folder(_ url: URL) throws -> BackupFolder {
        BackupFolder(
            url,
            at: try #require(TimeOfDay(hour: 2, minute: 0)),
            in: try #require(CivilZone(identifier: "Asia/Ho_Chi_Minh"))
        )
    }

    private func backup(
        into url: URL,
        keeping kept: Int?,
        failures: Count,
        make: @escaping @Sendable (URL) throws -> Void = { try Data("x".utf8).write(to: $0) },
        isOwn: @escaping @Sendable (URL) -> Bool = { _ in true }
    ) throws -> NightlyBackup {
        NightlyBackup(
            into: try folder(url),
            keeping: kept,
            clock: { Instant(milliseconds: 0) },
            make: make,
            isOwn: isOwn,
            tried: { error in failures.value.withLock { $0 += error == nil ? 0 : 1 } }
        )
    }

    private func names(_ url: URL) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: url.path).sorted()
    }

    @Test(arguments: [
        ("2021-03-08T01:59:59", "2021-03-07"), ("2021-03-08T02:00:00", "2021-03-08"),
        ("2021-03-08T23:59:00", "2021-03-08"), ("2021-03-09T01:00:00", "2021-03-08"),
    ])
    func `the copy that is owed is that of the last time that the clock showed that hour`(
        now: String,
        day: String
    ) throws {
        let folder = try folder(URL(fileURLWithPath: "/nonexistent"))
        #expect(try folder.due(at: HomeBench.instant(now)) == CivilDate(iso: day))
    }

    /// Off at night, asleep over the hour, looked at a second early, twice, with the clock set back: one copy a day.
    @Test func `a machine that was off at that hour makes the day's copy when it is back`()
        async throws
    {
        let url = try HomeBench.emptyFolder()
        defer { try? FileManager.default.removeItem(at: url) }
        let made = Count()
        let backup = try backup(into: url, keeping: nil, failures: Count()) { file in
            made.value.withLock { $0 += 1 }
            try Data("x".utf8).write(to: file)
        }
        for (time, copies) in [
            ("2021-03-08T01:59:59", 1), ("2021-03-08T08:12:31", 2), ("2021-03-08T17:00:00", 2),
            ("2021-03-08T07:00:00", 2), ("2021-03-09T01:59:59", 2), ("2021-03-09T02:00:29", 3),
            ("2021-03-12T09:00:00", 4),
        ] {
            #expect(await backup.look(at: try HomeBench.instant(time), failed: nil) == nil)
            #expect(made.value.withLock(\.self) == copies, "\(time)")
        }
        let days = ["07", "08", "09", "12"]
        #expect(try names(url) == days.map { "dondoc-2021-03-\($0).sqlite" })
    }

    /// Whoever comes second says so each hour, and neither replaces nor drops what the other made.
    @Test func `a folder with the copies of another database is no place for one's own`()
        async throws
    {
        let url = try HomeBench.emptyFolder()
        defer { try? FileManager.default.removeItem(at: url) }
        for day in ["06", "07", "08"] {
            let file = url.appendingPathComponent("dondoc-2021-03-\(day).sqlite")
            try Data("other".utf8).write(to: file)
        }
        let before = try names(url)
        let failures = Count()
        let backup = try backup(
            into: url,
            keeping: 1,
            failures: failures,
            isOwn: { file in
                (try? Data(contentsOf: file)) != Data("other".utf8)
            }
        )
        var failed: Instant?
        for time in ["02:00:00", "02:00:30", "03:00:31"] {
            failed = await backup.look(
                at: try HomeBench.instant("2021-03-08T\(time)"),
                failed: failed
            )
        }
        #expect(failures.value.withLock(\.self) == 2)
        #expect(try names(url) == before)
    }

    @Test func `copies of another database are neither counted nor dropped`() async throws {
        let url = try HomeBench.emptyFolder()
        defer { try? FileManager.default.removeItem(at: url) }
        for day in ["04", "06"] {
            let file = url.appendingPathComponent("dondoc-2021-03-\(day).sqlite")
            try Data("other".utf8).write(to: file)
        }
        let backup = try backup(into: url, keeping: 1, failures: Count()) {
            try Data("own".utf8).write(to: $0)
        } isOwn: {
            (try? Data(contentsOf: $0)) != Data("other".utf8)
        }
        for day in ["07", "08"] {
            _ = await backup.look(at: try HomeBench.instant("2021-03-\(day)T02:00:00"), failed: nil)
        }
        #expect(try names(url) == ["04", "06", "08"].map { "dondoc-2021-03-\($0).sqlite" })
    }

    @Test func `the newest stay, and no other file is touched`() async throws {
        let url = try HomeBench.emptyFolder()
        defer { try? FileManager.default.removeItem(at: url) }
        let others = ["dondoc-2021-03-01.sqlite.bak", "thu.txt", "dondoc-2021-13-01.sqlite"]
        for name in others { try Data().write(to: url.appendingPathComponent(name)) }
        let failures = Count()
        let backup = try backup(into: url, keeping: 3, failures: failures)
        for day in ["05", "06", "07", "08", "08"] {
            _ = await backup.look(at: try HomeBench.instant("2021-03-\(day)T02:00:00"), failed: nil)
        }
        let copies = ["06", "07", "08"].map { "dondoc-2021-03-\($0).sqlite" }
        #expect(try names(url) == (copies + others).sorted())
        // Behind by a month, as after a dead battery: the copy that is made is not the one that goes.
        _ = await backup.look(at: try HomeBench.instant("2021-02-08T02:00:00"), failed: nil)
        #expect(try names(url).contains("dondoc-2021-02-08.sqlite"))
        #expect(failures.value.withLock(\.self) == 0)
    }

    @Test func `a copy that cannot be made is told, and tried again each hour`() async throws {
        let url = try HomeBench.emptyFolder()
        defer { try? FileManager.default.removeItem(at: url) }
        let failures = Count()
        let good = try backup(into: url, keeping: 1, failures: failures)
        _ = await good.look(at: try HomeBench.instant("2021-03-08T02:00:00"), failed: nil)
        let bad = try backup(into: url, keeping: 1, failures: failures) { _ in throw Full() }
        var failed: Instant?
        for (time, tries) in [
            ("2021-03-09T02:00:10", 1), ("2021-03-09T02:00:40", 1), ("2021-03-09T03:00:09", 1),
            ("2021-03-09T03:00:10", 2), ("2021-03-09T02:30:00", 3),
        ] {
            failed = await bad.look(at: try HomeBench.instant(time), failed: failed)
            #expect(failures.value.withLock(\.self) == tries, "\(time)")
        }
        #expect(try names(url) == ["dondoc-2021-03-08.sqlite"])
        let later = try HomeBench.instant("2021-03-09T04:00:00")
        #expect(await good.look(at: later, failed: failed) == nil)
        #expect(try names(url) == ["dondoc-2021-03-09.sqlite"])
    }

    /// A clock that was ahead, another program's empty file, a copy that cannot be dropped.
    @Test func `what is no copy of the day does not stand for it`() async throws {
        let url = try HomeBench.emptyFolder()
        defer { try? FileManager.default.removeItem(at: url) }
        for day in ["2035-01-01", "2021-03-07"] {
            try Data("x".utf8).write(to: url.appendingPathComponent("dondoc-\(day).sqlite"))
        }
        try Data().write(to: url.appendingPathComponent("dondoc-2021-03-08.sqlite"))
        let now = try HomeBench.instant("2021-03-08T02:00:00")
        let copies = try folder(url)
        #expect(copies.newest(asOf: copies.today(at: now)) == CivilDate(iso: "2021-03-07"))
        let backup = try backup(into: url, keeping: 2, failures: Count())
        #expect(await backup.look(at: now, failed: nil) == nil)
        #expect(try names(url) == ["07", "08"].map { "dondoc-2021-03-\($0).sqlite" })
        #expect(copies.newest(asOf: copies.today(at: now)) == CivilDate(iso: "2021-03-08"))
    }

    @Test func `the operator hears of a copy that cannot be made, until one is`() async throws {
        let bench = try HomeBench(["may.lich": Files.server].merging(Files.campaign("mot")) { $1 })
        try await bench.pass(at: "2021-03-01T08:00:00")
        await bench.engine.noteBackup(Phrase(vi: "đĩa đầy", en: "the disk is full"))
        try await bench.pass(at: "2021-03-01T08:00:05")
        try await bench.pass(at: "2021-03-01T08:00:10")
        #expect(bench.mail.recipients == ["van-hanh@so.example"])
        #expect(try bench.store.causes().map(\.cause.kind) == [.backup])
        await bench.engine.noteBackup(nil)
        try await bench.pass(at: "2021-03-01T09:00:00")
        #expect(try bench.store.causes().isEmpty)
        #expect(bench.mail.recipients.count == 1)
    }
}
