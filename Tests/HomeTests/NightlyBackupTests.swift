import Campaigns
import Foundation
import Synchronization
import Testing

@testable import Home

/// The copy of each night, and how many of them stay.
@Suite struct NightlyBackupTests {
    private struct Full: Error {}

    private final class Count: Sendable {
        let value = Mutex(0)
    }

    private func backup(
        into folder: URL,
        keeping kept: Int?,
        failures: Count,
        make: @escaping @Sendable (URL) throws -> Void = { try Data("x".utf8).write(to: $0) }
    ) throws -> NightlyBackup {
        NightlyBackup(
            at: try #require(TimeOfDay(hour: 2, minute: 0)),
            in: try #require(CivilZone(identifier: "Asia/Ho_Chi_Minh")),
            keeping: kept,
            into: folder,
            clock: { Instant(milliseconds: 0) },
            make: make,
            failed: { _ in failures.value.withLock { $0 += 1 } }
        )
    }

    @Test(arguments: [
        ("2021-03-08T01:59:00", "2021-03-08T02:00:00"),
        ("2021-03-08T02:00:00", "2021-03-09T02:00:00"),
        ("2021-03-08T23:59:00", "2021-03-09T02:00:00"),
    ])
    func `the next copy is at the next time that the clock shows that hour`(
        now: String,
        next: String
    ) throws {
        let backup = try backup(
            into: URL(fileURLWithPath: "/nonexistent"),
            keeping: nil,
            failures: Count()
        )
        #expect(try backup.next(after: HomeBench.instant(now)) == HomeBench.instant(next))
    }

    @Test func `the newest stay, and no other file is touched`() throws {
        let folder = try HomeBench.emptyFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let others = ["dondoc-2021-03-01.sqlite.bak", "thu.txt", "dondoc-2021-13-01.sqlite"]
        for name in others { try Data().write(to: folder.appendingPathComponent(name)) }
        let failures = Count()
        let backup = try backup(into: folder, keeping: 3, failures: failures)
        for day in ["05", "06", "07", "08", "08"] {
            backup.copy(at: try HomeBench.instant("2021-03-\(day)T02:00:00"))
        }
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        let copies = ["06", "07", "08"].map { "dondoc-2021-03-\($0).sqlite" }
        #expect(names.sorted() == (copies + others).sorted())
        #expect(failures.value.withLock(\.self) == 0)
    }

    @Test func `a copy that cannot be made is told, and the older ones stay`() throws {
        let folder = try HomeBench.emptyFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let failures = Count()
        let good = try backup(into: folder, keeping: 1, failures: failures)
        good.copy(at: try HomeBench.instant("2021-03-08T02:00:00"))
        let bad = try backup(into: folder, keeping: 1, failures: failures) { _ in throw Full() }
        bad.copy(at: try HomeBench.instant("2021-03-09T02:00:00"))
        #expect(failures.value.withLock(\.self) == 1)
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(names == ["dondoc-2021-03-08.sqlite"])
    }
}
