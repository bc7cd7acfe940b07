import GRDB
import GRDBSQLite

/// Rows of a statement read straight from SQLite, where there are millions of them.
///
/// GRDB's own cursor costs several times what such a row does.
@safe struct RawRows {
    private let statement: OpaquePointer

    fileprivate init(_ statement: OpaquePointer) {
        unsafe self.statement = unsafe statement
    }

    func integer(_ column: Int32) -> Int64 { unsafe sqlite3_column_int64(statement, column) }

    func optionalInteger(_ column: Int32) -> Int64? {
        unsafe sqlite3_column_type(statement, column) == SQLITE_NULL ? nil : integer(column)
    }

    func optionalText(_ column: Int32) -> String? {
        unsafe sqlite3_column_type(statement, column) == SQLITE_NULL ? nil : text(column)
    }

    /// The text's octets, valid until the next row.
    func octets<Value>(_ column: Int32, _ body: (UnsafeBufferPointer<UInt8>) -> Value) -> Value {
        let count = unsafe Int(sqlite3_column_bytes(statement, column))
        return unsafe body(
            UnsafeBufferPointer(start: sqlite3_column_text(statement, column), count: count)
        )
    }

    func text(_ column: Int32) -> String {
        unsafe octets(column) { unsafe String(decoding: $0, as: UTF8.self) }
    }
}

extension Database {
    /// Calls `body` for each row; parameters are bound by position.
    func forEachRow(
        _ sql: String,
        _ parameters: [DatabaseValue] = [],
        _ body: (RawRows) -> Void
    ) throws {
        let statement = try cachedStatement(sql: sql)
        statement.setUncheckedArguments(StatementArguments(parameters))
        let handle = unsafe statement.sqliteStatement
        let rows = unsafe RawRows(handle)
        while true {
            switch unsafe sqlite3_step(handle) {
            case SQLITE_ROW: body(rows)
            case SQLITE_DONE:
                unsafe sqlite3_reset(handle)
                return
            case let code:
                unsafe sqlite3_reset(handle)
                throw DatabaseError(
                    resultCode: ResultCode(rawValue: code),
                    message: unsafe sqliteConnection.map {
                        unsafe String(cString: sqlite3_errmsg($0))
                    }
                )
            }
        }
    }
}

/// Binds the parameters of one row of a statement that runs many times.
@safe struct RawBinder {
    private let statement: OpaquePointer
    /// Parameters of the rows before it.
    private let offset: Int32

    fileprivate init(_ statement: OpaquePointer, offset: Int32) {
        unsafe self.statement = unsafe statement
        self.offset = offset
    }

    func bind(_ position: Int32, _ value: Int64?) {
        if let value {
            unsafe sqlite3_bind_int64(statement, offset + position, value)
        } else {
            unsafe sqlite3_bind_null(statement, offset + position)
        }
    }

    func bind(_ position: Int32, _ value: String?) {
        guard var value else {
            unsafe sqlite3_bind_null(statement, offset + position)
            return
        }
        // SQLite copies the octets before it returns.
        let copies = unsafe unsafeBitCast(-1, to: sqlite3_destructor_type.self)
        value.withUTF8 { octets in
            unsafe octets.withMemoryRebound(to: CChar.self) { text in
                _ = unsafe sqlite3_bind_text(
                    statement,
                    offset + position,
                    text.baseAddress,
                    Int32(text.count),
                    copies
                )
            }
        }
    }
}

extension Database {
    private static let rowsAtOnce = 64

    /// Inserts a row for each value and returns how many rows there are more.
    ///
    /// What is there already stays as it is; a row that breaks another rule of its table throws. Many go
    /// into one statement: SQLite then goes on from where the last row went.
    ///
    /// `sql`: an INSERT up to its VALUES.
    /// `always`: binds what is the same for all rows.
    func insertEach<Value>(
        _ sql: String,
        columns: Int,
        _ values: [Value],
        always: (RawBinder) -> Void,
        _ bind: (RawBinder, Value) -> Void
    ) throws -> Int {
        var added = 0
        var rest = values[...]
        for count in [Self.rowsAtOnce, 1] where rest.count >= count {
            let row = "(" + Array(repeating: "?", count: columns).joined(separator: ", ") + ")"
            let rows = Array(repeating: row, count: count).joined(separator: ", ")
            let statement = try makeStatement(
                sql: sql + " VALUES " + rows + " ON CONFLICT DO NOTHING"
            )
            let handle = unsafe statement.sqliteStatement
            let binders = (0..<count).map { unsafe RawBinder(handle, offset: Int32($0 * columns)) }
            for binder in binders { always(binder) }
            while rest.count >= count {
                for (binder, value) in zip(binders, rest) { bind(binder, value) }
                rest = rest.dropFirst(count)
                try unsafe step(handle)
                added += changesCount
            }
        }
        return added
    }

    private func step(_ handle: OpaquePointer) throws {
        let code = unsafe sqlite3_step(handle)
        unsafe sqlite3_reset(handle)
        guard code == SQLITE_DONE else {
            throw DatabaseError(
                resultCode: ResultCode(rawValue: code),
                message: unsafe sqliteConnection.map { unsafe String(cString: sqlite3_errmsg($0)) }
            )
        }
    }
}
