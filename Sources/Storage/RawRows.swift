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

    /// The first octet of a text; 0 where it is empty.
    func firstOctet(_ column: Int32) -> UInt8 {
        unsafe octets(column) { unsafe $0.first ?? 0 }
    }
}

extension Database {
    /// Calls `body` for each row; parameters are bound by position.
    func forEachRow(
        _ sql: String,
        _ parameters: [DatabaseValue] = [],
        _ body: (RawRows) -> Void
    ) throws {
        let statement = try makeStatement(sql: sql)
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
