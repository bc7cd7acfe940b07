/// One organisational unit of a campaign and the people behind it.
package struct OrganisationalUnit: Hashable, Sendable {
    package let code: UnitCode
    package let name: String
    package var otherNames: [String] = []
    /// What the unit is (`phòng chuyên môn`): obligations differ by kind.
    package let kind: String
    /// The khối within which the unit is compared; nil where the list gives none.
    package var block: String?
    package var parent: UnitCode?
    package var focalOfficer: String?
    package var focalAddress: EmailAddress?
    package var focalPhone: String?
    package var headTitle: String?
    package var headAddress: EmailAddress?
    /// First and last day on which the unit takes part, both included; nil for no bound.
    package var validFrom: CivilDate?
    package var validUntil: CivilDate?
    /// When the set of files was taken over that brought it; nil for one of the campaign's first set, and where no
    /// database is asked.
    package var joined: Instant?
    /// Counts of the unit list by the heading of their column: head-count, voters, own columns.
    package var counts = UnitCounts()

    package init(code: UnitCode, name: String, kind: String) {
        self.code = code
        self.name = name
        self.kind = kind
    }

    package func isValid(on date: CivilDate) -> Bool {
        (validFrom.map { $0 <= date } ?? true) && (validUntil.map { date <= $0 } ?? true)
    }

    package func address(of role: ContactRole) -> EmailAddress? {
        switch role {
        case .focal: focalAddress
        case .head: headAddress
        }
    }
}

/// In which part a person of a unit receives letters.
package enum ContactRole: String, CaseIterable, Hashable, Sendable {
    case focal
    case head
}
