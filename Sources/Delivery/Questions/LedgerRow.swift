package import Campaigns

/// How many occurrences of one rule ended how on one day.
package struct LedgerRow: Hashable, Sendable {
    /// The local day of the due instants.
    package let day: CivilDate
    package let schedule: ScheduleID
    /// The 1-based position among the block's `gửi:` lines; 0 for notices.
    package let line: Int
    package var due = 0
    package var counts: [LedgerColumn: Int] = [:]

    package init(day: CivilDate, schedule: ScheduleID, line: Int) {
        self.day = day
        self.schedule = schedule
        self.line = line
    }

    /// Every occurrence that was due has exactly one end.
    package var balances: Bool { due == counts.values.reduce(0, +) }
}

/// The ends that an occurrence can have, in the order of the ledger's columns.
package enum LedgerColumn: String, CaseIterable, Hashable, Sendable {
    case sent, merged, skipped, missed, cancelled, failed, pending, ambiguous

    /// Where an occurrence counts; nil for a combination that must not be, which then shows as an
    /// imbalance.
    ///
    /// `state`: that of the letter that carries the occurrence.
    package init?(_ disposition: Disposition, _ state: LetterState?) {
        switch (disposition, state) {
        case (.letter, let state?): self = Self.column(of: state)
        case (.merged, .some): self = .merged
        case (.skipped, nil): self = .skipped
        case (.missed, nil): self = .missed
        case (.cancelled, nil): self = .cancelled
        case (.letter, nil), (.merged, nil), (.skipped, .some), (.missed, .some),
            (.cancelled, .some):
            return nil
        }
    }

    private static func column(of state: LetterState) -> LedgerColumn {
        switch state {
        case .sent: .sent
        case .pending, .claimed, .inFlight, .deferred, .held: .pending
        case .failed, .quarantined: .failed
        case .ambiguous: .ambiguous
        case .expired: .missed
        case .cancelled: .cancelled
        case .skipped: .skipped
        }
    }
}

/// Adds up a ledger row by row.
package struct LedgerSum {
    private struct Name: Hashable {
        let day: CivilDate
        let schedule: ScheduleID
        let line: Int
    }

    private var rows: [Name: LedgerRow] = [:]

    package init() {}

    /// Counts occurrences that were due that day; `column` nil: they have no end that can be.
    package mutating func add(
        _ count: Int,
        on day: CivilDate,
        _ schedule: ScheduleID,
        line: Int,
        as column: LedgerColumn?
    ) {
        let name = Name(day: day, schedule: schedule, line: line)
        var row = rows[name] ?? LedgerRow(day: day, schedule: schedule, line: line)
        row.due += count
        if let column { row.counts[column, default: 0] += count }
        rows[name] = row
    }

    /// By day, block and line.
    package var sorted: [LedgerRow] {
        rows.values.sorted {
            ($0.day, $0.schedule, $0.line) < ($1.day, $1.schedule, $1.line)
        }
    }
}
