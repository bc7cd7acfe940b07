package import Campaigns
package import Foundation
import ServiceLifecycle

/// The day's copy was made; an old one that is to go could not be removed.
package struct UndroppedCopy: Error {
    package let url: URL
}

/// The day's file in the folder is the copy of another database: another home's copies lie there.
package struct ForeignCopy: Error {
    package let url: URL
}

/// The copy of the database that `dondoc.conf` asks for once a day, of which so many are kept.
///
/// A day's copy is owed from its time on until it is there: a machine that was off or asleep at that time makes it when
/// it is back. One that cannot be made is told, and tried again each hour: it never ends the service.
package struct NightlyBackup: ServiceLifecycle.Service {
    private let folder: BackupFolder
    private let kept: Int?
    private let clock: @Sendable () -> Instant
    private let make: @Sendable (URL) throws -> Void
    private let isOwn: @Sendable (URL) -> Bool
    private let tried: @Sendable ((any Error)?) async -> Void

    /// Copies are made once a day.
    ///
    /// `kept`: the number of copies that stay; nil: all. `make`: writes a copy into the file, in place of one that is
    /// there. `isOwn`: whether a copy is one of this database. `tried`: hears after each try why none could be made, nil where one was.
    package init(
        into folder: BackupFolder,
        keeping kept: Int?,
        clock: @escaping @Sendable () -> Instant,
        make: @escaping @Sendable (URL) throws -> Void,
        isOwn: @escaping @Sendable (URL) -> Bool = { _ in true },
        tried: @escaping @Sendable ((any Error)?) async -> Void
    ) {
        self.folder = folder
        self.kept = kept
        self.clock = clock
        self.make = make
        self.isOwn = isOwn
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

    /// Makes the copy that is owed, if one is, and drops those that are not to be kept any more.
    ///
    /// `failed`: when one could last not be made; what comes back says so for the next look.
    func look(at now: Instant, failed: Instant?) async -> Instant? {
        if let failed, now >= failed, now < failed.adding(minutes: Self.patience) { return failed }
        let day = folder.due(at: now)
        let isOwed = !folder.has(day)
        let isForeign = !isOwed && !isOwn(folder.file(of: day))
        guard isOwed || isForeign || failed != nil else { return nil }
        do {
            // Neither replaced nor, with its like, dropped: it is the only one that somebody else has.
            if isForeign { throw ForeignCopy(url: folder.file(of: day)) }
            if isOwed { try copy(of: day) }
            try drop(but: day, asOf: folder.today(at: now))
            await tried(nil)
            return nil
        } catch {
            await tried(error)
            return now
        }
    }

    private func copy(of day: CivilDate) throws {
        try FileManager.default.createDirectory(
            at: folder.url,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
        try make(folder.file(of: day))
    }

    /// Drops copies that are not to be kept any more, but never that of the day, nor one of another database.
    private func drop(but day: CivilDate, asOf today: CivilDate) throws {
        guard let kept else { return }
        let others = try folder.days(asOf: today)
            .filter { $0 != day && isOwn(folder.file(of: $0)) }
        for old in others.dropLast(kept - 1) {
            do {
                try FileManager.default.removeItem(at: folder.file(of: old))
            } catch {
                throw UndroppedCopy(url: folder.file(of: old))
            }
        }
    }
}
