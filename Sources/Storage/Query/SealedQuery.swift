import Campaigns
package import Delivery
import GRDB
import GRDBSQLite

/// SQL of a person's own over the documented views, on a connection that can do nothing else.
///
/// The file is opened for reading; SQLite's authorizer lets a statement read the views and call
/// plain functions, and refuses everything else while the statement is compiled: tables, schema,
/// pragmas, attaching, writing. One statement, a bounded number of rows, a bounded time, bounded
/// values and memory.
package struct SealedQuery: QueryReader {
    private static let longestValue: Int32 = 1_000_000
    private static let longestSQL: Int32 = 100_000
    private static let heapLimit: Int64 = 256 << 20
    private static let mostOctets = 64 << 20
    /// Virtual machine steps between two looks at the clock.
    private static let stepsBetweenLooks: Int32 = 10_000

    private let path: String
    private let ownsProcess: Bool

    /// A query over the database at that path.
    ///
    /// `ownsProcess`: nothing else in the process uses SQLite, whose memory can only be bounded for all of it.
    package init(path: String, ownsProcess: Bool = false) {
        self.path = path
        self.ownsProcess = ownsProcess
    }

    package func run(_ sql: String, rowLimit: Int, seconds: Int) throws(QueryFailure) -> QueryResult
    {
        let store: Store
        do {
            store = try Store(reading: path)
        } catch {
            throw .cannotOpen
        }
        var handle: OpaquePointer?
        // Where the store is a copy in memory, so is what is asked; nothing writes to a file either way.
        let (name, flags) =
            store.fileName.map { ($0, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI) }
            ?? (":memory:", SQLITE_OPEN_READWRITE)
        guard unsafe sqlite3_open_v2(name, &handle, flags, nil) == SQLITE_OK,
            let connection = unsafe handle
        else {
            unsafe sqlite3_close_v2(handle)
            throw .cannotOpen
        }
        defer { unsafe sqlite3_close_v2(connection) }
        unsafe sqlite3_busy_timeout(connection, 10_000)
        if store.fileName == nil { try unsafe Self.fill(connection, from: store) }
        if ownsProcess { sqlite3_hard_heap_limit64(Self.heapLimit) }
        unsafe Self.limit(connection)
        let guardian = ViewGuard(tables: try unsafe Self.names(connection))
        let context = unsafe Unmanaged.passUnretained(guardian).toOpaque()
        unsafe sqlite3_set_authorizer(connection, ViewGuard.authorizer, context)
        defer { withExtendedLifetime(guardian) {} }
        for view in QueryView.allCases {
            let known = try unsafe Self.compile("SELECT * FROM \(view.rawValue)", connection)
            unsafe sqlite3_finalize(known)
        }
        guardian.isLearning = false
        let statement = try unsafe Self.compile(sql, connection)
        defer { unsafe sqlite3_finalize(statement) }

        var deadline = ContinuousClock.now.advanced(by: .seconds(seconds))
        return try unsafe withUnsafeMutablePointer(to: &deadline) {
            pointer throws(QueryFailure) -> QueryResult in
            unsafe sqlite3_progress_handler(
                connection,
                Self.stepsBetweenLooks,
                { context in
                    let deadline = unsafe context?.load(as: ContinuousClock.Instant.self)
                    return deadline.map { ContinuousClock.now >= $0 } ?? true ? 1 : 0
                },
                pointer
            )
            let result = try unsafe Self.rows(of: statement, connection, rowLimit, seconds)
            guard (try? store.checkReading()) != nil else { throw .cannotOpen }
            return result
        }
    }

    /// Copies page by page (<https://www.sqlite.org/backup.html>).
    private static func fill(_ connection: OpaquePointer, from store: Store) throws(QueryFailure) {
        let isWhole = store.database.writeWithoutTransaction { source in
            let backup = unsafe sqlite3_backup_init(
                connection,
                "main",
                source.sqliteConnection,
                "main"
            )
            guard unsafe backup != nil else { return false }
            let end = unsafe sqlite3_backup_step(backup, -1)
            return unsafe sqlite3_backup_finish(backup) == SQLITE_OK && end == SQLITE_DONE
        }
        guard isWhole else { throw .cannotOpen }
    }

    package func columns(of view: QueryView) throws(QueryFailure) -> [String] {
        try run("SELECT * FROM \(view.rawValue)", rowLimit: 0, seconds: 10).columns
    }

    private static func limit(_ connection: OpaquePointer) {
        unsafe sqlite3_limit(connection, SQLITE_LIMIT_ATTACHED, 0)
        unsafe sqlite3_limit(connection, SQLITE_LIMIT_LENGTH, longestValue)
        unsafe sqlite3_limit(connection, SQLITE_LIMIT_SQL_LENGTH, longestSQL)
        unsafe sqlite3_limit(connection, SQLITE_LIMIT_EXPR_DEPTH, 100)
        unsafe sqlite3_limit(connection, SQLITE_LIMIT_COMPOUND_SELECT, 20)
        unsafe sqlite3_limit(connection, SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 100)
        unsafe sqlite3_busy_timeout(connection, 10_000)
    }

    /// The names of everything that is there to be read: tables, views, and what modules call theirs.
    private static func names(_ connection: OpaquePointer) throws(QueryFailure) -> Set<String> {
        let statement = try unsafe compile(
            "SELECT lower(name) FROM sqlite_schema UNION SELECT lower(name) FROM pragma_module_list",
            connection
        )
        defer { unsafe sqlite3_finalize(statement) }
        let result = try unsafe rows(of: statement, connection, .max, 0)
        return Set(
            result.rows.compactMap { row in
                if case .text(let name) = row[0] { name } else { nil }
            }
        )
    }

    private static func compile(
        _ sql: String,
        _ connection: OpaquePointer
    ) throws(QueryFailure) -> OpaquePointer {
        var statement: OpaquePointer?
        var rest = ""
        let code = unsafe sql.withCString { text in
            var tail: UnsafePointer<CChar>?
            let code = unsafe sqlite3_prepare_v2(connection, text, -1, &statement, &tail)
            rest = unsafe tail.map { unsafe String(cString: $0) } ?? ""
            return code
        }
        guard code == SQLITE_OK else {
            if code == SQLITE_AUTH { throw .refused }
            // Attaching and the like fail on their limits before the authorizer is asked.
            throw .wrong(unsafe String(cString: sqlite3_errmsg(connection)))
        }
        guard let statement = unsafe statement else { throw .empty }
        guard rest.isOnlyBlanksAndComments else {
            unsafe sqlite3_finalize(statement)
            throw .severalStatements
        }
        guard unsafe sqlite3_stmt_readonly(statement) != 0 else {
            unsafe sqlite3_finalize(statement)
            throw .refused
        }
        return unsafe statement
    }

    private static func rows(
        of statement: OpaquePointer,
        _ connection: OpaquePointer,
        _ limit: Int,
        _ seconds: Int
    ) throws(QueryFailure) -> QueryResult {
        let count = unsafe sqlite3_column_count(statement)
        let columns = (0..<count).map { column in
            unsafe sqlite3_column_name(statement, column).map { unsafe String(cString: $0) } ?? ""
        }
        var rows: [[QueryValue]] = []
        var octets = 0
        while true {
            switch unsafe sqlite3_step(statement) {
            case SQLITE_DONE: return QueryResult(columns: columns, rows: rows, isCut: false)
            case SQLITE_ROW:
                guard rows.count < limit, octets < mostOctets else {
                    return QueryResult(columns: columns, rows: rows, isCut: true)
                }
                rows.append((0..<count).map { unsafe value(of: statement, $0) })
                for column in 0..<count {
                    octets += unsafe Int(sqlite3_column_bytes(statement, column))
                }
            case SQLITE_INTERRUPT: throw .tooLong(seconds: seconds)
            case SQLITE_AUTH: throw .refused
            default: throw .wrong(unsafe String(cString: sqlite3_errmsg(connection)))
            }
        }
    }

    private static func value(of statement: OpaquePointer, _ column: Int32) -> QueryValue {
        switch unsafe sqlite3_column_type(statement, column) {
        case SQLITE_INTEGER: .integer(unsafe sqlite3_column_int64(statement, column))
        case SQLITE_FLOAT: .real(unsafe sqlite3_column_double(statement, column))
        case SQLITE_TEXT:
            .text(
                unsafe sqlite3_column_text(statement, column).map { unsafe String(cString: $0) }
                    ?? ""
            )
        case SQLITE_BLOB: .blob(Int(unsafe sqlite3_column_bytes(statement, column)))
        default: .null
        }
    }
}

