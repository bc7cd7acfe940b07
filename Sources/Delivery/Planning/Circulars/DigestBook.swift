import Campaigns

/// What the digests of one block told each of its readers, this pass's included.
///
/// A reader's periods lie end to end: whatever is told has one, whatever is not belongs to the reader's next
/// digest. Example: Monday's was refused, Tuesday's left. On Wednesday the reader is told Sunday to Monday
/// and Tuesday to Wednesday, the others Tuesday to Wednesday.
struct DigestBook {
    /// Where the block's first period begins.
    private let opening: FactMark
    private var periods: [DigestPeriod]
    private let keepsPeriods: Bool

    /// The book as the store has it; `opening`: used where the store knows of none.
    ///
    /// `keepsPeriods`: false where each digest goes back a day, for tests alone.
    init(_ periods: [DigestPeriod], opening: FactMark, keepsPeriods: Bool = true) {
        self.periods = periods
        self.opening = periods.first { $0.recipientKey == nil }?.span.end ?? opening
        self.keepsPeriods = keepsPeriods
    }

    /// The mark of a digest that is written for `instant`: neither its instant nor its place lies before an
    /// earlier one's.
    func mark(at instant: Instant, knowing facts: Facts) -> FactMark {
        var cursor = facts.last
        var latest = max(instant, opening.instant)
        for end in periods.map(\.span.end) + [opening] {
            latest = max(latest, end.instant)
            cursor.submission = max(cursor.submission, end.cursor.submission)
            cursor.decision = max(cursor.decision, end.cursor.decision)
            cursor.figure = max(cursor.figure, end.cursor.figure)
        }
        cursor.scoreDecision = 0
        return FactMark(instant: latest, cursor: cursor)
    }

    /// What the reader was not told up to the mark, where the letters `replaced` are not counted.
    func untold(
        to recipientKey: String,
        through mark: FactMark,
        replacing replaced: Int64?
    ) -> [FactSpan] {
        guard keepsPeriods else {
            let start = FactMark(instant: mark.instant.adding(days: -1), cursor: mark.cursor)
            return [FactSpan(start, mark)]
        }
        let own = periods.filter { $0.recipientKey == recipientKey }
        let told = own.filter { $0.isTold && ($0.letter == nil || $0.letter != replaced) }
        let start = own.map(\.span.start).min() ?? latestEnd
        guard start < mark else { return [] }
        return FactSpan(start, mark).without(told.map(\.span))
    }

    /// Where a new reader begins: with the block's last period.
    private var latestEnd: FactMark {
        max(periods.map(\.span.end).max() ?? opening, opening)
    }

    /// Whether a digest that was written later tells the reader what this letter tells.
    ///
    /// Example: Monday's was refused, so Tuesday's tells Monday's and its own. Monday's that a person sends
    /// again on Wednesday is outrun, though Tuesday's tells nothing of Monday's beyond it.
    func isOutrun(_ letter: WaitingLetter) -> Bool {
        guard let end = spans(of: letter).map(\.end).max() else { return false }
        return toldElsewhere(of: letter).contains { lastEnd(with: $0) > end }
    }

    /// Where the digest of that period ends, of which the period may be an early part.
    private func lastEnd(with period: DigestPeriod) -> FactMark {
        guard let letter = period.letter else { return period.span.end }
        return periods.lazy.filter { $0.letter == letter }.map(\.span.end).max() ?? period.span.end
    }

    /// What of the letter's spans no other letter told; nil where none of it was told by another.
    func remainder(of letter: WaitingLetter) -> [FactSpan]? {
        let told = toldElsewhere(of: letter).map(\.span)
        return told.isEmpty ? nil : spans(of: letter).flatMap { $0.without(told) }
    }

    /// What other letters tell the reader of what this one tells.
    private func toldElsewhere(of letter: WaitingLetter) -> [DigestPeriod] {
        let own = spans(of: letter)
        return periods.filter { period in
            period.recipientKey == letter.recipientKey && period.letter != letter.id
                && period.isTold && own.contains { $0.overlaps(period.span) }
        }
    }

    /// For which instant the letter is written; nil where the book does not know it.
    func instant(of letter: WaitingLetter) -> Instant? {
        spans(of: letter).map(\.end.instant).max()
    }

    /// Whether a person reads, or read, the letter before it leaves.
    func isForApproval(_ letter: WaitingLetter) -> Bool {
        periods.contains { $0.letter == letter.id && $0.isForApproval }
    }

    /// What it tells, or is to tell.
    func spans(of letter: WaitingLetter) -> [FactSpan] {
        periods.filter { $0.letter == letter.id }.map(\.span)
    }

    /// Takes in what this pass decided; `letter`: the one whose words are replaced, nil where there is none.
    mutating func note(_ entry: PeriodEntry, in letter: WaitingLetter?) {
        if let letter { periods.removeAll { $0.letter == letter.id } }
        periods += entry.spans.map { span in
            DigestPeriod(
                schedule: entry.schedule,
                recipientKey: entry.recipientKey,
                span: span,
                letter: letter?.id,
                state: nil,
                isForApproval: letter?.isKept ?? false
            )
        }
    }
}
