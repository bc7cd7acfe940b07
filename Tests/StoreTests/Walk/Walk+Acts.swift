import Campaigns
import Delivery

extension Walk {
    enum Act: CaseIterable {
        case write, writeMore, wait, claim, claimToMark, mark, markLast, record, recordMore,
            finish
        case expire, recover, activate, desk, bounce, skipSome, refuse, postpone, crash, restore
    }

    /// Does it; returns what came of it in words.
    func take(_ act: Act) throws -> String {
        switch act {
        case .write, .writeMore: return try write()
        case .wait:
            now = now.adding(minutes: [1, 5, 31, 300, 1500][dice.roll(5)])
            return ""
        case .claim: return try claim()
        case .claimToMark:
            next = .markLast
            return try claim()
        case .markLast: return try mark(claims.count - 1)
        case .skipSome: return try claim(skips: true)
        case .mark: return try mark(dice.roll(claims.count + 1))
        case .record, .recordMore: return try record()
        case .refuse: return try answer(.rejected(.rcpt, .nobody), .failed)
        case .postpone: return try answer(.rejected(.rcpt, .later), .deferred)
        case .finish: return try finish()
        case .expire: return try expire()
        case .recover: return try recover()
        case .crash: return try crash()
        case .activate: return try activate()
        case .desk: return try atDesk()
        case .bounce: return try bounce()
        case .restore:
            let restoration = try scene.store.noteRestoration(at: now)
            return "\(restoration.reason) \(restoration.held) \(restoration.unseen.sorted())"
        }
    }

    private func write() throws -> String {
        written += 1
        let id = try scene.write("l\(written)") { terms in
            terms.unit = ["CCA", "CCB", "CD"][dice.roll(3)]
            terms.address = "\(terms.unit)@so.example"
            terms.priority = dice.roll(3)
            terms.resends = !dice.isHit(in: 3)
            terms.held = dice.isHit(in: 4) ? Reason(.approval) : nil
            terms.notBefore = now.adding(minutes: dice.roll(10))
            terms.due = terms.notBefore
            terms.expires = now.adding(minutes: [20, 600, 6000][dice.roll(3)])
            if dice.isHit(in: 3) { terms.merged = [(.day, "m2")] }
            if dice.isHit(in: 4) { (terms.ruleKey, terms.line) = ("-P1D", 2) }
        }
        return "\(id)"
    }

    private func claim(skips: Bool = false) throws -> String {
        let worker = Worker(
            process: Int32(1 + dice.roll(3)),
            boot: dice.isHit(in: 6) ? "old" : "boot",
            line: dice.roll(3)
        )
        let letters = try scene.claim(at: now, by: worker, limit: 1 + dice.roll(5)) {
            [self] letter in
            skips || dice.isHit(in: 8) ? judgement(of: letter) : .send
        }
        if !letters.isEmpty { claims.append((worker, letters)) }
        return letters.map { "\($0.id):\($0.fence):\($0.attempts)" }.joined(separator: " ")
    }

    private func judgement(of letter: OutboxLetter) -> Judgement {
        switch dice.roll(6) {
        case 0: return .wait(until: now.adding(minutes: 7))
        case 1: return .hold(Reason(.notJudged, "x"))
        case 2: return .skip(Reason(.submitted))
        case 3: return .skip(Reason(.unitLeft))
        case 4 where !letter.isResend:
            var terms = LetterTerms()
            terms.notBefore = now
            let isCut = letter.occurrences.count > 1 && dice.isHit(in: 2)
            return .revise(
                terms.draft("\(letter.token)'"),
                dropping: isCut ? [letter.occurrences[0].key: Reason(.submitted)] : [:]
            )
        default: return .send
        }
    }

    private func mark(_ place: Int) throws -> String {
        guard claims.indices.contains(place) else { return "" }
        let claim = claims[place]
        let marked = try scene.store.markInFlight(claim.letters, by: claim.worker)
        return marked.map { "\($0.id)" }.joined(separator: " ")
    }

