package import Foundation
import Glibc

/// The one way in which files that people hand in are read: files alone, and none that is too large.
///
/// A pipe, a device or a folder is not opened for reading; of a file that is larger than the limit nothing is
/// read, and one that grows meanwhile is read no further than that.
package enum BoundedFile {
    /// The octets of the file, links followed.
    ///
    /// `limit`: in octets, one of ``TextLimit``.
    package static func octets(at path: String, upTo limit: Int) throws(FileFault) -> Data {
        // A pipe would not open before somebody writes into it.
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw FileFault(kind(of: errno), path, limit) }
        defer { close(descriptor) }
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw FileFault(.noFile, path, limit)
        }
        guard status.st_size <= limit else { throw FileFault(.large, path, limit) }
        var data = Data()
        data.reserveCapacity(Int(status.st_size) + 1)
        var chunk = [UInt8](repeating: 0, count: min(1 << 20, Int(status.st_size) + 1))
        while true {
            let count = unsafe read(descriptor, &chunk, chunk.count)
            guard count >= 0 else {
                if errno == EINTR { continue }
                throw FileFault(.unreadable, path, limit)
            }
            guard count > 0 else { return data }
            data.append(contentsOf: chunk[..<count])
            guard data.count <= limit else { throw FileFault(.large, path, limit) }
        }
    }

    private static func kind(of error: Int32) -> FileFault.Kind {
        switch error {
        case ENOENT, ENOTDIR: .missing
        case EACCES, EPERM: .noRights
        // A socket.
        case ENXIO: .noFile
        default: .unreadable
        }
    }

    package static func octets(of url: URL, upTo limit: Int) throws(FileFault) -> Data {
        try octets(at: url.path, upTo: limit)
    }
}
