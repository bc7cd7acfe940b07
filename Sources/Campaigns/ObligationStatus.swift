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
    /// The first submission received and not later returned or withdrawn.
    package let submission: Submission?
    /// The resubmission date after a return that is not yet answered.
    package let resubmitBy: CivilDateTime?
    /// Since when ``deadline`` has counted; nil where it always did.
    package let deadlineSince: Instant?

    package var isExtended: Bool {
        guard let deadline, let originalDeadline else { return false }
        return deadline > originalDeadline
    }
}

/// The facts about one obligation, in the order of recording.
package struct ObligationHistory: Hashable, Sendable {
    package var submissions: [Submission] = []
    package var decisions: [Decision] = []

    package init() {}
}
