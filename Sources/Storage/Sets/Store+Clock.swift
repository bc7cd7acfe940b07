package import Delivery
import GRDB

extension Store: ClockStore {
    package func passClock() throws -> PassClock? {
        try read { connection in
            try String.fetchOne(connection, sql: "SELECT clock FROM pass_clock")
        }.flatMap(PassClock.init)
    }

    package func notePasses(by clock: PassClock) throws {
        // Written when it changes, not at every pass: an idle service would wake itself.
        guard try passClock() != clock else { return }
        try write { connection in
            try connection.run(
                sql: """
                    INSERT INTO pass_clock VALUES (1, ?)
                    ON CONFLICT DO UPDATE SET clock = excluded.clock
                    """,
                arguments: [clock.rawValue]
            )
        }
    }
}
