import Campaigns
import Foundation
import Hashing

extension Campaign {
    /// The same for campaigns whose units, contacts and obligations are the same.
    var fingerprint: Data {
        var octets: [UInt8] = []
        octets.reserveCapacity(100 * units.count)
        func add(_ part: String?) {
            if let part { octets.append(contentsOf: part.utf8) } else { octets.append(1) }
            octets.append(0)
        }
        for unit in units {
            add(unit.code.text)
            add(unit.name)
            add(unit.kind)
            add(unit.block)
            add(unit.parent?.text)
            if unit.validFrom != nil || unit.validUntil != nil {
                add(unit.validFrom?.description)
                add(unit.validUntil?.description)
            }
            for role in ContactRole.allCases {
                guard let address = unit.address(of: role) else { continue }
                add(role.rawValue)
                add(address.addrSpec)
                add(role == .focal ? unit.focalOfficer : unit.headTitle)
            }
        }
        for milestone in milestones where !milestone.isDateOnly {
            add(milestone.id.text)
            add(milestone.deadline?.date.description)
            add("\(milestone.appliesTo)")
            add("\(milestone.invites)")
            for (unit, own) in milestone.ownDeadlines.sorted(by: { $0.key.text < $1.key.text }) {
                add(unit.text)
                add(own.deadline.description)
            }
        }
        return Data(SHA256.hash(octets))
    }
}
