import Campaigns
import Home
import Synchronization
import Texts

/// Tells systemd that the service has started, that it works, and when the next letter is due.
///
/// Each pass is a sign of work, and each look at the clock while letters leave: a wave of an hour is no hanging
/// service, one that waits for ever is.
final class SystemdWatch: Sendable {
    private let systemd: SystemdNotifier
    private let state = Mutex((isReady: false, told: Instant?.none))

    init(_ systemd: SystemdNotifier) {
        self.systemd = systemd
    }

    /// A sign of work, at most twice in the time that systemd waits for one.
    func works(at now: Instant) {
        guard let interval = systemd.watchdogInterval else { return }
        let isDue = state.withLock { state in
            let since = state.told.map { now.duration(since: $0) }
            guard since.map({ $0 < .zero || $0 >= interval / 3 }) ?? true else { return false }
            state.told = now
            return true
        }
        if isDue { systemd.notify(.watchdog) }
    }

    /// A pass has made up its mind, was made or could not be made: the service has started in any case.
    func looked(_ status: Phrase?, in language: Language) {
        let isFirst = state.withLock { state in
            defer { state.isReady = true }
            return !state.isReady
        }
        if isFirst { systemd.notify(.ready) }
        if let status { systemd.notify(.status(status(language))) }
    }

    func reloads() {
        systemd.notify(.reloading)
        state.withLock { $0.isReady = false }
    }

    func stops() { systemd.notify(.stopping) }
}
