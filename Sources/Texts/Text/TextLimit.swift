/// How large what people hand in may be: in octets.
package enum TextLimit {
    /// A file of the schedule language or a unit list.
    package static let schedule = 16 << 20
    /// A table that is imported.
    package static let table = 256 << 20
    /// A letter template.
    package static let template = 1 << 20
    /// A mailbox file of bounces.
    package static let mail = 64 << 20
    /// A line of a text, and a cell of one.
    package static let line = 64 << 10
}

extension [UInt8] {
    /// The 1-based number of the first line that is longer than ``TextLimit/line``; nil where none is.
    package var firstLongLine: Int? {
        var (line, length) = (1, 0)
        for (position, octet) in enumerated() {
            switch octet {
            case 10 where position > 0 && self[position - 1] == 13: continue
            case 10, 13: (line, length) = (line + 1, 0)
            default:
                length += 1
                if length > TextLimit.line { return line }
            }
        }
        return nil
    }
}
