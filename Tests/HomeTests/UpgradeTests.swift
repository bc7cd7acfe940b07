import Campaigns
import Delivery
import Foundation
import GRDB
import Home
import Storage
import Testing

/// A home of commit c928233, opened by the program of today: nothing is lost, nothing is sent twice.
///
/// What it holds is described beside it, in `Tests/StorageTests/Fixtures/homes/README.md`.
@Suite struct UpgradeTests {
    private static let old = HomeBench.root
        .appendingPathComponent("Tests/StorageTests/Fixtures/homes/c928233")

    private static let sent: Set<Int64> = Set(
        [1, 4, 6] + Array(8...11) + Array(14...23) + [25, 31, 40, 41, 42, 48]
    )
    private static let states: [Int64: LetterState] = [
        2: .failed, 3: .skipped, 27: .expired, 29: .held, 33: .failed, 34: .pending, 36: .ambiguous,
        38: .deferred, 45: .cancelled, 46: .held, 47: .quarantined, 49: .inFlight, 51: .claimed,
    ]

    @Test func `an old home gets what a new one has`() throws {
        let bench = try HomeBench(copyOf: Self.old)
        let fresh = try HomeBench.emptyFolder().appendingPathComponent("neu.sqlite")
        _ = try Store(path: fresh.path)
        #expect(try schema(bench.home.databasePath) == schema(fresh.path))
    }

    /// Every table, index, trigger and view with its text, and the columns of tables.
    private func schema(_ path: String) throws -> [String] {
        try DatabaseQueue(path: path).read { connection in
            try String.fetchAll(
                connection,
                sql: """
                    SELECT type || ' ' || name || ' ' || ifnull(sql, '') FROM sqlite_master
                    WHERE name NOT LIKE 'sqlite_%' ORDER BY type, name
                    """
            )
        }
    }

    @Test func `letters keep their states, occurrences get their days, the ledger balances`() throws
    {
        let bench = try HomeBench(copyOf: Self.old)
        let rows = try bench.store.outbox(of: nil, state: nil)
        #expect(rows.count == 54)
        #expect(Set(rows.filter { $0.state == .sent }.map(\.id)) == Self.sent)
        for (id, state) in Self.states {
            #expect(rows.first { $0.id == id }?.state == state, "letter \(id)")
        }
        let ledger = try bench.store.ledger(of: nil)
        for row in ledger { #expect(row.balances, "\(row)") }
        #expect(!ledger.isEmpty)
        let days = try DatabaseQueue(path: bench.home.databasePath).read { connection in
            try Row.fetchAll(connection, sql: "SELECT due, day, role, recipient FROM occurrence")
        }
        let zone = try #require(CivilZone(identifier: "Asia/Ho_Chi_Minh"))
        #expect(days.count == 116)
        for row in days {
            let due = Instant(milliseconds: row["due"])
            let day: String? = row["day"]
            #expect(day == zone.civil(of: due).date.description, "\(row)")
            let recipient: String = row["recipient"]
            let role = recipient.hasPrefix("unit:") ? recipient.split(separator: "/").last : nil
            let stored: String? = row["role"]
            #expect(stored == role.map(String.init), "\(row)")
        }
    }

    @Test func `what was refused is known to the operator's desk`() throws {
        let bench = try HomeBench(copyOf: Self.old)
        let causes = try bench.store.causes()
        #expect(causes.map(\.cause) == [OperatorCause(.files, of: "hong")])
        for cause in causes { #expect(cause.lastTold != nil) }
    }

    @Test func `nothing is sent twice, and what waited leaves`() async throws {
        let bench = try HomeBench(copyOf: Self.old)
        let before = try bench.store.outbox(of: nil, state: nil)
        let bytes = try before.reduce(into: [:]) {
            $0[$1.id] = try bench.store.letter($1.id)?.bytes
        }
        try await bench.pass(at: "2021-04-06T14:05:00")
        try await bench.pass(at: "2021-04-06T14:20:00")
        let delivered = bench.mail.delivered.filter { $0.id <= 54 }
        let ids = delivered.map(\.id)
        #expect(Set(ids).count == ids.count, "\(ids)")
        let mayNotLeave = before.filter {
            ![.pending, .deferred, .claimed, .inFlight].contains($0.state)
        }
        #expect(Set(ids).isDisjoint(with: mayNotLeave.map(\.id)), "\(ids)")
        // The one in flight may have arrived: if it goes again, then with the same bytes.
        for item in delivered where item.id == 49 { #expect(item.bytes == bytes[49]) }
        // Claimed by the killed pass, none of it had left.
        #expect(Set(ids).isSuperset(of: [34, 51, 52]), "\(ids)")
        #expect(try bench.store.ledger(of: nil).allSatisfy(\.balances))
        // The operator heard of the spoilt file before, and hears of templates that letters need since, and of what could
        // not be delivered.
        let told = try bench.store.outbox(of: nil, state: nil)
            .filter { $0.id > 54 && $0.recipient.hasPrefix("van-hanh") }
        let causes = ["mẫu thư có lỗi", "có thư không gửi được hoặc chưa rõ đã tới chưa"]
        for letter in told {
            #expect(causes.contains { letter.subject.hasSuffix($0) }, "\(letter.subject)")
        }
        #expect(Set(told.map(\.subject)).count == told.count)
        let again = bench.mail.delivered.count
        bench.restart()
        try await bench.pass(at: "2021-04-06T14:21:00")
        #expect(bench.mail.delivered.count == again)
    }
}
