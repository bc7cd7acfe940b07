import Foundation
import Glibc

/// What tells whether the files of a home have changed, without reading them: paths, sizes, times and
/// inodes of everything below `Schedules` and `Templates`.
///
/// A file that was rewritten with the same length within one tick of the file system's clock has
/// another time of change or another inode all the same.
package struct FolderFingerprint: Hashable, Sendable {
    private struct Entry: Hashable, Sendable {
        let path: String
        let inode: UInt64
        let size: Int64
        let modified: [Int]
        let changed: [Int]
    }

    private let entries: [Entry]

    /// `read`: paths in the home of files that were read, at any depth; they count wherever they lie.
    package init(of home: HomeFolder, read: [String] = []) {
        var entries: [Entry] = []
        for folder in [home.schedulesURL, home.templatesURL] {
            Self.add(folder.path, depth: 0, to: &entries)
        }
        for path in read where path.split(separator: "/").count > Self.deepest + 1 {
            Self.add(home.url.appendingPathComponent(path).path, depth: Self.deepest, to: &entries)
        }
        self.entries = entries
    }

    /// Below that folders are not listed, lest a link to a large one cost every pass: schedules lie one
    /// folder deep, unit lists beside them or a little deeper.
    private static let deepest = 4

    private static func add(_ path: String, depth: Int, to entries: inout [Entry]) {
        var status = stat()
        guard unsafe stat(path, &status) == 0 else { return }
        entries.append(
            Entry(
                path: path,
                inode: UInt64(status.st_ino),
                size: Int64(status.st_size),
                modified: [status.st_mtim.tv_sec, status.st_mtim.tv_nsec],
                changed: [status.st_ctim.tv_sec, status.st_ctim.tv_nsec]
            )
        )
        guard status.st_mode & S_IFMT == S_IFDIR, depth < deepest else { return }
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        for name in names.sorted() { add(path + "/" + name, depth: depth + 1, to: &entries) }
    }
}
