import Foundation
import GRDB
import Synchronization

@testable import Storage

/// What is wrong with the disk that the database lies on, told to SQLite itself.
final class SoakDisk: Sendable {
    private let path: String
    private let state = Mutex(State())

    private struct State {
        var store: Store?
        var wrong: [SoakFault.Kind: Int] = [:]
        var other: DatabaseQueue?
    }

    init(path: String) {
        self.path = path
    }

    /// Nobody writes now.
    var isUnwritable: Bool { state.withLock { !$0.wrong.isEmpty } }

    /// The service has opened the database.
    func attach(_ store: Store) throws {
        try state.withLock { state in
            state.store = store
            // Who waits for another program does so by the machine's time, which a test has none of.
            try store.database.writeWithoutTransaction {
                try $0.execute(sql: "PRAGMA busy_timeout = 1")
            }
            for kind in state.wrong.keys { try Self.apply(kind, true, store) }
        }
    }

    func detach() { state.withLock { $0.store = nil } }

    func begin(_ kind: SoakFault.Kind) throws {
        try state.withLock { state in
            state.wrong[kind, default: 0] += 1
            guard state.wrong[kind] == 1 else { return }
            if kind == .lockedDatabase {
                var configuration = Configuration()
                configuration.allowsUnsafeTransactions = true
                let other = try DatabaseQueue(path: path, configuration: configuration)
                try other.writeWithoutTransaction { try $0.execute(sql: "BEGIN IMMEDIATE") }
                state.other = other
            } else if let store = state.store {
                try Self.apply(kind, true, store)
            }
        }
    }

    func end(_ kind: SoakFault.Kind) throws {
        try state.withLock { state in
            state.wrong[kind, default: 1] -= 1
            guard state.wrong[kind] == 0 else { return }
            state.wrong[kind] = nil
            if kind == .lockedDatabase {
                try state.other?.writeWithoutTransaction { try $0.execute(sql: "ROLLBACK") }
                state.other = nil
            } else if let store = state.store {
                try Self.apply(kind, false, store)
            }
        }
    }

    private static func apply(_ kind: SoakFault.Kind, _ isWrong: Bool, _ store: Store) throws {
        try store.database.writeWithoutTransaction { connection in
            switch kind {
            case .fullDisk:
                // As many pages as there are; or SQLite's own limit again.
                try connection.execute(
                    sql: "PRAGMA max_page_count = \(isWrong ? 1 : 1_073_741_823)"
                )
            case .readOnlyDatabase:
                try connection.execute(sql: "PRAGMA query_only = \(isWrong ? 1 : 0)")
            default: break
            }
        }
    }
}
