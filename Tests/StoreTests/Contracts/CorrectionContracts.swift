@testable import Campaigns
@testable import Delivery
import Foundation

extension Contract {
    /// What becomes of what a clock decided that was ahead.
    static let corrections: [Contract] = [
        Contract("files that a clock held that was ahead are judged anew, others stay held") {
            scene in
            let store = scene.store
            let peak = SendPeak(from: .ahead, letters: 71, limit: 50)
            try store.hold(HeldSet(texts: [:], since: .ahead, peak: peak), of: "d")
            _ = try store.activate(
                .sample.changed {
                    $0.schedules[0].rules[0] = SendRule(line: 1, form: .days(-9, .hour(9)))
                },
                texts: [:],
                at: .ahead
            )
            try store.hold(HeldSet(texts: [:], since: .ahead, peak: peak), of: "d")
            try scene.pass(at: .ahead) { _ in }
            _ = try scene.correct()
            try check(try store.heldSet(of: "d"), is: nil, "held by the wrong clock")
            let since = try store.ruleStates(of: "d").values.compactMap(\.heldSince)
            try check(since, is: [.corrected], "of the new rule")
            let early = HeldSet(texts: [:], since: .start, peak: peak)
            try store.hold(early, of: "d")
            try scene.pass(at: .ahead) { _ in }
            _ = try scene.correct()
            try check(try store.heldSet(of: "d"), is: early, "held before")
        },
        Contract("what a clock noted that was ahead has no row any more") { scene in
            let terms = LetterTerms()
            let kept = terms.entry("kept", .skipped(Reason(.submitted)))
            var entries = [
                terms.entry("skipped", .skipped(Reason(.submitted))),
                terms.entry("missed", .missed(Reason(.tooLate))),
            ]
            var later = terms
            later.due = .ahead
            entries.append(later.entry("cancelled", .cancelled(Reason(.deadlineMoved))))
            let gone = terms.entry("gone", .cancelled(Reason(.ruleRemoved)))
            try scene.pass(at: .morning) { plan in
                plan.entries = [kept]
                plan.runs = [.of(2)]
                plan.cursors = [.week: .morning]
            }
            let before = try scene.totals()
            try scene.pass(at: .ahead) { plan in
                plan.entries = entries + [gone]
                plan.runs = [.of(5, isMissed: false, reason: Reason(.paused)), .of(4)]
                plan.cursors = [.week: .ahead, .day: .ahead]
            }
            let takeback = try scene.correct()
            let wanted: [LedgerColumn: Int] = [.skipped: 6, .missed: 5, .cancelled: 1]
            try check(takeback.ends, is: wanted, "taken back")
            try check(try scene.store.takebacks(of: "d"), is: [takeback], "noted")
            let known = try scene.store.known((entries + [kept, gone]).map(\.key))
            // The files had changed by then: it is gone by the right clock, too.
            try check(known, is: [kept.key, gone.key], "rows")
            var after = before
            after[.cancelled] = 1
            try check(try scene.totals(), is: after, "the ledger")
            let states = try scene.store.ruleStates(of: "d")
            try check(states[.week]?.cursor, is: .morning, "what was looked at")
            try check(states[.day]?.cursor, is: .morning, "nothing of it is lost")
            try check(try scene.store.lastPass(of: "d").map { $0 <= .corrected } ?? false, "pass")
        },
        Contract(
            "a letter that a clock wrote which was ahead is withdrawn, and can be written again"
        ) { scene in
            let ids = try (
                scene.write("a", at: .ahead),
                scene.write("b", at: .ahead) { $0.held = Reason(.approval) },
                scene.write("c", at: .ahead) { $0.unit = "CCB" }
            )
            _ = try scene.store.cancel(LetterSelection(ids: [ids.2]), at: .ahead)
            let takeback = try scene.correct()
            try check(takeback.ends, is: [.pending: 2], "taken back")
            for id in [ids.0, ids.1] {
                try scene.expect(id, is: .cancelled)
                try check(try scene.row(id).reason, is: Reason(.clockAhead), "reason")
            }
            try check(try scene.row(ids.2).reason, is: Reason(.byHand), "what a person cancelled")
            try check(try scene.totals(), is: [.cancelled: 1], "the ledger")
            try check(try scene.claim(at: .ahead).isEmpty, "nothing leaves")
            var terms = LetterTerms()
            (terms.due, terms.expires) = (.ahead, .ahead.adding(days: 3))
            try scene.pass(at: .corrected) { plan in
                plan.messages = [terms.draft("a")]
                plan.entries = terms.entries("a")
            }
            try check(try scene.claim(at: .ahead).map(\.token), is: ["a"], "written again")
        },
        Contract("what left by a clock that was ahead stays, and says so") { scene in
            let id = try scene.write("a", at: .ahead)
            try scene.send(at: .ahead)
            let sent = try scene.row(id).sent
            try check(try scene.correct().ends, is: [:], "taken back")
            let row = try scene.row(id)
            try check(row.state, is: .sent, "state")
            try check(row.sent, is: .corrected, "sent")
            try check(row.ahead, is: sent, "what the clock showed")
            let attempts = try scene.store.attempts(of: id)
            try check(attempts.allSatisfy { $0.ended <= .corrected }, "attempts")
            let record = try scene.store.letters(about: ["m1"], of: "d").first
            try check(record?.isAhead, is: true, "record")
            try check(record?.counts(before: .corrected), is: false, "before its time")
            try check(record?.counts(before: .ahead), is: true, "from its time on")
            try check(try scene.store.lastSent("nhac", of: "d"), is: nil, "no period ends with it")
        },
        Contract("what may have arrived is kept by a correction") { scene in
            let id = try scene.write("a", at: .ahead)
            try scene.loseAnswer(at: .ahead)
            try check(try scene.correct().ends, is: [:], "taken back")
            try scene.expect(id, is: .pending)
            try check(try scene.claim(at: .corrected).map(\.isResend), is: [true], "goes again")
        },
        Contract("a letter that waited is again what it was before it expired") { scene in
            let soon = Instant.corrected.adding(days: 5)
            let ids = try (
                scene.write("a", at: .morning) { $0.expires = soon },
                scene.write("b", at: .morning) { terms in
                    (terms.unit, terms.held, terms.expires) = ("CCB", Reason(.approval), soon)
                },
                scene.write("c", at: .morning) { ($0.unit, $0.expires) = ("CD", soon) },
                scene.write("e", at: .morning) { terms in
                    (terms.unit, terms.role, terms.expires) = ("CD", .head, soon)
                }
            )
            _ = try scene.store.hold(LetterSelection(ids: [ids.2]))
            let before = try scene.totals()
            try scene.store.expire(at: .ahead) { _ in
                { letter in letter.token == "e" ? .skip(Reason(.unitLeft)) : .send }
            }
            try scene.expect(ids.0, is: .expired, "expired")
            try check(
                try scene.correct().ends,
                is: [.missed: 3, .cancelled: 1],
                "taken back"
            )
            try scene.expect(ids.0, is: .pending)
            try scene.expect(ids.1, is: .held)
            try check(try scene.row(ids.1).reason, is: Reason(.approval), "approval")
            try check(try scene.row(ids.2).reason, is: Reason(.byHand), "by hand")
            try scene.expect(ids.3, is: .pending)
            try check(try scene.totals(), is: before, "the ledger")
            let claimed = try scene.claim(at: .corrected)
            try check(claimed.map(\.token), is: ["a", "e"], "what leaves")
            try check(claimed.map(\.occurrences.count), is: [1, 1], "what it says")
        },
        Contract("a letter that was rewritten by a clock that was ahead says again what it said") {
            scene in
            let id = try scene.write("a", at: .morning) { $0.merged = [(.day, "m2")] }
            let other = try scene.write("b", at: .morning) { $0.milestone = "m2" }
            let before = try scene.store.waitingLetters(of: "d")
            let bytes = try scene.store.letter(id)?.bytes
            var terms = LetterTerms()
            (terms.notBefore, terms.due, terms.expires) = (.ahead, .ahead, .ahead.adding(days: 3))
            let new = terms.entry("n", .letter("a"))
            try scene.pass(at: .ahead) { plan in
                plan.entries = [new]
                plan.revisions = [
                    LetterRevision(
                        of: before[0],
                        dropping: [before[0].occurrences[0].key: Reason(.superseded)],
                        .written(
                            terms.draft("a"),
                            saying: [new.key, before[1].occurrences[0].key]
                        )
                    ),
                    LetterRevision(of: before[1], dropping: [:], .absorbed),
                ]
            }
            try scene.expect(other, is: .cancelled, "absorbed")
            _ = try scene.correct()
            try check(try scene.store.known([new.key]), is: [], "what was new")
            try check(try scene.store.waitingLetters(of: "d"), is: before, "letters")
            try check(try scene.store.letter(id)?.bytes, is: bytes, "bytes")
        },
    ]
}
