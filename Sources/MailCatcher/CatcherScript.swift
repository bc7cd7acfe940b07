/// Faults to play: what the inbox does instead of answering well.
package struct CatcherScript: Sendable {
    package enum Command: String, Hashable, Sendable {
        case greeting, ehlo, mail, rcpt, data, content, rset, quit
    }

    package enum Action: Hashable, Sendable {
        /// The normal answer.
        case normal
        /// This line, as it is.
        case reply(String)
        /// No answer, ever.
        case silence
        /// The connection is closed without an answer.
        case close
        /// The letter is kept, and the connection closed before the answer is sent.
        case keepAndClose
        /// The normal answer after so many milliseconds.
        case delay(milliseconds: Int)
    }

    private var actions: [Command: [Action]] = [:]

    package init() {}

    /// Plays the actions at the first, second, … time of the command; afterwards it is answered
    /// normally.
    package mutating func play(_ actions: [Action], at command: Command) {
        self.actions[command, default: []] += actions
    }

    package mutating func next(_ command: Command) -> Action {
        guard var queue = actions[command], !queue.isEmpty else { return .normal }
        let action = queue.removeFirst()
        actions[command] = queue
        return action
    }
}
