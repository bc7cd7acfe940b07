import Delivery
import Foundation
import MemoryStore
import Storage

/// The stores that a home can have.
enum StoreKind: String, CaseIterable, Sendable {
    case sqlite, memory

    /// Runs with an empty store of that kind.
    func withStore<Value>(
        keeping retention: Retention = .everything,
        _ body: (any HomeStore) throws -> Value
    ) throws -> Value {
        switch self {
        case .memory: return try body(MemoryStore(retention: retention))
        case .sqlite:
            let folder = FileManager.default.temporaryDirectory
                .appendingPathComponent("dondoc-store-\(UUID().uuidString)")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(at: folder) }
            return try body(
                Store(
                    path: folder.appendingPathComponent("dondoc.sqlite").path,
                    durability: .scratch,
                    retention: retention
                )
            )
        }
    }
}
