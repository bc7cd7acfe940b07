import Foundation
import Glibc

extension CourierLock {
    /// The process that delivers from the database now; nil where none does.
    ///
    /// Asks for the lock as a reader for a moment, and neither makes nor changes the file.
    package static func holder(databasePath: String) -> Int32? {
        let path = databasePath + ".lock"
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        guard flock(descriptor, LOCK_SH | LOCK_NB) != 0 else { return nil }
        return (try? String(contentsOfFile: path, encoding: .utf8))
            .flatMap { Int32($0.trimmingCharacters(in: .whitespacesAndNewlines)) } ?? 0
    }
}
