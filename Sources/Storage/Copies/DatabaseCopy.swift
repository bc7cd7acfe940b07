package import Delivery
import Foundation
import GRDB
import Glibc

/// A whole copy of a database in a file of its own: checked, on the disk, readable by its owner alone.
///
/// The copy is made under another name and gets its own at the end: at no moment is there half a copy under the name
/// that was asked for. Others may write to the database meanwhile; the copy is of one instant.
package struct DatabaseCopy {
    package let summary: StoreSummary
    /// What the name of a copy ends with while it is being written.
    static let unfinished = ".dang-ghi"

    /// Copies the database at that path, whatever its version.
    ///
    /// `replacing`: whether a file that has the name may be replaced. Throws ``StoreCopyError``, and
    /// ``StoreError`` as opening the database does.
    package init(of path: String, to destination: String, replacing: Bool) throws {
        guard
            FileIdentity(path: destination) != FileIdentity(path: path) || !Self.exists(destination)
        else { throw StoreCopyError.isTheDatabase }
        guard replacing || !Self.exists(destination) else {
            throw StoreCopyError.exists(destination)
        }
        AbandonedCopies(beside: destination).remove()
        let temporary = destination + Self.unfinished
        let descriptor = try PrivateFile(path: temporary).open().descriptor
        defer { close(descriptor) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            throw StoreCopyError.beingWritten(destination)
        }
        // SQLite writes into a file that is there only where it is empty.
        guard ftruncate(descriptor, 0) == 0, fchmod(descriptor, 0o600) == 0 else {
            throw PrivateFile.error(temporary)
        }
        do {
            summary = try Self.write(path, to: temporary)
            try PrivateFile.sync(temporary)
            try Self.place(temporary, at: destination, replacing: replacing)
            try PrivateFile.sync(destination)
        } catch {
            unsafe unlink(temporary)
            throw (error as? DatabaseError).map(StoreError.init) ?? error
        }
    }

    private static func write(_ path: String, to copy: String) throws -> StoreSummary {
        guard try DatabaseFiles(path: path).exist() else { throw StoreCopyError.nothingToCopy }
        let reading = try ReadingConnection(path: path)
        try reading.queue.writeWithoutTransaction { connection in
            try connection.execute(sql: "VACUUM INTO ?", arguments: [copy])
        }
        try reading.check()
        let made = try ReadingConnection(path: copy)
        guard try StoreDiagnosis(made.queue).isWhole else { throw StoreError.notADatabase }
        return try StoreSummary(made.queue, octets: DatabaseFiles.size(copy) ?? 0)
    }

    /// Gives the file its name; without replacing, never that of another file.
    static func place(_ file: String, at name: String, replacing: Bool) throws {
        if !replacing {
            if unsafe link(file, name) == 0 {
                unsafe unlink(file)
                return
            }
            if errno == EEXIST { throw StoreCopyError.exists(name) }
            // A file system without links: between this look and the next line nobody else gives such a name.
            guard !exists(name) else { throw StoreCopyError.exists(name) }
        }
        guard unsafe rename(file, name) == 0 else { throw PrivateFile.error(name) }
    }

    /// Whether anything has the name, a link that leads nowhere, too.
    static func exists(_ path: String) -> Bool {
        var status = stat()
        return unsafe lstat(path, &status) == 0
    }
}
