import Campaigns
import Delivery

extension Scene {
    /// Notes the cause; returns whether a letter was asked for.
    @discardableResult
    func note(
        _ kind: OperatorCause.Kind,
        of campaign: CampaignID = "d",
        at instant: Instant,
        writes: Bool = true
    ) throws -> Bool {
        var asked = false
        try store.note(OperatorCause(kind, of: campaign), at: instant) { record in
            asked = true
            guard writes else { return nil }
            return LetterTerms().draft("\(campaign) \(kind) \(instant) \(record.firstSeen)")
        }
        return asked
    }
}

extension Contract {
    static let operatorDesk: [Contract] = [
        Contract("the operator hears of a cause at once, then once a day") { scene in
            for (minutes, isTold) in [
                (0, true), (1, false), (1439, false), (1440, true), (2000, false),
            ] {
                let told = try scene.note(.planning, at: .morning.adding(minutes: minutes))
                try check(told, is: isTold, "after \(minutes) minutes")
            }
            let letters = try scene.store.outbox(of: "d", state: .pending)
            try check(letters.count, is: 2, "letters")
            let record = CauseRecord(
                cause: OperatorCause(.planning, of: "d"),
                firstSeen: .morning,
                lastTold: .morning.adding(days: 1)
            )
            try check(try scene.store.causes(), is: [record], "what lasts")
            try check(try scene.claim().count, is: 2, "they leave as others do")
        },
        Contract("the operator hears once only of files and of a calendar's end") { scene in
            for kind in [OperatorCause.Kind.files, .calendar] {
                try check(try scene.note(kind, at: .morning), "at first")
                for days in 1...3 {
                    let told = try scene.note(kind, at: .morning.adding(days: days))
                    try check(!told, "on day \(days)")
                }
            }
            try check(try scene.store.outbox(of: nil, state: nil).count, is: 2, "letters")
        },
        Contract("a cause that was over is told again") { scene in
            try scene.note(.files, at: .morning)
            try scene.note(.planning, at: .morning)
            try scene.store.clear(.files, of: "d")
            try check(try scene.store.causes().map(\.cause.kind), is: [.planning], "what lasts")
            let again = Instant.morning.adding(minutes: 5)
            try check(try scene.note(.files, at: again), "told again")
            try check(
                try scene.store.causes().map(\.firstSeen),
                is: [.morning, again],
                "since when"
            )
            try scene.store.clear(.letter, of: "d")
            try check(try scene.store.causes().count, is: 2, "what was not there")
        },
        Contract("each cause of each campaign is told by itself, the oldest is shown first") {
            scene in
            try scene.note(.planning, of: "e", at: .morning)
            try scene.note(.letter, at: .morning.adding(minutes: 1))
            try scene.note(.calendar, at: .morning)
            try check(try scene.note(.planning, at: .start), "of the other campaign")
            try check(
                try scene.store.causes().map { "\($0.cause.campaign) \($0.cause.kind)" },
                is: ["d planning", "d calendar", "e planning", "d letter"],
                "causes"
            )
            try scene.store.clear(.planning, of: "e")
            try check(try scene.store.causes().count, is: 3, "of one campaign only")
        },
        Contract("a cause of which nobody can be told is noted") { scene in
            try scene.note(.planning, at: .morning, writes: false)
            let record = CauseRecord(
                cause: OperatorCause(.planning, of: "d"),
                firstSeen: .morning,
                lastTold: nil
            )
            try check(try scene.store.causes(), is: [record], "what lasts")
            let later = Instant.morning.adding(minutes: 1)
            try check(try scene.note(.planning, at: later), "as soon as somebody can be")
            try check(try scene.store.causes().map(\.firstSeen), is: [.morning], "since when")
            try check(try scene.store.causes().map(\.lastTold), is: [later], "told")
        },
        Contract("where the letter cannot be written nothing is noted") { scene in
            let cause = OperatorCause(.planning, of: "d")
            try check(throws: .busy, "writing") {
                try scene.store.note(cause, at: .morning) { _ in throw StoreError.busy }
            }
            try check(try scene.store.causes(), is: [], "causes")
            _ = try scene.write("a")
            try check(throws: nil, "a letter that is there") {
                try scene.store.note(cause, at: .morning) { _ in LetterTerms().draft("a") }
            }
            try check(try scene.store.causes(), is: [], "causes after that")
        },
        Contract("a letter to the operator that waits gives way to the next about the same") {
            scene in
            let cause = OperatorCause(.relayAway, of: "d")
            for (day, subject) in [(0, "away"), (1, "away"), (2, "away"), (3, "other")] {
                let instant = Instant.morning.adding(days: day)
                try scene.store.note(cause, at: instant) { _ in
                    LetterTerms(subject: subject).draft("\(day)")
                }
            }
            let rows = try scene.store.outbox(of: "d", state: nil).sorted { $0.id < $1.id }
            try check(
                rows.map(\.state),
                is: [.cancelled, .cancelled, .pending, .pending],
                "letters"
            )
            try check(rows.map(\.reason?.code), is: [.rewritten, .rewritten, nil, nil], "reasons")
        },
        Contract("a letter to the operator that left, or may have, does not give way") { scene in
            let cause = OperatorCause(.relayAway, of: "d")
            try scene.store.note(cause, at: .morning) { _ in
                LetterTerms(subject: "away").draft("first")
            }
            let claimed = try scene.claim()
            try check(claimed.count, is: 1, "claimed")
            try scene.store.note(cause, at: .morning.adding(days: 1)) { _ in
                LetterTerms(subject: "away").draft("second")
            }
            let rows = try scene.store.outbox(of: "d", state: nil).sorted { $0.id < $1.id }
            try check(rows.map(\.state), is: [.claimed, .pending], "letters")
        },
        Contract("who writes to the operator may read the store") { scene in
            try scene.store.note(OperatorCause(.letter, of: "d"), at: .morning) { record in
                try check(record.firstSeen, is: .morning, "since when")
                try check(record.lastTold, is: nil, "told")
                _ = try scene.store.outbox(of: nil, state: nil)
                return nil
            }
        },
        Contract("two who note a cause at once tell it once") { scene in
            let cause = OperatorCause(.planning, of: "d")
            try scene.store.note(cause, at: .morning) { _ in
                try scene.note(.planning, at: .morning)
                return LetterTerms().draft("second")
            }
            try check(try scene.store.outbox(of: nil, state: nil).count, is: 1, "letters")
        },
    ]
}
