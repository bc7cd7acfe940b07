package import Campaigns

/// What one digest told, or is to tell, one of its readers; or that there was nothing to tell.
///
/// A digest whose reader lacks an earlier one has several. Where the letter ends unread its periods are
/// untold again, and the reader's next digest has them.
package struct DigestPeriod: Hashable, Sendable {
    package let schedule: ScheduleID
    /// nil: where the block's first period begins, for all readers; its span is empty.
    package let recipientKey: String?
    package let span: FactSpan
    /// nil where nothing was new and nothing was sent.
    package let letter: Int64?
    /// How the letter stands; nil where there is none.
    package let state: LetterState?
    /// Why it stands so.
    package let reason: Reason?
    /// A copy of the letter may have arrived, whatever became of the one that was sent again.
    package let isResend: Bool
    /// The letter waited, or waits, for a person to read it: it leaves as it is.
    package let isForApproval: Bool

    package init(
        schedule: ScheduleID,
        recipientKey: String?,
        span: FactSpan,
        letter: Int64?,
        state: LetterState?,
        reason: Reason? = nil,
        isResend: Bool = false,
        isForApproval: Bool
    ) {
        self.schedule = schedule
        self.recipientKey = recipientKey
        self.span = span
        self.letter = letter
        self.state = state
        self.reason = reason
        self.isResend = isResend
        self.isForApproval = isForApproval
    }

    /// Whether the reader knows of it, or will once the letter leaves; what may have arrived counts as told.
    ///
    /// Example: the answer to Monday's letter was lost, a person sent it again on Tuesday, and that copy was
    /// refused. Monday's copy may be in the reader's hands: nobody tells it anew. Where the letter was given
    /// back, it is not.
    package var isTold: Bool {
        guard let state, LetterState.void.contains(state) else { return true }
        return isResend && reason?.code != .bounced
    }
}
