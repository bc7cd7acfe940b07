import Campaigns
import Delivery
import Foundation

extension Contract {
    static let claims: [Contract] = [
        Contract("the most urgent letters come first") { scene in
            for (token, priority, minutes) in [("a", 2, 5), ("b", 2, 0), ("c", 1, 9), ("d", 2, 0)] {
                _ = try scene.write(token) { terms in
                    terms.priority = priority
                    terms.notBefore = .morning.adding(minutes: minutes)
                }
            }
            let claimed = try scene.claim(at: .morning.adding(days: 1))
            try check(claimed.map(\.token), is: ["c", "b", "d", "a"], "order")
        },
        Contract("a letter leaves neither before its time nor after it") { scene in
            _ = try scene.write("a")
            let later = try scene.write("b") { $0.notBefore = .morning.adding(minutes: 1) }
            _ = try scene.write("c") { $0.expires = .morning }
            let past = try scene.write("d") { $0.expires = .morning.adding(.seconds(-1)) }
            let claimed = try scene.claim()
            try check(claimed.map(\.token), is: ["a", "c"], "letters in time")
            try scene.expect(later, is: .pending)
            try scene.expect(past, is: .pending)
            try check(
                try scene.claim(at: .morning.adding(minutes: 1)).map(\.id),
                is: [later],
                "later"
            )
        },
        Contract("a worker gets letters of the server and the campaigns that it asks for") {
            scene in
            _ = try scene.store.activate(.other, texts: [:], at: .start)
            _ = try scene.write("a") { $0.server = "khac" }
            _ = try scene.write("b") { $0.campaign = "e" }
            _ = try scene.write("c")
            func tokens(_ server: MailServerID, _ campaigns: Set<CampaignID>) throws -> [String] {
                let request = scene.request(server: server, campaigns: campaigns)
                return try scene.store.claim(request) { _ in { _ in .send } }.map(\.token)
            }
            try check(try tokens("may", []), is: [], "of no campaign")
            try check(try tokens("may", ["d"]), is: ["c"], "of one campaign")
            try check(try tokens("may", ["d", "e"]), is: ["b"], "of both")
            try check(try tokens("khac", ["d"]), is: ["a"], "of the other server")
        },
        Contract("a worker gets no more letters than it asks for") { scene in
            for number in 0..<5 { _ = try scene.write("\(number)") }
            try check(try scene.claim(limit: 2).map(\.token), is: ["0", "1"], "the first")
            try check(try scene.claim(limit: 2).map(\.token), is: ["2", "3"], "the next")
            try check(try scene.claim(limit: 2).map(\.token), is: ["4"], "the last")
            try check(try scene.claim(limit: 2).isEmpty, "none is left")
        },
        Contract("a claimed letter comes with everything that sending it takes") { scene in
            let id = try scene.write("a") { terms in
                terms.merged = [(.day, "m2")]
                (terms.role, terms.address) = (.head, "cca-ld@so.example")
            }
            let letter = try scene.claimOne()
            try check(letter.id, is: id, "id")
            try check(letter.campaign, is: "d", "campaign")
            try check(letter.schedule, is: "nhac", "block")
            try check(letter.token, is: "a", "token")
            try check(letter.recipientKey, is: "unit:CCA/head", "recipient")
            try check(letter.sender.addrSpec, is: "tccb@so.example", "sender")
            try check(letter.address.addrSpec, is: "cca-ld@so.example", "address")
            try check(letter.bytes, is: Data("thư a".utf8), "bytes")
            try check(letter.attempts, is: 0, "attempts")
            try check(letter.expires, is: .at("2021-03-31T17:00"), "expiry")
            try check(letter.written, is: .morning, "when it is meant to be read")
            try check(!letter.isResend && letter.resendsWhenAmbiguous, "resends")
            var terms = LetterTerms()
            (terms.merged, terms.role) = ([(.day, "m2")], .head)
            terms.address = "cca-ld@so.example"
            let wanted = terms.entries("a").map { entry in
                OutboxOccurrence(
                    key: entry.key,
                    schedule: entry.schedule,
                    line: entry.line,
                    ruleKey: entry.ruleKey,
                    milestone: entry.milestone,
                    deadline: entry.deadline,
                    unit: entry.unit,
                    slot: entry.slot,
                    nominal: entry.nominal,
                    actual: entry.actual,
                    due: entry.due
                )
            }
            try check(letter.occurrences, is: wanted, "occurrences")
            try scene.expect(id, is: .claimed)
        },
        Contract("every claim has a number of its own, higher than the last") { scene in
            for number in 0..<4 { _ = try scene.write("\(number)") }
            let first = try scene.claim(limit: 2)
            try check(Set(first.map(\.fence)).count, is: 1, "numbers in one claim")
            try scene.store.finish(first)
            let second = try scene.claim(limit: 2)
            try check(second.map(\.id), is: first.map(\.id), "the same letters again")
            try check(second[0].fence > first[0].fence, "a higher number")
        },
        Contract("a letter that must not be sent twice is claimed alone") { scene in
            for (token, resends) in [
                ("a", true), ("b", true), ("c", false), ("d", false), ("e", true),
            ] {
                _ = try scene.write(token) { $0.resends = resends }
            }
            var batches: [[String]] = []
            for _ in 0..<4 { batches.append(try scene.claim().map(\.token)) }
            try check(batches, is: [["a", "b"], ["c"], ["d"], ["e"]], "batches")
        },
        Contract("a letter that may have arrived is claimed alone, with the same bytes") { scene in
            _ = try scene.write("a")
            try scene.loseAnswer()
            _ = try scene.write("b") { $0.priority = 1 }
            let batches = try (scene.claim(), scene.claim())
            try check(batches.0.map(\.token), is: ["b"], "another before it")
            try check(batches.1.map(\.token), is: ["a"], "then it alone")
            try check(batches.1[0].isResend, "it is a resend")
            try check(batches.1[0].bytes, is: Data("thư a".utf8), "bytes")
        },
        Contract("an address that is dead is not written to") { scene in
            for number in 0..<2 {
                _ = try scene.write("\(number)")
                try scene.refuse()
            }
            let dead = try scene.write("a")
            let other = try scene.write("b") { $0.address = "ccb@so.example" }
            let reason = Reason(.deadAddress, "550 5.1.1 No such user")
            var told: [Int64: Reason] = [:]
            let claimed = try scene.store.claim(
                scene.request(),
                judge: { _ in { _ in .send } },
                failed: { told[$0.id] = $1 }
            )
            try check(claimed.map(\.id), is: [other], "claimed")
            try check(told, is: [dead: reason], "told of the one that failed")
            try scene.expect(dead, is: .failed)
            try check(try scene.row(dead).reason, is: reason, "reason")
        },
        Contract("when the next letter may leave is known") { scene in
            let store = scene.store
            func next(_ server: MailServerID = "may", _ campaigns: Set<CampaignID> = ["d"]) throws
                -> Instant?
            {
                try store.nextSendable(by: server, of: campaigns)
            }
            try check(try next(), is: nil, "without letters")
            _ = try scene.write("a") { ($0.notBefore, $0.priority) = (.morning.adding(days: 1), 1) }
            _ = try scene.write("b") { $0.notBefore = .morning.adding(minutes: 9) }
            _ = try scene.write("h") { ($0.held, $0.notBefore) = (Reason(.approval), .start) }
            try check(try next(), is: .morning.adding(minutes: 9), "the earliest")
            try check(try next("khac"), is: nil, "of another server")
            try check(try next("may", ["e"]), is: nil, "of another campaign")
            try check(try next("may", []), is: nil, "of none")
            let letter = try scene.claimOne(at: .morning.adding(minutes: 9))
            try check(try next(), is: .morning.adding(days: 1), "while it is claimed")
            try scene.mark([letter])
            let later = Instant.morning.adding(minutes: 40)
            try scene.record(letter, .rejected(.content, .later), .deferred, next: later)
            try check(try next(), is: later, "once it is deferred")
        },
        Contract("when the next letter is past its expiry is known") { scene in
            let store = scene.store
            try check(try store.nextExpiry(), is: nil, "without letters")
            let (noon, evening) = (
                Instant.morning.adding(minutes: 240), Instant.morning.adding(days: 1)
            )
            let first = try scene.write("a") { $0.expires = noon }
            _ = try scene.write("b") { ($0.expires, $0.held) = (evening, Reason(.approval)) }
            guard let next = try store.nextExpiry() else { throw Broken("of the first") }
            try store.expire(at: noon) { _ in { _ in .send } }
            try scene.expect(first, is: .pending)
            try store.expire(at: next) { _ in { _ in .send } }
            try scene.expect(first, is: .expired)
            guard let last = try store.nextExpiry() else { throw Broken("of the held one") }
            try check(last > evening, "after the last instant it may leave")
            try store.expire(at: last) { _ in { _ in .send } }
            try check(try store.nextExpiry(), is: nil, "once all have ended")
        },
        Contract("letters past their expiry end as expired") { scene in
            let past = Instant.morning.adding(.seconds(-1))
            let pending = try scene.write("a") { $0.expires = past }
            let held = try scene.write("b") { ($0.expires, $0.held) = (past, Reason(.approval)) }
            let still = try scene.write("c") { $0.expires = .morning }
            var judged: [String] = []
            try scene.store.expire(at: .morning) { _ in
                { letter in
                    judged.append(letter.token)
                    return .send
                }
            }
            try check(judged.sorted(), is: ["a", "b"], "judged")
            for id in [pending, held] { try scene.expect(id, is: .expired) }
            try check(try scene.row(pending).reason, is: Reason(.expired), "reason")
            let unreleased = Reason(.approval, Instant.start.description)
            try check(try scene.row(held).reason, is: unreleased, "of what nobody released")
            try scene.expect(still, is: .pending, "at its last instant")
        },
        Contract("a letter in hand does not expire, nor one whose time was made longer") { scene in
            let first = try scene.write("a")
            let second = try scene.write("b")
            let claimed = try scene.claim(limit: 1)
            let late = Instant.at("2021-04-05T08:00")
            try scene.store.expire(at: late) { _ in { _ in .send } }
            try scene.expect(first, is: .claimed)
            try scene.expect(second, is: .expired)
            _ = try scene.store.retry(LetterSelection(ids: [second]), at: late)
            try scene.store.expire(at: late.adding(minutes: 5)) { _ in { _ in .send } }
            try scene.expect(second, is: .pending, "a day more")
            try scene.store.finish(claimed)
            try scene.store.expire(at: late) { _ in { _ in .send } }
            try scene.expect(first, is: .expired, "once it is given back")
        },
        Contract("an expired letter that was untrue before ends for that reason") { scene in
            let ids = try ["a", "b"].map { try scene.write($0) }
            let unclear = try scene.write("c")
            _ = try scene.store.hold(LetterSelection(ids: ids))
            try scene.loseAnswer()
            let reasons = ["a": Reason(.submitted), "b": Reason(.deadlineMoved)]
            try scene.store.expire(at: .at("2021-04-05T08:00")) { _ in
                { letter in .skip(reasons[letter.token] ?? Reason(.submitted)) }
            }
            try scene.expect(ids[0], is: .skipped)
            try scene.expect(ids[1], is: .cancelled)
            try scene.expect(unclear, is: .ambiguous, "a copy may have arrived")
            try check(Set(try scene.ends(of: .first)), is: [.skipped, .cancelled, .letter], "ends")
        },
        Contract("an expired letter that may have arrived stays unclear") { scene in
            let id = try scene.write("a")
            try scene.loseAnswer()
            try scene.expect(id, is: .pending, "it is sent again")
            try scene.store.expire(at: .at("2021-04-05T08:00")) { _ in { _ in .send } }
            try scene.expect(id, is: .ambiguous)
        },
        Contract("where a judgement fails nothing expires") { scene in
            let ids = try ["a", "b"].map { try scene.write($0) }
            let late = Instant.at("2021-04-05T08:00")
            try check(throws: .busy, "judging") {
                try scene.store.expire(at: late) { _ in
                    { letter in
                        if letter.token == "b" { throw StoreError.busy }
                        return .skip(Reason(.submitted))
                    }
                }
            }
            for id in ids { try scene.expect(id, is: .pending) }
            try check(try scene.ends(of: .first), is: [.letter, .letter], "ends")
            try scene.store.expire(at: late) { _ in { _ in .send } }
            for id in ids { try scene.expect(id, is: .expired, "afterwards") }
        },
    ]
}
