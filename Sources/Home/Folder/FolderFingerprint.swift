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

    package init(of home: HomeFolder) {
        var walk = Walk()
        for folder in [home.schedulesURL, home.templatesURL] { walk.add(folder.path) }
        entries = walk.entries
    }

    /// Goes through folders at any depth, for a unit list may lie at any; through each once, for links
    /// may lead in a circle.
    private struct Walk {
        private(set) var entries: [Entry] = []
        private var folders: Set<Folder> = []

        private struct Folder: Hashable {
            let device: UInt64
            let inode: UInt64
        }

        mutating func add(_ path: String) {
            var status = stat()
            guard unsafe stat(path, &status) == 0 else { return }
            let inode = UInt64(status.st_ino)
            entries.append(
                Entry(
                    path: path,
                    inode: inode,
                    size: Int64(status.st_size),
                    modified: [status.st_mtim.tv_sec, status.st_mtim.tv_nsec],
                    changed: [status.st_ctim.tv_sec, status.st_ctim.tv_nsec]
                )
            )
            let folder = Folder(device: UInt64(status.st_dev), inode: inode)
            guard status.st_mode & S_IFMT == S_IFDIR, folders.insert(folder).inserted else {
                return
            }
            let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
            for name in names.sorted() { add(path + "/" + name) }
        }
    }
}
