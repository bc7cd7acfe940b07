@testable import Campaigns
@testable import Delivery

extension LedgerRun {
    static func of(
        _ count: Int = 3,
        isMissed: Bool = true,
        reason: Reason = Reason(.tooLate),
        first: Instant = .morning,
        last: Instant = .morning
    ) -> LedgerRun {
        LedgerRun(
            schedule: "nhac",
            line: 2,
            ruleKey: "-P1D",
            isMissed: isMissed,
            reason: reason,
            first: first,
            last: last,
            days: [.on("2021-03-09"): count]
        )
    }
}

extension Contract {
    static let ledger: [Contract] = [
        Contract("the ledger knows the keys that it holds") { scene in
            _ = try scene.write("a") { $0.merged = [(.day, "m2")] }
            try scene.note("b", .skipped(Reason(.submitted)))
            var terms = LetterTerms()
            var held = terms.entries("a").map(\.key) + [terms.entry("b", .merged("")).key]
            terms.merged = [(.day, "m2")]
            held.append(terms.entries("a")[1].key)
            let other = terms.entry("c", .merged("")).key
            try check(try scene.store.known(held + [other]), is: Set(held), "known keys")
            try check(try scene.store.known([]), is: [], "of none")
        },
        Contract("a pass is noted, and never an earlier one") { scene in
            let store = scene.store
            try check(try store.lastPass(of: "d"), is: nil, "at first")
            try store.commit(scene.emptyPlan(), of: "d", at: .morning)
            try store.commit(scene.emptyPlan(), of: "d", at: .start)
            try store.commit(scene.emptyPlan(at: .morning.adding(days: 9)), of: "d", at: nil)
            try check(try store.lastPass(of: "d"), is: .morning, "the latest")
            try check(try store.lastPass(of: "e"), is: nil, "of another campaign")
        },
        Contract("a rule's cursor only goes on, unless its time of day is changed") { scene in
            let store = scene.store
            func commit(_ change: (inout PassPlan) -> Void) throws -> [RuleName: RuleState] {
                var plan = scene.emptyPlan()
                change(&plan)
                try store.commit(plan, of: "d", at: nil)
                return try store.ruleStates(of: "d")
            }
            let unknown = RuleName(schedule: "x", ruleKey: "y")
            var states = try commit { $0.cursors = [.week: .morning, unknown: .morning] }
            try check(states[.week]?.cursor, is: .morning, "on")
            try check(states[unknown], is: nil, "a rule that is not there")
            states = try commit { $0.cursors = [.week: .start] }
            try check(states[.week]?.cursor, is: .morning, "not back")
            let day = CivilDate.on("2021-03-08")
            states = try commit { $0.retimed = [.week: (decidedThrough: day, cursor: .start)] }
            let wanted = RuleState(effectiveFrom: .start, cursor: .start, decidedThrough: day)
            try check(states[.week], is: wanted, "retimed")
            states = try commit { $0.cursors = [.week: .morning] }
            try check(states[.week]?.decidedThrough, is: day, "decided days stay")
        },
        Contract("a plan is stored whole or not at all") { scene in
            _ = try scene.write("a")
            let terms = LetterTerms()
            let breaches: [(String, (inout PassPlan) -> Void)] = [
                (
                    "a key that is held",
                    { $0.entries += [terms.entry("a", .skipped(Reason(.recent)))] }
                ),
                ("a key twice", { $0.entries += [$0.entries[0]] }),
                ("a letter that is there", { $0.messages += [terms.draft("a")] }),
                ("a letter that is missing", { $0.entries += [terms.entry("z", .letter("z"))] }),
                ("a run that ends before it begins", { $0.runs += [.of(last: .start)] }),
                ("a run of nothing", { $0.runs += [.of(0)] }),
            ]
            let states = try scene.store.ruleStates(of: "d")
            for (name, breach) in breaches {
                var plan = scene.emptyPlan()
                plan.messages = [terms.draft("b")]
                plan.entries = terms.entries("b")
                plan.runs = [.of()]
                plan.cursors = [.week: .morning]
                breach(&plan)
                try check(throws: nil, name) { try scene.store.commit(plan, of: "d", at: .morning) }
                try check(
                    try scene.store.outbox(of: nil, state: nil).count,
                    is: 1,
                    "\(name): letters"
                )
                let keys = terms.entries("b").map(\.key)
                try check(try scene.store.known(keys), is: [], "\(name): keys")
                try check(try scene.store.runs(of: .day, campaign: "d"), is: [], "\(name): runs")
                try check(try scene.store.ruleStates(of: "d"), is: states, "\(name): rules")
                try check(try scene.store.lastPass(of: "d"), is: nil, "\(name): pass")
            }
            let id = try scene.write("b")
            try scene.expect(id, is: .pending, "afterwards it can be written")
            try check(try scene.claim().count, is: 2, "and claimed")
        },
        Contract("a letter that waits for a person is held with the reason") { scene in
            let id = try scene.write("a") { $0.held = Reason(.backlog) }
            try scene.expect(id, is: .held)
            try check(try scene.row(id).reason, is: Reason(.backlog), "reason")
            try check(try scene.claim().isEmpty, "nothing leaves")
        },
        Contract("reminders are counted by letters that were sent") { scene in
            func count(_ name: ObligationID = .first) throws -> ReminderCount? {
                try scene.store.reminderCounts(of: [name], campaign: .sample)[name]
            }
            try check(try count(), is: ReminderCount(letters: 0, headWrittenOn: nil), "at first")
            _ = try scene.write("a") { $0.merged = [(.day, "m1"), (.day, "m2")] }
            try check(try count()?.letters, is: 0, "while it waits")
            try scene.send()
            try check(try count()?.letters, is: 1, "two lines of one letter")
            try check(try count(.second)?.letters, is: 1, "what else it says")
            _ = try scene.write("b")
            try scene.refuse()
            _ = try scene.write("c") { $0.line = 0 }
            try scene.send()
            try check(try count()?.letters, is: 1, "neither refused ones nor notices")
            _ = try scene.write("d") { $0.role = .head }
            // 18:01 in UTC is the next day in the campaign's zone.
            try scene.send(at: .at("2021-03-10T01:00"))
            let wanted = ReminderCount(letters: 1, headWrittenOn: .on("2021-03-10"))
            try check(try count(), is: wanted, "with the head's")
            let other = ObligationID(unit: "CCB", milestone: "m1")
            try check(try count(other)?.letters, is: 0, "of another unit")
        },
        Contract("a block's last letter that was sent is known by its due instant") { scene in
            let store = scene.store
            _ = try scene.write("a") { ($0.schedule, $0.due) = ("tong-hop", .start) }
            _ = try scene.write("b") { ($0.schedule, $0.due) = ("tong-hop", .morning) }
            _ = try scene.write("c") { ($0.due, $0.priority) = (.at("2021-03-20T08:00"), 9) }
            try check(try store.lastSent("tong-hop", of: "d"), is: nil, "before any is sent")
            try scene.send()
            try check(try store.lastSent("tong-hop", of: "d"), is: .start, "the first")
            try scene.send()
            try check(try store.lastSent("tong-hop", of: "d"), is: .morning, "the second")
            try check(try store.lastSent("nhac", of: "d"), is: nil, "of another block")
            try check(try store.lastSent("tong-hop", of: "e"), is: nil, "of another campaign")
        },
        Contract("the office hears of failed and missed letters since its last digest") { scene in
            let store = scene.store
            _ = try scene.write("a")
            _ = try scene.write("b") { $0.unit = "CX" }
            try scene.refuse()
            try scene.refuse(at: .morning.adding(minutes: 10))
            var plan = scene.emptyPlan()
            plan.runs = [.of(), .of(5, isMissed: false), .of(7, reason: Reason(.paused))]
            try store.commit(plan, of: "d", at: .morning)
            let all = try store.troubles(since: .start, of: "d")
            try check(all.failed.map(\.name), is: ["Đơn vị CCA", "cca@so.example"], "names")
            try check(
                all.failed.map(\.reason),
                is: ["550 5.1.1 No such user", "550 5.1.1 No such user"],
                "reasons"
            )
            try check(all.missed, is: 3, "missed")
            try check(all.unclear, is: [], "nothing is unclear")
            let later = try store.troubles(since: .morning.adding(minutes: 1), of: "d")
            try check(later.failed.map(\.name), is: ["cca@so.example"], "failed since")
            try check(later.missed, is: 0, "missed since")
            try check(try store.troubles(since: .start, of: "e").failed.isEmpty, "another campaign")
        },
        Contract("the office hears once that a unit's limit of letters is reached") { scene in
            func note(_ slot: String, _ due: Instant, _ change: (inout LetterTerms) -> Void) throws
            {
                try scene.note(slot, .skipped(Reason(.maximum, "3"))) { terms in
                    terms.due = due
                    change(&terms)
                }
            }
            let later = Instant.morning.adding(days: 1)
            try note("a", later) { $0.milestone = "m2" }
            try note("b", .morning) { $0.unit = "CCB" }
            try note("c", later) { $0.unit = "CCB" }
            try note("d", later) { $0.unit = "CCA" }
            try note("e", later) {
                $0.role = .head; $0.unit = "CD"
            }
            try scene.note("f", .skipped(Reason(.recent))) {
                $0.unit = "CD"; $0.due = later
            }
            let all = try scene.store.troubles(since: .start, of: "d").exhausted
            try check(all, is: [.init(unit: "CCB", milestone: "m1"), .first, .second], "all")
            let since = try scene.store.troubles(since: .morning, of: "d").exhausted
            try check(since, is: [.first, .second], "those that were not reached before")
        },
        Contract("letters about milestones come oldest first with what became of them") { scene in
            let ids = try ["a", "b", "c"].map { try scene.write($0) }
            _ = try scene.write("d") { $0.milestone = "m2" }
            _ = try scene.write("e") { $0.line = 0 }
            try scene.note("f", .skipped(Reason(.recent)))
            try scene.send()
            _ = try scene.store.cancel(LetterSelection(ids: [ids[1]]), at: .morning)
            let records = try scene.store.letters(about: ["m1"], of: "d")
            try check(records.map(\.messageToken), is: ["a", "b", "c", "e"], "letters")
            try check(records.map(\.line), is: [1, 1, 1, 0], "lines, notices without one")
            try check(records.map(\.isVoid), is: [false, true, false, false], "void ones")
            let sent = Instant.morning.adding(minutes: 1)
            try check(records.map(\.sent), is: [sent, nil, nil, nil], "sent ones")
            let wanted = LetterRecord(
                schedule: "nhac",
                milestone: "m1",
                line: 1,
                ruleKey: "-P7D",
                deadline: .at("2021-03-31T17:00"),
                unit: "CCA",
                recipientKey: "unit:CCA/focal",
                messageToken: "a",
                due: .morning,
                sent: sent,
                isAhead: false,
                isVoid: false
            )
            try check(records[0], is: wanted, "record")
            let both = try scene.store.letters(about: ["m1", "m2"], of: "d")
            let names = both.map(\.milestone)
            try check(names, is: ["m1", "m1", "m1", "m1", "m2"], "of two milestones")
            try check(try scene.store.letters(about: ["m1"], of: "e"), is: [], "another campaign")
        },
    ]
}
