/// A unit and a milestone: what the unit owes, or is invited to.
package struct ObligationID: Hashable, Sendable {
    package let unit: UnitCode
    package let milestone: MilestoneID

    package init(unit: UnitCode, milestone: MilestoneID) {
        self.unit = unit
        self.milestone = milestone
    }
}

/// A fact about an obligation; only ever appended.
package struct Submission: Hashable, Sendable {
    package enum Status: String, CaseIterable, Hashable, Sendable {
        case received, accepted, returned, withdrawn
    }

    /// Ascending in the order of recording.
    package var id: Int64
    package let obligation: ObligationID
    package let status: Status
    /// When it happened; 00:00 local where only the day is known.
    package let happened: Instant
    /// When DonDoc learned of it.
    package let recorded: Instant
    package var document: String?
    package var note: String?
    package var source: String?
    package var author: String?

    package init(
        id: Int64 = 0,
        obligation: ObligationID,
        status: Status,
        happened: Instant,
        recorded: Instant,
        document: String? = nil,
        note: String? = nil,
        source: String? = nil,
        author: String? = nil
    ) {
        self.id = id
        self.obligation = obligation
        self.status = status
        self.happened = happened
        self.recorded = recorded
        self.document = document
        self.note = note
        self.source = source
        self.author = author
    }
}

/// What a person decided about an obligation, over what was computed; only ever appended.
package struct Decision: Hashable, Sendable {
    package enum Ruling: Hashable, Sendable {
        case extend(CivilDateTime)
        case excuse
    }

    package var id: Int64
    package let obligation: ObligationID
    package let ruling: Ruling
    package let reason: String
    package let author: String
    package let recorded: Instant

    package init(
        id: Int64 = 0,
        obligation: ObligationID,
        ruling: Ruling,
        reason: String,
        author: String,
        recorded: Instant
    ) {
        self.id = id
        self.obligation = obligation
        self.ruling = ruling
        self.reason = reason
        self.author = author
        self.recorded = recorded
    }
}
