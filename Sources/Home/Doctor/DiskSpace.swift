import Foundation

/// How much room the disk of a home has.
struct DiskSpace {
    /// In megabytes.
    let free: Int

    /// Below it letters, which are kept, and the next backup may find no room.
    static let least = 200

    var isShort: Bool { free < Self.least }
    /// The next letters may find no room.
    var isGone: Bool { free < Self.least / 10 }

    init(free: Int) {
        self.free = free
    }

    /// Of the fuller one where the database lies on another disk; nil where the system does not tell.
    init?(of home: HomeFolder) {
        let database = URL(fileURLWithPath: home.databasePath).deletingLastPathComponent()
        let free = [home.url, database].compactMap { folder in
            let values = try? FileManager.default.attributesOfFileSystem(forPath: folder.path)
            return (values?[.systemFreeSize] as? NSNumber)?.int64Value
        }
        guard let octets = free.min() else { return nil }
        self.init(free: Int(octets / 1_000_000))
    }
}
