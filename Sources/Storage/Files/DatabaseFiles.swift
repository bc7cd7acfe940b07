package import Delivery
import Foundation
import Glibc

/// A home's database and the files beside it.
///
/// ```
/// dondoc.sqlite           the database
/// dondoc.sqlite-wal       what was written last, until it is taken into the database
/// dondoc.sqlite-shm       an index of that log, made anew whenever it is missing
/// dondoc.sqlite.lock      whose courier delivers
/// dondoc.sqlite.truoc-…   how it was before a restore or an upgrade
/// ```
package struct DatabaseFiles: Sendable {
    package let path: String

    package init(path: String) {
        self.path = path
    }

    var log: String { path + "-wal" }
    var logIndex: String { path + "-shm" }
    var lock: String { path + ".lock" }
    /// Where the database stands as it was before something took its place; `what`: what that was.
    func former(_ what: String) -> String { path + ".truoc-" + what }

    /// Those that are more open than they should be, as the commands that mend them.
    package var mendings: [String] {
        ([path, log, logIndex, lock] + formerOnes).compactMap { PrivateFile(path: $0).mending }
    }

    /// Those that another user made than the folder's, as the commands that mend them.
    package var ownerMendings: [String] {
        ([path, log, logIndex, lock] + formerOnes).compactMap { PrivateFile(path: $0).ownerMending }
    }

    /// What opening the database failed with; of a file that this process may not use, which one it is.
    ///
    /// On a full disk SQLite cannot give the log's index its size, and calls that a fault of the disk.
    func reason(_ error: StoreError) -> StoreError {
        if error == .inputOutput, isDiskFull { return .full }
        guard error == .cannotOpen || error == .readOnly else { return error }
        return denied.map(StoreError.denied) ?? error
    }

    private var isDiskFull: Bool {
        var status = statvfs()
        guard unsafe statvfs(PrivateFile.folder(of: path), &status) == 0 else { return false }
        return UInt64(status.f_bavail) * UInt64(status.f_frsize) < 65_536
    }

    /// The first that is there and that this process may not read and write.
    package var denied: String? {
        [path, log, logIndex].first { PrivateFile(path: $0).isDenied }
    }

    /// Whether there is a database to open; false in a home that never had one.
    ///
    /// Throws where it was deleted or emptied in a home that was used, and where the log beside it is not its own:
    /// SQLite would make a new database, or take the log for nothing, and what it holds would be gone.
    package func exist() throws(StoreError) -> Bool {
        var isFolder: ObjCBool = false
        if unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder),
            isFolder.boolValue
        {
            throw .notAFile(path)
        }
        guard let size = Self.size(path) else {
            if Self.size(log) ?? 0 > 0 { throw .strayLog }
            guard !isUsed else { throw .missing }
            return false
        }
        guard size > 0, Self.size(log) ?? 0 > 0 || !isWithoutTables else {
            if Self.size(log) ?? 0 > 0 { throw .strayLog }
            guard !isUsed else { throw .emptied }
            return false
        }
        guard !DatabaseLog(path: log).isForeign(to: path) else { throw .foreignLog }
        return true
    }

    /// No table was ever made in the file by itself, as in a copy of a young database without its log: the cookie of its
    /// schema is 0 (<https://www.sqlite.org/fileformat2.html#schema_cookie>).
    private var isWithoutTables: Bool {
        guard let file = FileHandle(forReadingAtPath: path) else { return false }
        let header = (try? file.read(upToCount: 44)) ?? Data()
        return header.count == 44 && header.suffix(4).allSatisfy { $0 == 0 }
            && header.prefix(15) == Data("SQLite format 3".utf8)
    }

    /// Whether somebody delivered from the home, or kept an earlier database of it.
    private var isUsed: Bool {
        // A link that somebody put in the lock's place tells nothing; whoever takes the lock refuses it.
        let lock = try? FileManager.default.attributesOfItem(atPath: lock)
        let isOurs = lock?[.type] as? FileAttributeType == .typeRegular
        return isOurs && lock?[.size] as? Int ?? 0 > 0 || !formerOnes.isEmpty
    }

    private var formerOnes: [String] {
        let url = URL(fileURLWithPath: path)
        let folder = url.deletingLastPathComponent()
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { $0.hasPrefix(url.lastPathComponent + ".truoc-") }.sorted()
            .map { folder.appendingPathComponent($0).path }
    }

    /// In octets; nil where there is no such file.
    static func size(_ path: String) -> Int? {
        (try? FileManager.default.attributesOfItem(atPath: path))?[.size] as? Int
    }
}
