import Foundation
import GRDB

/// Writes past the store, as no code of ours does.
extension TestBench {
    func tamper(_ sql: String) throws {
        try DatabaseQueue(path: databasePath).write { try $0.execute(sql: sql) }
    }
}
