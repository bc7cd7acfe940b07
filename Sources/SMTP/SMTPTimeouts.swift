/// How long to wait for each answer; RFC 5321 §4.5.3.2 gives the defaults.
package struct SMTPTimeouts: Sendable {
    /// Name look-up, TCP and TLS.
    package var connect = Duration.seconds(60)
    /// The greeting, each answer of the login, MAIL and RCPT.
    package var command = Duration.seconds(300)
    /// DATA.
    package var data = Duration.seconds(120)
    /// Each block of content.
    package var block = Duration.seconds(180)
    /// The answer to the final dot.
    package var final = Duration.seconds(600)
    /// The answer to QUIT.
    package var quit = Duration.seconds(2)
    /// What a letter whose content has started is still given once the task is cancelled.
    package var grace = Duration.seconds(30)

    package init() {}
}

/// When a connection is given up for a new one.
package struct ConnectionLimits: Sendable {
    /// Unused for so long.
    package var idle = Duration.seconds(30)
    package var life = Duration.seconds(300)
    package var letters = 100

    package init() {}
}

extension Duration {
    var milliseconds: Int {
        let (seconds, attoseconds) = components
        return Int(clamping: seconds) * 1000 + Int(attoseconds / 1_000_000_000_000_000)
    }
}
