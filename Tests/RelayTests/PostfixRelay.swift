import Foundation
import ProgramBench
import Testing

/// A real Postfix on loopback, with a queue of its own.
final class PostfixRelay {
    let port = Int.random(in: 31_000...39_000)
    private let folder = FileManager.default.temporaryDirectory
        .appendingPathComponent("dondoc-postfix-\(UUID().uuidString.prefix(8))")

    init() throws {
        let script = try #require(
            Bundle.module.url(forResource: "Fixtures/postfix", withExtension: "sh")
        )
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let result = try OtherProgram.run("/bin/bash", [script.path, folder.path, "\(port)"])
        try #require(result.code == 0)
        try waitUntilAnyoneListens(on: port)
    }

    deinit {
        try? stop()
        try? FileManager.default.removeItem(at: folder)
    }

    /// Lets the queue run empty, then stops.
    func stop() throws {
        try OtherProgram.run("/usr/sbin/postfix", ["-c", folder.path + "/etc", "stop"])
    }

    /// Where it delivers.
    var inbox: URL { folder.appendingPathComponent("mail/inbox/new") }

    /// Letters that reached the mailbox or wait in the queue.
    func received() throws -> Int {
        let delivered =
            (try? FileManager.default.contentsOfDirectory(atPath: inbox.path).count) ?? 0
        let queues = ["incoming", "active", "deferred", "maildrop"].map {
            folder.path + "/queue/" + $0
        }
        let waiting = queues.reduce(0) { count, queue in
            let names = FileManager.default.enumerator(atPath: queue)?.allObjects as? [String] ?? []
            return count + names.count { $0.split(separator: "/").last?.count ?? 0 > 5 }
        }
        return delivered + waiting
    }
}
