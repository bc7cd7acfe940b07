import Campaigns
import Delivery
import Foundation
import GRDB

/// Letters of the outbox as the courier takes them.
extension Store {
    /// The letters of that selection of messages, with their occurrences.
    static func letters(
        _ selection: String,
        _ arguments: StatementArguments,
        _ connection: Database
    ) throws -> [OutboxLetter] {
        let rows = try Row.fetchCursor(
            connection.cachedStatement(
                sql: """
                    SELECT m.id, campaign, schedule, recipient, token, sender, address, bytes,
                        attempts, expires, written, resending, resends, fence,
                        attempts > 0 AND EXISTS (SELECT 1 FROM attempt WHERE message_id = m.id
                            AND phase = 'content' AND code BETWEEN 400 AND 499)
                    FROM message m JOIN content ON message_id = m.id \(selection)
                    """
            ),
            arguments: arguments
        )
        var letters: [OutboxLetter] = []
        while let row = try rows.next() {
            letters.append(
                OutboxLetter(
                    id: row[0],
                    campaign: row[1],
                    schedule: ScheduleID(row[2]),
                    recipientKey: row[3],
                    token: row[4],
                    sender: try row.address(5),
                    address: try row.address(6),
                    bytes: row[7],
                    attempts: row[8],
                    fence: row[13],
                    expires: Instant(column: row[9]),
                    written: Instant(column: row[10]),
                    isResend: row[11] as Int == 1,
                    wasRead: row[14] as Int == 1,
                    resendsWhenAmbiguous: row[12] as Int == 1,
                    occurrences: []
                )
            )
        }
        let occurrences = try occurrences(of: letters.map(\.id), connection)
        for index in letters.indices {
            letters[index].occurrences = occurrences[letters[index].id] ?? []
        }
        return letters
    }

    static func occurrences(
        of ids: [Int64],
        _ connection: Database
    ) throws -> [Int64: [OutboxOccurrence]] {
        var occurrences: [Int64: [OutboxOccurrence]] = [:]
        // Many letters are about few deadlines and times.
        var readings: [String: CivilDateTime] = [:]
        func reading(_ text: String) throws -> CivilDateTime {
            if let known = readings[text] { return known }
            guard let new = CivilDateTime(iso: text) else {
                throw StoreError.contradiction("«\(text)» is no date and time")
            }
            readings[text] = new
            return new
        }
        let rows = try Row.fetchCursor(
            connection.cachedStatement(
                sql: """
                    SELECT message_id, key, schedule, milestone, deadline, unit, rule_key, line, slot,
                        nominal, actual, due
                    FROM occurrence
                    WHERE message_id IN (SELECT value FROM json_each(?))
                    ORDER BY disposition = 'merged', id
                    """
            ),
            arguments: [ids.jsonList]
        )
        while let row = try rows.next() {
            let text: String? = row[4]
            occurrences[row[0], default: []].append(
                OutboxOccurrence(
                    key: OccurrenceKey(text: row[1]),
                    schedule: ScheduleID(row[2]),
                    line: row[7],
                    ruleKey: row[6],
                    milestone: (row[3] as String?).map { MilestoneID($0) },
                    deadline: try text.map(reading),
                    unit: (row[5] as String?).map { UnitCode($0) },
                    slot: row[8],
                    nominal: try reading(row[9]),
                    actual: try reading(row[10]),
                    due: Instant(column: row[11])
                )
            )
        }
        return occurrences
    }
}
