package import Campaigns

/// Who receives a letter: a person of a unit in a role, or an address of a list.
///
/// A unit's recipient is named by the role, not the address, so that a changed address resends
/// nothing.
package struct Recipient: Hashable, Sendable {
    package enum Place: Hashable, Sendable {
        case unit(UnitCode, ContactRole)
        case list(RecipientListID)
    }

    package let place: Place
    /// nil where the unit list gives none: the letter is skipped.
    package let address: EmailAddress?
    /// What names the recipient in the ledger's keys: `unit:CCA/focal`,
    /// `list:council/chair@gov.example`.
    package let key: String

    package init(place: Place, address: EmailAddress?) {
        self.place = place
        self.address = address
        key =
            switch place {
            case .unit(let code, let role): Self.key(of: role, in: code)
            case .list(let id): "list:\(id)/\(address?.addrSpec ?? "")"
            }
    }

    /// The address that a key of a list's recipient holds, also where the list has it no more.
    package static func listedAddress(in key: String) -> String? {
        guard key.hasPrefix("list:"), let slash = key.firstIndex(of: "/") else { return nil }
        return String(key[key.index(after: slash)...])
    }

    /// The person of that unit in that role.
    package init(of unit: OrganisationalUnit, _ role: ContactRole) {
        self.init(place: .unit(unit.code, role), address: unit.address(of: role))
    }

    /// The ``key`` of a unit's person in that role.
    package static func key(of role: ContactRole, in unit: UnitCode) -> String {
        "unit:\(unit.text)/\(role.rawValue)"
    }
}

extension Campaign {
    /// The recipients of a target; of units only that unit's people.
    package func recipients(of target: Target, unit: OrganisationalUnit?) -> [Recipient] {
        switch target {
        case .unitsNotDone, .units: unit.map { [Recipient(of: $0, .focal)] } ?? []
        case .unitHeads: unit.map { [Recipient(of: $0, .head)] } ?? []
        case .list(let id):
            list(id)?.addresses.map { Recipient(place: .list(id), address: $0) } ?? []
        }
    }

    /// All recipients of the block, targets first, each once.
    package func recipients(of schedule: Schedule, unit: OrganisationalUnit?) -> [Recipient] {
        var seen: Set<String> = []
        return (schedule.targets + schedule.copies)
            .flatMap { recipients(of: $0, unit: unit) }
            .filter { seen.insert($0.key).inserted }
    }
}
