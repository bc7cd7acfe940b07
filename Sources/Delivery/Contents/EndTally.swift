/// How occurrences ended that were not sent, with how many and why: the sum at the end of a replay.
package struct EndTally {
    /// Why they ended so.
    package enum Cause: Hashable, Sendable {
        case reason(Reason.Code)
        /// The letter waited for approval until its time was over.
        case neverReleased
        /// The state of their letters says enough.
        case none
    }

    package struct Row: Hashable, Sendable {
        package let end: LedgerColumn
        package let cause: Cause
        package let count: Int
    }

    /// In the order of the ledger's columns, the most frequent first.
    package let rows: [Row]

    private struct Name: Hashable {
        let end: LedgerColumn
        let cause: Cause
    }

    package init(of contents: StoreContents) {
        var counts: [Name: Int] = [:]
        for occurrence in contents.occurrences {
            let letter = occurrence.letter.map { contents.letters[Int($0) - 1] }
            guard let end = LedgerColumn(occurrence.disposition, letter?.state),
                end != .sent, end != .merged
            else { continue }
            let code = occurrence.reason?.code ?? letter?.reason?.code
            let isUnreleased = letter.map { $0.state == .expired && !$0.isApproved } ?? false
            let cause = isUnreleased ? .neverReleased : code.map(Cause.reason) ?? .none
            counts[Name(end: end, cause: cause), default: 0] += 1
        }
        for run in contents.runs.map(\.run) {
            let end: LedgerColumn = run.isMissed ? .missed : .skipped
            let name = Name(end: end, cause: .reason(run.reason.code))
            counts[name, default: 0] += run.count
        }
        rows = LedgerColumn.allCases.flatMap { end in
            counts.filter { $0.key.end == end }
                .map { Row(end: end, cause: $0.key.cause, count: $0.value) }
                .sorted { ($1.count, "\($0.cause)") < ($0.count, "\($1.cause)") }
        }
    }
}
