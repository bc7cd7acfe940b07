import Campaigns
import Trials

/// Something that befalls the machine, the server or the files for a while.
struct SoakFault: Hashable, Sendable {
    enum Kind: String, CaseIterable, Sendable {
        /// `kill -9`, started again at the end.
        case kill
        /// The same, and the machine starts anew.
        case powerCut
        case clockAhead, clockBehind
        case fullDisk, lockedDatabase, readOnlyDatabase
        case relayAway
        /// The server takes a letter and the line breaks before its answer.
        case lostAnswer
        case brokenSchedule, schedulesAway, brokenTemplate, templatesAway
        /// A copy is made at the beginning, and put back at the end.
        case restore

        /// Minutes after its end in which it may still show: the next try, the hour in which a clock is doubted, the
        /// time until a person decides what a restored home holds.
        var aftermath: Int {
            switch self {
            case .kill, .powerCut, .lostAnswer: 3
            case .fullDisk, .lockedDatabase, .readOnlyDatabase, .schedulesAway: 3
            case .relayAway: 31
            case .clockAhead, .clockBehind: 70
            case .brokenSchedule, .brokenTemplate, .templatesAway: 3
            case .restore: 60
            }
        }
    }

    let kind: Kind
    let from: Instant
    let to: Instant
    /// It begins at so many calls of the store behind `from`, in the middle of a pass; nil: at `from`.
    var calls: Int?
    /// By which a clock is set, in minutes.
    var minutes = 0

    /// From its beginning to the end of its ``Kind/aftermath``.
    var span: ClosedRange<Instant> { from...to.adding(minutes: kind.aftermath) }
}

extension SoakFault: CustomStringConvertible {
    var description: String { "\(kind) \(from.withSeconds) to \(to.withSeconds)" }
}

/// A pass that sent letters in a run without faults, which a fault may be aimed at.
struct SoakWave: Sendable {
    let instant: Instant
    /// Of the store.
    let calls: Int
}
