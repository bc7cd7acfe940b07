import Campaigns
import Delivery

extension Contract {
    static let sets: [Contract] = [
        Contract("the texts of the active set are kept") { scene in
            let store = scene.store
            try check(try store.activeTexts(of: "d"), is: ["a.lich": "A"], "texts")
            try check(try store.activeTexts(of: "e"), is: nil, "of a campaign without any")
            _ = try store.activate(.sample, texts: ["b.lich": "Đợt \"B\"/\n"], at: .morning)
            try check(try store.activeTexts(of: "d"), is: ["b.lich": "Đợt \"B\"/\n"], "new texts")
        },
        Contract("campaigns with an active set are known with their zones") { scene in
            let zone = Campaign.sample.zone
            _ = try scene.store.activate(
                Campaign.sample.renamed("b"),
                texts: [:],
                at: .morning
            )
            try scene.store.prepare(.other)
            try check(
                try scene.store.activeCampaigns(),
                is: [ActiveCampaign(id: "b", zone: zone), ActiveCampaign(id: "d", zone: zone)],
                "campaigns"
            )
        },
        Contract("a new rule counts from when it was taken over") { scene in
            let change = try scene.store.activate(.other, texts: [:], at: .morning)
            try check(change.added, is: [.week, .day, .digest], "added")
            try check(change.removed, is: [], "removed")
            let states = try scene.store.ruleStates(of: "e")
            try check(Set(states.keys), is: Set(Campaign.other.ruleNames), "rules, notices too")
            let start = Campaign.other.zone.start(of: .on("2021-03-01")).adding(days: -7)
            for (name, state) in states {
                let wanted = RuleState(effectiveFrom: .morning, cursor: start)
                try check(state, is: wanted, "state of \(name)")
            }
            try check(try scene.store.ruleStates(of: "x"), is: [:], "of a campaign without any")
        },
        Contract("a rule that stays keeps what is known of it") { scene in
            var plan = scene.emptyPlan()
            plan.cursors = [.week: .morning]
            try scene.store.commit(plan, of: "d", at: nil)
            let before = try scene.store.ruleStates(of: "d")
            let later = Campaign.sample.changed {
                $0.schedules[0].rules[0] = SendRule(line: 1, form: .days(-7, .hour(9)))
            }
            let change = try scene.store.activate(later, texts: [:], at: .morning)
            try check(change, is: SetChange(), "only the time of day changed")
            try check(try scene.store.ruleStates(of: "d"), is: before, "states")
        },
        Contract("files wait for a person until others are active") { scene in
            let store = scene.store
            let peak = SendPeak(from: .morning, letters: 71, limit: 50)
            let first = HeldSet(texts: ["a.lich": "Đợt \"A\"\n"], since: .start, peak: peak)
            let second = HeldSet(texts: ["b.lich": "B"], since: .start, peak: peak)
            try check(try store.heldSet(of: "d"), is: nil, "none at first")
            try store.hold(first, of: "d")
            try check(try store.heldSet(of: "d"), is: first, "held")
            try check(try store.heldSet(of: "e"), is: nil, "of another campaign")
            try check(try store.heldSets(), is: ["d": first], "all that are held")
            try store.hold(second, of: "d")
            try check(try store.heldSet(of: "d"), is: second, "the newer files in their place")
            try store.hold(nil, of: "d")
            try check(try store.heldSet(of: "d"), is: nil, "none any more")
            try check(try store.heldSets(), is: [:], "none of any campaign")
            try store.hold(first, of: "d")
            _ = try store.activate(.sample, texts: [:], at: .morning)
            try check(try store.heldSet(of: "d"), is: nil, "others are active")
        },
        Contract("a new rule knows since when its files waited") { scene in
            let peak = SendPeak(from: .morning, letters: 71, limit: 50)
            try scene.store.hold(HeldSet(texts: [:], since: .start, peak: peak), of: "e")
            _ = try scene.store.activate(.other, texts: [:], at: .morning)
            let states = try scene.store.ruleStates(of: "e")
            try check(Set(states.values.map(\.heldSince)), is: [.start], "of new rules")
            let old = try scene.store.ruleStates(of: "d")
            try check(Set(old.values.map(\.heldSince)), is: [nil], "of another campaign's")
        },
        Contract("what is tried out on a copy reaches nobody") { scene in
            let letter = try scene.write("a")
            let copy = try scene.store.scratchCopy()
            try check(
                try copy.letter(letter)?.row,
                is: try scene.store.letter(letter)?.row,
                "letter"
            )
            try check(
                try copy.ruleStates(of: "d"),
                is: try scene.store.ruleStates(of: "d"),
                "rules"
            )
            _ = try copy.cancel(LetterSelection(ids: [letter]), at: .morning)
            _ = try copy.activate(.other, texts: [:], at: .morning)
            try check(try scene.store.letter(letter)?.row.state, is: .pending, "the letter itself")
            try check(try scene.store.activeTexts(of: "e"), is: nil, "the set")
        },
        Contract("a removed rule takes its letters with it") { scene in
            let waiting = try scene.write("a")
            let held = try scene.write("b") { $0.held = Reason(.approval) }
            let sent = try scene.write("c") { $0.priority = 0 }
            try scene.send()
            let other = try scene.write("d") { $0.ruleKey = "-P1D" }
            let both = try scene.write("e") { $0.merged = [(.day, "m2")] }
            let without = Campaign.sample.changed { $0.schedules[0].rules.removeFirst() }
            let change = try scene.store.activate(without, texts: [:], at: .morning)
            try check(change.removed, is: [.week], "removed")
            try check(change.added, is: [], "added")
            try check(change.cancelled, is: 2, "cancelled")
            for id in [waiting, held] {
                try scene.expect(id, is: .cancelled)
                try check(try scene.row(id).reason, is: Reason(.ruleRemoved), "reason")
            }
            try scene.expect(sent, is: .sent)
            try scene.expect(other, is: .pending)
            try scene.expect(both, is: .pending, "what else it says is written anew")
            try check(try scene.store.ruleStates(of: "d")[.week], is: nil, "its state")
        },
        Contract("a letter of several removed rules is cancelled once") { scene in
            let id = try scene.write("a") { $0.merged = [(.day, "m2")] }
            let without = Campaign.sample.changed { $0.schedules[0].rules = [] }
            let change = try scene.store.activate(without, texts: [:], at: .morning)
            try check(change.removed, is: [.day, .week], "removed")
            try check(change.cancelled, is: 1, "cancelled")
            try scene.expect(id, is: .cancelled)
        },
        Contract("a claimed letter of a removed rule does not leave, one in flight does") { scene in
            let claimed = try scene.write("a")
            let flying = try scene.write("b")
            let letters = try (scene.claim(limit: 1), scene.claim(limit: 1))
            try scene.mark(letters.1)
            let without = Campaign.sample.changed { $0.schedules[0].rules = [] }
            _ = try scene.store.activate(without, texts: [:], at: .morning)
            try scene.expect(claimed, is: .cancelled)
            try scene.expect(flying, is: .inFlight)
            let marked = try scene.store.markInFlight(letters.0, by: .one)
            try check(marked.isEmpty, "the cancelled one is not the claim's any more")
            try scene.store.finish(letters.0)
            try scene.expect(claimed, is: .cancelled, "after the claim's end")
        },
        Contract("one campaign's rules are not another's") { scene in
            _ = try scene.store.activate(.other, texts: [:], at: .start)
            let id = try scene.write("a") { $0.campaign = "e" }
            let without = Campaign.sample.changed { $0.schedules = [] }
            let change = try scene.store.activate(without, texts: [:], at: .morning)
            try check(change.cancelled, is: 0, "cancelled")
            try scene.expect(id, is: .pending)
            try check(try scene.store.ruleStates(of: "e").count, is: 6, "rules of the other")
        },
        Contract("a deadline that the files move is known with when") { scene in
            let store = scene.store
            try check(try store.movedMilestones(of: "d"), is: [:], "at first")
            let moved = Campaign.sample.changed {
                $0.milestones[0].deadline = .at("2021-04-09T17:00")
            }
            _ = try store.activate(moved, texts: [:], at: .morning)
            try check(try store.movedMilestones(of: "d"), is: ["m1": .morning], "moved")
            let later = Instant.morning.adding(days: 1)
            _ = try store.activate(moved, texts: [:], at: later)
            try check(try store.movedMilestones(of: "d"), is: ["m1": .morning], "unchanged")
            let more = Campaign.sample.changed { campaign in
                campaign.milestones.append(Milestone(id: "m9", name: "Mới"))
            }
            _ = try store.activate(more, texts: [:], at: later)
            try check(
                try store.movedMilestones(of: "d"),
                is: ["m1": later],
                "moved back, and a new one"
            )
        },
        Contract("a unit that later files bring is known with when") { scene in
            let store = scene.store
            try check(try store.joinedUnits(of: "d"), is: [:], "the first set's always took part")
            let more = Campaign.sample.changed { campaign in
                campaign.units.append(OrganisationalUnit(code: "CM", name: "Mới", kind: "k"))
            }
            _ = try store.activate(more, texts: [:], at: .morning)
            _ = try store.activate(.sample, texts: [:], at: .morning.adding(days: 1))
            _ = try store.activate(more, texts: [:], at: .morning.adding(days: 2))
            try check(try store.joinedUnits(of: "d"), is: ["CM": .morning], "joined once")
            try check(try store.joinedUnits(of: "e"), is: [:], "of another campaign")
        },
        Contract("what the store itself commits is no foreign change") { scene in
            let before = try scene.store.foreignChanges()
            try scene.append { $0.submissions = [.of()] }
            _ = try scene.write("a")
            try scene.send()
            try check(try scene.store.foreignChanges(), is: before, "changes")
        },
        Contract("which clock passes go by is remembered") { scene in
            try check(try scene.store.passClock(), is: nil, "at first")
            for clock in [PassClock.machine, .told, .told, .machine] {
                try scene.store.notePasses(by: clock)
                try check(try scene.store.passClock(), is: clock, "the last one")
            }
        },
        Contract("preparing makes no set active") { scene in
            try scene.store.prepare(.other)
            try check(try scene.store.activeTexts(of: "e"), is: nil, "texts")
            try check(try scene.store.activeCampaigns().map(\.id), is: ["d"], "campaigns")
            try check(try scene.store.ruleStates(of: "e"), is: [:], "rules")
        },
    ]

    static let headings: [Contract] = [
        Contract("what headings mean is remembered, by heading") { scene in
            let store = scene.store
            try check(try store.mappings(of: "d"), is: [], "at first")
            try store.remember(["Tỷ lệ=percent", "Đơn vị=unit"], of: "d")
            try store.remember(["Cột 1=numerator", "ABC=a=b"], of: "d")
            try check(
                try store.mappings(of: "d"),
                is: ["ABC=a=b", "Cột 1=numerator", "Tỷ lệ=percent", "Đơn vị=unit"],
                "mappings"
            )
            try check(try store.mappings(of: "e"), is: [], "of another campaign")
        },
        Contract("a known heading gets its new meaning") { scene in
            try scene.store.remember(["A=unit", "B=unit"], of: "d")
            try scene.store.remember(["A=note", "C", "=x"], of: "d")
            try check(try scene.store.mappings(of: "d"), is: ["A=note", "B=unit"], "mappings")
        },
    ]
}