extension String {
    fileprivate var isOnlyBlanksAndComments: Bool {
        var rest = self[...]
        while let first = rest.first {
            if first.isWhitespace || first == ";" {
                rest = rest.dropFirst()
            } else if rest.hasPrefix("--") {
                rest = rest.drop { !$0.isNewline }
            } else if rest.hasPrefix("/*") {
                guard let end = rest.firstRange(of: "*/") else { return true }
                rest = rest[end.upperBound...]
            } else {
                return false
            }
        }
        return true
    }
}

/// Decides, while a statement is compiled, what it may read.
///
/// It first learns which columns of which tables the documented views read; afterwards these alone
/// may be read, and only from within something that is called as a view is. A common table
/// expression can take a view's name, but gains nothing by it.
private final class ViewGuard {
    var isLearning = true
    /// In small letters.
    private let everything: Set<String>
    private var columns: Set<String> = []
    private var tables: Set<String> = []

    init(tables everything: Set<String>) {
        self.everything = everything
    }

    /// Functions that read files, load code, or could fill the memory.
    private static let unwanted: Set<String> = [
        "load_extension", "readfile", "writefile", "edit", "fts3_tokenizer", "randomblob",
        "zeroblob", "sqlite_compileoption_get", "sqlite_compileoption_used",
    ]

