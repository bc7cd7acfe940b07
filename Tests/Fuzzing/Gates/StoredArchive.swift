/// A zip archive whose entries are stored as they are (APPNOTE 4.4.5, method 0).
struct StoredArchive {
    private var entries: [UInt8] = []
    private var directory: [UInt8] = []
    private var count = 0

    mutating func add(_ name: String, _ content: [UInt8]) {
        let name = Array(name.utf8.prefix(65_535))
        let offset = entries.count
        // Version, flags, method, time, date, checksum, both sizes, the name's length, no extra field.
        let common =
            Self.short(20) + Self.short(0) + Self.short(0) + Self.short(0) + Self.short(33)
            + Self.long(Self.checksum(content)) + Self.long(content.count)
            + Self.long(content.count) + Self.short(name.count) + Self.short(0)
        entries += Self.long(0x0403_4B50) + common + name + content
        directory += Self.long(0x0201_4B50) + Self.short(20) + common
        // No comment, first disk, attributes.
        directory += Self.short(0) + Self.short(0) + Self.short(0) + Self.long(0)
        directory += Self.long(offset) + name
        count += 1
    }

    var octets: [UInt8] {
        entries + directory + Self.long(0x0605_4B50) + Self.short(0) + Self.short(0)
            + Self.short(count) + Self.short(count) + Self.long(directory.count)
            + Self.long(entries.count) + Self.short(0)
    }

    private static func short(_ value: Int) -> [UInt8] {
        [UInt8(truncatingIfNeeded: value), UInt8(truncatingIfNeeded: value >> 8)]
    }

    private static func long(_ value: Int) -> [UInt8] { short(value) + short(value >> 16) }

    /// CRC-32 (ISO 3309).
    private static func checksum(_ content: [UInt8]) -> Int {
        var rest: UInt32 = 0xFFFF_FFFF
        for octet in content {
            rest = table[Int((rest ^ UInt32(octet)) & 0xFF)] ^ (rest >> 8)
        }
        return Int(~rest)
    }

    private static let table: [UInt32] = (0..<256).map { octet in
        (0..<8).reduce(UInt32(octet)) { rest, _ in
            rest & 1 == 1 ? 0xEDB8_8320 ^ (rest >> 1) : rest >> 1
        }
    }
}
