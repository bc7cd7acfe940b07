import Foundation

/// A way by which octets of others come in: a file that a person hands over, or a server's answer.
///
/// ``take(_:)`` goes the whole way in this process, as the command for such a file does, from octets to what
/// people see. It neither crashes, nor takes a second, nor breaks what it promises, whatever the octets are.
package enum Gate: String, CaseIterable, Sendable {
    /// A file of the schedule language, and the same as `dondoc.conf`: read, judged, planned, written anew.
    case schedule
    /// A table in text: as a unit list, and as an import with its preview.
    case table
    /// A workbook: its rows, and the import with its preview.
    case workbook
    /// What a mail server says, from its greeting on.
    case reply
    /// A message or a mailbox of them, read as delivery reports.
    case bounce
    /// A letter template: parsed, and letters written with it.
    case template

    /// Takes the octets in; what comes back says which promises were broken.
    package func take(_ octets: [UInt8]) -> [String] {
        switch self {
        case .schedule: ScheduleGate.take(octets)
        case .table: TableGate.take(octets)
        case .workbook: WorkbookGate.take(octets)
        case .reply: ReplyGate.take(octets)
        case .bounce: BounceGate.take(octets)
        case .template: TemplateGate.take(octets)
        }
    }
}
