@testable import Campaigns
import Delivery

/// What digests told, and from when on they tell.
extension Contract {
    static let digestPeriods: [Contract] = [
        Contract("a digest's first period begins where a set of files brought its block") { scene in
            let opening = try scene.periods()
            try check(opening.map(\.recipientKey), is: [nil], "of the first set")
            try check(opening.map(\.span), is: [.of(.start, .start)], "where it begins")
            try scene.append {
                $0.submissions = [.of()]
                $0.figures = [.of(), .of(6)]
            }
            let later = Campaign.sample.changed { campaign in
                var block = campaign.schedules[1]
                block = Schedule(id: "ngay", name: "Ngày", kind: block.kind)
                block.rules = campaign.schedules[1].rules
                campaign.schedules.append(block)
            }
            _ = try scene.store.activate(later, texts: [:], at: .morning)
            var known = FactCursor()
            (known.submission, known.figure) = (1, 2)
            try check(
                try scene.periods(of: "ngay").map(\.span),
                is: [.of(.morning, .morning, known, known)],
                "of a block that came later"
            )
            try check(try scene.periods().count, is: 1, "of one that stayed")
            try check(try scene.periods(of: "nhac").count, is: 0, "of reminders")
        },
        Contract("what digests told is known with what became of their letters") { scene in
            var plan = scene.emptyPlan()
            plan.messages = ["a", "b"].map { LetterTerms().draft($0) }
            plan.entries = ["a", "b"].map { LetterTerms().entry($0, .letter($0)) }
            plan.periods = [
                .of("x", [.of(.start, .morning)], "a"),
                .of("y", [.of(.start, .morning), .of(.morning, .at("2021-03-10T08:00"))], "b"),
                .of("z", [.of(.start, .morning)], nil),
            ]
            try scene.store.commit(plan, of: "d", at: .morning)
            let told = try scene.periods().dropFirst()
            try check(told.map(\.recipientKey), is: ["x", "y", "y", "z"], "readers")
            try check(told.map(\.state), is: [.pending, .pending, .pending, nil], "letters")
            try check(told.last?.span, is: .of(.start, .morning), "span")
            try scene.refuse()
            try scene.send()
            let ended = try scene.periods().dropFirst()
            try check(ended.map(\.isTold), is: [false, true, true, true], "what was told")
            try check(try scene.periods(in: "e").count, is: 0, "of another campaign")
        },
        Contract("a digest that may have arrived stays told, unless it is given back") { scene in
            var terms = LetterTerms()
            (terms.resends, terms.tracks) = (false, true)
            var plan = scene.emptyPlan()
            plan.messages = [terms.draft("a")]
            plan.entries = [terms.entry("a", .letter("a"))]
            plan.periods = [.of("x", [.of(.start, .morning)], "a")]
            try scene.store.commit(plan, of: "d", at: .morning)
            let id = try scene.onlyWaiting().id
            try scene.loseAnswer()
            _ = try scene.store.retry(.all, at: .morning.adding(minutes: 2))
            try scene.refuse(at: .morning.adding(minutes: 3))
            try scene.expect(id, is: .failed, "the second copy is refused")
            try check(try scene.periods().last?.isTold, is: true, "the first may have arrived")
            _ = try scene.store.retry(.all, at: .morning.adding(minutes: 5))
            try scene.send(at: .morning.adding(minutes: 6))
            try scene.bounce(id, report: "r")
            try scene.expect(id, is: .failed, "it is given back")
            try check(try scene.periods().last?.isTold, is: false, "nobody has it")
        },
        Contract("a digest that is written anew tells what it tells then") { scene in
            var plan = scene.emptyPlan()
            var terms = LetterTerms()
            terms.held = Reason(.approval)
            plan.messages = [terms.draft("a")]
            plan.entries = [terms.entry("a", .letter("a"))]
            plan.periods = [.of("x", [.of(.start, .morning)], "a")]
            try scene.store.commit(plan, of: "d", at: .morning)
            try check(try scene.periods().map(\.isForApproval), is: [false, true], "to be read")
            let letter = try scene.onlyWaiting()
            let later = FactSpan.of(.start, .at("2021-03-10T08:00"))
            plan = scene.emptyPlan()
            plan.revisions = [
                LetterRevision(
                    of: letter,
                    dropping: [:],
                    .written(terms.draft("a"), saying: letter.occurrences.map(\.key))
                )
            ]
            plan.periods = [.of("x", [later], "a")]
            try scene.store.commit(plan, of: "d", at: .morning)
            try check(try scene.periods().dropFirst().map(\.span), is: [later], "span")
            try check(try scene.periods().last?.letter, is: letter.id, "letter")
            _ = try scene.store.release(.all)
            try check(try scene.periods().last?.isForApproval, is: true, "read before it leaves")
        },
        Contract("the office sees what waits for it, and what it released too late") { scene in
            let store = scene.store
            _ = try scene.write("a") { $0.held = Reason(.approval) }
            _ = try scene.write("b") {
                $0.held = Reason(.approval)
                $0.schedule = "tong-hop"
                $0.expires = .morning
            }
            _ = try scene.write("c") { $0.held = Reason(.notJudged, "x") }
            _ = try scene.write("d")
            try scene.note("e", .skipped(Reason(.noAddress))) { $0.unit = "CD" }
            try scene.note("f", .skipped(Reason(.noAddress))) {
                $0.unit = "CD"; $0.due = .morning.adding(days: 1)
            }
            try scene.note(.files, at: .morning)
            var held = OpenMatters.Letters()
            held.add(.start)
            let before = try store.openMatters(since: .start, of: "d")
            try check(before.held, is: ["nhac": held, "tong-hop": held], "held")
            try check(before.stuck, is: held, "not judged")
            try check(before.unreleased, is: [:], "released too late")
            try check(before.withoutAddress, is: ["CD": .morning], "without an address")
            try check(before.filesSince, is: .morning, "files")
            let end = Instant.morning.adding(minutes: 1)
            try store.expire(at: end) { _ in { _ in .send } }
            let after = try store.openMatters(since: .morning, of: "d")
            try check(after.held, is: ["nhac": held], "still held")
            var late = OpenMatters.Letters()
            late.add(end)
            try check(after.unreleased, is: ["tong-hop": late], "released too late")
            let reasons = try store.outbox(of: "d", state: .expired).map(\.reason)
            try check(reasons, is: [Reason(.approval, Instant.start.description)], "reason")
            try check(try store.openMatters(since: end, of: "d").unreleased, is: [:], "later")
            try check(try store.openMatters(since: .start, of: "e"), is: OpenMatters(), "other")
        },
        Contract("a period names a letter of its plan") { scene in
            var plan = scene.emptyPlan()
            plan.periods = [.of("x", [.of(.start, .morning)], "nobody")]
            try check(throws: nil, "a letter that is not there") {
                try scene.store.commit(plan, of: "d", at: .morning)
            }
            try check(try scene.periods().count, is: 1, "nothing is stored")
        },
    ]
}

extension Scene {
    fileprivate func periods(
        of schedule: ScheduleID = "tong-hop",
        in campaign: CampaignID = "d"
    ) throws -> [DigestPeriod] {
        try store.digestPeriods(of: schedule, campaign: campaign)
    }
}

extension PeriodEntry {
    fileprivate static func of(_ recipient: String, _ spans: [FactSpan], _ token: String?) -> Self {
        PeriodEntry(schedule: "tong-hop", recipientKey: recipient, spans: spans, token: token)
    }
}

extension FactSpan {
    fileprivate static func of(
        _ start: Instant,
        _ end: Instant,
        _ from: FactCursor = FactCursor(),
        _ until: FactCursor = FactCursor()
    ) -> Self {
        FactSpan(FactMark(instant: start, cursor: from), FactMark(instant: end, cursor: until))
    }
}
