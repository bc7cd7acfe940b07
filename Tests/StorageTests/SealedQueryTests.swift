import Delivery
import Foundation
import Storage
import Testing

@Suite struct SealedQueryTests {
    /// Every try of this list is refused, and changes nothing.
    @Test(arguments: [
        "DELETE FROM submission", "DELETE FROM submissions", "UPDATE figure SET numerator = 1",
        "INSERT INTO claim VALUES (1)", "REPLACE INTO claim VALUES (1)", "DROP TABLE message",
        "DROP VIEW letters", "ALTER TABLE unit ADD COLUMN x", "CREATE TABLE x (a)",
        "CREATE TEMP TABLE x (a)", "CREATE VIEW x AS SELECT 1", "CREATE TEMP VIEW x AS SELECT 1",
        "CREATE INDEX x ON unit (code)",
        "CREATE TRIGGER x AFTER INSERT ON unit BEGIN SELECT 1; END",
        "CREATE VIRTUAL TABLE x USING fts5(a)", "ATTACH '/tmp/x.sqlite' AS x",
        "ATTACH ':memory:' AS x", "DETACH main", "PRAGMA writable_schema = 1",
        "PRAGMA journal_mode = DELETE", "PRAGMA table_info(message)", "PRAGMA query_only = 0",
        "SELECT * FROM pragma_table_info('message')", "SELECT * FROM pragma_database_list",
        "SELECT * FROM sqlite_master", "SELECT * FROM sqlite_schema",
        "SELECT * FROM sqlite_temp_master", "SELECT bytes FROM content", "SELECT * FROM message",
        "SELECT value FROM secret", "SELECT address FROM suppression",
        "SELECT (SELECT value FROM secret) FROM units",
        "WITH x AS (SELECT * FROM contact) SELECT * FROM x",
        "SELECT * FROM units WHERE campaign IN (SELECT value FROM secret)",
        "SELECT load_extension('/tmp/x.so')", "SELECT writefile('/tmp/x', 'a')",
        "SELECT readfile('/etc/passwd')", "SELECT randomblob(1000000000)", "VACUUM",
        "VACUUM INTO '/tmp/x.sqlite'", "REINDEX", "ANALYZE", "BEGIN", "COMMIT", "SAVEPOINT x",
        "SELECT 1; DELETE FROM submission", "SELECT 1; SELECT 2",
        "WITH x AS (SELECT 1) INSERT INTO claim SELECT * FROM x", "-- nothing", "", ";",
        "EXPLAIN DELETE FROM submission", "SELECT * FROM dbstat", "SELECT count(*) FROM secret",
        "WITH units AS (SELECT * FROM contact) SELECT * FROM units",
        "WITH letters AS (SELECT value AS id FROM secret) SELECT * FROM letters",
        "WITH letters AS (SELECT token FROM message) SELECT * FROM letters",
        "WITH units AS (SELECT * FROM sqlite_master) SELECT * FROM units",
        "SELECT id FROM message", "SELECT rowid FROM unit", "SELECT * FROM json_each('[1]')",
    ])
    func `a query that would do more than read the views is refused`(sql: String) throws {
        let home = try TemporaryDatabase()
        let before = try home.octets()
        #expect(throws: QueryFailure.self) {
            try SealedQuery(path: home.path).run(sql, rowLimit: 10, seconds: 2)
        }
        #expect(try home.octets() == before)
    }

    @Test(arguments: [
        "SELECT count(*) FROM pragma_database_list", "SELECT count(*) FROM json_each('[1]')",
        "SELECT count(*) FROM sqlite_schema", "SELECT count(*) FROM SECRET",
        "SELECT count(*) FROM dbstat", "SELECT 1 FROM claim",
        "SELECT 1 FROM Pragma_Table_Info('x')",
        "WITH c AS (SELECT 1 FROM secret) SELECT count(*) FROM c",
        "WITH c AS (SELECT count(*) AS n FROM Secret) SELECT count(*) FROM c",
        "WITH c AS (SELECT 1), d AS (SELECT 1 FROM sqlite_master) SELECT count(*) FROM c, d",
    ])
    func `rows of what is no view are not even counted`(sql: String) throws {
        let home = try TemporaryDatabase()
        #expect(throws: QueryFailure.self) {
            try SealedQuery(path: home.path).run(sql, rowLimit: 10, seconds: 2)
        }
    }

    @Test(arguments: [
        ("WITH c AS (SELECT 1 AS x) SELECT count(*) FROM c", 1),
        ("WITH c (x) AS (VALUES (1), (2)) SELECT count(*) FROM c WHERE x > 1", 1),
        ("WITH c AS (SELECT 1 AS x), d AS (SELECT x FROM c) SELECT count(*) FROM d", 1),
        ("WITH c AS (SELECT id FROM letters) SELECT count(*) FROM c", 0),
        (
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 5) SELECT count(*) FROM n",
            5
        ),
        ("SELECT count(*) FROM (SELECT 1)", 1),
    ])
    func `a query may begin with WITH over values alone`(sql: String, count: Int64) throws {
        let home = try TemporaryDatabase()
        let result = try SealedQuery(path: home.path).run(sql, rowLimit: 10, seconds: 2)
        #expect(result.rows == [[.integer(count)]])
    }

    @Test(arguments: QueryView.allCases)
    func `every documented view can be read and has columns`(view: QueryView) throws {
        let home = try TemporaryDatabase()
        let result = try SealedQuery(path: home.path)
            .run("SELECT * FROM \(view.rawValue)", rowLimit: 10, seconds: 2)
        #expect(result.rows.isEmpty)
        #expect(try SealedQuery(path: home.path).columns(of: view) == result.columns)
        #expect(result.columns.count > 4)
        _ = try SealedQuery(path: home.path)
            .run("SELECT count(*) FROM \(view.rawValue)", rowLimit: 10, seconds: 2)
    }

    @Test func `a cross join that never ends is stopped at its limit`() throws {
        let home = try TemporaryDatabase()
        let endless = """
            WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 100000)
            SELECT count(*) FROM n a, n b, n c WHERE a.i + b.i + c.i = -1
            """
        #expect(throws: QueryFailure.tooLong(seconds: 1)) {
            try SealedQuery(path: home.path).run(endless, rowLimit: 10, seconds: 1)
        }
    }

    @Test func `rows past the limit are cut and said to be`() throws {
        let home = try TemporaryDatabase()
        let sql = "VALUES (1), (2.5), ('a'), (NULL); -- the end"
        let cut = try SealedQuery(path: home.path).run(sql, rowLimit: 2, seconds: 2)
        #expect(cut.isCut)
        #expect(cut.rows == [[.integer(1)], [.real(2.5)]])
        let whole = try SealedQuery(path: home.path).run(sql, rowLimit: 4, seconds: 2)
        #expect(!whole.isCut)
        #expect(whole.rows.suffix(2) == [[.text("a")], [.null]])
    }

    @Test func `a value that would fill the memory is not made`() throws {
        let home = try TemporaryDatabase()
        let result = try SealedQuery(path: home.path)
            .run("SELECT printf('%1000000000d', 1)", rowLimit: 1, seconds: 2)
        #expect(result.rows == [[.null]])
    }
}

/// A database of its own, removed with its folder.
final class TemporaryDatabase {
    let folder: URL
    let path: String
    let store: Store

    init() throws {
        folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("dondoc-query-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        path = folder.appendingPathComponent("a.sqlite").path
        store = try Store(path: path, durability: .scratch)
    }

    func octets() throws -> Data {
        try Data(contentsOf: URL(fileURLWithPath: path))
    }

    deinit { try? FileManager.default.removeItem(at: folder) }
}
