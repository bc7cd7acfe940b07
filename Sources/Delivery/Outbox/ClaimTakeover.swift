/// Sorts the letters that dead workers had in hand, in the order in which they were to leave.
package struct ClaimTakeover {
    /// Workers that may die over one letter before a person must look.
    package static let mostDeaths = 3
    /// What the attempt of a dead worker is noted with.
    package static let note = "interrupted"

    private let worker: Worker
    private var seen: Set<String> = []
    /// May have left: ambiguous.
    package private(set) var interrupted: [Int64] = []
    /// Cannot have left: they wait again.
    package private(set) var untouched: [Int64] = []

    /// `worker`: who takes over.
    package init(by worker: Worker) {
        self.worker = worker
    }

    /// Of the letters in flight over one line only the first without a result can have left, unless a
    /// loss of power took results along: then each of them can.
    package mutating func take(_ letter: Int64, _ state: LetterState, owner: String) {
        guard state == .inFlight else { return untouched.append(letter) }
        let isFirst = seen.insert(owner).inserted
        let mayHaveLeft = isFirst || !worker.shares(bootOf: Worker(text: owner))
        if mayHaveLeft { interrupted.append(letter) } else { untouched.append(letter) }
    }
}
