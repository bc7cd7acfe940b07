package import Delivery

extension MemoryStore: ClockStore {
    package func passClock() throws -> PassClock? { locked { $0.rows.passClock } }

    package func notePasses(by clock: PassClock) throws { locked { $0.rows.passClock = clock } }
}