    static let authorizer:
        @convention(c) (
            UnsafeMutableRawPointer?, Int32, UnsafePointer<CChar>?, UnsafePointer<CChar>?,
            UnsafePointer<CChar>?, UnsafePointer<CChar>?
        ) -> Int32 = { context, action, first, second, _, view in
            guard let context = unsafe context else { return SQLITE_DENY }
            let guardian = unsafe Unmanaged<ViewGuard>.fromOpaque(context).takeUnretainedValue()
            let isPermitted = guardian.permits(
                action,
                unsafe first.map { unsafe String(cString: $0) } ?? "",
                unsafe second.map { unsafe String(cString: $0) } ?? "",
                within: unsafe view.map { unsafe String(cString: $0) }
            )
            return isPermitted ? SQLITE_OK : SQLITE_DENY
        }

    private func permits(
        _ action: Int32,
        _ first: String,
        _ second: String,
        within view: String?
    ) -> Bool {
        switch action {
        case SQLITE_SELECT, SQLITE_RECURSIVE: return true
        case SQLITE_FUNCTION: return !Self.unwanted.contains(second.lowercased())
        case SQLITE_READ: return permitsReading(second, of: first, within: view)
        default: return false
        }
    }

    private func permitsReading(_ column: String, of table: String, within view: String?) -> Bool {
        // A view's own columns, and those of a subquery, which have no table.
        if QueryView(rawValue: table) != nil || table.isEmpty { return true }
        let name = "\(table).\(column)"
        if isLearning {
            columns.insert(name)
            tables.insert(table)
            return true
        }
        // Counting rows reads no column: of a view's table, or of a common table expression, which is
        // whatever has a name that nothing else has.
        if column.isEmpty { return tables.contains(table) || !isThere(table) }
        return columns.contains(name) && view.flatMap(QueryView.init(rawValue:)) != nil
    }

    /// Whether a table, or what SQLite makes one of, has that name.
    private func isThere(_ table: String) -> Bool {
        let name = table.lowercased()
        return everything.contains(name) || name.hasPrefix("sqlite_") || name.hasPrefix("pragma_")
    }
}
