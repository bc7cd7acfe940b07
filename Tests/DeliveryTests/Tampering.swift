import Foundation
import GRDB
import Storage

/// Writes past the store, as no code of ours does.
extension TestBench {
    func tamper(_ sql: String) throws {
        let path = folder.appendingPathComponent("dondoc.sqlite").path
        try DatabaseQueue(path: path).write { try $0.execute(sql: sql) }
    }
}
