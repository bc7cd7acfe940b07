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
    package let address: EmailAddress?

    package init(place: Place, address: EmailAddress?) {
        self.place = place
        self.address = address
    }

    /// What names the recipient in the ledger's keys.
    package var key: String {
        switch place {
        case .unit(let code, let role): "unit:\(code)/\(role.rawValue)"
        case .list(let id): "list:\(id)/\(address?.addrSpec ?? "")"
        }
    }
}

extension Campaign {
    /// The recipients of a target; of units only that unit's people.
    package func recipients(of target: Target, unit: OrganisationalUnit?) -> [Recipient] {
        switch target {
        case .unitsNotDone, .units:
            unit.map {
                [Recipient(place: .unit($0.code, .focal), address: $0.focalAddress)]
            } ?? []
        case .unitHeads:
            unit.map { [Recipient(place: .unit($0.code, .head), address: $0.headAddress)] } ?? []
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
