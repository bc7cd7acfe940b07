import Campaigns
import Delivery

extension Contract {
    static let attempts: [Contract] = [
        Contract("an accepted letter is sent once its batch is finished") { scene in
            let id = try scene.write("a")
            let letter = try scene.claimOne()
            try scene.mark([letter])
            try scene.expect(id, is: .inFlight)
            try check(try scene.row(id).attempts, is: 1, "attempts in flight")
            let ended = Instant.morning.adding(.milliseconds(1234))
            try scene.record(letter, .accepted(.taken), .sent, at: ended)
            try scene.expect(id, is: .inFlight, "before the batch is finished")
            try scene.store.finish([letter])
            let row = try scene.row(id)
            try check(row.state, is: .sent, "state")
            try check(row.sent, is: ended, "when it was sent")
            try check(row.attempts, is: 1, "attempts")
            try check(row.reason, is: nil, "reason")
        },
        Contract("each attempt is kept as it ended") { scene in
            let id = try scene.write("a")
            var at = Instant.morning
            let next = { at.adding(minutes: 5) }
            try scene.attempt(.rejected(.rcpt, .later), .deferred, at: at, next: next())
            at = next()
            try scene.attempt(.notSent("đứt"), .deferred, at: at, next: next())
            at = next()
            try scene.attempt(.ambiguous("mất"), .ambiguous, at: at)
            try scene.send(at: at)
            let rows = try scene.store.attempts(of: id)
            try check(rows.map(\.number), is: [1, 2, 3, 4], "numbers")
            try check(rows.map(\.end), is: [.rejected, .notSent, .ambiguous, .accepted], "ends")
            try check(rows.map(\.phase), is: [.rcpt, nil, nil, .content], "phases")
            try check(
                rows.map(\.reply),
                is: ["451 Try again later", "đứt", "mất", "250 Ok"],
                "replies"
            )
            try check(rows[0].ended, is: .morning.adding(minutes: 1), "end")
            try check(rows[0].started, is: rows[0].ended.adding(.seconds(-2)), "start")
            try check(try scene.store.letter(id)?.attempts ?? [], is: rows, "with the letter")
            try check(try scene.row(id).attempts, is: 4, "counted")
            try check(try scene.store.attempts(of: 99), is: [], "of a letter that is not there")
        },
        Contract("a deferred letter is tried again at its time, unless that comes too late") {
            scene in
            let id = try scene.write("a")
            let next = Instant.morning.adding(minutes: 5)
            try scene.attempt(.rejected(.rcpt, .later), .deferred, next: next)
            var row = try scene.row(id)
            try check(row.state, is: .deferred, "state")
            try check(row.reason, is: Reason(.refused, "451 Try again later"), "reason")
            try check(try scene.claim(at: next.adding(.seconds(-1))).isEmpty, "not before")
            let late = Instant.at("2021-03-31T17:01")
            try scene.attempt(.rejected(.rcpt, .later), .deferred, at: next, next: late)
            row = try scene.row(id)
            try check(row.state, is: .expired, "too late")
            try check(row.reason?.code, is: .expired, "reason")
            try check(row.attempts, is: 2, "attempts")
        },
        Contract("a refused letter has failed") { scene in
            let id = try scene.write("a")
            try scene.refuse()
            try scene.expect(id, is: .failed)
            try check(
                try scene.row(id).reason,
                is: Reason(.refused, "550 5.1.1 No such user"),
                "reason"
            )
        },
        Contract("a letter whose answer is lost is sent once more where its rule says so") {
            scene in
            let (again, kept) = try (
                scene.write("a"), scene.write("b") { ($0.resends, $0.priority) = (false, 3) }
            )
            try scene.loseAnswer()
            try scene.expect(again, is: .pending)
            try check(try scene.row(again).reason?.code, is: .ambiguous, "reason")
            try scene.loseAnswer()
            try scene.expect(again, is: .ambiguous, "the second time")
            try scene.loseAnswer()
            try scene.expect(kept, is: .ambiguous)
        },
        Contract("a fault of the relay is no attempt of the letter") { scene in
            let id = try scene.write("a")
            try scene.attempt(.relayFault(RelayFault(.tls, "x")), .returned)
            try scene.expect(id, is: .pending)
            try check(try scene.row(id).attempts, is: 0, "attempts")
            try check(try scene.store.attempts(of: id), is: [], "nothing is noted")
            let slow = Reply(code: 421, enhanced: nil, text: "Slow down")
            let next = Instant.morning.adding(minutes: 5)
            try scene.attempt(.rejected(.mail, slow), .returned, next: next)
            try check(try scene.row(id).attempts, is: 0, "attempts")
            try check(
                try scene.store.attempts(of: id).count,
                is: 1,
                "what the server said is noted"
            )
            try check(try scene.claim().isEmpty, "not before its time")
            try check(try scene.claim(at: next).map(\.id), is: [id], "at its time")
        },
        Contract("letters that no attempt was made for wait again") { scene in
            let ids = try ["a", "b", "c"].map { try scene.write($0) }
            let letters = try scene.claim()
            try scene.store.finish(letters)
            for id in ids { try scene.expect(id, is: .pending, "never marked") }
            let again = try scene.claim()
            try scene.mark(again)
            try scene.record(again[0], .accepted(.taken), .sent)
            try scene.store.finish(again)
            try check(try ids.map(scene.state), is: [.sent, .pending, .pending], "states")
            try check(try ids.map { try scene.row($0).attempts }, is: [1, 0, 0], "attempts")
            try scene.store.finish(again)
            try scene.store.finish([])
            try check(try scene.store.markInFlight([], by: .one).isEmpty, "of no letters")
        },
        Contract("a claim that was taken over can change nothing") { scene in
            let id = try scene.write("a")
            let old = try scene.claimOne()
            try scene.mark([old])
            try scene.store.recover(at: .morning, by: .two, dead: .only([.one]))
            let new = try scene.claimOne(by: .two)
            try check(try scene.store.markInFlight([old], by: .one).isEmpty, "marking")
            try scene.expect(id, is: .claimed, "after marking")
            try scene.store.finish([old])
            try scene.expect(id, is: .claimed, "after finishing")
            try scene.mark([new], by: .two)
            for (outcome, verdict) in [
                (Outcome.rejected(.rcpt, .nobody), Verdict.failed), (.notSent("x"), .deferred),
                (.ambiguous("x"), .ambiguous), (.accepted(.taken), .sent),
            ] {
                let before = try scene.row(id)
                let noted = try scene.store.attempts(of: id).count
                try scene.record(old, outcome, verdict, next: .morning.adding(minutes: 5))
                try check(try scene.row(id), is: before, "after \(verdict)")
                try check(try scene.store.attempts(of: id).count, is: noted + 1, "it is noted")
            }
            try scene.store.finish([old])
            try scene.expect(
                id,
                is: .inFlight,
                "what the old one had accepted is not the new one's"
            )
            try scene.store.finish([new])
            try scene.expect(id, is: .pending, "given back")
        },
        Contract("what a claim that was taken over heard says nothing of the address") { scene in
            _ = try scene.write("a")
            let old = try scene.claimOne()
            try scene.mark([old])
            try scene.store.recover(at: .morning, by: .two, dead: .only([.one]))
            for _ in 0..<2 { try scene.record(old, .rejected(.rcpt, .nobody), .failed) }
            try check(try scene.claim(by: .two).count, is: 1, "it is still written to")
        },
        Contract("two refusals in a row end the writing to an address, acceptance begins anew") {
            scene in
            func write(_ token: String) throws -> Int64 { try scene.write(token) }
            _ = try write("a")
            try scene.refuse()
            _ = try write("b")
            try scene.send()
            _ = try write("c")
            try scene.refuse()
            _ = try write("d")
            try scene.send()
            for token in ["e", "f"] {
                _ = try write(token)
                try scene.refuse()
            }
            let last = try write("g")
            try check(try scene.claim().isEmpty, "nothing leaves")
            try scene.expect(last, is: .failed)
            _ = try scene.store.retry(LetterSelection(ids: [last]), at: .morning)
            try check(try scene.claim().map(\.id), is: [last], "once a person has it sent again")
        },
        Contract("a deferred letter whose address is dead by then is not tried again") { scene in
            let id = try scene.write("a") { $0.priority = 1 }
            let next = Instant.morning.adding(minutes: 5)
            try scene.attempt(.rejected(.content, .later), .deferred, next: next)
            for token in ["b", "c"] {
                _ = try scene.write(token)
                try scene.refuse()
            }
            try scene.expect(id, is: .deferred)
            try check(try scene.claim(at: next).isEmpty, "nothing leaves")
            try scene.expect(id, is: .failed)
        },
        Contract("only a refusal of the recipient speaks of the address") { scene in
            let full = Reply(code: 552, enhanced: "5.2.2", text: "Mailbox full")
            for (token, phase, reply) in [
                ("a", SMTPPhase.rcpt, full), ("b", .content, Reply.nobody),
                ("c", .content, .nobody),
                ("e", .rcpt, full),
            ] {
                _ = try scene.write(token)
                try scene.attempt(.rejected(phase, reply), .failed)
            }
            let id = try scene.write("f")
            try check(try scene.claim().map(\.id), is: [id], "it is still written to")
        },
        Contract("when attempts ended is known by server, oldest first") { scene in
            _ = try scene.write("a") { $0.server = "khac" }
            let times = [5, 1, 3].map { Instant.morning.adding(minutes: $0) }
            for (number, time) in times.enumerated() {
                _ = try scene.write("\(number)")
                try scene.send(at: time)
            }
            func ends(_ start: Instant, _ end: Instant, _ server: MailServerID = "may") throws
                -> [Instant]
            {
                try scene.store.attemptEnds(by: server, after: start, upTo: end)
            }
            let all = [2, 4, 6].map { Instant.morning.adding(minutes: $0) }
            try check(try ends(.start, all[2]), is: all, "all")
            try check(try ends(all[0], all[1]), is: [all[1]], "after one, up to another")
            try check(try ends(all[2], all[2]), is: [], "none")
            try check(try ends(.start, all[2], "khac"), is: [], "of another server")
        },
        Contract("a letter that is not there has no attempts") { scene in
            _ = try scene.write("a")
            let letter = try scene.claimOne()
            let ghost = OutboxLetter(
                id: 99,
                campaign: "d",
                schedule: "nhac",
                recipientKey: "",
                token: "z",
                sender: letter.sender,
                address: letter.address,
                bytes: letter.bytes,
                attempts: 0,
                expires: letter.expires,
                written: letter.written,
                isResend: false,
                resendsWhenAmbiguous: true,
                occurrences: []
            )
            try check(throws: nil, "recording it") {
                try scene.record(ghost, .accepted(.taken), .sent)
            }
        },
    ]
}
