import Foundation
import Testing

/// A server of another make, started by a test and stopped with it, on loopback.
final class Server {
    private let process = Process()
    private let input = Pipe()
    private let output = Pipe()
    private(set) var port = 0

    /// Starts a program that prints its port on its first line and ends with its standard input.
    init(_ path: String, _ arguments: [String]) throws {
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        port = try #require(Int(try hear()))
    }

    /// The next line that the server prints; empty once it has ended.
    func hear() throws -> String {
        var line = ""
        while !line.hasSuffix("\n") {
            guard let byte = try output.fileHandleForReading.read(upToCount: 1), !byte.isEmpty
            else {
                break
            }
            line += String(decoding: byte, as: UTF8.self)
        }
        return line.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    func say(_ line: String) throws {
        try input.fileHandleForWriting.write(contentsOf: Data((line + "\n").utf8))
    }

    deinit {
        try? input.fileHandleForWriting.close()
        // SIGTERM may be blocked in what a test process starts.
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    /// aiosmtpd with the options of `Fixtures/relay.py`.
    static func relay(_ arguments: [String]) throws -> Server {
        let script = try #require(
            Bundle.module.url(forResource: "Fixtures/relay", withExtension: "py")
        )
        return try Server("/usr/bin/python3", [script.path] + arguments)
    }
}

/// Postfix's test server, which keeps every letter in a file of its own.
final class Sink {
    private let process = Process()
    let folder: URL
    let port: Int

    /// `flags`: the faults to play.
    init(in folder: URL, flags: [String] = []) throws {
        self.folder = folder
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        port = Int.random(in: 20_000...30_000)
        process.executableURL = URL(fileURLWithPath: "/usr/sbin/smtp-sink")
        var arguments = flags + ["-d", folder.path + "/%H%M.", "127.0.0.1:\(port)", "100"]
        if getuid() == 0 {
            // As root it wants another user, who must be able to write the letters.
            try FileManager.default.setAttributes(
                [.posixPermissions: 0o777],
                ofItemAtPath: folder.path
            )
            arguments = ["-u", "nobody"] + arguments
        }
        process.arguments = arguments
        try process.run()
        try waitUntilAnyoneListens(on: port)
    }

    deinit {
        // SIGTERM may be blocked in what a test process starts.
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    var count: Int {
        (try? FileManager.default.contentsOfDirectory(atPath: folder.path).count) ?? 0
    }
}

/// Programs that say nothing when they listen are asked until they do.
func waitUntilAnyoneListens(on port: Int) throws {
    for _ in 0..<100 {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = unsafe inet_addr("127.0.0.1")
        let result = unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        if result == 0 { return }
        // Nothing tells when another program begins to listen.
        usleep(50_000)
    }
    throw POSIXError(.ETIMEDOUT)
}
