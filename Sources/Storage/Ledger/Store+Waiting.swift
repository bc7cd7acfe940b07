package import Campaigns
package import Delivery
import Foundation
import GRDB

/// Letters that wait, and what a pass changes in them.
extension Store {
    package func waitingLetters(of campaign: CampaignID) throws -> [WaitingLetter] {
        try withoutTransaction { connection in
            let rows = try Row.fetchAll(
                // With `id` alone SQLite reads every letter there ever was, which are in this order.
                connection.cachedStatement(
                    sql: """
                        SELECT id, token, schedule, recipient, state, approved, reason, not_before,
                            expires
                        FROM message m
                        WHERE \(LetterMove.Cause.expire.chain) AND campaign = ? AND resending = 0
                            AND NOT EXISTS (SELECT 1 FROM attempt WHERE message_id = m.id
                                AND phase = 'content' AND code BETWEEN 400 AND 499)
                        ORDER BY +id
                        """
                ),
                arguments: [campaign]
            )
            guard !rows.isEmpty else { return [] }
            let occurrences = try Self.occurrences(of: rows.map { $0[0] }, connection)
            return rows.compactMap { row in
                guard let said = occurrences[row[0]], let state = LetterState(rawValue: row[4])
                else { return nil }
                return WaitingLetter(
                    id: row[0],
                    token: row[1],
                    schedule: ScheduleID(row[2]),
                    recipientKey: row[3],
                    state: state,
                    isApproved: row[5] as Int == 1,
                    reason: (row[6] as String?).flatMap(Reason.init(text:)),
                    notBefore: Instant(column: row[7]),
                    expires: Instant(column: row[8]),
                    occurrences: said
                )
            }
        }
    }

    /// Changes a letter that waits; throws where it is not as the pass found it.
    ///
    /// New occurrences are there already, those that come from other letters still point to them.
    func apply(
        _ revision: LetterRevision,
        at instant: Instant,
        _ connection: Database
    ) throws {
        try connection.run(
            sql: """
                UPDATE message SET reason = reason
                WHERE id = ? AND state = ? AND approved = ? AND resending = 0
                """,
            arguments: [revision.letter, revision.state, revision.isApproved ? 1 : 0]
        )
        guard connection.changesCount == 1 else {
            throw StoreError.contradiction("a waiting letter has changed")
        }
        try Self.keepFormer(revision.letter, at: instant, keepsBytes: true, connection)
        try Self.drop(revision.dropped, at: instant, connection)
        switch revision.result {
        case .written(let draft, let said):
            try connection.run(
                sql: """
                    UPDATE message SET schedule = ?, address = ?, resends = ?, not_before = ?, expires = ?,
                        state = CASE state WHEN 'held' THEN 'held' ELSE 'pending' END
                    WHERE id = ?
                    """,
                arguments: [
                    draft.schedule.text, draft.address.addrSpec,
                    draft.resendsWhenAmbiguous ? 1 : 0, draft.notBefore.milliseconds,
                    draft.expires.milliseconds, revision.letter,
                ]
            )
            if let standing = revision.standing {
                try Self.stand(standing, revision.letter, connection)
            }
            try Self.write(draft, into: revision.letter, connection)
            try Self.say(said, in: revision.letter, at: instant, connection)
        case .absorbed:
            try end(revision.letter, .cancelled, Reason(.rewritten), instant, connection)
        case .settled(let reason):
            try end(revision.letter, reason.code.letterState, reason, instant, connection)
        }
    }

    /// Lets a letter wait for nobody, or keeps it for that reason.
    private static func stand(
        _ standing: LetterRevision.Standing,
        _ letter: Int64,
        _ connection: Database
    ) throws {
        let (state, reason): (LetterState, Reason?) =
            switch standing {
            case .free: (.pending, nil)
            case .held(let reason): (.held, reason)
            }
        try connection.run(
            sql: "UPDATE message SET state = ?, reason = ?, approved = ? WHERE id = ?",
            arguments: [state, reason?.text, state == .held ? 0 : 1, letter]
        )
    }

    /// Ends occurrences that a letter said until now.
    static func drop(
        _ dropped: [OccurrenceKey: Reason],
        at instant: Instant,
        _ connection: Database
    ) throws {
        for (key, reason) in dropped {
            try keepFormerEnd("key = ?", [key.text], at: instant, connection)
            try connection.run(
                sql: """
                    UPDATE occurrence
                    SET disposition = ?, reason = ?, reason_code = ?, message_id = NULL
                    WHERE key = ?
                    """,
                arguments: [
                    reason.code.disposition, reason.text, reason.code.rawValue, key.text,
                ]
            )
        }
    }

    /// Puts new words into a letter.
    static func write(
        _ draft: MessageDraft,
        into letter: Int64,
        _ connection: Database
    ) throws {
        try connection.run(
            sql: "UPDATE message SET subject = ?, written = ? WHERE id = ?",
            arguments: [draft.subject, draft.notBefore.milliseconds, letter]
        )
        try connection.run(
            sql: "UPDATE content SET bytes = ? WHERE message_id = ?",
            arguments: [draft.bytes, letter]
        )
        try connection.run(
            sql: "DELETE FROM calendar_entry WHERE message_id = ?",
            arguments: [letter]
        )
        guard !draft.calendarNews.isEmpty,
            let row = try Row.fetchOne(
                connection.cachedStatement(sql: "SELECT campaign FROM message WHERE id = ?"),
                arguments: [letter]
            )
        else { return }
        try insert(draft.calendarNews, of: letter, row[0] as CampaignID, connection)
    }

    /// Makes occurrences that have rows a letter's own: the first is the letter, the others are merged.
    static func say(
        _ keys: [OccurrenceKey],
        in letter: Int64,
        at instant: Instant,
        _ connection: Database
    ) throws {
        for (index, key) in keys.enumerated() {
            let disposition: Disposition = index == 0 ? .letter : .merged
            try keepFormerEnd(
                "key = ? AND (message_id IS NOT ? OR disposition <> ?)",
                [key.text, letter, disposition],
                at: instant,
                connection
            )
            try connection.run(
                sql: """
                    UPDATE occurrence
                    SET disposition = ?, reason = NULL, reason_code = NULL, message_id = ?
                    WHERE key = ?
                    """,
                arguments: [disposition, letter, key.text]
            )
        }
    }
}
