package import Campaigns
package import Foundation
import ServiceLifecycle

/// The copy of the database that `dondoc.conf` asks for once a day, of which so many are kept.
///
/// A day's copy is owed from its time on until it is there: a machine that was off or asleep at that time makes it when
/// it is back. One that cannot be made is told, and tried again each hour: it never ends the service.
package struct NightlyBackup: ServiceLifecycle.Service {
    private let folder: BackupFolder
    private let kept: Int?
    private let clock: @Sendable () -> Instant
    private let make: @Sendable (URL) throws -> Void
    private let tried: @Sendable ((any Error)?) async -> Void

    /// Copies are made once a day.
    ///
    /// `kept`: the number of copies that stay; nil: all. `make`: writes a copy into the file, in place of one that is
    /// there. `tried`: hears after each try why none could be made, nil where one was.
    package init(
        into folder: BackupFolder,
        keeping kept: Int?,
        clock: @escaping @Sendable () -> Instant,
        make: @escaping @Sendable (URL) throws -> Void,
        tried: @escaping @Sendable ((any Error)?) async -> Void
    ) {
        self.folder = folder
        self.kept = kept
        self.clock = clock
        self.make = make
        self.tried = tried
    }

    /// Looked at that often: the clock may be set, and the machine may sleep.
    private static let interval = Duration.seconds(30)
    /// In minutes: between tries of a copy that cannot be made.
    private static let patience = 60

    package func run() async throws {
        await cancelWhenGracefulShutdown {
            var failed: Instant?
            while !Task.isCancelled {
                failed = await look(at: clock(), failed: failed)
                // The wait is the service's work between copies; tests call what it does.
                try? await Task.sleep(for: Self.interval)
            }
        }
    }

    /// Makes the copy that is owed, if one is.
    ///
    /// `failed`: when one could last not be made; what comes back says so for the next look.
    func look(at now: Instant, failed: Instant?) async -> Instant? {
        if let failed, now >= failed, now < failed.adding(minutes: Self.patience) { return failed }
        let day = folder.due(at: now)
        guard !folder.has(day) else { return nil }
        do {
            try copy(of: day)
            await tried(nil)
            return nil
        } catch {
            await tried(error)
            return now
        }
    }

    /// Makes the day's copy, and drops those that are not to be kept any more: the oldest, but never that one.
    private func copy(of day: CivilDate) throws {
        try FileManager.default.createDirectory(
            at: folder.url,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
        try make(folder.file(of: day))
        guard let kept else { return }
        let others = folder.copies.filter { $0.day != day }
        for old in others.dropLast(kept - 1) {
            try FileManager.default.removeItem(at: folder.file(of: old.day))
        }
    }
}
