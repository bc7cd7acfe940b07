import Campaigns
import Delivery
import Foundation
import Mail
import Synchronization

/// A letter that reached the server.
struct SoakLetter: Sendable {
    let id: Int64
    let recipientKey: String
    let said: [OutboxOccurrence]
    let subject: String
    let text: String
    /// By the true clock.
    let at: Instant
    /// Times that the database was put back from a copy before.
    let restores: Int

    var keys: Set<OccurrenceKey> { Set(said.map(\.key)) }
    var schedules: Set<ScheduleID> { Set(said.map(\.schedule)) }
    /// As the outbox of its time knows it.
    var name: SoakDoubt { SoakDoubt(letter: id, restores: restores) }

    /// Whether both speak of one unit's one milestone.
    func isAboutSame(as other: SoakLetter) -> Bool {
        let about = said.map { [$0.unit?.text, $0.milestone?.text] }
        return other.said.contains { about.contains([$0.unit?.text, $0.milestone?.text]) }
    }

    /// To the operator, about the service itself.
    var isNotice: Bool { said.isEmpty }
}

/// The mail server, which remembers what reached it.
final class SoakMail: Transport {
    private let machine: SoakMachine
    private let gate: SoakGate
    private let state = Mutex(State())

    private struct State {
        var letters: [SoakLetter] = []
        var absences = 0
        var losesAnswers = 0
        var lost: [SoakDoubt: Int] = [:]
        var look: (@Sendable (Int64) throws -> LetterDetails?)?
        var restores = 0
    }

    init(_ machine: SoakMachine, _ gate: SoakGate) {
        self.machine = machine
        self.gate = gate
    }

    var letters: [SoakLetter] { state.withLock { $0.letters } }
    /// Letters that were taken without an answer.
    var lost: [SoakDoubt: Int] { state.withLock { $0.lost } }

    func goAway() { state.withLock { $0.absences += 1 } }
    func comeBack() { state.withLock { $0.absences -= 1 } }
    /// The next answer is lost.
    func loseAnswer() { state.withLock { $0.losesAnswers += 1 } }

    /// Where what a letter says is looked up.
    func look(restores: Int, _ look: (@Sendable (Int64) throws -> LetterDetails?)?) {
        state.withLock { ($0.look, $0.restores) = (look, restores) }
    }

    private var isAway: Bool { state.withLock { $0.absences > 0 } }
    private static let away = RelayFault(.connection, "Failed to connect to 127.0.0.1 port 25")

    func open() async throws(RelayFault) {
        if isAway { throw Self.away }
    }

    func deliver(
        _ letters: [MailItem],
        concluded: @Sendable (Int, Outcome) throws -> Bool
    ) async throws {
        for (index, item) in letters.enumerated() {
            if gate.isDead { throw SoakGate.Death() }
            guard !isAway else {
                _ = try concluded(index, .relayFault(Self.away))
                return
            }
            try receive(item)
            machine.pass(.milliseconds(300))
            let isLost = state.withLock { state in
                guard state.losesAnswers > 0 else { return false }
                state.losesAnswers -= 1
                let doubt = SoakDoubt(letter: item.id, restores: state.restores)
                state.lost[doubt, default: 0] += 1
                return true
            }
            let outcome: Outcome =
                isLost
                ? .ambiguous("connection reset")
                : .accepted(Reply(code: 250, enhanced: "2.0.0", text: "Ok"))
            guard try concluded(index, outcome) else { return }
        }
    }

    private func receive(_ item: MailItem) throws {
        guard let letter = try state.withLock({ $0.look })?(item.id) else {
            throw StoreError.other("the letter \(item.id) is in no outbox")
        }
        let received = SoakLetter(
            id: item.id,
            recipientKey: letter.recipientKey,
            said: letter.occurrences,
            subject: letter.row.subject,
            text: StoredMessage(item.bytes).text ?? "",
            at: machine.now,
            restores: state.withLock { $0.restores }
        )
        state.withLock { $0.letters.append(received) }
    }

    func close() async {}
}
