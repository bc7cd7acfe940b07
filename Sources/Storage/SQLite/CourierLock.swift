package import Delivery
import Foundation
import Glibc

/// One courier per database: a lock on a file beside it, held for the life of the process.
///
/// The kernel lets go of it when the process ends, however it ends. The file is never followed as a link, and
/// nothing in it changes before the lock is ours.
package final class CourierLock: Sendable {
    private let descriptor: Int32
    private let path: String
    /// Whether nobody had ever taken it.
    private let isNew: Bool

    /// Takes the lock.
    ///
    /// Throws ``CourierLockError`` with the holder's process id where another process has it.
    package init(databasePath: String, processID: Int32) throws {
        path = DatabaseFiles(path: databasePath).lock
        (descriptor, isNew) = try PrivateFile(path: path).open()
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let holder = (try? String(contentsOfFile: path, encoding: .utf8))
                .flatMap { Int32($0.trimmingCharacters(in: .whitespacesAndNewlines)) }
            close(descriptor)
            throw CourierLockError(holder: holder)
        }
        do {
            // Who held it may have taken the file away before we had the lock.
            try check()
        } catch {
            close(descriptor)
            throw error
        }
        let text = Array("\(processID)\n".utf8)
        _ = ftruncate(descriptor, 0)
        _ = unsafe text.withUnsafeBytes { unsafe pwrite(descriptor, $0.baseAddress, $0.count, 0) }
    }

    /// Throws ``StoreError/lostLock`` where the file was deleted or replaced: another process may hold a lock, too.
    package func check() throws(StoreError) {
        guard let own = FileIdentity(descriptor: descriptor), own == FileIdentity(path: path)
        else { throw .lostLock }
    }

    /// Takes the file away again where this lock made it: a home in which nothing came about was not used.
    package func withdraw() {
        if isNew { unsafe unlink(path) }
    }

    deinit {
        close(descriptor)
    }
}
