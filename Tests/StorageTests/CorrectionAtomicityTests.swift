import Campaigns
import Delivery
import Foundation
import GRDB
import Storage
import Testing

/// A correction of the clock is whole or not at all, wherever it is cut off.
@Suite struct CorrectionAtomicityTests {
    /// A campaign of rows that each step of a correction changes.
    private static let rows = """
        INSERT INTO obligation VALUES (1, 'd', 'A', 'm', 'obliged', NULL);
        INSERT INTO submission VALUES (1, 1, 'received', 900, 900, NULL, NULL, NULL, NULL, 0);
        INSERT INTO decision VALUES (1, 1, 'excuse', NULL, 'x', 'an', 900, 0);
        INSERT INTO score_decision VALUES
            (1, 'd', 'A', 's', 'confirm', NULL, NULL, NULL, NULL, NULL, 'x', 'an', 900, 0);
        INSERT INTO figure VALUES (1, 'd', 'A', 'i', 900, NULL, 1, 2, NULL, 'quick', NULL, NULL, 900, 0);
        INSERT INTO run VALUES (1, 'd', 's', 1, 'r', 'missed', 'too-late', 900, 900, 1,
            '{"1970-01-01":1}', 900);
        INSERT INTO message (id, campaign, token, schedule, recipient, server, sender, address, subject,
            priority, resends, approved, created, not_before, written, expires, state, reason, ended)
        VALUES (1, 'd', 't', 's', 'r', 'may', 'a@b.example', 'a@b.example', 'x', 1, 1, 1, 900, 900, 900,
                2000, 'pending', NULL, NULL),
            (2, 'd', 'u', 's', 'r', 'may', 'a@b.example', 'a@b.example', 'x', 1, 1, 1, 400, 400, 400,
                800, 'expired', 'expired', 900),
            (3, 'd', 'v', 's', 'r', 'may', 'a@b.example', 'a@b.example', 'x', 1, 1, 1, 900, 900, 900,
                2000, 'sent', NULL, 900);
        INSERT INTO content SELECT id, x'00' FROM message;
        INSERT INTO attempt VALUES (3, 1, 1, 900, 900, 'accepted', NULL, NULL, NULL, NULL);
        INSERT INTO former_letter VALUES
            (2, 900, 'pending', NULL, 's', 'a@b.example', 1, 400, 400, 800, 'x', NULL);
        INSERT INTO occurrence (campaign, key, schedule, line, rule_key, recipient, slot, nominal, actual,
            due, disposition, reason, message_id, day, noted)
        VALUES ('d', 'k1', 's', 1, 'r', 'r', '1', '1970-01-01T07:00:00', '1970-01-01T07:00:00', 900,
                'letter', NULL, 1, '1970-01-01', 900),
            ('d', 'k2', 's', 1, 'r', 'r', '2', '1970-01-01T07:00:00', '1970-01-01T07:00:00', 400,
                'letter', NULL, 2, '1970-01-01', 400),
            ('d', 'k3', 's', 0, 'moved', 'r', '3', '1970-01-01T07:00:00', '1970-01-01T07:00:00', 900,
                'letter', NULL, 3, '1970-01-01', 900);
        INSERT INTO rule_state VALUES ('d', 's', 'r', 0, 900, NULL, NULL);
        INSERT INTO milestone_state VALUES ('d', 'm', NULL, 900);
        INSERT INTO unit_state VALUES ('d', 'A', 900);
        INSERT INTO cause VALUES ('d', 'planning', 900, 900);
        INSERT INTO suppression VALUES ('a@b.example', 1, 0, 'x', 900, 900, NULL, NULL);
        INSERT INTO service VALUES ('d', 900);
        """

    private static func tables(_ connection: Database) throws -> [String: [String]] {
        let names = try String.fetchAll(
            connection,
            sql: "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        )
        return try names.reduce(into: [:]) { tables, name in
            tables[name] = try Row.fetchAll(connection, sql: "SELECT * FROM \(name)")
                .map { "\($0)" }
        }
    }

    private static func correction() throws -> ClockCorrection {
        let zone = try #require(CivilZone(identifier: "Asia/Ho_Chi_Minh"))
        let day = CivilDate(dayNumber: 0)
        let campaign = Campaign(
            id: "d",
            name: "D",
            zone: zone,
            calendar: WorkingCalendar(validity: day...day.adding(days: 9), weeklyDaysOff: []),
            validity: day...day.adding(days: 9)
        )
        return try #require(
            ClockCorrection(
                of: campaign,
                lastPass: Instant(milliseconds: 900).adding(days: 1),
                now: Instant(milliseconds: 500)
            )
        )
    }

    /// What a step writes, in the order of the steps; nil: nothing fails.
    @Test(arguments: [
        nil, "INSERT ON restamped", "UPDATE ON submission", "UPDATE ON figure", "DELETE ON run",
        "DELETE ON occurrence", "UPDATE ON message", "UPDATE ON attempt", "DELETE ON former_letter",
        "UPDATE ON rule_state", "UPDATE ON milestone_state", "UPDATE ON unit_state",
        "UPDATE ON occurrence", "UPDATE ON suppression", "UPDATE ON cause", "UPDATE ON service",
        "INSERT ON takeback",
    ])
    func `a step that fails leaves everything as it was`(step: String?) throws {
        let home = try TemporaryDatabase()
        let other = try DatabaseQueue(path: home.path)
        let before = try other.write { connection in
            try connection.execute(sql: Self.rows)
            if let step {
                try connection.execute(
                    sql: """
                        CREATE TRIGGER a_fault BEFORE \(step)
                            BEGIN SELECT raise(ABORT, 'fault'); END
                        """
                )
            }
            return try Self.tables(connection)
        }
        let correction = try Self.correction()
        guard step != nil else {
            let takeback = try home.store.takeBack(correction, of: "d")
            #expect(takeback.ends == [.missed: 2, .pending: 1])
            #expect(takeback.facts == 4)
            let after = try other.read(Self.tables)
            let changed = before.keys.filter { before[$0] != after[$0] }
            #expect(changed.count == 17, "\(changed.sorted())")
            return
        }
        #expect(throws: (any Error).self) { try home.store.takeBack(correction, of: "d") }
        let after = try other.read(Self.tables)
        #expect(after == before)
    }
}
