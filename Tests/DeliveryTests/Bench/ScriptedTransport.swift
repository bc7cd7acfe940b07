import Delivery
import Synchronization

/// A mail server in memory that plays outcomes.
final class ScriptedTransport: Transport {
    private let state = Mutex<State>(State())

    private struct State {
        var outcomes: [Outcome] = []
        var delivered: [MailItem] = []
        var refusal: RelayFault?
        var batches: [Int] = []
        var tries = 0
        var refusesOverlap = false
    }

    /// How many letters came at a time.
    var batches: [Int] { state.withLock { $0.batches } }

    /// Played in this order, then every letter is accepted.
    func play(_ outcomes: [Outcome]) {
        state.withLock { $0.outcomes = outcomes }
    }

    /// How many letters were given to it, whatever it answered.
    var tries: Int { state.withLock { $0.tries } }

    /// Letters whose content reached the server, copies included.
    var delivered: [MailItem] { state.withLock { $0.delivered } }

    /// No line to the server opens; nil: it does again.
    func refuse(_ fault: RelayFault?) {
        state.withLock { $0.refusal = fault }
    }

    func open() async throws(RelayFault) {
        if let refusal = state.withLock({ $0.refusal }) { throw refusal }
    }

    func deliver(
        _ letters: [MailItem],
        concluded: @Sendable (Int, Outcome) throws -> Bool
    ) async throws {
        state.withLock { $0.batches.append(letters.count) }
        for (index, letter) in letters.enumerated() {
            let outcome = state.withLock { state in
                state.tries += 1
                let outcome =
                    state.outcomes.isEmpty
                    ? Outcome.accepted(Reply(code: 250, enhanced: nil, text: "Ok"))
                    : state.outcomes.removeFirst()
                switch outcome {
                case .accepted, .ambiguous, .rejected(.content, _): state.delivered.append(letter)
                default: break
                }
                return outcome
            }
            guard try concluded(index, outcome) else { return }
        }
    }

    /// The server does not bear announced letters.
    func refuseOverlap() { state.withLock { $0.refusesOverlap = true } }

    var hasRefusedOverlap: Bool { state.withLock { $0.refusesOverlap } }

    func close() async {}
}
