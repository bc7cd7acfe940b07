package import Campaigns
package import Delivery

extension MemoryStore: OperatorDesk {
    package func note(
        _ cause: OperatorCause,
        at instant: Instant,
        letter: (CauseRecord) throws -> MessageDraft?
    ) throws {
        let known = locked { $0.rows.causes[cause] }
        let record = known ?? CauseRecord(cause: cause, firstSeen: instant, lastTold: nil)
        guard record.isToBeTold(at: instant) else { return }
        // Whoever writes it may read the store.
        let draft = try letter(record)
        try locked { state in
            var record = state.rows.causes[cause] ?? record
            // Somebody else may have told it meanwhile.
            guard record.isToBeTold(at: instant) else { return }
            if let draft {
                _ = try state.add(draft, of: cause.campaign, at: instant)
                record.lastTold = instant
            }
            state.rows.causes[cause] = record
        }
    }

    package func clear(_ kind: OperatorCause.Kind, of campaign: CampaignID) throws {
        locked { $0.rows.causes[OperatorCause(kind, of: campaign)] = nil }
    }

    package func causes() throws -> [CauseRecord] {
        locked { state in
            state.rows.causes.values.sorted { left, right in
                (left.firstSeen, left.cause.campaign, left.cause.kind.rawValue)
                    < (right.firstSeen, right.cause.campaign, right.cause.kind.rawValue)
            }
        }
    }
}