    private func record() throws -> String {
        guard let claim = someClaim, let letter = claim.letters.randomElement(&dice) else {
            return ""
        }
        // A worker records only what it marked, though by then the claim may be another's.
        let noted = try scene.store.letter(letter.id)
        guard let row = noted?.row, row.state != .claimed else { return "" }
        let ends: [(Outcome, Verdict)] = [
            (.accepted(.taken), .sent), (.accepted(.taken), .sent),
            (.rejected(.rcpt, .later), .deferred), (.rejected(.rcpt, .later), .deferred),
            (.rejected(.rcpt, .nobody), .failed),
            (.ambiguous("mất"), .ambiguous), (.relayFault(RelayFault(.tls, "x")), .returned),
            (.notSent("đứt"), .deferred),
        ]
        let (outcome, verdict) = ends[dice.roll(ends.count)]
        let next = now.adding(minutes: [3, 5000][dice.roll(2)])
        try scene.record(letter, outcome, verdict, at: now, next: next)
        return "\(letter.id) \(verdict) \(try scene.store.attempts(of: letter.id).count)"
    }

    /// The server says the same of all that the last claim has in flight.
    private func answer(_ outcome: Outcome, _ verdict: Verdict) throws -> String {
        let flying = try claims.last?.letters.filter { try scene.state($0.id) == .inFlight } ?? []
        for letter in flying {
            try scene.record(letter, outcome, verdict, at: now, next: now.adding(minutes: 9))
        }
        return "\(flying.map(\.id))"
    }

    /// Mostly the last.
    private var someClaim: (worker: Worker, letters: [OutboxLetter])? {
        guard let last = claims.last else { return nil }
        return dice.isHit(in: 3) ? claims[dice.roll(claims.count)] : last
    }

    private func finish() throws -> String {
        guard let claim = someClaim else { return "" }
        try scene.store.finish(claim.letters)
        return "\(claim.letters.map(\.fence))"
    }

    private func expire() throws -> String {
        try scene.store.expire(at: now) { _ in
            { letter in
                letter.id.isMultiple(of: 3)
                    ? .skip(Reason(letter.id.isMultiple(of: 2) ? .submitted : .unitLeft)) : .send
            }
        }
        return ""
    }

    private func recover() throws -> String {
        let dead = Worker(
            process: Int32(1 + dice.roll(3)),
            boot: dice.isHit(in: 3) ? "old" : "boot"
        )
        let taker = Worker(process: 9, boot: "boot")
        let isAlone = dice.isHit(in: 3)
        try scene.store.recover(
            at: now,
            by: taker,
            dead: isAlone ? .everyClaimant : .only([dead])
        )
        return "\(isAlone) \(dead.text)"
    }

    /// Whoever claimed last dies, in the middle of it; the next claims, mostly the same letters.
    private func crash() throws -> String {
        guard let claim = claims.last else { return "" }
        next = .claimToMark
        try scene.store.recover(
            at: now,
            by: Worker(process: 9, boot: "boot"),
            dead: .only([claim.worker.on(line: 0)])
        )
        return claim.worker.text
    }

    /// Mostly what is there; sometimes without a rule, which comes back with the next.
    private func activate() throws -> String {
        let isWhole = !dice.isHit(in: 3)
        let campaign = Campaign.sample.changed { campaign in
            if !isWhole { campaign.schedules[0].rules.remove(at: dice.roll(2)) }
        }
        return "\(try scene.store.activate(campaign, texts: [:], at: now))"
    }

    private func atDesk() throws -> String {
        let rows = try scene.store.outbox(of: nil, state: nil)
        let ids = (0..<6).compactMap { _ in rows.randomElement(&dice)?.id }
        switch dice.roll(6) {
        case 0: return "hold \(try scene.store.hold(LetterSelection(ids: ids)))"
        case 1: return "release \(try scene.store.release(LetterSelection(ids: ids)))"
        case 2:
            // Few letters are set aside: whoever ends some ends one of those.
            let ids = ids + rows.filter { $0.state == .quarantined }.prefix(1).map(\.id)
            return "cancel \(try scene.store.cancel(LetterSelection(ids: ids), at: now))"
        case 3: return "release \(try scene.store.release(LetterSelection(campaign: "d")))"
        default: return "retry \(try scene.store.retry(LetterSelection(ids: ids), at: now))"
        }
    }

    private func bounce() throws -> String {
        let rows = try scene.store.outbox(of: nil, state: nil)
        guard
            let row = rows.filter({ $0.state == .sent || $0.state == .ambiguous })
                .randomElement(&dice)
        else { return "" }
        let noted = try scene.bounce(row.id, to: row.recipient, report: "\(dice.roll(4))", at: now)
        return "\(noted.map(\.isKnown))"
    }
}

extension Array {
    fileprivate func randomElement(_ dice: inout Dice) -> Element? {
        isEmpty ? nil : self[dice.roll(count)]
    }
}
