import Campaigns
import Delivery
import Foundation

extension Scene {
    /// A letter in each state that a person can meet, by state.
    func everyState() throws -> [LetterState: Int64] {
        var ids: [LetterState: Int64] = [:]
        ids[.sent] = try write("sent")
        try send()
        ids[.failed] = try write("failed") { $0.address = "x@so.example" }
        try refuse()
        ids[.ambiguous] = try write("ambiguous") { $0.resends = false }
        try loseAnswer()
        ids[.skipped] = try write("skipped")
        _ = try claim { _ in .skip(Reason(.submitted)) }
        ids[.cancelled] = try write("cancelled")
        _ = try store.cancel(LetterSelection(ids: [try id("cancelled")]), at: .morning)
        ids[.expired] = try write("expired") { $0.expires = .morning }
        try store.expire(at: .morning.adding(minutes: 1)) { _ in { _ in .send } }
        ids[.deferred] = try write("deferred")
        let next = Instant.morning.adding(days: 1)
        try attempt(.rejected(.rcpt, .later), .deferred, next: next)
        ids[.inFlight] = try write("inFlight")
        try mark(try claim())
        ids[.claimed] = try write("claimed")
        _ = try claim()
        ids[.held] = try write("held") { $0.held = Reason(.approval) }
        ids[.pending] = try write("pending")
        for (state, id) in ids { try expect(id, is: state) }
        return ids
    }

    func states(_ ids: [LetterState: Int64]) throws -> [LetterState: LetterState] {
        try ids.mapValues { try state($0) }
    }
}

