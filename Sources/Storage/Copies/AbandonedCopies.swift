import Foundation
import Glibc

/// What copies that were killed left in a folder: as large as the database, and of no use to anybody.
///
/// Whoever writes a copy holds a lock on it, so that one whose lock can be had is nobody's any more. Only what can be
/// a copy is touched: a file with the ending, empty or a database of SQLite's.
struct AbandonedCopies {
    private let folder: URL

    init(beside copy: String) {
        folder = URL(fileURLWithPath: copy).deletingLastPathComponent()
    }

    /// Removes them with their journals; what cannot be removed stays.
    func remove() {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        for name in names where name.hasSuffix(DatabaseCopy.unfinished) {
            remove(folder.appendingPathComponent(name).path)
        }
    }

    private func remove(_ path: String) {
        let file = unsafe open(path, O_RDWR | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard file >= 0 else { return }
        defer { close(file) }
        guard Self.isCopy(file), flock(file, LOCK_EX | LOCK_NB) == 0 else { return }
        unsafe unlink(path + "-journal")
        unsafe unlink(path)
    }

    /// Whether what has that name is a plain file, no link, that is empty or a database.
    static func canBeCopy(_ path: String) -> Bool {
        let file = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard file >= 0 else { return false }
        defer { close(file) }
        return isCopy(file)
    }

    private static func isCopy(_ file: Int32) -> Bool {
        var status = stat()
        guard unsafe fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            return false
        }
        var header = [UInt8](repeating: 0, count: 16)
        let count = unsafe pread(file, &header, header.count, 0)
        return count == 0 || header == Array("SQLite format 3\0".utf8)
    }
}
