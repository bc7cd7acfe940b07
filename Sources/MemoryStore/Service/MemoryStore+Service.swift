package import Campaigns
package import Delivery

extension MemoryStore: ServiceDesk {
    package func heartbeat() throws -> Heartbeat? { locked { $0.heartbeat } }

    package func note(_ heartbeat: Heartbeat) throws { locked { $0.heartbeat = heartbeat } }

    package func lastLetter() throws -> Instant? {
        locked { state in
            state.rows.letters.filter { $0.state == .sent && $0.ahead == nil }.compactMap(\.ended)
                .max()
        }
    }

    package func clockWatch() throws -> ClockWatch? { locked { $0.clockWatch } }

    package func note(_ watch: ClockWatch) throws { locked { $0.clockWatch = watch } }

    package func keptTemplates() throws -> [String: String] { locked { $0.keptTemplates } }

    package func keepTemplates(_ files: [String: String]) throws {
        locked { $0.keptTemplates = files }
    }
}
