/// A line through what was recorded: facts stored up to a place and recorded up to an instant lie before it.
///
/// The place keeps what is stored later apart, whatever time it bears; the instant keeps apart what was
/// stored already and counts only later. Example: a digest of 08:00 that is written at 08:03, when there are
/// seven reports, of which the seventh came at 08:01: its mark is 08:00 and the seventh report. Reports one to
/// six lie before it; so does not the seventh, nor an eighth that is entered at 08:05 and bears 07:30. Both
/// are for the next digest.
package struct FactMark: Hashable, Sendable {
    package let instant: Instant
    package let cursor: FactCursor

    package init(instant: Instant, cursor: FactCursor) {
        self.instant = instant
        self.cursor = cursor
    }

    package func covers(_ submission: Submission) -> Bool {
        submission.id <= cursor.submission
            && max(submission.recorded, submission.happened) <= instant
    }

    package func covers(_ decision: Decision) -> Bool {
        decision.id <= cursor.decision && decision.recorded <= instant
    }

    package func covers(_ figure: Figure) -> Bool {
        figure.id <= cursor.figure && figure.recorded <= instant
    }
}

extension FactMark: Comparable {
    /// The marks of one block's digests follow each other: neither instant nor place ever goes back.
    package static func < (left: FactMark, right: FactMark) -> Bool {
        left.parts < right.parts
    }

    private var parts: (Int64, Int64, Int64, Int64) {
        (instant.milliseconds, cursor.submission, cursor.decision, cursor.figure)
    }
}
