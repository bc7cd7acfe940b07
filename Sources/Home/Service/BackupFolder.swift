package import Campaigns
package import Foundation
import Schedules

/// Where the copies lie that `dondoc.conf` asks for once a day, one for each day.
package struct BackupFolder: Sendable {
    package let url: URL
    private let time: TimeOfDay
    private let zone: CivilZone

    package init(_ url: URL, at time: TimeOfDay, in zone: CivilZone) {
        self.url = url
        self.time = time
        self.zone = zone
    }

    /// nil where the home asks for none.
    package init?(of home: HomeFolder, in zone: CivilZone) {
        guard let plan = home.settings.backup else { return nil }
        self.init(URL(fileURLWithPath: home.path(of: plan.place)), at: plan.time, in: zone)
    }

    /// The day whose copy fell due last: at 02:00 for copies at that time today, a minute before still yesterday.
    func due(at now: Instant) -> CivilDate {
        let today = today(at: now)
        return zone.instant(of: CivilDateTime(today, time)) <= now ? today : today.adding(days: -1)
    }

    /// The day of that instant where the copies are made.
    func today(at now: Instant) -> CivilDate { zone.civil(of: now).date }

    /// When the day's copy fell due.
    func instant(of day: CivilDate) -> Instant { zone.instant(of: CivilDateTime(day, time)) }

    func file(of day: CivilDate) -> URL { url.appendingPathComponent(BackupName(day: day).text) }

    /// Whether the day's copy is there; a file without an octet is none.
    func has(_ day: CivilDate) -> Bool { Self.isCopy(file(of: day)) }

    private static func isCopy(_ file: URL) -> Bool {
        let attributes = try? FileManager.default.attributesOfItem(atPath: file.path)
        return attributes?[.size] as? Int ?? 0 > 0
    }

    /// The days of the copies that there are, those first that go first.
    ///
    /// What a clock that was ahead named after days to come goes before the oldest. Throws where the folder cannot be
    /// read.
    func days(asOf today: CivilDate) throws -> [CivilDate] {
        let days = try FileManager.default.contentsOfDirectory(atPath: url.path)
            .compactMap { BackupName($0)?.day }.sorted()
        return days.filter { $0 > today } + days.filter { $0 <= today }
    }

    /// The last day up to today of which there is a copy; nil where there is none, or the folder cannot be read.
    func newest(asOf today: CivilDate) -> CivilDate? {
        try? days(asOf: today).last { $0 <= today && has($0) }
    }
}

extension Workspace {
    /// Where the home's daily copies lie; nil where `dondoc.conf` asks for none.
    package func backupFolder() throws -> BackupFolder? {
        try BackupFolder(of: home, in: zone() ?? .utc)
    }
}
