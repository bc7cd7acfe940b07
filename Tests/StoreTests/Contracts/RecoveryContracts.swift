import Campaigns
import Delivery

extension Scene {
    /// Letters in flight: each batch is a line's.
    func fly(_ batches: [[String]], by worker: Worker = .one) throws -> [OutboxLetter] {
        try batches.enumerated().flatMap { line, tokens in
            for token in tokens { _ = try write(token) }
            let letters = try claim(by: worker, limit: tokens.count)
            try mark(letters, by: worker.on(line: line + 1))
            return letters
        }
    }

    func recover(
        at instant: Instant = .morning,
        by worker: Worker = .two,
        dead: Set<Worker> = [.one]
    ) throws {
        try store.recover(at: instant, by: worker, dead: .only(dead))
    }
}

extension Contract {
    static let recovery: [Contract] = [
        Contract("a living worker's claim is never taken over") { scene in
            let flying = try scene.fly([["a"]])[0].id
            let claimed = try scene.write("b")
            _ = try scene.claim()
            let lease = scene.request().lease
            for dead in [[], [Worker.two], [Worker(process: 1, boot: "another")]] as [Set<Worker>] {
                try scene.recover(at: lease, dead: dead)
            }
            try scene.expect(flying, is: .inFlight)
            try scene.expect(claimed, is: .claimed)
        },
        Contract("a claim is taken over once its lease is over") { scene in
            let flying = try scene.fly([["a"]])[0].id
            let claimed = try scene.write("b")
            _ = try scene.claim()
            try scene.recover(at: scene.request().lease.adding(.milliseconds(1)), dead: [])
            try scene.expect(flying, is: .pending)
            try check(try scene.row(flying).reason?.code, is: .ambiguous, "it may have left")
            try scene.expect(claimed, is: .pending)
            try check(try scene.row(claimed).reason, is: nil, "it has not left")
        },
        Contract("a dead process's claims are taken over, whichever line had them") { scene in
            let letters = try scene.fly([["a"], ["b"]])
            let other = try scene.fly([["c"]], by: Worker(process: 3, boot: "boot"))[0]
            try scene.recover()
            for letter in letters { try scene.expect(letter.id, is: .pending) }
            try scene.expect(other.id, is: .inFlight, "the living worker's")
        },
        Contract("where nobody else can deliver every claim is taken over") { scene in
            let letter = try scene.fly([["a"]], by: Worker(process: 3, boot: "boot"))[0]
            try scene.store.recover(at: .morning, by: .two, dead: .everyClaimant)
            try scene.expect(letter.id, is: .pending)
        },
        Contract("what a dead worker had accepted is sent, at the attempt's end") { scene in
            let letter = try scene.fly([["a"]])[0]
            let ended = Instant.morning.adding(.seconds(7))
            try scene.record(letter, .accepted(.taken), .sent, at: ended)
            try scene.recover(at: .morning.adding(days: 1))
            try check(try scene.row(letter.id).state, is: .sent, "state")
            try check(try scene.row(letter.id).sent, is: ended, "when")
        },
        Contract("of letters in flight over one line only the first can have left") { scene in
            let letters = try scene.fly([["a", "b", "c"], ["e", "f"]])
            try scene.record(letters[0], .accepted(.taken), .sent)
            try scene.recover()
            let rows = try letters.map { try scene.row($0.id) }
            try check(
                rows.map(\.state),
                is: [.sent, .pending, .pending, .pending, .pending],
                "states"
            )
            let doubts = rows.map { $0.reason?.code == .ambiguous }
            try check(doubts, is: [false, true, false, true, false], "in doubt")
            try check(rows.map(\.attempts), is: [1, 1, 0, 1, 0], "attempts")
            let noted = try scene.store.attempts(of: letters[1].id)
            try check(noted.map(\.reply), is: [ClaimTakeover.note], "noted")
            try check(noted.map(\.end), is: [.ambiguous], "as ambiguous")
        },
        Contract("after a loss of power each letter in flight can have left") { scene in
            let letters = try scene.fly([["a", "b"]])
            try scene.recover(by: Worker(process: 2, boot: "later"))
            let doubts = try letters.map { try scene.row($0.id).reason?.code == .ambiguous }
            try check(doubts, is: [true, true], "in doubt")
        },
        Contract("a letter that must not be sent twice stays unclear after its worker's death") {
            scene in
            let id = try scene.write("a") { $0.resends = false }
            try scene.mark(try scene.claim())
            try scene.recover()
            try scene.expect(id, is: .ambiguous)
        },
        Contract("a letter over which three workers died is set aside") { scene in
            let id = try scene.write("a")
            for death in 1...ClaimTakeover.mostDeaths {
                let worker = Worker(process: Int32(death + 10), boot: "boot")
                try scene.mark(try scene.claim(by: worker), by: worker)
                try scene.recover(dead: [worker])
                let isLast = death == ClaimTakeover.mostDeaths
                try scene.expect(id, is: isLast ? .quarantined : .pending, "death \(death)")
            }
            try check(try scene.claim().isEmpty, "nobody touches it")
            _ = try scene.store.retry(LetterSelection(ids: [id]), at: .morning)
            try scene.expect(id, is: .pending, "once a person has looked")
        },
        Contract("a letter that was set aside is ended by a person, and may have arrived") {
            scene in
            let id = try scene.write("a")
            for death in 1...ClaimTakeover.mostDeaths {
                let worker = Worker(process: Int32(death + 10), boot: "boot")
                try scene.mark(try scene.claim(by: worker), by: worker)
                try scene.recover(dead: [worker])
            }
            let ended = try scene.store.cancel(LetterSelection(ids: [id]), at: .morning)
            try check(ended.map(\.state), is: [.ambiguous], "ended")
            try check(try scene.store.waiting(of: nil) == (0, 0), "nothing waits")
        },
        Contract("a letter that a dead worker had claimed but not marked has not left") { scene in
            let id = try scene.write("a")
            _ = try scene.claim()
            try scene.recover()
            try check(try scene.row(id).state, is: .pending, "state")
            try check(try scene.row(id).attempts, is: 0, "attempts")
            try check(try scene.claimOne(by: .two).isResend, is: false, "no resend")
        },
        Contract("where nobody has letters in hand there is nothing to take over") { scene in
            let id = try scene.write("a")
            try scene.store.recover(at: .distantFuture, by: .two, dead: .everyClaimant)
            try scene.expect(id, is: .pending)
        },
    ]
}
