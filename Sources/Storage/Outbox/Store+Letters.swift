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
                        attempts, expires, written, resending, resends, fence
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

    private static func occurrences(
        of ids: [Int64],
        _ connection: Database
    ) throws -> [Int64: [OutboxOccurrence]] {
        var occurrences: [Int64: [OutboxOccurrence]] = [:]
        // Many letters are about few deadlines.
        var deadlines: [String: CivilDateTime] = [:]
        let rows = try Row.fetchCursor(
            connection.cachedStatement(
                sql: """
                    SELECT message_id, key, schedule, milestone, deadline, unit, rule_key
                    FROM occurrence
                    WHERE message_id IN (SELECT value FROM json_each(?)) ORDER BY id
                    """
            ),
            arguments: [ids.jsonList]
        )
        while let row = try rows.next() {
            let text: String? = row[4]
            let deadline = text.flatMap { deadlines[$0] ?? CivilDateTime(iso: $0) }
            if let text { deadlines[text] = deadline }
            occurrences[row[0], default: []].append(
                OutboxOccurrence(
                    key: OccurrenceKey(text: row[1]),
                    schedule: ScheduleID(row[2]),
                    ruleKey: row[6],
                    milestone: (row[3] as String?).map { MilestoneID($0) },
                    deadline: deadline,
                    unit: (row[5] as String?).map { UnitCode($0) }
                )
            )
        }
        return occurrences
    }
}
