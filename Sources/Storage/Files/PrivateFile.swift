import Delivery
import Glibc
import Texts

/// A file that only the service's user may read: or, where the folder hands its group on, that group, too.
///
/// Example: in a folder of mode 2770 and group `vanphong` the database is 0660, so that an officer of the group
/// records beside the running service; in any other folder it is 0600. The umask has no say.
package struct PrivateFile: Hashable, Sendable {
    package let path: String

    package init(path: String) {
        self.path = path
    }

    /// What such a file may allow.
    var mode: mode_t {
        var status = stat()
        let folder = Self.folder(of: path)
        guard unsafe stat(folder, &status) == 0 else { return 0o600 }
        return status.st_mode & S_ISGID != 0 ? 0o660 : 0o600
    }

    /// What the file allows beyond that, as the command that mends it; nil where it allows no more, or is not there.
    package var mending: String? {
        var status = stat()
        guard unsafe lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            return nil
        }
        let allowed = mode
        guard status.st_mode & 0o777 & ~allowed != 0 else { return nil }
        return "chmod \(String(allowed, radix: 8)) \(path.shellQuoted)"
    }

    /// Opens it, empty where it is new; what it holds stays.
    ///
    /// Throws ``StoreError/notAFile(_:)`` where a link or anything but a file is in its place. Returns the descriptor,
    /// which is the caller's to close, and whether the file is new.
    func open() throws(StoreError) -> (descriptor: Int32, isNew: Bool) {
        let flags = O_RDWR | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK
        let new = unsafe Glibc.open(path, flags | O_CREAT | O_EXCL, mode)
        if new >= 0 {
            // The umask took from what was asked for.
            _ = fchmod(new, mode)
            handOver(new)
            return (new, true)
        }
        guard errno == EEXIST else { throw Self.error(path) }
        let old = unsafe Glibc.open(path, flags)
        guard old >= 0 else { throw isDenied ? .denied(path) : Self.error(path) }
        var status = stat()
        guard unsafe fstat(old, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            close(old)
            throw .notAFile(path)
        }
        return (old, false)
    }

    /// Makes an empty file where there is none; one that is there, or a link to one, stays as it is.
    func create() throws(StoreError) {
        let new = unsafe Glibc.open(path, O_RDWR | O_CLOEXEC | O_NOFOLLOW | O_CREAT | O_EXCL, mode)
        guard new >= 0 else {
            if errno == EEXIST { return }
            throw Self.error(path)
        }
        _ = fchmod(new, mode)
        handOver(new)
        close(new)
    }

    /// What root makes in another user's folder is that user's: or the service could not open what an administrator's
    /// first command has made.
    private func handOver(_ descriptor: Int32) {
        var folder = stat()
        guard geteuid() == 0, unsafe stat(Self.folder(of: path), &folder) == 0, folder.st_uid != 0
        else { return }
        _ = fchown(descriptor, folder.st_uid, folder.st_gid)
    }

    /// Whether it is another user's than the folder's, to whom it should belong: as the command that mends it.
    ///
    /// nil in a folder that hands its group on, where several users make files that all of them can use, and in root's,
    /// which tells nothing of whose service it is.
    package var ownerMending: String? {
        var (file, folder) = (stat(), stat())
        let place = Self.folder(of: path)
        guard unsafe lstat(path, &file) == 0, unsafe stat(place, &folder) == 0,
            folder.st_mode & S_ISGID == 0, folder.st_uid != 0,
            file.st_uid != folder.st_uid
        else { return nil }
        return handingOver
    }

    /// The command that gives it to whom its folder belongs.
    private var handingOver: String {
        "chown --reference=\(Self.folder(of: path).shellQuoted) \(path.shellQuoted)"
    }

    /// The command that lets whom its folder belongs to read and write it: it is another user's, or its mode forbids.
    package var opening: String {
        var (file, folder) = (stat(), stat())
        guard unsafe lstat(path, &file) == 0, unsafe stat(Self.folder(of: path), &folder) == 0,
            file.st_uid == folder.st_uid
        else { return handingOver }
        return "chmod \(String(mode, radix: 8)) \(path.shellQuoted)"
    }

    /// It is there, and this process may not read and write it.
    var isDenied: Bool {
        unsafe access(path, F_OK) == 0 && access(path, R_OK | W_OK) != 0 && errno == EACCES
    }

    static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// Brings what was written, and the name, to the disk.
    static func sync(_ path: String) throws(StoreError) {
        for name in [path, folder(of: path)] {
            let file = unsafe Glibc.open(name, O_RDONLY | O_CLOEXEC)
            guard file >= 0 else { throw error(name) }
            defer { close(file) }
            // A file system that cannot sync a folder says EINVAL.
            guard fsync(file) == 0 || errno == EINVAL else { throw error(name) }
        }
    }

    /// What the last call to the system failed with.
    static func error(_ path: String) -> StoreError {
        switch errno {
        case ELOOP, EISDIR, ENXIO: .notAFile(path)
        case ENOSPC, EDQUOT: .full
        case EROFS: .readOnly
        case EIO: .inputOutput
        default: .cannotOpen
        }
    }
}
