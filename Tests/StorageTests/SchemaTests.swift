import GRDB
import Storage
import Testing

@Suite struct SchemaTests {
    /// SQLite checks `x IN (three words or more)` by filling a table of its own for every row.
    @Test(arguments: [
        "INSERT INTO submission (obligation_id, status, happened, recorded, sample)"
            + " VALUES (1, 'received', 1, 1, 0)",
        "INSERT INTO figure (campaign, unit, indicator, as_of, status, recorded, sample)"
            + " VALUES ('c', 'u', 'i', 1, 'quick', 1, 0)",
        "UPDATE message SET state = 'claimed', owner = 'o', lease = 1, fence = 1 WHERE id = 1",
        "UPDATE message SET state = 'sent', owner = NULL, lease = NULL, ended = 1 WHERE id = 1",
        "INSERT INTO attempt VALUES (1, 1, 1, 1, 1, 'accepted', NULL, NULL, NULL, NULL)",
    ])
    func `what is written often is checked without a table of its own`(sql: String) throws {
        let home = try TemporaryDatabase()
        let steps = try DatabaseQueue(path: home.path).read { connection in
            try Row.fetchAll(connection, sql: "EXPLAIN " + sql).map { $0["opcode"] as String }
        }
        #expect(steps.count > 5)
        #expect(!steps.contains("OpenEphemeral"))
    }

    @Test(arguments: [
        "SELECT 1 FROM message WHERE (state = 'pending' OR state = 'deferred' OR state = 'held')"
            + " AND expires < 5 LIMIT 1"
    ])
    func `letters that expire are found by their index`(sql: String) throws {
        let home = try TemporaryDatabase()
        let plan = try DatabaseQueue(path: home.path).read { connection in
            try Row.fetchAll(connection, sql: "EXPLAIN QUERY PLAN " + sql)
                .map { $0["detail"] as String }
        }
        #expect(plan.contains { $0.contains("message_expiring") })
    }
}
