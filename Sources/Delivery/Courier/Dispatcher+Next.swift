package import Campaigns

/// When a pass has something to do again.
extension Dispatcher {
    /// The next instant at which a pass has something to do; nil where nothing is left.
    package func nextDue(after now: Instant) throws -> Instant? {
        [try outbox.nextExpiry(), try nextLetter(after: now)].compactMap(\.self).min()
    }

    /// The next instant at which a letter may leave or falls due; nil where none is ahead.
    package func nextLetter(after now: Instant) throws -> Instant? {
        var next: Instant?
        for relay in relays {
            guard let due = try outbox.nextSendable(by: relay.server.id, of: campaigns) else {
                continue
            }
            let opens = max(due, relay.opens(at: now) ?? due)
            next = min(next ?? opens, opens)
        }
        for desk in desks where !resting.contains(desk.planner.campaign.id) {
            guard let due = try nextDue(of: desk, after: now) else { continue }
            next = min(next ?? due, due)
        }
        return next
    }

    /// Of a desk that cannot tell, when it is tried again.
    private func nextDue(of desk: CampaignDesk, after now: Instant) throws -> Instant? {
        do {
            let due = try desk.planner.nextDue(after: now, facts: desk.facts)
            return desk.mayPlan(at: now) ? due : [due, desk.resumes].compactMap(\.self).max()
        } catch let error where !error.isOfTheStore {
            return desk.resumes ?? now.adding(minutes: CampaignDesk.longestPause)
        }
    }
}