extension Contract {
    static let desk: [Contract] = [
        Contract("a person lets letters leave that wait for approval or were held") { scene in
            let ids = try scene.everyState()
            try check(
                try scene.store.release(LetterSelection(campaign: "d")).count,
                is: 1,
                "released"
            )
            var wanted = Dictionary(uniqueKeysWithValues: ids.keys.map { ($0, $0) })
            wanted[.held] = .pending
            try check(try scene.states(ids), is: wanted, "states")
            let held = try scene.row(ids[.held] ?? 0)
            try check(held.reason, is: nil, "reason")
        },
        Contract("a person keeps letters from leaving") { scene in
            let ids = try scene.everyState()
            try check(try scene.store.hold(LetterSelection(campaign: "d")).count, is: 2, "held")
            var wanted = Dictionary(uniqueKeysWithValues: ids.keys.map { ($0, $0) })
            wanted[.pending] = .held
            wanted[.deferred] = .held
            try check(try scene.states(ids), is: wanted, "states")
            let reason = try scene.row(ids[.pending] ?? 0).reason
            try check(reason, is: Reason(.byHand), "reason")
            try check(try scene.claim(at: .morning.adding(days: 2)).isEmpty, "nothing leaves")
        },
        Contract("a person ends letters that have not left") { scene in
            let ids = try scene.everyState()
            try check(
                try scene.store.cancel(LetterSelection(campaign: "d"), at: .morning).count,
                is: 3,
                "cancelled"
            )
            var wanted = Dictionary(uniqueKeysWithValues: ids.keys.map { ($0, $0) })
            for state in [LetterState.pending, .deferred, .held] { wanted[state] = .cancelled }
            try check(try scene.states(ids), is: wanted, "states")
            let reason = try scene.row(ids[.pending] ?? 0).reason
            try check(reason, is: Reason(.byHand), "reason")
        },
        Contract("a letter of which a copy may have arrived stays unclear when it is ended") {
            scene in
            let id = try scene.write("a")
            try scene.loseAnswer()
            _ = try scene.store.hold(LetterSelection(ids: [id]))
            try check(
                try scene.store.cancel(LetterSelection(ids: [id]), at: .morning).count,
                is: 1,
                "ended"
            )
            try scene.expect(id, is: .ambiguous)
        },
        Contract("a person has letters sent again that did not leave or may not have arrived") {
            scene in
            let ids = try scene.everyState()
            let now = Instant.at("2021-04-05T08:00")
            try check(
                try scene.store.retry(LetterSelection(campaign: "d"), at: now).count,
                is: 4,
                "sent again"
            )
            var wanted = Dictionary(uniqueKeysWithValues: ids.keys.map { ($0, $0) })
            for state in [LetterState.deferred, .failed, .ambiguous, .expired] {
                wanted[state] = .pending
            }
            try check(try scene.states(ids), is: wanted, "states")
            for state in [LetterState.deferred, .failed, .ambiguous, .expired] {
                let row = try scene.row(ids[state] ?? 0)
                try check(row.attempts, is: 0, "attempts of what was \(state)")
                try check(row.reason, is: nil, "reason of what was \(state)")
            }
            let again = try scene.claimOne(at: now.adding(days: 1))
            try check(again.expires, is: now.adding(days: 1), "a day more")
        },
        Contract("a letter that was never approved waits for approval when it is sent again") {
            scene in
            let id = try scene.write("a") { ($0.expires, $0.held) = (.morning, Reason(.approval)) }
            let other = try scene.write("b") {
                ($0.expires, $0.held) = (.morning, Reason(.approval))
            }
            _ = try scene.store.release(LetterSelection(ids: [other]))
            _ = try scene.store.hold(LetterSelection(ids: [other]))
            try scene.store.expire(at: .morning.adding(minutes: 1)) { _ in { _ in .send } }
            try check(try scene.store.retry(.all, at: .morning).count, is: 2, "sent again")
            try scene.expect(id, is: .held)
            try check(try scene.row(id).reason, is: Reason(.approval), "reason")
            try scene.expect(other, is: .pending, "what was released once")
        },
        Contract("a letter that is named beside another campaign stays as it is") { scene in
            let ids = try scene.everyState()
            let all = ids.values.sorted()
            let store = scene.store
            try check(
                try store.release(LetterSelection(ids: all, campaign: "e")).count,
                is: 0,
                "released"
            )
            try check(try store.hold(LetterSelection(ids: all, campaign: "e")).count, is: 0, "held")
            try check(
                try store.cancel(LetterSelection(ids: all, campaign: "e"), at: .morning).count,
                is: 0,
                "cancelled"
            )
            try check(
                try store.retry(LetterSelection(ids: all, campaign: "e"), at: .morning).count,
                is: 0,
                "sent again"
            )
            let wanted = Dictionary(uniqueKeysWithValues: ids.keys.map { ($0, $0) })
            try check(try scene.states(ids), is: wanted, "states")
            try check(
                try store.hold(LetterSelection(ids: all, campaign: "d")).count,
                is: 2,
                "held in its own"
            )
        },
        Contract("a later expiry stays when a letter is sent again") { scene in
            _ = try scene.write("a")
            try scene.refuse()
            _ = try scene.store.retry(.all, at: .morning)
            try check(try scene.claimOne().expires, is: .at("2021-03-31T17:00"), "expiry")
        },
        Contract("acts are for the named letters, or for all of a campaign, or for all") { scene in
            _ = try scene.store.activate(.other, texts: [:], at: .start)
            let ids = try [
                scene.write("a"), scene.write("b"), scene.write("e") { $0.campaign = "e" },
            ]
            let store = scene.store
            func held() throws -> [String] {
                try store.outbox(of: nil, state: .held).map(\.subject).sorted()
            }
            try check(
                try store.hold(LetterSelection(ids: [ids[0], 99])).count,
                is: 1,
                "named ones"
            )
            try check(try held(), is: ["a"], "held")
            try check(try store.hold(LetterSelection(campaign: "e")).count, is: 1, "of a campaign")
            try check(try held(), is: ["a", "e"], "held")
            try check(try store.hold(LetterSelection(ids: [])).count, is: 0, "none")
            try check(try store.release(.all).count, is: 2, "all")
            try check(try store.hold(.all).count, is: 3, "all again")
            try check(
                try store.cancel(LetterSelection(campaign: "e"), at: .morning).count,
                is: 1,
                "of a campaign"
            )
            try check(try held(), is: ["a", "b"], "the others' stay")
            try check(try store.release(LetterSelection(ids: [ids[1]])).count, is: 1, "a named one")
            try check(try held(), is: ["a"], "held")
        },
        Contract("a person may mean letters by their rule, their unit, their day") { scene in
            let next = Instant.morning.adding(days: 1)
            let merged = try scene.write("a") { $0.merged = [(.day, "m2")] }
            let ofCCB = try scene.write("b") { $0.unit = "CCB" }
            let later = try scene.write("c") { ($0.unit, $0.due) = ("CCB", next) }
            let ofLineTwo = try scene.write("d") { ($0.ruleKey, $0.line) = ("-P1D", 2) }
            let store = scene.store
            func meant(_ selection: LetterSelection) throws -> [Int64] {
                try store.outbox(selection, in: nil).map(\.id)
            }
            let all = [merged, ofCCB, ofLineTwo, later]
            try check(try meant(LetterSelection(schedule: "nhac")), is: all, "block")
            try check(try meant(LetterSelection(schedule: "tong-hop")), is: [], "another block")
            let second = LetterSelection(schedule: "nhac", line: 2)
            try check(try meant(second), is: [merged, ofLineTwo], "line, merged or not")
            try check(try meant(LetterSelection(unit: "CCB")), is: [ofCCB, later], "unit")
            let today = LetterSelection(day: .on("2021-03-09"))
            try check(try meant(today), is: [merged, ofCCB, ofLineTwo], "day")
            let one = LetterSelection(unit: "CCB", day: .on("2021-03-10"))
            try check(try meant(one), is: [later], "unit and day")
            let held = try store.hold(LetterSelection(unit: "CCB"))
            try check(held.map(\.id), is: [ofCCB, later], "held")
            try check(held.map(\.state), is: [.held, .held], "as they are afterwards")
            try check(try store.release(one).map(\.id), is: [later], "released")
            try check(try store.outbox(second, in: [.held, .sent]).map(\.id), is: [], "in states")
            let waiting = try store.outbox(LetterSelection(unit: "CCB"), in: [.held, .pending])
            try check(waiting.map(\.id), is: [ofCCB, later], "in one of several states")
        },
        Contract("a letter is told with all that it says, and to whom") { scene in
            let id = try scene.write("a") { ($0.role, $0.merged) = (.head, [(.day, "m2")]) }
            guard let letter = try scene.store.letter(id) else { throw Broken("no letter") }
            try check(letter.recipientKey, is: "unit:CCA/head", "recipient")
            try check(letter.expires, is: .at("2021-03-31T17:00"), "expiry")
            try check(letter.occurrences.map(\.rule), is: [.week, .day], "rules")
            try check(letter.occurrences.map(\.milestone), is: ["m1", "m2"], "milestones")
        },
        Contract("letters that wait are counted") { scene in
            _ = try scene.everyState()
            let waiting = try scene.store.waiting(of: nil)
            try check(waiting.held, is: 1, "for a person")
            try check(waiting.unsent, is: 2, "for their time or a server")
            let ofAnother = try scene.store.waiting(of: "e")
            try check(ofAnother.held + ofAnother.unsent, is: 0, "of another campaign")
            try check(try scene.store.waiting(of: "d").unsent, is: 2, "of this one")
        },
        Contract("letters are tallied by campaign and state") { scene in
            let ids = try scene.everyState()
            let tallies = try scene.store.tallies()
            try check(Set(tallies.map(\.state)), is: Set(ids.keys), "states")
            try check(tallies.count, is: ids.count, "each once")
            try check(Set(tallies.map(\.campaign)), is: ["d"], "campaigns")
            try check(tallies.map(\.count), is: tallies.map { _ in 1 }, "how many")
            let later = Instant.morning.adding(days: 1)
            _ = try scene.write("later") { ($0.notBefore, $0.due) = (later, later) }
            let pending = try scene.store.tallies().first { $0.state == .pending }
            try check(pending?.count, is: 2, "how many wait")
            try check(pending?.oldest, is: .morning, "since when")
        },
        Contract("letters are shown by due instant, of a campaign, in a state") { scene in
            _ = try scene.store.activate(.other, texts: [:], at: .start)
            let later = Instant.morning.adding(days: 1)
            let first = try scene.write("a") { $0.due = later }
            _ = try scene.write("b") { ($0.notBefore, $0.held) = (later, Reason(.approval)) }
            _ = try scene.write("c") { $0.campaign = "e" }
            func shown(_ campaign: CampaignID?, _ state: LetterState?) throws -> [String] {
                try scene.store.outbox(of: campaign, state: state).map(\.subject)
            }
            try check(try shown(nil, nil), is: ["b", "c", "a"], "all")
            try check(try shown("d", nil), is: ["b", "a"], "of a campaign")
            try check(try shown("d", .held), is: ["b"], "in a state")
            try check(try shown(nil, .sent), is: [], "in no state")
            let wanted = OutboxRow(
                id: first,
                campaign: "d",
                due: later,
                schedule: "nhac",
                milestone: "m1",
                unit: "CCA",
                recipient: "cca@so.example",
                subject: "a",
                state: .pending,
                expires: .at("2021-03-31T17:00"),
                attempts: 0,
                reason: nil,
                sent: nil
            )
            try check(try scene.row(first), is: wanted, "row")
            try check(try scene.store.letter(first)?.bytes, is: Data("thư a".utf8), "bytes")
            try check(try scene.store.letter(99) == nil, "a letter that is not there")
        },
        Contract("where all is kept the bytes of ended letters are too") { scene in
            for (state, id) in try scene.everyState() {
                let bytes = try scene.store.letter(id)?.bytes
                try check(bytes != nil, "bytes of what is \(state)")
            }
        },
        Contract("the bytes go with the letter's end", keeping: .openLetters) { scene in
            for (state, id) in try scene.everyState() {
                let isKept = try scene.store.letter(id)?.bytes != nil
                let isOver = LetterState.settled.contains(state)
                try check(isKept, is: !isOver, "bytes of what is \(state) kept")
            }
        },
        Contract("the bytes go with the rule", keeping: .openLetters) { scene in
            _ = try scene.write("b") { $0.ruleKey = "-P1D" }
            let removed = try scene.write("c")
            let without = Campaign.sample.changed { $0.schedules[0].rules.removeFirst() }
            _ = try scene.store.activate(without, texts: [:], at: .morning)
            try scene.expect(removed, is: .cancelled)
            try check(try scene.store.letter(removed)?.bytes == nil, "of the removed rule")
            try check(
                try scene.store.letter(try scene.id("b"))?.bytes != nil,
                "of what still waits"
            )
        },
        Contract("a letter whose bytes are gone is not sent again", keeping: .openLetters) {
            scene in
            let id = try scene.write("a") { $0.tracks = true }
            try scene.send()
            try scene.bounce(id, report: "r1")
            try scene.expect(id, is: .failed)
            let before = try scene.row(id)
            try check(
                try scene.store.retry(LetterSelection(ids: [id]), at: .morning).count,
                is: 0,
                "sent again"
            )
            try check(try scene.row(id), is: before, "it is left as it is")
        },
    ]
}
