/// What the submissions of one obligation come to: which version stands, and whether a return is open.
///
/// Takes them one by one, in the order in which they happened.
package struct ObligationOutcome: Hashable, Sendable {
    private static let none = Int64.min

    private var standingID = none
    private var standingAt = none
    private var returnedAt = none

    package init() {}

    /// What of the history counted at the instant.
    package init(_ history: ObligationHistory?, at instant: Instant) {
        for fact in history?.submissions ?? []
        where fact.recorded <= instant && fact.happened <= instant {
            take(fact.status, id: fact.id, happened: fact.happened)
        }
    }

    package mutating func take(_ status: Submission.Status, id: Int64, happened: Instant) {
        switch status {
        case .received, .accepted:
            if standingAt == Self.none { (standingID, standingAt) = (id, happened.milliseconds) }
            returnedAt = Self.none
        case .returned:
            (standingID, standingAt) = (Self.none, Self.none)
            returnedAt = happened.milliseconds
        case .withdrawn:
            (standingID, standingAt) = (Self.none, Self.none)
            returnedAt = Self.none
        }
    }

    /// The first submission received and not later returned or withdrawn.
    package var standing: (id: Int64, happened: Instant)? {
        standingAt == Self.none ? nil : (standingID, Instant(milliseconds: standingAt))
    }

    /// When the unanswered return happened.
    package var returned: Instant? {
        returnedAt == Self.none ? nil : Instant(milliseconds: returnedAt)
    }
}
