import Foundation
import Glibc

/// A datagram socket as systemd opens one, to hear what a service tells it.
package final class NotifySocket {
    /// What stands in `NOTIFY_SOCKET`.
    package let address: String
    private let descriptor: Int32
    private let folder: URL

    package init(isAbstract: Bool) throws {
        folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("dondoc-notify-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let path = isAbstract ? "@dondoc-\(UUID().uuidString)" : folder.path + "/notify"
        address = path
        descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
        var name = sockaddr_un()
        name.sun_family = sa_family_t(AF_UNIX)
        let bytes = Array(path.utf8).map { isAbstract && $0 == UInt8(ascii: "@") ? 0 : $0 }
        let start = MemoryLayout.offset(of: \sockaddr_un.sun_path) ?? 2
        unsafe withUnsafeMutableBytes(of: &name) { unsafe $0[start...].copyBytes(from: bytes) }
        let length = socklen_t(start + bytes.count)
        let bound = unsafe withUnsafePointer(to: &name) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe bind(descriptor, $0, length)
            }
        }
        guard bound == 0 else { throw POSIXError(.EADDRNOTAVAIL) }
    }

    /// The datagram that waits; nil where none does.
    package func receive() -> String? {
        var buffer = [UInt8](repeating: 0, count: 8192)
        let count = unsafe recv(descriptor, &buffer, buffer.count, Int32(MSG_DONTWAIT))
        return count < 0 ? nil : String(decoding: buffer.prefix(count), as: UTF8.self)
    }

    deinit {
        close(descriptor)
        try? FileManager.default.removeItem(at: folder)
    }
}
