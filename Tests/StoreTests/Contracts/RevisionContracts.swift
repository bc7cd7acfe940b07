import Campaigns
@testable import Delivery
import Foundation

extension Contract {
    /// What a pass sees of letters that wait, and changes in them.
    static let revisions: [Contract] = [
        Contract("letters that wait are those of which no content has left") { scene in
            let pending = try scene.write("a") { $0.merged = [(.day, "m2")] }
            let held = try scene.write("b") { $0.held = Reason(.approval) }
            _ = try scene.write("c") { $0.campaign = "e" }
            let letters = try scene.store.waitingLetters(of: "d")
            try check(letters.map(\.id), is: [pending, held], "letters")
            try check(letters.map(\.token), is: ["a", "b"], "tokens")
            try check(letters.map(\.state), is: [.pending, .held], "states")
            try check(letters.map(\.isApproved), is: [true, false], "approved")
            try check(letters.map(\.reason), is: [nil, Reason(.approval)], "reasons")
            try check(letters.map(\.notBefore), is: [.morning, .morning], "first instants")
            try check(letters[0].occurrences.map(\.milestone), is: ["m1", "m2"], "what it says")
            try check(letters[0].occurrences.map(\.due), is: [.morning, .morning], "due")
            let claimed = try scene.claim(limit: 1) { _ in .send }
            let left = try scene.store.waitingLetters(of: "d").map(\.id)
            try check(left, is: [held], "while one is in hand")
            try scene.store.finish(claimed)
            _ = try scene.store.release(LetterSelection(ids: [held]))
            let released = try scene.store.waitingLetters(of: "d")
            try check(released.map(\.isApproved), is: [true, true], "once released")
        },
        Contract("a letter whose content was read waits no more, one refused before does") {
            scene in
            let ids = try (scene.write("a"), scene.write("b") { $0.unit = "CCB" })
            let next = Instant.morning.adding(minutes: 9)
            try scene.attempt(.rejected(.rcpt, .later), .deferred, next: next)
            try scene.attempt(.rejected(.content, .later), .deferred, next: next)
            try scene.expect(ids.1, is: .deferred)
            try check(try scene.store.waitingLetters(of: "d").map(\.id), is: [ids.0], "letters")
            let claimed = try scene.claim(at: .morning.adding(days: 1))
            try check(claimed.map(\.wasRead), is: [false, true], "read")
        },
        Contract("a letter that may have arrived waits no more") { scene in
            _ = try scene.write("a")
            try scene.loseAnswer()
            try check(try scene.store.waitingLetters(of: "d").isEmpty, "letters")
        },
        Contract("a letter that waits takes what is new under its number") { scene in
            let id = try scene.write("a")
            let letter = try scene.onlyWaiting()
            var terms = LetterTerms()
            (terms.notBefore, terms.expires) = (.morning.adding(days: 1), .morning.adding(days: 5))
            let draft = terms.draft("a")
            let (old, new) = (terms.entry("a", .letter("a")), terms.entry("n", .letter("a")))
            var plan = scene.emptyPlan()
            plan.entries = [new]
            plan.revisions = [
                LetterRevision(
                    of: letter,
                    dropping: [old.key: Reason(.superseded)],
                    .written(draft, saying: [new.key])
                )
            ]
            try scene.store.commit(plan, of: "d", at: nil)
            let after = try scene.onlyWaiting()
            try check(after.id, is: id, "number")
            try check(after.token, is: "a", "name")
            try check(after.notBefore, is: terms.notBefore, "first instant")
            try check(after.expires, is: terms.expires, "last instant")
            try check(after.occurrences.map(\.key), is: [new.key], "what it says")
            let ends = try scene.store.trace(of: .first, campaign: "d").map(\.end)
            try check(ends.map(\.disposition), is: [.skipped, .letter], "ends")
            try check(ends.map(\.reason), is: [Reason(.superseded), nil], "reasons")
            try check(ends.map(\.message?.id), is: [nil, id], "letters")
            try check(try scene.store.letter(id)?.bytes, is: draft.bytes, "bytes")
            try check(try scene.claim().isEmpty, "it leaves at its new time")
            let claimed = try scene.claim(at: terms.notBefore)
            try check(claimed.map(\.expires), is: [terms.expires], "expiry")
            try check(claimed.map(\.written), is: [terms.notBefore], "written")
        },
        Contract("one letter takes over what another says") { scene in
            let ids = try (scene.write("a"), scene.write("b") { $0.milestone = "m2" })
            let letters = try scene.store.waitingLetters(of: "d")
            let keys = letters.flatMap(\.occurrences).map(\.key)
            var plan = scene.emptyPlan()
            plan.revisions = [
                LetterRevision(
                    of: letters[0],
                    dropping: [:],
                    .written(LetterTerms().draft("a"), saying: keys.reversed())
                ),
                LetterRevision(of: letters[1], dropping: [:], .absorbed),
            ]
            try scene.store.commit(plan, of: "d", at: nil)
            try scene.expect(ids.0, is: .pending)
            try scene.expect(ids.1, is: .cancelled)
            try check(try scene.row(ids.1).reason, is: Reason(.rewritten), "reason")
            let ends = try [ObligationID.first, .second].map {
                try scene.store.trace(of: $0, campaign: "d")[0].end
            }
            try check(ends.map(\.disposition), is: [.merged, .letter], "who carries")
            try check(ends.map(\.message?.id), is: [ids.0, ids.0], "in which letter")
        },
        Contract("a new letter takes over what one that goes on no longer says") { scene in
            let id = try scene.write("a") { $0.merged = [(.day, "m2")] }
            let letter = try scene.onlyWaiting()
            let keys = letter.occurrences.map(\.key)
            var plan = scene.emptyPlan()
            plan.messages = [LetterTerms().draft("b")]
            plan.sayings = ["b": [keys[1]]]
            plan.revisions = [
                LetterRevision(
                    of: letter,
                    dropping: [:],
                    .written(LetterTerms().draft("a"), saying: [keys[0]])
                )
            ]
            try scene.store.commit(plan, of: "d", at: nil)
            let said = try scene.store.waitingLetters(of: "d").map { $0.occurrences.map(\.key) }
            try check(said, is: [[keys[0]], [keys[1]]], "what they say")
            let second = try scene.store.trace(of: .second, campaign: "d")[0].end
            try check(second.disposition, is: .letter, "who carries")
            try scene.expect(id, is: .pending)
        },
        Contract("a letter of which a pass leaves nothing ends for that reason") { scene in
            let reasons: [(Reason.Code, LetterState)] = [
                (.superseded, .skipped), (.deadlineMoved, .cancelled), (.tooLate, .expired),
            ]
            for (code, state) in reasons {
                let id = try scene.write(code.rawValue)
                let letter = try scene.onlyWaiting()
                var plan = scene.emptyPlan()
                let reason = Reason(code, "x")
                plan.revisions = [
                    LetterRevision(
                        of: letter,
                        dropping: [letter.occurrences[0].key: reason],
                        .settled(reason)
                    )
                ]
                try scene.store.commit(plan, of: "d", at: nil)
                try scene.expect(id, is: state)
                try check(try scene.row(id).reason, is: reason, "reason")
            }
            let ends = try scene.store.trace(of: .first, campaign: "d").map(\.end.disposition)
            try check(ends, is: [.skipped, .cancelled, .missed], "occurrences")
        },
        Contract("a letter that a person changed since the pass looked is not changed") { scene in
            let acts: [(String, (Int64) throws -> Void)] = [
                ("held", { _ = try scene.store.hold(LetterSelection(ids: [$0])) }),
                (
                    "cancelled",
                    { _ = try scene.store.cancel(LetterSelection(ids: [$0]), at: .morning) }
                ),
                ("claimed", { _ in _ = try scene.claim() }),
            ]
            for (name, act) in acts {
                let id = try scene.write(name)
                let letter = try scene.store.waitingLetters(of: "d").first { $0.id == id }
                guard let letter else { throw Broken("no letter") }
                try act(id)
                let before = try scene.row(id)
                var plan = scene.emptyPlan()
                plan.messages = [LetterTerms().draft("new \(name)")]
                plan.revisions = [
                    LetterRevision(
                        of: letter,
                        dropping: [:],
                        .written(LetterTerms().draft(name), saying: letter.occurrences.map(\.key))
                    )
                ]
                do {
                    try scene.store.commit(plan, of: "d", at: nil)
                    throw Broken("a letter that is \(name) was changed")
                } catch StoreError.contradiction {}
                try check(try scene.row(id), is: before, "the letter that is \(name)")
                let subjects = try scene.store.outbox(of: nil, state: nil).map(\.subject)
                try check(!subjects.contains("new \(name)"), "nothing of the plan is stored")
                _ = try scene.store.cancel(LetterSelection(ids: [id]), at: .morning)
            }
        },
        Contract("a letter released since the pass looked is not changed") { scene in
            let id = try scene.write("a") { $0.held = Reason(.approval) }
            let letter = try scene.onlyWaiting()
            _ = try scene.store.release(LetterSelection(ids: [id]))
            _ = try scene.store.hold(LetterSelection(ids: [id]))
            var plan = scene.emptyPlan()
            plan.revisions = [LetterRevision(of: letter, dropping: [:], .absorbed)]
            do {
                try scene.store.commit(plan, of: "d", at: nil)
                throw Broken("it was changed")
            } catch StoreError.contradiction {}
        },
    ]
}

extension Scene {
    func onlyWaiting() throws -> WaitingLetter {
        let letters = try store.waitingLetters(of: "d")
        guard letters.count == 1 else { throw Broken("\(letters.count) letters wait") }
        return letters[0]
    }
}
