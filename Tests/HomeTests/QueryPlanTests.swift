import Campaigns
import Delivery
import Foundation
import GRDB
import Home
import Synchronization
import Testing

@testable import Storage

/// What a service runs at every pass never reads a table from one end to the other that grows all year: the
/// last letters of December are as quick as the first ones of March.
@Suite struct QueryPlanTests {
    /// What grows with every letter, and the names that statements give it.
    private static let growing: Set<String> = [
        "message", "m", "occurrence", "o", "attempt", "a", "content", "former_letter", "former_end",
        "digest_period", "calendar_entry",
    ]

    @Test func `whatever a pass asks or writes is found by an index`() async throws {
        let statements = Mutex<[String: String]>([:])
        let expiries = Mutex(0)
        let bench = try HomeBench(in: shipped()) { store in
            (store as? Store)?.database.writeWithoutTransaction { connection in
                connection.trace { event in
                    guard case .statement(let statement) = event else { return }
                    statements.withLock { $0[statement.sql] = statement.expandedSQL }
                    if statement.sql.hasPrefix("PRAGMA query_only") {
                        expiries.withLock { $0 += 1 }
                    }
                }
            }
            return store
        }
        try await live(bench)
        let store = try #require(bench.store as? Store)
        let (plans, partial) = try await store.database.writeWithoutTransaction { connection in
            connection.trace(nil)
            let partial = try String.fetchSet(
                connection,
                sql: "SELECT name FROM sqlite_master WHERE type = 'index' AND sql LIKE '%WHERE%'"
            )
            let plans = try statements.withLock(\.self).mapValues { sql in
                try Row.fetchAll(connection, sql: "EXPLAIN QUERY PLAN " + sql)
                    .map { $0["detail"] as String }
            }
            return (plans, partial)
        }
        for (sql, plan) in plans {
            for step in plan where Self.readsAll(step, but: partial) {
                Issue.record("\(step): \(sql)")
            }
        }
        #expect(plans.count > 80, "\(plans.count)")
        // After each of them SQLite prepares every statement anew; the copy at an activation has some.
        #expect(expiries.withLock(\.self) < 10)
    }

    /// Whether the step reads a whole table, or all that a campaign has in it; `partial`: indices of a few rows.
    ///
    /// Examples: `SCAN message`, `SEARCH o USING INDEX occurrence_schedule (campaign=?)`.
    private static func readsAll(_ step: String, but partial: Set<String>) -> Bool {
        let words = step.split(separator: " ").map(String.init)
        guard words.count > 1, growing.contains(words[1]) else { return false }
        guard partial.isDisjoint(with: words) else { return false }
        return words[0] == "SCAN" || step.hasSuffix("(campaign=?)")
    }

    /// The shipped files in a folder of their own.
    private func shipped() throws -> URL {
        let folder = try HomeBench.emptyFolder()
        for part in ["Schedules", "Templates"] {
            try FileManager.default.copyItem(
                at: HomeBench.root.appendingPathComponent(part),
                to: folder.appendingPathComponent(part)
            )
        }
        return folder
    }

    /// The campaign's first weeks: letters that leave, wait, are refused, end unsent, and digests about it.
    private func live(_ bench: HomeBench) async throws {
        let answers: [(time: String, Outcome)] = [
            ("01T08:00", Self.taken), ("03T14:00", Self.taken), ("05T08:00", Self.answer(550)),
            ("08T08:00", Self.answer(451)), ("08T08:20", .ambiguous("connection reset")),
            ("09T08:00", .relayFault(RelayFault(.connection, "away"))), ("11T08:00", Self.taken),
            ("11T09:15", Self.taken), ("12T16:00", Self.taken), ("17T08:00", Self.taken),
            ("31T15:00", Self.taken),
        ]
        for (time, answer) in answers {
            bench.mail.answer(answer)
            try await bench.pass(at: "2021-03-\(time):00")
        }
    }

    private static let taken = Outcome.accepted(Reply(code: 250, enhanced: nil, text: "Ok"))

    private static func answer(_ code: Int) -> Outcome {
        .rejected(.rcpt, Reply(code: code, enhanced: nil, text: "No"))
    }
}
