package import Campaigns
package import Foundation
import ServiceLifecycle

/// The copy of the database that `dondoc.conf` asks for once a day, of which so many are kept.
///
/// A copy that cannot be made is told and tried again the next day: it never ends the service.
package struct NightlyBackup: ServiceLifecycle.Service {
    private let time: TimeOfDay
    private let kept: Int?
    private let folder: URL
    private let zone: CivilZone
    private let clock: @Sendable () -> Instant
    private let make: @Sendable (URL) throws -> Void
    private let failed: @Sendable (any Error) -> Void

    /// Copies are made once a day.
    ///
    /// `time`: of the day in `zone`. `kept`: the number of copies that stay; nil: all. `make`: writes a copy into the
    /// file, in place of one that is there. `failed`: is told why one could not be made.
    package init(
        at time: TimeOfDay,
        in zone: CivilZone,
        keeping kept: Int?,
        into folder: URL,
        clock: @escaping @Sendable () -> Instant,
        make: @escaping @Sendable (URL) throws -> Void,
        failed: @escaping @Sendable (any Error) -> Void
    ) {
        self.time = time
        self.zone = zone
        self.kept = kept
        self.folder = folder
        self.clock = clock
        self.make = make
        self.failed = failed
    }

    /// Looked at that often: the clock may be set, and the machine may sleep.
    private static let interval = Duration.seconds(30)

    package func run() async throws {
        await cancelWhenGracefulShutdown {
            var last = clock()
            while !Task.isCancelled {
                let now = clock()
                if now >= next(after: last) { copy(at: now) }
                last = now
                // The wait is the service's work between copies; tests call what it does.
                try? await Task.sleep(for: Self.interval)
            }
        }
    }

    /// Makes the day's copy, and drops those that are not to be kept any more.
    func copy(at now: Instant) {
        let name = BackupName(day: zone.civil(of: now).date)
        do {
            try FileManager.default.createDirectory(
                at: folder,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
            try make(folder.appendingPathComponent(name.text))
            guard let kept else { return }
            let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            for name in BackupName.old(among: names, keeping: kept) {
                try FileManager.default.removeItem(at: folder.appendingPathComponent(name.text))
            }
        } catch {
            failed(error)
        }
    }

    /// The first time after `now` at which a clock in the zone shows that time of day.
    func next(after now: Instant) -> Instant {
        let today = zone.civil(of: now).date
        return [0, 1, 2].lazy
            .map { zone.instant(of: CivilDateTime(today.adding(days: $0), time)) }
            .first { $0 > now } ?? now.adding(days: 1)
    }
}
