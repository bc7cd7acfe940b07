/// A thing to be done by a date, or a date that others are counted from.
package struct Milestone: Hashable, Sendable {
    package let id: MilestoneID
    package let name: String
    package var shortName: String?
    /// Local deadline, included; nil for an invitation without one.
    package var deadline: CivilDateTime?
    /// Minutes after the deadline within which a submission is still on time.
    package var graceMinutes = 0
    /// Before this nothing is sent about the milestone.
    package var opens: Opening?
    package var appliesTo = UnitSelection.everyUnit(except: [])
    /// Units that may take part and are never overdue.
    package var invites: [UnitSelector] = []
    /// A date only: no obligation, no statistic, not among "every milestone".
    package var isDateOnly = false
    package var evidence: [Evidence] = []
    /// Codes shown in tables, and in its first word the reference of letters: `KH M03 O3`.
    package var code: String?
    package var basis = DueBasis.officeProposal
    /// Deadlines that replace the milestone's for one unit, from the schedule file.
    package var ownDeadlines: [UnitCode: OwnDeadline] = [:]

    package init(id: MilestoneID, name: String) {
        self.id = id
        self.name = name
    }

    package var displayName: String { shortName ?? name }

    /// `KH` of `KH M03 O3`, else the identifier in capitals.
    package var referenceWord: String {
        code?.split(separator: " ").first.map(String.init) ?? id.text.uppercased()
    }
}

/// From when on letters remind of a milestone.
package enum Opening: Hashable, Sendable {
    case at(CivilDateTime)
    /// The beginning of the day that lies so many days before the deadline.
    case daysBeforeDue(Int)

    /// The first reading at which a letter about that deadline may be meant to leave.
    ///
    /// `deadline`: the one that counts for the unit. Example: five days before a unit's own deadline on
    /// the 23rd is the 18th, though the milestone is due on the 29th.
    package func reading(for deadline: CivilDateTime) -> CivilDateTime {
        switch self {
        case .at(let reading): reading
        case .daysBeforeDue(let days):
            CivilDateTime(deadline.date.adding(days: -days), .midnight)
        }
    }
}

/// A deadline that stands for one unit in place of the milestone's.
package struct OwnDeadline: Hashable, Sendable {
    package let deadline: CivilDateTime
    /// True for an extension granted later, false for a deadline of the unit's own.
    package let isExtension: Bool
    package var reason: String?

    package init(deadline: CivilDateTime, isExtension: Bool, reason: String?) {
        self.deadline = deadline
        self.isExtension = isExtension
        self.reason = reason
    }
}

/// What shows that a milestone was done.
package enum Evidence: Hashable, Sendable {
    case document(String?)
    case figures(String?)
    case link(String?)
}

/// Where a deadline comes from; a letter never claims more.
package enum DueBasis: Hashable, Sendable {
    case document(String)
    case law(String)
    case officeProposal
}

/// Which units a milestone applies to.
package enum UnitSelection: Hashable, Sendable {
    case nobody
    case everyUnit(except: [UnitSelector])
    case only([UnitSelector])

    package func contains(_ unit: OrganisationalUnit) -> Bool {
        switch self {
        case .nobody: false
        case .everyUnit(let excluded): !excluded.contains { $0.matches(unit) }
        case .only(let selectors): selectors.contains { $0.matches(unit) }
        }
    }
}

/// One name in a list of units: a unit, a kind of unit or a khối.
package enum UnitSelector: Hashable, Sendable {
    case unit(UnitCode)
    case kind(String)
    case block(String)

    package func matches(_ unit: OrganisationalUnit) -> Bool {
        switch self {
        case .unit(let code): unit.code == code
        case .kind(let kind): unit.kind == kind
        case .block(let block): unit.block == block
        }
    }
}
