package import Campaigns
package import Delivery

/// What there is to tell about the letters of one obligation.
package struct TraceAccount {
    /// How the unit stands to the milestone.
    package enum Concern {
        /// It owes it, or may take part, and stands there with it.
        case concerned(Involvement, ObligationStatus)
        case not(Unconcern)
        /// The files no longer have the unit; this is where it stood, by what was recorded.
        case formerUnit(ObligationStatus)
    }

    package let concern: Concern
    /// The files were taken over at least once.
    package let hasBeenActive: Bool
    /// Some block reminds of the milestone.
    package let isRemindedOf: Bool
    /// By block, in the order of the files; steps by due instant.
    package let schedules: [(name: ScheduleID, steps: [TraceStep])]
}

/// One occurrence for one recipient, and what became or will become of it.
package struct TraceStep {
    package enum End {
        /// The ledger has a row of its own for it.
        case ended(OccurrenceEnd)
        /// It ended without a letter.
        case without(Disposition, Reason)
        /// Due, and the next pass decides.
        case undecided
        /// Still to come, and nothing stands against it so far.
        case ahead(needsApproval: Bool)
        /// Still to come, and as things stand it will not be sent.
        case barred(Reason)
    }

    /// Of the ledger's row; nil where it has none for it.
    let key: OccurrenceKey?
    package let schedule: ScheduleID
    package let line: Int
    package let ruleKey: String
    package let nominal: CivilDateTime
    package let actual: CivilDateTime
    package let due: Instant
    package let recipientKey: String
    /// nil where the unit list has none.
    package let address: String?
    /// nil where the rule is gone, or none asked for the letter.
    package let occurrence: Occurrence?
    package let end: End

    /// It ended because the files were not in effect yet.
    package var isBeforeEffect: Bool {
        switch end {
        case .ended(let end): end.message == nil && end.reason?.code == .beforeEffect
        case .without(_, let reason): reason.code == .beforeEffect
        case .undecided, .ahead, .barred: false
        }
    }

    /// The letter that carries it, with what the server said.
    package var message: OutboxRow? {
        if case .ended(let end) = end { end.message } else { nil }
    }

    static func isEarlier(_ left: TraceStep, _ right: TraceStep) -> Bool {
        (left.due, left.line, left.recipientKey) < (right.due, right.line, right.recipientKey)
    }
}
