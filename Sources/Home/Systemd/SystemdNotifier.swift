import Foundation
import Glibc

/// Tells systemd how the service is, by its protocol `sd_notify(3)`: a datagram of lines `KEY=value`.
///
/// ```swift
/// let systemd = SystemdNotifier(environment: ProcessInfo.processInfo.environment)
/// systemd.notify(.ready, .status("next letter at 08:00"))
/// ```
///
/// Where `NOTIFY_SOCKET` is not set, nobody wants to know, and nothing is done. A datagram that cannot
/// be sent is no reason to stop: ``notify(_:)`` answers false and the service goes on.
package struct SystemdNotifier: Sendable {
    /// What can be told.
    package enum State: Hashable, Sendable {
        /// The service has started, or has read its settings anew.
        case ready
        /// It reads its settings anew; ``ready`` must follow.
        case reloading
        /// It ends because it was told to.
        case stopping
        /// It works; to be told at least twice in ``SystemdNotifier/watchdogInterval``.
        case watchdog
        /// One line for people, as `systemctl status` shows it.
        case status(String)
    }

    /// Where datagrams go: `/run/systemd/notify`, or `@name` of an abstract socket; nil for nowhere.
    private let address: String?
    /// After how long without ``State/watchdog`` systemd ends the service; nil where it does not watch.
    package let watchdogInterval: Duration?

    /// Reads where to speak, and whether systemd watches.
    ///
    /// `environment`: what systemd sets: `NOTIFY_SOCKET`, `WATCHDOG_USEC`, `WATCHDOG_PID`.
    /// `process`: who this is; a watchdog meant for another process is not ours.
    package init(
        environment: [String: String],
        process: Int32 = ProcessInfo.processInfo.processIdentifier
    ) {
        let socket = environment["NOTIFY_SOCKET"] ?? ""
        let isUsable = socket.count > 1 && (socket.hasPrefix("/") || socket.hasPrefix("@"))
        address = isUsable ? socket : nil
        let watched = environment["WATCHDOG_PID"].map { $0 == String(process) } ?? true
        let interval = environment["WATCHDOG_USEC"].flatMap(Int64.init) ?? 0
        watchdogInterval = isUsable && watched && interval > 0 ? .microseconds(interval) : nil
    }

    /// Somebody listens.
    package var isListening: Bool { address != nil }

    /// Tells all of it in one datagram; false where nobody listens or it could not be sent.
    @discardableResult
    package func notify(_ states: State...) -> Bool {
        guard let address, !states.isEmpty else { return false }
        let text = states.map(Self.line).joined(separator: "\n")
        return Self.send(Array(text.utf8), to: address)
    }

    private static func line(_ state: State) -> String {
        switch state {
        case .ready: "READY=1"
        case .reloading: "RELOADING=1"
        case .stopping: "STOPPING=1"
        case .watchdog: "WATCHDOG=1"
        case .status(let text): "STATUS=" + oneLine(text)
        }
    }

    /// A line end would begin another message, and systemd reads no more than 4096 octets.
    private static func oneLine(_ text: String) -> String {
        let blank = text.unicodeScalars.map { scalar in
            scalar.properties.generalCategory == .control || scalar == "\u{2028}"
                ? " " : Character(scalar)
        }
        return String(String(blank).prefix(500))
    }

    private static func send(_ message: [UInt8], to address: String) -> Bool {
        var name = sockaddr_un()
        name.sun_family = sa_family_t(AF_UNIX)
        let isAbstract = address.hasPrefix("@")
        // An abstract name begins with a NUL and has no end but its length.
        let path = isAbstract ? [0] + Array(address.utf8.dropFirst()) : Array(address.utf8) + [0]
        let start = MemoryLayout.offset(of: \sockaddr_un.sun_path) ?? 2
        let fits = unsafe withUnsafeMutableBytes(of: &name) { bytes in
            guard start + path.count <= bytes.count else { return false }
            unsafe bytes[start..<start + path.count].copyBytes(from: path)
            return true
        }
        guard fits else { return false }
        let descriptor = socket(
            AF_UNIX,
            Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue),
            0
        )
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        let length = socklen_t(start + path.count)
        let sent = unsafe withUnsafePointer(to: &name) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { socketAddress in
                unsafe sendto(
                    descriptor,
                    message,
                    message.count,
                    Int32(MSG_NOSIGNAL),
                    socketAddress,
                    length
                )
            }
        }
        return sent == message.count
    }
}
