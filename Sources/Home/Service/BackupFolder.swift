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
        let today = zone.civil(of: now).date
        return zone.instant(of: CivilDateTime(today, time)) <= now ? today : today.adding(days: -1)
    }

    /// When the day's copy fell due.
    func instant(of day: CivilDate) -> Instant { zone.instant(of: CivilDateTime(day, time)) }

    func file(of day: CivilDate) -> URL { url.appendingPathComponent(BackupName(day: day).text) }

    func has(_ day: CivilDate) -> Bool {
        FileManager.default.fileExists(atPath: file(of: day).path)
    }

    /// The copies that there are, oldest first; empty where the folder cannot be read.
    var copies: [BackupName] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []
        return names.compactMap { BackupName($0) }.sorted()
    }
}

extension Workspace {
    /// Where the home's daily copies lie; nil where `dondoc.conf` asks for none.
    package func backupFolder() throws -> BackupFolder? {
        try BackupFolder(of: home, in: zone() ?? .utc)
    }
}
