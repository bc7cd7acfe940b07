import Foundation

/// How much room the disk of a home has.
struct DiskSpace {
    /// In megabytes.
    let free: Int
    /// On the disk.
    let folder: String

    /// Below it letters, which are kept, and the next backup may find no room.
    static let least = 200

    var isShort: Bool { free < Self.least }
    /// The next letters may find no room.
    var isGone: Bool { free < Self.least / 10 }

    init(free: Int, in folder: String = "/") {
        self.free = free
        self.folder = folder
    }

    /// Of the fuller one where the database lies on another disk; nil where the system does not tell.
    init?(of home: HomeFolder) {
        let database = URL(fileURLWithPath: home.databasePath).deletingLastPathComponent()
        let disks = [home.url, database].compactMap { folder in
            let values = try? FileManager.default.attributesOfFileSystem(forPath: folder.path)
            return (values?[.systemFreeSize] as? NSNumber).map { ($0.int64Value, folder.path) }
        }
        guard let (octets, folder) = disks.min(by: { $0.0 < $1.0 }) else { return nil }
        self.init(free: Int(octets / 1_000_000), in: folder)
    }
}
