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
                let id = try state.add(draft, of: cause.campaign, at: instant)
                state.endNotices(before: id, at: instant, retention)
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

extension State {
    /// Those that wait for a line and say what the new one says of a later day.
    fileprivate mutating func endNotices(
        before id: Int64,
        at instant: Instant,
        _ retention: Retention
    ) {
        let new = rows.letters[Int(id) - 1]
        let former = waiting.filter { id in
            let row = rows.letters[Int(id) - 1]
            return row.id != new.id && LetterState.waiting.contains(row.state)
                && row.campaign == new.campaign && row.schedule == new.schedule
                && row.recipientKey == new.recipientKey && row.subject == new.subject
                && !row.isResend
        }
        for id in former.sorted() { end(id, .cancelled, Reason(.rewritten), instant, retention) }
    }
}
