import Campaigns
import Delivery
import Mail

extension Scene {
    @discardableResult
    func bounce(
        _ id: Int64,
        _ action: DeliveryReport.Action = .failed,
        status: String = "5.1.1",
        to address: String = "CCA@so.example",
        report: String,
        at instant: Instant = .morning.adding(days: 1)
    ) throws -> [BouncedLetter] {
        let bounce = Bounce(
            letter: id,
            action: action,
            status: status,
            diagnostic: "550 no such user",
            addresses: [address],
            report: report
        )
        return try store.note([bounce], at: instant)
    }
}

extension Contract {
    static let bounces: [Contract] = [
        Contract("a letter's sender names it, and no other store's") { scene in
            let id = try scene.write("a") { $0.tracks = true }
            let plain = try scene.write("b")
            let letters = try scene.claim()
            let token = try scene.store.bounceToken()
            try check(token.letter(in: letters[0].sender.addrSpec), is: id, "letter")
            try check(letters[1].id, is: plain, "the other")
            try check(token.letter(in: letters[1].sender.addrSpec), is: nil, "an untracked letter")
            let sender = EmailAddress.of("tccb@so.example")
            let again = try scene.store.bounceToken().address(sender, for: id)
            try check(again, is: letters[0].sender, "the same at every time")
        },
        Contract("a letter that was given back has failed") { scene in
            let id = try scene.write("a")
            try scene.send()
            let noted = try scene.bounce(id, report: "r1")
            try check(noted.map(\.isKnown), is: [false], "new")
            try check(noted.map(\.recipient), is: ["unit:CCA/focal"], "recipient")
            try check(noted.map(\.address), is: ["cca@so.example"], "address")
            try scene.expect(id, is: .failed)
            let reason = Reason(.bounced, "5.1.1 550 no such user")
            try check(try scene.row(id).reason, is: reason, "reason")
            let troubles = try scene.store.troubles(since: .morning.adding(minutes: 5), of: "d")
            try check(troubles.failed.count, is: 1, "the office hears of it")
        },
        Contract("an unclear letter that was given back has failed") { scene in
            let id = try scene.write("a") { $0.resends = false }
            try scene.loseAnswer()
            try scene.bounce(id, report: "r1")
            try scene.expect(id, is: .failed)
        },
        Contract("a report is noted once") { scene in
            let id = try scene.write("a")
            try scene.send()
            try scene.bounce(id, report: "r1")
            _ = try scene.store.retry(LetterSelection(ids: [id]), at: .morning)
            try scene.send()
            try check(try scene.bounce(id, report: "r1").map(\.isKnown), is: [true], "known")
            try scene.expect(id, is: .sent, "it is of the earlier copy")
            try check(try scene.bounce(id, report: "r2").map(\.isKnown), is: [false], "another")
            try scene.expect(id, is: .failed)
        },
        Contract("reports about letters that never left are passed over") { scene in
            let id = try scene.write("a")
            try check(try scene.bounce(id, report: "r1").isEmpty, "a letter that waits")
            try check(try scene.bounce(99, report: "r1").isEmpty, "one that is not there")
            try scene.expect(id, is: .pending)
        },
        Contract("what became of another's copy, and what is no failure, is noted only") { scene in
            let id = try scene.write("a")
            try scene.send()
            let other = try scene.bounce(id, to: "khac@so.example", report: "r1")
            try check(other.map(\.isKnown), is: [false], "of a copy that was passed on")
            for action in [DeliveryReport.Action.delayed, .delivered, .relayed, .expanded] {
                try check(try scene.bounce(id, action, report: "r2").count, is: 1, "\(action)")
            }
            try scene.expect(id, is: .sent)
        },
        Contract("two letters that came back end the writing to an address") { scene in
            for token in ["a", "b"] {
                let id = try scene.write(token)
                try scene.send()
                try scene.bounce(id, report: token)
                try scene.bounce(id, status: "5.0.0", report: "\(token)2")
            }
            let last = try scene.write("c")
            try check(try scene.claim().isEmpty, "nothing leaves")
            try scene.expect(last, is: .failed)
            try check(try scene.row(last).reason?.code, is: .deadAddress, "reason")
            _ = try scene.store.retry(LetterSelection(ids: [last]), at: .morning)
            try check(try scene.claim().map(\.id), is: [last], "once a person has it sent again")
        },
        Contract("a month later one letter tries a dead address, and others wait for its answer") {
            scene in
            for token in ["a", "b"] {
                _ = try scene.write(token)
                try scene.refuse()
            }
            for token in ["c", "d", "e"] {
                _ = try scene.write(token) { $0.expires = .morning.adding(days: 90) }
            }
            let ids = try ["c", "d", "e"].map(scene.id)
            let month = Instant.morning.adding(minutes: 1).adding(days: 30)
            let claimed = try scene.claim(at: month)
            try check(claimed.map(\.id), is: [ids[0]], "one letter")
            try scene.expect(ids[1], is: .pending, "another")
            // The relay was at fault: it is the same letter that tries again.
            try scene.store.finish(claimed)
            try check(
                try scene.claim(at: month.adding(minutes: 5)).map(\.id),
                is: [ids[0]],
                "again"
            )
            let letter = try scene.store.letter(ids[0])
            try check(letter?.row.state, is: .claimed, "in hand")
        },
        Contract("an address that is taken after a month is open again") { scene in
            for token in ["a", "b"] {
                _ = try scene.write(token)
                try scene.refuse()
            }
            for token in ["c", "d"] {
                _ = try scene.write(token) { $0.expires = .morning.adding(days: 90) }
            }
            let month = Instant.morning.adding(minutes: 1).adding(days: 30)
            try scene.send(at: month)
            try scene.send(at: month.adding(minutes: 10))
            try check(try scene.store.outbox(of: nil, state: .sent).count, is: 2, "sent")
        },
        Contract("an address that is refused after a month is dead for another") { scene in
            for token in ["a", "b"] {
                _ = try scene.write(token)
                try scene.refuse()
            }
            for token in ["c", "d", "e"] {
                _ = try scene.write(token) { $0.expires = .morning.adding(days: 90) }
            }
            let month = Instant.morning.adding(minutes: 1).adding(days: 30)
            try scene.refuse(at: month)
            try check(try scene.claim(at: month.adding(days: 29)).isEmpty, "a day before")
            try scene.expect(try scene.id("e"), is: .failed)
            _ = try scene.write("f") { $0.expires = .morning.adding(days: 90) }
            let again = month.adding(minutes: 1).adding(days: 30)
            try check(try scene.claim(at: again).count, is: 1, "the month after")
        },
        Contract(
            "of a letter that tried and did not come back within three days the address is open"
        ) {
            scene in
            for token in ["a", "b"] {
                let id = try scene.write(token) { $0.expires = .morning.adding(days: 90) }
                try scene.send()
                try scene.bounce(id, report: token, at: .morning)
            }
            _ = try scene.write("c") { $0.expires = .morning.adding(days: 90) }
            let month = Instant.morning.adding(days: 30)
            try scene.send(at: month)
            _ = try scene.write("d") { $0.expires = .morning.adding(days: 90) }
            try check(try scene.claim(at: month.adding(days: 2)).isEmpty, "before")
            try scene.expect(try scene.id("d"), is: .failed)
            let last = try scene.write("e") { $0.expires = .morning.adding(days: 90) }
            try scene.send(at: month.adding(days: 3))
            try scene.expect(last, is: .sent)
            // The row begins anew: it takes two to end the writing again.
            try scene.bounce(last, report: "e", at: month.adding(days: 4))
            _ = try scene.write("f") { $0.expires = .morning.adding(days: 90) }
            try check(try scene.claim(at: month.adding(days: 4)).count, is: 1, "after one")
        },
        Contract("one letter that came back does not, though acceptance forgets none") { scene in
            let first = try scene.write("a")
            try scene.send()
            try scene.bounce(first, report: "r1")
            let second = try scene.write("b")
            try scene.send()
            try scene.expect(second, is: .sent, "after one bounce")
            try scene.bounce(second, report: "r2")
            _ = try scene.write("c")
            try check(try scene.claim().isEmpty, "after the second")
        },
        Contract("a full mailbox is not a dead address") { scene in
            for token in ["a", "b", "c"] {
                let id = try scene.write(token)
                try scene.send()
                try scene.bounce(id, status: "5.2.2", report: token)
                try scene.expect(id, is: .failed)
            }
        },
        Contract("several reports are noted at once, each for its letter") { scene in
            let ids = try [scene.write("a"), scene.write("b") { $0.address = "ccb@so.example" }]
            for _ in ids { try scene.send() }
            let bounces = [ids[0], 99, ids[1], ids[1]].map { id in
                Bounce(
                    letter: id,
                    action: .failed,
                    status: "5.1.1",
                    diagnostic: nil,
                    addresses: ["cca@so.example", "ccb@so.example"],
                    report: "r1"
                )
            }
            let noted = try scene.store.note(bounces, at: .morning)
            try check(noted.map(\.bounce.letter), is: [ids[0], ids[1], ids[1]], "letters")
            try check(noted.map(\.isKnown), is: [false, false, true], "known")
            for id in ids { try scene.expect(id, is: .failed) }
        },
    ]
}
