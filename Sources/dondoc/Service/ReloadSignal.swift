import ServiceLifecycle
import UnixSignals

/// `kill -HUP`, and `systemctl reload`: the files are read again, whether or not they look changed.
struct ReloadSignal: ServiceLifecycle.Service {
    let reload: @Sendable () async -> Void

    func run() async throws {
        await cancelWhenGracefulShutdown {
            for await _ in await UnixSignalsSequence(trapping: .sighup) { await reload() }
        }
    }
}
