package import Foundation
import NIOCore
import NIOPosix
import Synchronization

/// A loopback SMTP inbox: takes every letter, sends none, and can be scripted to fail.
///
/// Listens on 127.0.0.1 alone and is never reachable from outside.
package final class MailCatcher: Sendable {
    private let group: MultiThreadedEventLoopGroup
    private let channel: any Channel
    package let inbox: Maildir

    package var port: Int { channel.localAddress?.port ?? 0 }

    /// Starts to listen on a free port of 127.0.0.1.
    package init(inbox url: URL, script: CatcherScript = CatcherScript()) async throws {
        inbox = try Maildir(url: url)
        group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        let box = ScriptBox(script)
        let inbox = inbox
        channel = try await ServerBootstrap(group: group)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
            .childChannelInitializer { child in
                child.eventLoop.makeCompletedFuture {
                    try child.pipeline.syncOperations.addHandler(
                        CatcherHandler(inbox: inbox, script: box)
                    )
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
    }

    package func stop() async throws {
        try await channel.close()
        try await group.shutdownGracefully()
    }
}

/// The script that all connections of an inbox play from.
final class ScriptBox: Sendable {
    private let script: Mutex<CatcherScript>

    init(_ script: CatcherScript) {
        self.script = Mutex(script)
    }

    func next(_ command: CatcherScript.Command) -> CatcherScript.Action {
        script.withLock { $0.next(command) }
    }
}
