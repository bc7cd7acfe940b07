import Glibc

/// Which file it is, whatever its name.
struct FileIdentity: Hashable {
    let device: UInt
    let inode: UInt

    /// The file that stands under the path now, a link followed; nil where there is none.
    init?(path: String) {
        var status = stat()
        guard unsafe stat(path, &status) == 0 else { return nil }
        self.init(status)
    }

    /// The open file; nil where the descriptor is none.
    init?(descriptor: Int32) {
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else { return nil }
        self.init(status)
    }

    private init(_ status: stat) {
        device = UInt(status.st_dev)
        inode = UInt(status.st_ino)
    }
}
