package import Campaigns

/// Decides what a correction of the clock takes back, row by row; both stores go by it.
///
/// - What left, or may have, is kept, with all that it says. So is what a person cancelled or holds.
/// - A letter that the wrong clock wrote and that did not leave is withdrawn, and what it says has no row any
///   more: it is planned anew when it is due.
/// - A letter that was there before is again what it was, unless it left meanwhile.
/// - An end that was noted by the wrong clock has no row any more. What was cancelled because its rule or its
///   deadline is gone stays, where it was due by now: a person had changed the files.
package struct CorrectionTable {
    /// A letter that the wrong clock wrote, or changed.
    package struct Letter {
        package let id: Int64
        let created: Instant
        let state: LetterState
        let reason: Reason.Code?
        /// A copy may have arrived, or its content left and was refused for now.
        let mayHaveLeft: Bool
        /// As it was before the wrong clock changed it; nil where it did not.
        let former: FormerLetter?

        package init(
            id: Int64,
            created: Instant,
            state: LetterState,
            reason: Reason.Code?,
            mayHaveLeft: Bool,
            former: FormerLetter?
        ) {
            self.id = id
            self.created = created
            self.state = state
            self.reason = reason
            self.mayHaveLeft = mayHaveLeft
            self.former = former
        }

        fileprivate var isKept: Bool {
            switch state {
            case .sent, .failed, .ambiguous, .quarantined, .inFlight: true
            case .cancelled, .held: mayHaveLeft || reason == .byHand
            case .pending, .claimed, .deferred, .skipped, .expired: mayHaveLeft
            }
        }
    }

    /// An occurrence that the wrong clock noted or changed, or that one of the letters says.
    package struct Row {
        let key: OccurrenceKey
        let noted: Instant
        let due: Instant
        let disposition: Disposition
        let letter: Int64?
        let former: FormerEnd?

        package init(
            key: OccurrenceKey,
            noted: Instant,
            due: Instant,
            disposition: Disposition,
            letter: Int64?,
            former: FormerEnd?
        ) {
            self.key = key
            self.noted = noted
            self.due = due
            self.disposition = disposition
            self.letter = letter
            self.former = former
        }
    }

    /// Letters that end: cancelled, for the clock was ahead.
    package private(set) var withdrawn: [Int64] = []
    /// Letters that are again what they were.
    package private(set) var restored: [FormerLetter] = []
    /// Occurrences that have no row any more.
    package private(set) var removed: [OccurrenceKey] = []
    /// Occurrences that are again what they were.
    package private(set) var returned: [FormerEnd] = []
    /// What was taken back, by the ends that it had.
    package private(set) var ends: [LedgerColumn: Int] = [:]

    private let correction: ClockCorrection
    private let letters: [Int64: Letter]

    package init(_ correction: ClockCorrection, letters: [Letter], rows: [Row]) {
        self.correction = correction
        self.letters = Dictionary(
            letters.map { ($0.id, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        var speaking: Set<Int64> = []
        var taken: [Row] = []
        for row in rows {
            switch fate(of: row) {
            case .stays:
                if let letter = row.letter { speaking.insert(letter) }
            case .goes:
                removed.append(row.key)
                taken.append(row)
            case .returns(let former):
                returned.append(former)
                if let letter = former.letter { speaking.insert(letter) }
                taken.append(row)
            }
        }
        for letter in letters where !letter.isKept {
            if letter.created > correction.to {
                withdrawn.append(letter.id)
            } else if let former = letter.former, speaking.contains(letter.id) {
                restored.append(former)
            }
        }
        let restored = Set(self.restored.map(\.letter))
        let isTaken = Set(taken.map(\.key))
        // What stays in a letter that had ended by the wrong clock has no end any more, either.
        taken += rows.filter { row in
            !isTaken.contains(row.key) && row.letter.map(restored.contains) ?? false
        }
        for row in taken {
            let state = row.letter.flatMap { self.letters[$0]?.state }
            guard let column = LedgerColumn(row.disposition, state) else { continue }
            if !isTaken.contains(row.key), column == .pending || column == .merged { continue }
            ends[column, default: 0] += 1
        }
    }

    private enum Fate {
        case stays, goes
        case returns(FormerEnd)
    }

    private func fate(of row: Row) -> Fate {
        if let letter = row.letter, isKept(letter) { return .stays }
        guard row.noted <= correction.to else {
            let isGone = row.letter == nil && row.disposition == .cancelled
            return isGone && row.due <= correction.to ? .stays : .goes
        }
        guard let former = row.former else { return .stays }
        // The letter left without it: another took its place, and that is so.
        if let letter = former.letter, letters[letter]?.isKept ?? false { return .stays }
        return .returns(former)
    }

    /// Whether the letter left, is a person's matter, or was not touched.
    private func isKept(_ letter: Int64) -> Bool {
        guard let known = letters[letter] else { return true }
        return known.isKept || known.created <= correction.to && known.former == nil
    }
}
