import Campaigns
import Delivery

extension Contract {
    static let ledgerQuestions: [Contract] = [
        Contract("every occurrence that was due has one end, whatever became of it") { scene in
            let wanted = try scene.everyEnd()
            let rows = try scene.store.ledger(of: "d")
            try check(rows.allSatisfy(\.balances), "balances: \(rows)")
            var counts: [LedgerColumn: Int] = [:]
            for row in rows { counts.merge(row.counts, uniquingKeysWith: +) }
            try check(counts, is: wanted, "counts")
            try check(rows.map(\.due).reduce(0, +), is: wanted.values.reduce(0, +), "due")
        },
        Contract("an occurrence counts on the local day of its due instant") { scene in
            // A rule at 20:00 whose window closes at 18:00 leaves the next morning.
            let change = { (terms: inout LetterTerms) in
                terms.due = .at("2021-03-16T20:00")
                terms.notBefore = .at("2021-03-17T07:30")
                terms.nominal = .at("2021-03-16T20:00")
            }
            _ = try scene.write("a", change)
            try scene.note("b", .skipped(Reason(.submitted)), change)
            try scene.note("c", .skipped(Reason(.submitted))) { terms in
                terms.due = .at("2021-03-17T00:30")
                terms.nominal = .at("2021-03-16T20:00")
            }
            for state in ["waiting", "sent"] {
                let rows = try scene.store.ledger(of: "d")
                let days = rows.map { "\($0.day) \($0.due)" }
                try check(days, is: ["2021-03-16 2", "2021-03-17 1"], state)
                if state == "waiting" { try scene.send(at: .at("2021-03-17T07:30")) }
            }
        },
        Contract("the ledger is by day, block and line, of one campaign or of all") { scene in
            _ = try scene.store.activate(.other, texts: [:], at: .start)
            _ = try scene.write("a") { $0.due = .at("2021-03-10T08:00") }
            _ = try scene.write("b") { $0.line = 2 }
            _ = try scene.write("c") { $0.schedule = "tong-hop" }
            _ = try scene.write("e") { $0.campaign = "e" }
            func names(_ campaign: CampaignID?) throws -> [String] {
                try scene.store.ledger(of: campaign).map {
                    "\($0.day) \($0.schedule) \($0.line) \($0.due)"
                }
            }
            let last = ["2021-03-09 tong-hop 1 1", "2021-03-10 nhac 1 1"]
            try check(try names("d"), is: ["2021-03-09 nhac 2 1"] + last, "of one")
            try check(
                try names(nil),
                is: ["2021-03-09 nhac 1 1", "2021-03-09 nhac 2 1"] + last,
                "of all"
            )
        },
        Contract("the ledger tells an obligation's occurrences by due instant") { scene in
            try scene.note("z", .skipped(Reason(.submitted, "hôm qua"))) {
                $0.due = .at("2021-03-20T08:00")
            }
            let id = try scene.write("a") { $0.merged = [(.day, "m1"), (.day, "m2")] }
            try scene.send()
            try scene.note("c", .missed(Reason(.tooLate))) {
                $0.due = .start; $0.line = 0
            }
            let rows = try scene.store.trace(of: .first, campaign: "d")
            try check(
                rows.map(\.end.disposition),
                is: [.missed, .letter, .merged, .skipped],
                "ends"
            )
            try check(rows.map(\.slot), is: ["c", "a", "a", "z"], "slots")
            try check(rows.map(\.line), is: [0, 1, 2, 1], "lines")
            try check(rows[3].end.reason, is: Reason(.submitted, "hôm qua"), "reason")
            try check(rows[1].end.message, is: try scene.row(id), "letter")
            try check(rows[2].end.message?.id, is: id, "letter of what is said in it too")
            try check(rows[1].key, is: LetterTerms().entry("a", .merged("")).key, "key")
            try check(rows[1].recipientKey, is: "unit:CCA/focal", "recipient")
            try check(rows[1].deadline, is: .at("2021-03-31T17:00"), "deadline")
            try check(rows[1].nominal, is: .at("2021-03-09T08:00"), "nominal")
            try check(rows[1].due, is: .morning, "due")
            let none = try scene.store.trace(of: .first, campaign: "e")
            try check(none.isEmpty, "of another campaign")
        },
        Contract("runs are kept by rule in the order in which they were noted") { scene in
            var plan = scene.emptyPlan()
            plan.runs = [
                .of(), .of(2, isMissed: false, reason: Reason(.paused, "nghỉ"), first: .start),
            ]
            try scene.store.commit(plan, of: "d", at: .morning)
            let wanted = [
                RunRow(isMissed: true, reason: Reason(.tooLate), first: .morning, last: .morning),
                RunRow(
                    isMissed: false,
                    reason: Reason(.paused, "nghỉ"),
                    first: .start,
                    last: .morning
                ),
            ]
            try check(try scene.store.runs(of: .day, campaign: "d"), is: wanted, "runs")
            try check(try scene.store.runs(of: .week, campaign: "d"), is: [], "of another rule")
            try check(try scene.store.runs(of: .day, campaign: "e"), is: [], "another campaign")
        },
        Contract("reminders that were sent are told, alone or merged") { scene in
            _ = try scene.write("a") { $0.merged = [(.day, "m2")] }
            _ = try scene.write("b") { $0.line = 0 }
            _ = try scene.write("c") { $0.priority = 9 }
            try scene.send()
            try scene.send()
            let letters = try scene.store.sentLetters(of: "d")
            let sent = Instant.morning.adding(minutes: 1)
            let wanted = [("-P7D", "m1"), ("-P1D", "m2")].map { key, milestone in
                SentLetter(
                    schedule: "nhac",
                    ruleKey: key,
                    milestone: MilestoneID(milestone),
                    nominal: .at("2021-03-09T08:00"),
                    unit: "CCA",
                    sent: sent
                )
            }
            try check(letters, is: wanted, "letters")
            try check(try scene.store.sentLetters(of: "e"), is: [], "of another campaign")
        },
    ]
}

extension Scene {
    /// Brings occurrences to every end; returns how many there are of each.
    func everyEnd() throws -> [LedgerColumn: Int] {
        _ = try write("sent") { $0.merged = [(.day, "m2")] }
        try send()
        _ = try write("refused") { $0.address = "x@so.example" }
        try refuse()
        _ = try write("unclear") { $0.resends = false }
        try loseAnswer()
        _ = try write("skipped")
        _ = try claim { _ in .skip(Reason(.submitted)) }
        _ = try write("gone")
        _ = try claim { _ in .skip(Reason(.unitLeft)) }
        let cancelled = try write("cancelled")
        _ = try store.cancel(LetterSelection(ids: [cancelled]), at: .morning)
        _ = try write("expired") { $0.expires = .morning }
        try store.expire(at: .morning.adding(days: 1)) { _ in { _ in .send } }
        _ = try write("held") { $0.held = Reason(.approval) }
        _ = try write("waiting")
        try note("past", .missed(Reason(.tooLate)))
        try note("old", .cancelled(Reason(.deadlineMoved)))
        var plan = emptyPlan()
        plan.runs = [.of(4), .of(6, isMissed: false, reason: Reason(.paused))]
        try store.commit(plan, of: "d", at: .morning)
        return [
            .sent: 1, .merged: 1, .failed: 1, .ambiguous: 1, .skipped: 1 + 6, .cancelled: 3,
            .missed: 2 + 4, .pending: 2,
        ]
    }
}
