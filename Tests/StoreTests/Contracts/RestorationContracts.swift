import Campaigns
import Delivery

extension Contract {
    static let restorations: [Contract] = [
        Contract("a store that was never put back knows of nothing") { scene in
            try check(try scene.store.restoration(), is: nil, "restoration")
        },
        Contract("what could have left by the restore waits for a person, what could not stays") {
            scene in
            try scene.store.commit(scene.emptyPlan(), of: "d", at: .morning)
            let waiting = try scene.write("a")
            let later = try scene.write("b") { $0.notBefore = .morning.adding(days: 1) }
            let approval = try scene.write("c") { $0.held = Reason(.approval) }
            let sent = try scene.write("e") { $0.priority = 0 }
            try scene.send()
            try scene.expect(sent, is: .sent)
            let restored = Instant.morning.adding(minutes: 5)
            let restoration = try scene.store.noteRestoration(at: restored)
            try check(
                restoration,
                is: Restoration(asOf: .morning, restored: restored, held: 1, unseen: ["d"]),
                "what is returned"
            )
            try check(try scene.store.restoration(), is: restoration, "what is remembered")
            try scene.expect(waiting, is: .held)
            try check(try scene.row(waiting).reason, is: restoration.reason, "reason")
            try scene.expect(later, is: .pending, "its time had not come")
            try check(try scene.row(approval).reason, is: Reason(.approval), "held already")
            try scene.expect(sent, is: .sent)
        },
        Contract("letters in a worker's hand are held, one that was accepted is sent") { scene in
            let letters = try scene.fly([["a", "b"], ["c"]])
            try scene.record(letters[0], .accepted(.taken), .sent)
            let claimed = try scene.write("e")
            _ = try scene.claim()
            try check(try scene.store.noteRestoration(at: .morning).held, is: 3, "held")
            try scene.expect(letters[0].id, is: .sent)
            for id in [letters[1].id, letters[2].id, claimed] {
                try scene.expect(id, is: .held)
                try check(try scene.row(id).reason?.code, is: .restored, "reason")
            }
            try scene.store.recover(at: .morning, by: .two, dead: .everyClaimant)
            try scene.expect(letters[1].id, is: .held, "nobody has it in hand")
            try check(try scene.claim(at: .morning.adding(days: 1)).count, is: 0, "none leaves")
        },
        Contract("what was held after a restore leaves when a person releases it, as it was") {
            scene in
            let id = try scene.write("a")
            try scene.store.noteRestoration(at: .morning)
            let waiting = try scene.store.waitingLetters(of: "d")
            try check(waiting.count, is: 0, "letters that a pass may write anew")
            try check(try scene.store.release(LetterSelection(ids: [id])).count, is: 1, "released")
            let letter = try scene.claimOne()
            try check(letter.isResend, "the same bytes")
            try check(try scene.row(id).reason, is: nil, "reason")
        },
        Contract("what was held after a restore and is cancelled stays unclear") { scene in
            let id = try scene.write("a")
            try scene.store.noteRestoration(at: .morning)
            _ = try scene.store.cancel(LetterSelection(ids: [id]), at: .morning)
            try scene.expect(id, is: .ambiguous)
            let troubles = try scene.store.troubles(since: .start, of: "d")
            try check(troubles.unclear, is: [], "a person knows of it")
        },
        Contract("the second restore takes the place of the first") { scene in
            try scene.store.noteRestoration(at: .morning)
            let later = Instant.morning.adding(days: 3)
            let second = try scene.store.noteRestoration(at: later)
            try check(try scene.store.restoration(), is: second, "restoration")
            try check(second.asOf, is: nil, "no pass")
        },
        Contract(
            "files that differ from the copy's set are in doubt when they are taken over, once"
        ) {
            scene in
            let store = scene.store
            let (noon, evening) = (
                Instant.morning.adding(minutes: 240), Instant.morning.adding(days: 1)
            )
            try store.noteRestoration(at: .morning)
            _ = try store.activate(.sample, texts: [:], at: noon)
            _ = try store.activate(.sample, texts: ["a": ""], at: evening)
            _ = try store.activate(.other, texts: [:], at: evening)
            let restoration = try store.restoration()
            try check(
                restoration?.takenOver,
                is: ["d": noon],
                "the first time, of the copy's campaigns"
            )
            try check(restoration?.unseen, is: [], "compared")
            for (due, campaign, isDoubtful) in [
                (Instant.morning, "d", true), (noon, "d", true), (noon, "e", false),
                (noon.adding(minutes: -1), "d", false), (evening, "d", false),
            ] as [(Instant, CampaignID, Bool)] {
                let found = restoration?.isDoubtful(due, of: campaign)
                try check(found, is: isDoubtful, "due \(due) in \(campaign)")
            }
        },
        Contract("files that are those of the copy's set are in no doubt, whatever comes later") {
            scene in
            try scene.store.noteRestoration(at: .morning)
            try scene.store.noteUnchangedFiles(of: "d")
            try check(try scene.store.restoration()?.unseen, is: [], "compared")
            let later = Instant.morning.adding(days: 1)
            _ = try scene.store.activate(.sample, texts: ["a": ""], at: later)
            let found = try scene.store.restoration()?.isDoubtful(later, of: "d")
            try check(found, is: false, "what the later files change")
        },
        Contract("since when a campaign waits for its files is remembered until it does not") {
            scene in
            let store = scene.store
            try check(try store.restingSince(of: "d"), is: nil, "at first")
            try store.noteResting(since: .morning, of: "d")
            try store.noteResting(since: .start, of: "e")
            try check(try store.restingSince(of: "d"), is: .morning, "since")
            try store.noteResting(since: nil, of: "d")
            try check(try store.restingSince(of: "d"), is: nil, "over")
            try check(try store.restingSince(of: "e"), is: .start, "another campaign")
        },
    ]
}
