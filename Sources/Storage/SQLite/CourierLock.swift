import Delivery
import Foundation
import Glibc

/// One courier per database: a lock on a file beside it, held for the life of the process.
///
/// The kernel lets go of it when the process ends, however it ends.
package final class CourierLock {
    private let descriptor: Int32

    /// Takes the lock.
    ///
    /// Throws ``CourierLockError`` with the holder's process id where another process has it.
    package init(databasePath: String, processID: Int32) throws {
        let path = databasePath + ".lock"
        descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw StoreError.cannotOpen }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let holder = (try? String(contentsOfFile: path, encoding: .utf8))
                .flatMap { Int32($0.trimmingCharacters(in: .whitespacesAndNewlines)) }
            close(descriptor)
            throw CourierLockError(holder: holder)
        }
        let text = Array("\(processID)\n".utf8)
        _ = ftruncate(descriptor, 0)
        _ = unsafe text.withUnsafeBytes { unsafe write(descriptor, $0.baseAddress, $0.count) }
    }

    deinit {
        close(descriptor)
    }
}
