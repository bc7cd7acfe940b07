import Campaigns
import Delivery

/// A random sequence of everything that can be done to a store, observed after every step.
///
/// What is done next follows from the seed and from what was seen: equal stores take equal walks.
final class Walk {
    static let seeds: [UInt64] = [1, 2, 3]

    /// A letter's way from one state to another.
    struct Move: Hashable, CustomStringConvertible {
        let from: LetterState
        let to: LetterState

        var description: String { "\(from) → \(to)" }

        /// Those of ``LetterMove/all`` between different states.
        static let all: Set<Move> = Set(
            LetterMove.all.filter { $0.from != $0.to }.map { Move(from: $0.from, to: $0.to) }
        )
    }

    /// What a walk met.
    struct Tale {
        var moves: Set<Move> = []
        /// What was done, and all letters afterwards.
        var steps: [Step] = []
    }

    struct Step: Equatable {
        let act: String
        let result: String
        let letters: [OutboxRow]
    }

    let scene: Scene
    var dice: Dice
    var now = Instant.morning
    var written = 0
    /// Claims that were made, the older ones perhaps taken over meanwhile.
    var claims: [(worker: Worker, letters: [OutboxLetter])] = []
    /// What must come next; nil: anything.
    var next: Act?
    private var tale = Tale()
    private var states: [Int64: LetterState] = [:]

    init(_ scene: Scene, seed: UInt64) {
        self.scene = scene
        dice = Dice(seed: seed)
    }

    func run(steps: Int) throws -> Tale {
        for _ in 0..<steps {
            let act = next ?? Act.allCases[dice.roll(Act.allCases.count)]
            next = nil
            let result = try take(act)
            try observe("\(act) at \(now)", result)
        }
        return tale
    }

    private func observe(_ act: String, _ result: String) throws {
        let rows = try scene.store.outbox(of: nil, state: nil)
        for row in rows {
            defer { states[row.id] = row.state }
            guard let old = states[row.id], old != row.state else { continue }
            let isMove = LetterMove.exists(from: old, to: row.state)
            try check(isMove, "\(act): letter \(row.id) went from \(old) to \(row.state)")
            tale.moves.insert(Move(from: old, to: row.state))
        }
        let waiting = try scene.store.waiting(of: nil)
        let unsent = rows.count { LetterState.waiting.contains($0.state) }
        try check(waiting.unsent, is: unsent, "\(act): letters that wait")
        try check(waiting.held, is: rows.count { $0.state == .held }, "\(act): held letters")
        let ledger = try scene.store.ledger(of: nil)
        try check(ledger.allSatisfy(\.balances), "\(act): the ledger balances")
        tale.steps.append(Step(act: act, result: result, letters: rows))
    }
}

/// Numbers that follow from a seed (SplitMix64).
struct Dice {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    /// 0 or more, less than `sides`.
    mutating func roll(_ sides: Int) -> Int {
        state &+= 0x9e37_79b9_7f4a_7c15
        var word = state
        word = (word ^ (word >> 30)) &* 0xbf58_476d_1ce4_e5b9
        word = (word ^ (word >> 27)) &* 0x94d0_49bb_1331_11eb
        return Int((word ^ (word >> 31)) % UInt64(sides))
    }

    /// True once in so many times.
    mutating func isHit(in sides: Int) -> Bool { roll(sides) == 0 }
}
