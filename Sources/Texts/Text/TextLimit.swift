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
        var (line, start) = (1, 0)
        while start < count {
            let end = self[start...].firstIndex { $0 == 10 || $0 == 13 } ?? count
            if end - start > TextLimit.line { return line }
            let isPair = end + 1 < count && self[end] == 13 && self[end + 1] == 10
            (line, start) = (line + 1, end + (isPair ? 2 : 1))
        }
        return nil
    }
}
