/// Where an obligation stands; at any instant it is in exactly one of these.
package enum ObligationState: String, CaseIterable, Hashable, Sendable {
    case notApplicable, notYetDue, onTime, late, overdue, excused, returned

    /// Nothing more is asked of the unit.
    package var isSettled: Bool {
        switch self {
        case .onTime, .late, .excused, .notApplicable: true
        case .notYetDue, .overdue, .returned: false
        }
    }
}

/// An obligation as it stood at an instant.
package struct ObligationStatus: Hashable, Sendable {
    package let state: ObligationState
    /// The deadline that counts: the milestone's, the unit's own, or an extension.
    package let deadline: CivilDateTime?
    package let originalDeadline: CivilDateTime?
    /// The first submission received and not later returned or withdrawn: its id, and when it
    /// happened.
    package let submissionID: Int64?
    package let submitted: Instant?
    /// When it was returned, and the resubmission date, of a return that is not yet answered.
    package let returned: Instant?
    package let resubmitBy: CivilDateTime?
    /// Since when ``deadline`` has counted; nil where it always did.
    package let deadlineSince: Instant?

    package var isExtended: Bool {
        guard let deadline, let originalDeadline else { return false }
        return deadline > originalDeadline
    }
}

/// The facts about one obligation.
package struct ObligationHistory: Hashable, Sendable {
    /// In the order in which they happened, then of recording.
    package private(set) var submissions: [Submission] = []
    /// In the order of recording.
    package private(set) var decisions: [Decision] = []

    package init() {}

    package mutating func append(_ submission: Submission) {
        let later = submissions.firstIndex {
            (submission.happened, submission.id) < ($0.happened, $0.id)
        }
        submissions.insert(submission, at: later ?? submissions.endIndex)
    }

    package mutating func append(_ decision: Decision) {
        decisions.append(decision)
    }

    /// Whether something of it counts at `end` that did not count at `start`.
    package func changes(after start: Instant, through end: Instant) -> Bool {
        submissions.contains { fact in
            let counts = max(fact.recorded, fact.happened)
            return counts > start && counts <= end
        } || decisions.contains { $0.recorded > start && $0.recorded <= end }
    }

    /// Whether something of it became known in that span.
    package func changes(in span: FactSpan) -> Bool {
        submissions.contains(where: span.contains) || decisions.contains(where: span.contains)
    }

    /// What of it was known at the mark.
    package func known(at mark: FactMark) -> ObligationHistory {
        var known = self
        known.submissions.removeAll { !mark.covers($0) }
        known.decisions.removeAll { !mark.covers($0) }
        return known
    }
}
