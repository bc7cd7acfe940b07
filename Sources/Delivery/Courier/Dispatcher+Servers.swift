import Campaigns

/// Which mail servers take no letters.
extension Dispatcher {
    /// Servers that refused letters alike, and whom that concerns.
    func stopped(at now: Instant) throws -> [StoppedServer] {
        try relays.compactMap { relay in
            guard let pause = relay.pause else { return nil }
            let (naming, waiting) = try concerned(by: relay, at: now)
            return StoppedServer(pause: pause, campaigns: naming, waiting: waiting)
        }
    }

    /// Servers that could not be used when they were last tried, and whom that concerns.
    func absent(at now: Instant) throws -> [AbsentServer] {
        try relays.compactMap { relay in
            guard let fault = relay.lastFault, fault.kind.isAbsence else { return nil }
            let (naming, waiting) = try concerned(by: relay, at: now)
            return AbsentServer(
                server: relay.server.id,
                fault: fault,
                campaigns: naming,
                waiting: waiting
            )
        }
    }

    /// The campaigns that name the server, and those of them that have letters which may leave by it.
    private func concerned(
        by relay: Relay,
        at now: Instant
    ) throws -> (naming: [CampaignID], waiting: [CampaignID]) {
        let naming = desks.map(\.planner.campaign).filter { campaign in
            campaign.mailServers.contains { $0.id == relay.server.id }
        }.map(\.id)
        let waiting = try naming.filter { campaign in
            try outbox.nextSendable(by: relay.server.id, of: [campaign]).map { $0 <= now } ?? false
        }
        return (naming, waiting)
    }
}
