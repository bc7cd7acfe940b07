import Glibc
import NIOCore
import NIOHTTP1
import NIOPosix
import ServiceLifecycle
import Synchronization

/// Answers `GET /metrics` on a port of 127.0.0.1, to this machine alone.
///
/// A port that another program has is complained of once and tried again each minute: the service goes on. Returns
/// after a graceful shutdown.
package struct MetricsPort: Service {
    private let port: Int
    private let patience: Duration
    private let text: @Sendable () -> String
    private let complain: @Sendable (_ words: String) -> Void
    private let opened: @Sendable (_ port: Int) -> Void

    /// A port that is open while it runs.
    ///
    /// `port`: 0 for any free one. `patience`: how long a connection may last. `text`: the numbers as they are now. `opened`: is told the port once it answers.
    package init(
        port: Int,
        patience: Duration = .seconds(10),
        text: @escaping @Sendable () -> String,
        complain: @escaping @Sendable (_ words: String) -> Void,
        opened: @escaping @Sendable (_ port: Int) -> Void = { _ in }
    ) {
        self.port = port
        self.patience = patience
        self.text = text
        self.complain = complain
        self.opened = opened
    }

    package func run() async throws {
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        try? await cancelWhenGracefulShutdown {
            var hasComplained = false
            while !Task.isCancelled {
                do {
                    let channel = try await listen(on: group)
                    opened(channel.localAddress?.port ?? port)
                    await wait()
                    try? await channel.close()
                } catch {
                    let words = (error as? IOError).map {
                        unsafe String(cString: strerror($0.errnoCode))
                    }
                    if !hasComplained { complain(words ?? String(describing: error)) }
                    hasComplained = true
                    // Another program has the port: it may let go of it, and no sign would come.
                    try await Task.sleep(for: .seconds(60))
                }
            }
        }
        try await group.shutdownGracefully()
    }

    /// Until the task is cancelled.
    private func wait() async {
        // The port answers by itself; a cancelled sleep ends at once.
        while !Task.isCancelled { try? await Task.sleep(for: .seconds(3600)) }
    }

    private func listen(on group: MultiThreadedEventLoopGroup) async throws -> any Channel {
        let (text, open, longest) = (text, OpenConnections(), TimeAmount(patience))
        return try await ServerBootstrap(group: group)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { child in
                guard open.enter() else { return child.close() }
                child.closeFuture.whenComplete { _ in open.leave() }
                // Whoever has not asked by then is let go.
                child.eventLoop.scheduleTask(in: longest) { child.close(promise: nil) }
                return child.eventLoop.makeCompletedFuture {
                    let pipeline = child.pipeline.syncOperations
                    try pipeline.configureHTTPServerPipeline(withErrorHandling: true)
                    try pipeline.addHandler(MetricsHandler(text: text))
                }
            }
            .bind(host: "127.0.0.1", port: port).get()
    }
}

/// Counts the connections to the port: more than a few are of no use to anybody.
private final class OpenConnections: Sendable {
    private let count = Mutex(0)

    /// False where there are too many.
    func enter() -> Bool {
        count.withLock { count in
            guard count < 16 else { return false }
            count += 1
            return true
        }
    }

    func leave() { count.withLock { $0 -= 1 } }
}
