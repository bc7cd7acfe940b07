import Campaigns
import Delivery

extension Reply {
    static let blocked = Reply(
        code: 550,
        enhanced: "5.7.1",
        text: "Sending blocked, see https://may.example/q/1"
    )
    /// The same in what counts.
    static let blockedAgain = Reply(
        code: 550,
        enhanced: "5.7.1",
        text: "Sending blocked, see https://may.example/q/2"
    )
}

extension Scene {
    /// Refuses the next letter after its final dot; returns its id.
    @discardableResult
    func refuseContent(
        _ reply: Reply = .blocked,
        _ verdict: Verdict = .failed,
        at instant: Instant = .morning
    ) throws -> Int64 {
        try attempt(.rejected(.content, reply), verdict, at: instant).id
    }

    func pause() throws -> ServerPause? { try store.pauses()["may"] }

    /// Three letters refused alike, one a minute from then on; returns their ids.
    fileprivate func brake(at instant: Instant = .morning) throws -> [Int64] {
        try (0..<3).map { number in
            _ = try write("w\(number) \(instant)")
            return try refuseContent(at: instant.adding(minutes: 2 * number))
        }
    }
}

extension Contract {
    static let servers: [Contract] = [
        Contract(
            "three letters in a row that are refused alike pause their server and have not failed"
        ) {
            scene in
            for token in ["a", "b", "c", "d"] { _ = try scene.write(token) }
            let first = try scene.refuseContent()
            try scene.expect(first, is: .failed, "one may deserve it")
            let second = try scene.refuseContent(.blockedAgain, at: .morning.adding(minutes: 2))
            try scene.expect(second, is: .failed)
            try check(try scene.pause(), is: nil, "after two")
            let third = try scene.refuseContent(at: .morning.adding(minutes: 4))
            for id in [first, second, third] {
                try scene.expect(id, is: .pending, "after three")
                try check(try scene.row(id).attempts, is: 0, "attempts that count")
            }
            let noticed = Instant.morning.adding(minutes: 5)
            let pause = ServerPause(
                server: "may",
                since: noticed,
                reply: Reply.blocked.line,
                letter: third,
                until: noticed.adding(minutes: 30),
                probes: 0
            )
            try check(try scene.pause(), is: pause, "the pause")
            let next = try scene.claimOne(at: noticed)
            try check(next.id, is: try scene.id("d"), "others try first")
        },
        Contract("what a server refuses by right, and what it says of a mailbox, is no row") {
            scene in
            let replies = [
                Reply.blocked, .nobody, .blocked,
                Reply(code: 550, enhanced: "5.7.1", text: "Virus found"), .blocked,
                Reply(code: 552, enhanced: "5.2.2", text: "Over quota"), .blocked,
            ]
            for (number, reply) in replies.enumerated() {
                let id = try scene.write("a\(number)")
                let at = Instant.morning.adding(minutes: 2 * number)
                try scene.refuseContent(reply, at: at)
                try scene.expect(id, is: .failed)
            }
            for number in 0..<3 {
                _ = try scene.write("n\(number)")
                try scene.refuseContent(.nobody, at: .morning.adding(minutes: 60 + 2 * number))
            }
            try check(try scene.pause(), is: nil, "the pause")
        },
        Contract("a letter that is taken breaks the row, one refused at its recipient does not") {
            scene in
            for number in 0..<8 {
                _ = try scene.write("a\(number)") { $0.address = "a\(number)@so.example" }
            }
            try scene.refuseContent(at: .morning)
            try scene.send(at: .morning.adding(minutes: 2))
            try scene.refuseContent(at: .morning.adding(minutes: 4))
            try scene.refuse(at: .morning.adding(minutes: 6))
            try scene.refuseContent(at: .morning.adding(minutes: 8))
            try check(try scene.pause(), is: nil, "two since the last that was taken")
            try scene.refuseContent(at: .morning.adding(minutes: 10))
            try check(try scene.pause() != nil, "three")
            try check(
                try scene.store.outbox(of: nil, state: .failed).count,
                is: 2,
                "the one before, and the recipient's"
            )
        },
        Contract(
            "of one letter that is sent again and again no row is made, but for refusals at MAIL"
        ) {
            scene in
            let id = try scene.write("a")
            for number in 0..<4 {
                let at = Instant.morning.adding(minutes: 2 * number)
                try scene.refuseContent(at: at)
                _ = try scene.store.retry(LetterSelection(ids: [id]), at: at.adding(minutes: 1))
            }
            try check(try scene.pause(), is: nil, "after the dot")
            for number in 0..<3 {
                let at = Instant.morning.adding(minutes: 20 + 2 * number)
                try scene.attempt(.rejected(.mail, .blocked), .returned, at: at)
            }
            try check(try scene.pause() != nil, "at MAIL")
        },
        Contract(
            "what is the account's fault is a row at any command, and letters fail by it nowhere"
        ) {
            scene in
            let account = Reply(code: 550, enhanced: "5.1.8", text: "bad outbound sender")
            for number in 0..<5 {
                _ = try scene.write("a\(number)") { $0.address = "a\(number)@so.example" }
            }
            for number in 0..<3 {
                try check(try scene.pause(), is: nil, "after \(number)")
                let at = Instant.morning.adding(minutes: 2 * number)
                // Another letter comes first then.
                try scene.attempt(
                    .rejected(.rcpt, account),
                    .returned,
                    at: at,
                    next: at.adding(minutes: 30)
                )
                // One who is not there says nothing of the server.
                if number == 0 { try scene.refuse(at: at.adding(minutes: 1)) }
            }
            try check(try scene.pause()?.reply, is: account.line, "after three")
            try check(
                try scene.store.outbox(of: nil, state: .pending).count,
                is: 4,
                "all but the recipient's own"
            )
        },
        Contract("what asks for patience on several lines at once has been tried once") { scene in
            let pause = Reply(code: 451, enhanced: "4.7.500", text: "Server busy")
            for number in 0..<8 { _ = try scene.write("a\(number)") }
            for second in [0, 1, 2, 3, 40] {
                let at = Instant.morning.adding(.seconds(second))
                try scene.attempt(.rejected(.content, pause), .returned, at: at)
            }
            try check(try scene.pause(), is: nil, "twice")
            try scene.attempt(
                .rejected(.content, pause),
                .returned,
                at: .morning.adding(.seconds(80))
            )
            try check(try scene.pause() != nil, "the third time")
        },
        Contract("a letter that is refused on trial makes the pause longer, and has not failed") {
            scene in
            _ = try scene.brake()
            for minutes in [60, 120, 240, 240] {
                let until = try scene.pause()?.until ?? .morning
                let other = Reply(code: 554, enhanced: nil, text: "Still no")
                let id = try scene.refuseContent(other, at: until)
                try scene.expect(id, is: .pending, "on trial is the server")
                try check(
                    try scene.pause()?.until ?? .morning,
                    is: until.adding(minutes: minutes + 1),
                    "until"
                )
                try check(try scene.pause()?.reply, is: "554 Still no", "what was said last")
            }
            try check(try scene.pause()?.probes, is: 4, "probes")
        },
        Contract("what another line heard while the pause began makes it no longer") { scene in
            for token in ["a", "b", "c", "d"] { _ = try scene.write(token) }
            let late = try scene.claimOne()
            try scene.mark([late])
            for number in 0..<3 {
                try scene.refuseContent(at: .morning.adding(minutes: 2 * number))
            }
            let pause = try scene.pause()
            let onset = try scene.store.record(
                EndedAttempt(
                    letter: late,
                    outcome: .rejected(.content, .blocked),
                    verdict: .failed,
                    started: .morning,
                    ended: .morning.adding(minutes: 6),
                    next: nil
                )
            )
            try scene.expect(late.id, is: .pending)
            try check(onset?.pause, is: pause, "the same pause")
        },
        Contract("a pause ends with the letter that is taken, and begins anew from the first step")
        {
            scene in
            let ids = try scene.brake()
            try scene.send(at: .morning.adding(minutes: 40))
            try scene.store.endPause(of: "may")
            try check(try scene.store.pauses(), is: [:], "pauses")
            try check(
                try scene.store.outbox(of: nil, state: .pending).count,
                is: ids.count - 1,
                "rest"
            )
            _ = try scene.write("d")
            for number in 0..<2 {
                try scene.refuseContent(at: .morning.adding(minutes: 50 + 2 * number))
            }
            try check(try scene.pause(), is: nil, "two since")
        },
        Contract(
            "who sends a letter again has its server tried at once, whatever the letter's state"
        ) {
            scene in
            let ids = try scene.brake()
            let now = Instant.morning.adding(minutes: 10)
            _ = try scene.store.retry(LetterSelection(ids: [99]), at: now)
            try check(try scene.pause()?.isClosed(at: now) == true, "of another letter")
            _ = try scene.store.retry(LetterSelection(campaign: "e"), at: now)
            try check(try scene.pause()?.isClosed(at: now) == true, "of another campaign")
            try check(
                try scene.store.retry(LetterSelection(ids: [ids[0]]), at: now).count,
                is: 0,
                "it waits already"
            )
            try check(try scene.pause()?.until, is: now, "until")
            try scene.refuseContent(at: now)
            try check(
                try scene.pause()?.until,
                is: now.adding(minutes: 61),
                "the next pause is the second"
            )
        },
        Contract("a server can be tried at once by name") { scene in
            _ = try scene.brake()
            let now = Instant.morning.adding(minutes: 10)
            try scene.store.resume(["khac"], at: now)
            try check(try scene.pause()?.isClosed(at: now) == true, "another")
            try scene.store.resume(["may"], at: now)
            try check(try scene.pause()?.isClosed(at: now) == false, "this one")
            try scene.store.resume(["may"], at: now.adding(minutes: 5))
            try check(try scene.pause()?.until, is: now, "never later")
        },
        Contract("where a server did not bear an announced letter is remembered by host and port") {
            scene in
            let place = MailServer.Place(host: "Thu.so.example", port: 587)
            let other = MailServer.Place(host: "thu.so.example", port: 465)
            try check(try scene.store.refusesOverlap(place), is: false, "before")
            for _ in 0..<2 { try scene.store.noteOverlapRefusal(place, at: .morning) }
            let lower = MailServer.Place(host: "thu.so.example", port: 587)
            try check(try scene.store.refusesOverlap(lower), is: true, "noted")
            try check(try scene.store.refusesOverlap(other), is: false, "another port")
            try scene.store.forgetOverlapRefusal(other)
            try check(try scene.store.refusesOverlap(place), is: true, "still")
            try scene.store.forgetOverlapRefusal(place)
            try check(try scene.store.refusesOverlap(place), is: false, "forgotten")
        },
        Contract("letters of a paused server expire as others do") { scene in
            let id = try scene.write("a") { $0.expires = .morning.adding(minutes: 20) }
            try scene.refuseContent()
            for number in 1..<3 {
                _ = try scene.write("b\(number)")
                try scene.refuseContent(at: .morning.adding(minutes: 2 * number))
            }
            try scene.expect(id, is: .pending)
            try scene.store.expire(at: .morning.adding(minutes: 21)) { _ in { _ in .send } }
            try scene.expect(id, is: .expired)
        },
    ]
}
