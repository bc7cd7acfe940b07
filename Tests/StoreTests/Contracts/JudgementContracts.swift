import Campaigns
@testable import Delivery
import Foundation

extension LetterTerms {
    /// The same letter, written anew.
    func rewritten(_ token: String, _ change: (inout LetterTerms) -> Void = { _ in })
        -> MessageDraft
    {
        var terms = self
        change(&terms)
        return terms.draft(token)
    }
}

extension Contract {
    static let judgements: [Contract] = [
        Contract("a letter that waits for an instant that is past is looked at once a claim") {
            scene in
            let id = try scene.write("a")
            var looks = 0
            let claimed = try scene.store.claim(scene.request()) { _ in
                { _ in
                    looks += 1
                    return looks > 9 ? .send : .wait(until: .morning.adding(minutes: -60))
                }
            }
            try check(claimed.map(\.id), is: [], "claimed")
            try check(looks, is: 1, "looks")
            try scene.expect(id, is: .pending)
            let later = Instant.morning.adding(minutes: 1)
            try check(try scene.claim(at: later).map(\.id), is: [id], "claimed later")
        },
        Contract("a letter outside its window waits") { scene in
            let id = try scene.write("a")
            let opening = Instant.morning.adding(minutes: 30)
            try check(try scene.claim { _ in .wait(until: opening) }.isEmpty, "nothing leaves")
            try scene.expect(id, is: .pending)
            try check(try scene.claim(at: opening.adding(.seconds(-1))).isEmpty, "before it opens")
            try check(try scene.claim(at: opening).map(\.id), is: [id], "once it is open")
        },
        Contract("a letter that cannot be judged is held") { scene in
            let id = try scene.write("a")
            let reason = Reason(.notJudged, "lịch")
            try check(try scene.claim { _ in .hold(reason) }.isEmpty, "nothing leaves")
            try scene.expect(id, is: .held)
            try check(try scene.row(id).reason, is: reason, "reason")
        },
        Contract("a letter of which nothing is left to say ends for that reason") { scene in
            let ids = try (
                scene.write("a") { $0.merged = [(.day, "m1")] },
                scene.write("b") { $0.unit = "CCB" }
            )
            _ = try scene.claim { letter in
                .skip(letter.token == "a" ? Reason(.submitted, "x") : Reason(.deadlineMoved))
            }
            try scene.expect(ids.0, is: .skipped)
            try scene.expect(ids.1, is: .cancelled)
            let rows = try scene.store.trace(of: .first, campaign: "d")
            try check(rows.map(\.end.disposition), is: [.skipped, .skipped], "its occurrences")
            try check(rows.map(\.end.reason?.code), is: [.submitted, .submitted], "reasons")
            try check(rows.compactMap(\.end.message).isEmpty, "without a letter")
            let other = ObligationID(unit: "CCB", milestone: "m1")
            try check(try scene.ends(of: other), is: [.cancelled], "what asked for it is gone")
        },
        Contract("a letter that may have arrived and is untrue now stays unclear") { scene in
            let id = try scene.write("a")
            try scene.loseAnswer()
            _ = try scene.claim { _ in .skip(Reason(.submitted)) }
            try scene.expect(id, is: .ambiguous)
            try check(try scene.row(id).reason, is: Reason(.submitted), "reason")
            try check(try scene.ends(of: .first), is: [.letter], "its occurrence")
        },
        Contract("a letter that waited past its day leaves as it is written for today") { scene in
            let id = try scene.write("a")
            let today = Instant.morning.adding(days: 3)
            let draft = LetterTerms().rewritten("b") { $0.notBefore = today }
            let claimed = try scene.claim(at: today) { _ in .revise(draft, dropping: [:]) }
            try check(claimed.map(\.bytes), is: [draft.bytes], "bytes")
            let letter = try scene.store.letter(id)
            try check(letter?.bytes, is: draft.bytes, "kept bytes")
            try check(letter?.row.subject, is: "b", "subject")
            try scene.store.finish(claimed)
            let again = try scene.claimOne(at: today)
            try check(again.written, is: today, "when it is meant to be read")
            try check(again.token, is: "a", "token")
        },
        Contract("what is left of a letter leaves under its number") { scene in
            let id = try scene.write("a") { $0.merged = [(.day, "m1"), (.day, "m2")] }
            let settled = LetterTerms().entry("a", .merged("")).key
            let draft = LetterTerms().draft("b")
            let claimed = try scene.claim { _ in
                .revise(draft, dropping: [settled: Reason(.submitted)])
            }
            try check(claimed.map(\.id), is: [id], "the letter leaves")
            try check(claimed.map(\.token), is: ["a"], "its name")
            try check(claimed.map(\.bytes), is: [draft.bytes], "bytes")
            try check(claimed[0].occurrences.map(\.milestone), is: ["m1", "m2"], "what it says")
            let rows = try scene.store.trace(of: .first, campaign: "d")
            try check(rows.map(\.end.disposition), is: [.skipped, .letter], "about the first")
            try check(rows[0].end.reason, is: Reason(.submitted), "reason of what is settled")
            try check(rows.map(\.end.message?.id), is: [nil, id], "letters about the first")
            let second = try scene.store.trace(of: .second, campaign: "d")
            try check(second.map(\.end.disposition), is: [.merged], "about the second")
        },
        Contract("where none of the first may leave the next are looked at") { scene in
            for token in ["a", "b", "c"] { _ = try scene.write(token) }
            let claimed = try scene.claim(limit: 1) { letter in
                letter.token == "c" ? .send : .skip(Reason(.submitted))
            }
            try check(claimed.map(\.token), is: ["c"], "claimed")
        },
        Contract("where some may leave no more are looked at than asked for") { scene in
            for token in ["a", "b", "c", "e"] { _ = try scene.write(token) }
            var judged: [String] = []
            let claimed = try scene.claim(limit: 2) { letter in
                judged.append(letter.token)
                return letter.token == "a" ? .skip(Reason(.submitted)) : .send
            }
            try check(judged, is: ["a", "b"], "judged")
            try check(claimed.map(\.token), is: ["b"], "claimed")
            try check(try scene.claim().map(\.token), is: ["c", "e"], "the rest")
        },
        Contract("where a judgement fails nothing was claimed, ended or written") { scene in
            let ids = try ["a", "b", "c", "e"].map { try scene.write($0) }
            let before = try scene.store.outbox(of: nil, state: nil)
            try check(throws: .busy, "judging") {
                _ = try scene.claim { letter in
                    switch letter.token {
                    case "a": return .skip(Reason(.submitted))
                    case "b":
                        let key = letter.occurrences[0].key
                        return .revise(
                            LetterTerms().draft("f"),
                            dropping: [key: Reason(.submitted)]
                        )
                    case "c": return .wait(until: .morning.adding(days: 1))
                    default: throw StoreError.busy
                    }
                }
            }
            try check(try scene.store.outbox(of: nil, state: nil), is: before, "letters")
            try check(
                try scene.ends(of: .first),
                is: [.letter, .letter, .letter, .letter],
                "occurrences"
            )
            try check(throws: .full, "before the first is judged") {
                _ = try scene.store.claim(scene.request()) { _ in throw StoreError.full }
            }
            try check(try scene.claim().map(\.id), is: ids, "afterwards all leave")
            _ = try scene.write("f")
        },
        Contract("who judges sees what is recorded and written by then") { scene in
            try scene.append { $0.submissions = [.of()] }
            _ = try scene.write("a")
            _ = try scene.write("b")
            var counts: [Int] = []
            _ = try scene.store.claim(scene.request()) { reader in
                let facts = try reader.facts(of: "d")
                counts.append(facts.history(of: "CCA", "m1")?.submissions.count ?? 0)
                return { letter in
                    let records = try reader.letters(about: ["m1"], of: "d")
                    counts.append(records.count { !$0.isVoid })
                    return letter.token == "a" ? .skip(Reason(.submitted)) : .send
                }
            }
            try check(counts, is: [1, 2, 1], "facts, letters, letters after the first judgement")
        },
        Contract("judges are asked for once, though nobody waits") { scene in
            var asked = 0
            _ = try scene.store.claim(scene.request()) { _ in
                asked += 1
                return { _ in .send }
            }
            try check(asked, is: 1, "asked")
            try scene.store.expire(at: .morning) { _ in throw StoreError.busy }
        },
    ]
}
