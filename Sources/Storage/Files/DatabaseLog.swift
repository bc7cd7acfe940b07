import Foundation

/// SQLite's write-ahead log, as far as it tells whose it is (<https://www.sqlite.org/fileformat2.html#the_write_ahead_log>).
///
/// A log names no database. What it holds of the first page does: there stands the number that each of our databases
/// has of its own (``Schema/giveIdentity(_:)``). A log that does not hold that page cannot be told.
struct DatabaseLog {
    let path: String
    private static let headerLength = 32
    private static let frameHeaderLength = 24
    /// Frames that are looked at.
    private static let mostFrames = 4_096
    /// Where the number stands in the first page.
    private static let identityOffset = 60

    /// Whether it was left by another database than the one at that path.
    func isForeign(to database: String) -> Bool {
        guard let log = FileHandle(forReadingAtPath: path) else { return false }
        defer { try? log.close() }
        guard let header = log.octets(at: 0, Self.headerLength),
            [0x377f_0682, 0x377f_0683].contains(header.number(at: 0)),
            let file = FileHandle(forReadingAtPath: database)
        else { return false }
        defer { try? file.close() }
        guard let first = file.octets(at: 0, 100) else { return false }
        let written = Int(first[16]) << 8 | Int(first[17])
        let pageSize = written == 1 ? 65_536 : written
        guard header.number(at: 8) == UInt32(pageSize) else { return true }
        let own = first.number(at: Self.identityOffset)
        let logged = identity(in: log, header, pageSize: pageSize)
        return own != 0 && logged.map { $0 != 0 && $0 != own } ?? false
    }

    /// The number in the last copy of the first page; nil where the log holds none.
    private func identity(in log: FileHandle, _ header: [UInt8], pageSize: Int) -> UInt32? {
        var found: UInt32?
        var place = Self.headerLength
        for _ in 0..<Self.mostFrames {
            guard let frame = log.octets(at: place, Self.frameHeaderLength),
                // What an earlier round left behind has other salts.
                frame[8..<16].elementsEqual(header[16..<24])
            else { break }
            if frame.number(at: 0) == 1,
                let octets = log.octets(
                    at: place + Self.frameHeaderLength + Self.identityOffset,
                    4
                )
            {
                found = octets.number(at: 0)
            }
            place += Self.frameHeaderLength + pageSize
        }
        return found
    }
}

extension FileHandle {
    /// nil where the file ends before.
    fileprivate func octets(at place: Int, _ count: Int) -> [UInt8]? {
        guard (try? seek(toOffset: UInt64(place))) != nil, let data = try? read(upToCount: count),
            data.count == count
        else { return nil }
        return [UInt8](data)
    }
}

extension [UInt8] {
    /// Four octets, the most significant first.
    fileprivate func number(at place: Int) -> UInt32 {
        self[place..<place + 4].reduce(0) { $0 << 8 | UInt32($1) }
    }
}
