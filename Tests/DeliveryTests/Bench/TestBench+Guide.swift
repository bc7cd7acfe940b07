import Campaigns
import Delivery
import ProgramBench
import Testing

/// The campaign that the officers' guide speaks of.
extension TestBench {
    /// That campaign as an officer has it from 01/02/2021 on.
    ///
    /// `change`: what the officer writes otherwise; `more`: blocks beside the guide's.
    convenience init(
        guide change: (String) -> String = { $0 },
        more: String = "",
        units: (String) -> String = { $0 },
        activatedAt: String = "2021-02-01T00:00:00",
        place: Place = .inMemory
    ) throws {
        try self.init(
            more,
            head: change(Guide.campaign) + "\n",
            units: units(Guide.units),
            activatedAt: activatedAt,
            place: place
        )
    }

    /// Who gets a letter by a pass at that instant, in the order of their names: `chicuca`.
    func leaving(at text: String) async throws -> [String] {
        let before = transport.delivered.count
        try await pass(at: text)
        return transport.delivered.dropFirst(before).map(\.name).sorted()
    }

    /// What the ledger says of a block, day by day: `2021-03-08 sent 3`.
    func ledger(of schedule: ScheduleID) throws -> [String] {
        try store.ledger(of: campaign.id).filter { $0.schedule == schedule }.flatMap { row in
            row.counts.map { "\(row.day) \($0.key) \($0.value)" }
        }.sorted()
    }
}

extension MailItem {
    /// The address without its domain.
    var name: String { String(recipient.addrSpec.prefix { $0 != "@" }) }
}
