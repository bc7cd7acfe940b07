@testable import Campaigns
@testable import Delivery
import Foundation

extension Contract {
    /// What becomes of the moments that a clock set which was ahead.
    static let correctedMoments: [Contract] = [
        Contract("rules and what the files did count from a correction at the latest") { scene in
            let store = scene.store
            let changed = Campaign.sample.changed { campaign in
                campaign.schedules[0].rules.append(SendRule(line: 3, form: .days(-2, .hour(9))))
                campaign.milestones[0].deadline = .at("2021-04-02T17:00")
                var unit = campaign.units[0]
                unit = OrganisationalUnit(code: "MOI", name: "Mới", kind: "k")
                campaign.units.append(unit)
            }
            try scene.pass(at: .morning) { $0.runs = [.of(1)] }
            _ = try store.activate(changed, texts: [:], at: .ahead)
            let rule = RuleName(schedule: "nhac", ruleKey: "-P2D")
            let first = try store.ruleStates(of: "d")[rule]?.cursor
            let day = Campaign.sampleZone.civil(of: .ahead).date
            try scene.pass(at: .ahead) { plan in
                plan.cursors = [rule: .ahead]
                plan.retimed = [.day: (decidedThrough: day, cursor: .ahead)]
            }
            _ = try scene.correct()
            try check(try store.movedMilestones(of: "d"), is: ["m1": .corrected], "moved")
            try check(try store.joinedUnits(of: "d"), is: ["MOI": .corrected], "joined")
            let states = try store.ruleStates(of: "d")
            try check(states[rule]?.effectiveFrom, is: .corrected, "a new rule")
            try check(states[rule]?.cursor, is: first, "is looked at from the start")
            try check(states[.week]?.effectiveFrom, is: .start, "an old one")
            try check(states[.day]?.decidedThrough, is: .on("2021-03-08"), "decided days")
            try check(states[.day]?.cursor, is: .morning, "cursor")
        },
        Contract("a moved deadline that was told by a clock that was ahead is not told again") {
            scene in
            let moment = Campaign.sampleZone.civil(of: .ahead)
            var terms = LetterTerms()
            (terms.line, terms.ruleKey, terms.due) = (0, Notice.moved.ruleKey, .ahead)
            (terms.nominal, terms.expires) = (moment, .ahead.adding(days: 3))
            let slot = moment.description
            _ = try scene.write(slot, at: .ahead) { $0 = terms }
            try scene.send(at: .ahead)
            _ = try scene.correct()
            let now = Campaign.sampleZone.civil(of: .corrected)
            (terms.due, terms.nominal) = (.corrected, now)
            let key = terms.entry(now.description, .letter("x")).key
            try check(try scene.store.known([key]), is: [key], "its name")
            let row = try scene.store.trace(of: .first, campaign: "d").first
            try check(row?.nominal, is: now, "when it happened")
            try check(try scene.totals(), is: [.sent: 1], "the ledger")
        },
        Contract("facts stamped by a clock that was ahead count from the correction, in order") {
            scene in
            try scene.append { batch in
                batch.submissions = [
                    .of(
                        .first,
                        .received,
                        happened: "2021-03-09T07:00",
                        recorded: "2021-03-09T07:00"
                    ),
                    .of(
                        .first,
                        .returned,
                        happened: "2021-04-09T07:00",
                        recorded: "2021-04-09T07:10"
                    ),
                    .of(
                        .first,
                        .received,
                        happened: "2021-04-09T07:15",
                        recorded: "2021-04-09T07:20"
                    ),
                ]
                batch.decisions = [.of(.excuse, recorded: "2021-04-09T07:30")]
                batch.figures = [
                    .of(asOf: "2021-04-09T06:00", recorded: "2021-04-09T07:40"),
                    .of(6, asOf: "2021-12-31T23:59", recorded: "2021-04-09T07:41"),
                ]
            }
            try scene.pass(at: .ahead) { _ in }
            try check(try scene.correct().facts, is: 5, "facts")
            let submissions = try scene.submissions()
            try check(submissions.map(\.status), is: [.received, .returned, .received], "order")
            try check(submissions[0].recorded, is: .at("2021-03-09T07:00"), "one that was right")
            for fact in submissions {
                try check(fact.happened <= fact.recorded && fact.recorded <= .corrected, "stamps")
            }
            try check(submissions[1].recorded < submissions[2].recorded, "their order")
            try check(submissions[1].happened < submissions[2].happened, "when they happened")
            try check(try scene.decisions().allSatisfy { $0.recorded <= .corrected }, "decisions")
            let figures = try scene.figures()
            try check(figures.allSatisfy { $0.recorded <= .corrected }, "figures")
            try check(figures.map(\.asOf).max(), is: .at("2021-12-31T23:59"), "a period's end")
            try check(figures.map(\.asOf).min().map { $0 <= .corrected } ?? false, "as-of")
            let again = try scene.append { batch in
                batch.submissions = [
                    .of(
                        .first,
                        .received,
                        happened: "2021-03-09T07:00",
                        recorded: "2021-03-11T07:20"
                    )
                ]
            }
            try check(again, is: 0, "what is known is known")
        },
        Contract("what operators and servers were told by a clock that was ahead is no later") {
            scene in
            let cause = OperatorCause(.planning, of: "d")
            try scene.store.note(cause, at: .ahead) { _ in LetterTerms().draft("tell") }
            for (index, name) in ["a", "b", "c"].enumerated() {
                _ = try scene.write(name, at: .ahead) { $0.unit = ["CCA", "CCB", "CD"][index] }
            }
            let full = Reply(code: 554, enhanced: "5.7.0", text: "Account suspended")
            for _ in 0..<3 { try scene.attempt(.rejected(.content, full), .failed, at: .ahead) }
            let before = try scene.store.pauses()["may"]
            try check(before?.until ?? .start > .ahead, "paused ahead")
            _ = try scene.correct()
            let record = try scene.store.causes().first
            try check(record?.firstSeen, is: .corrected, "since")
            try check(record?.lastTold, is: .corrected, "told")
            try check(try scene.store.pauses()["may"]?.until, is: .corrected, "pause")
        },
        Contract("a clock that is corrected twice is corrected twice") { scene in
            try scene.pass(at: .morning) { $0.runs = [.of(1)] }
            for _ in 0..<2 {
                try scene.pass(at: .ahead) { plan in
                    plan.runs = [.of(4)]
                    plan.cursors = [.week: .ahead]
                }
                try check(try scene.correct().ends, is: [.missed: 4], "taken back")
                try check(try scene.totals(), is: [.missed: 1], "the ledger")
            }
            try check(try scene.store.takebacks(of: "d").count, is: 2, "noted")
            try check(try scene.store.takebacks(of: "e"), is: [], "of another campaign")
        },
    ]
}
