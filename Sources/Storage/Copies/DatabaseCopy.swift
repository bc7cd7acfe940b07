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
        guard !Self.exists(destination) || AbandonedCopies.canBeCopy(destination) else {
            throw StoreCopyError.foreign(destination)
        }
        AbandonedCopies(beside: destination).remove()
        let temporary = destination + Self.unfinished
        let descriptor = try Self.writing(destination) {
            try PrivateFile(path: temporary).open().descriptor
        }
        defer { close(descriptor) }
        // One that another process took for abandoned, between the two lines above, has no name any more.
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0,
            FileIdentity(descriptor: descriptor) == FileIdentity(path: temporary)
        else { throw StoreCopyError.beingWritten(destination) }
        // SQLite writes into a file that is there only where it is empty.
        try Self.writing(destination) {
            guard ftruncate(descriptor, 0) == 0, fchmod(descriptor, 0o600) == 0 else {
                throw PrivateFile.error(temporary)
            }
        }
        do {
            summary = try Self.write(path, to: temporary, for: destination)
            try Self.writing(destination) {
                try PrivateFile.sync(temporary)
                try Self.place(temporary, at: destination, replacing: replacing)
                try PrivateFile.sync(destination)
            }
        } catch {
            unsafe unlink(temporary)
            throw (error as? DatabaseError).map(StoreError.init) ?? error
        }
    }

    /// `destination`: the name that the copy gets at the end.
    private static func write(_ path: String, to copy: String, for destination: String) throws
        -> StoreSummary
    {
        guard try DatabaseFiles(path: path).exist() else { throw StoreCopyError.nothingToCopy }
        let reading = try ReadingConnection(path: path)
        try reading.queue.writeWithoutTransaction { connection in
            do {
                try connection.execute(sql: "VACUUM INTO ?", arguments: [copy])
            } catch let error as DatabaseError {
                let isOfSource = [.SQLITE_IOERR_READ, .SQLITE_IOERR_SHORT_READ]
                    .contains(error.extendedResultCode)
                guard !isOfSource else { throw error }
                try Self.writing(destination) { throw StoreError(error) }
            }
        }
        try reading.check()
        let made = try ReadingConnection(path: copy)
        guard try StoreDiagnosis(made.queue).isWhole else { throw StoreError.notADatabase }
        return try StoreSummary(made.queue, octets: DatabaseFiles.size(copy) ?? 0)
    }

    /// What keeps a copy from being written is told of the copy, and not of the database.
    private static func writing<Value>(_ copy: String, _ write: () throws -> Value) throws -> Value
    {
        do {
            return try write()
        } catch let error as StoreError {
            let folder = PrivateFile.folder(of: copy)
            let obstacle: WritingObstacle? =
                switch error {
                case .cannotOpen: exists(folder) ? .noRights : .noFolder
                case .readOnly: .readOnly
                case .full: .full
                case .inputOutput: .inputOutput
                default: nil
                }
            throw obstacle.map { StoreCopyError.unwritten(copy, $0) } ?? error
        }
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
