import Campaigns
@testable import Delivery
import Mail

extension CalendarEntry {
    /// About `m1` of CCA, unless told otherwise.
    static func of(
        _ sequence: Int,
        _ milestone: MilestoneID = "m1",
        unit: UnitCode = "CCA",
        isCancelled: Bool = false
    ) -> CalendarEntry {
        CalendarEntry(
            obligation: ObligationID(unit: unit, milestone: milestone),
            uid: "d.\(milestone).\(unit)@so.example",
            sequence: sequence,
            deadline: .at("2021-03-31T17:00"),
            title: "Báo cáo «\(milestone)»",
            isCancelled: isCancelled
        )
    }
}

extension Scene {
    fileprivate func calendar(_ unit: UnitCode = "CCA") throws -> [CalendarRecord] {
        try store.calendarEntries(of: [unit], of: "d")
    }
}

extension Contract {
    /// What letters tell calendars.
    static let calendars: [Contract] = [
        Contract("what letters tell calendars is known, in their order, by unit and campaign") {
            scene in
            _ = try scene.write("a") {
                $0.calendarNews = [.of(0), .of(2, "m2", isCancelled: true)]
            }
            _ = try scene.write("b") {
                ($0.unit, $0.calendarNews) = ("CCB", [.of(0, unit: "CCB")])
            }
            _ = try scene.write("c") { ($0.campaign, $0.calendarNews) = ("e", [.of(5)]) }
            _ = try scene.write("d") { ($0.ruleKey, $0.calendarNews) = ("-P3D", [.of(1)]) }
            let records = try scene.calendar()
            try check(
                records.map(\.entry),
                is: [.of(0), .of(2, "m2", isCancelled: true), .of(1)],
                "entries"
            )
            try check(records.map(\.messageToken), is: ["a", "a", "d"], "letters")
            try check(try scene.calendar("CCB").map(\.entry), is: [.of(0, unit: "CCB")], "other")
            let both = try scene.store.calendarEntries(of: ["CCB", "CCA", "CCZ"], of: "d")
            try check(both.map(\.messageToken), is: ["a", "a", "d", "b"], "of several units")
        },
        Contract("an entry has left with its letter, and counts no more where nobody read that") {
            scene in
            let id = try scene.write("a") { $0.calendarNews = [.of(0)] }
            _ = try scene.write("b") { ($0.ruleKey, $0.calendarNews) = ("-P3D", [.of(1)]) }
            try check(try scene.calendar().map(\.hasLeft), is: [false, false], "while they wait")
            let claimed = try scene.claim(limit: 1)
            try check(try scene.calendar().map(\.hasLeft), is: [false, false], "in hand")
            try scene.mark(claimed)
            try check(try scene.calendar().map(\.hasLeft), is: [true, false], "in flight")
            try scene.store.finish(claimed)
            try scene.send()
            try scene.expect(id, is: .sent)
            try check(try scene.calendar().map(\.hasLeft), is: [true, false], "sent")
            try scene.refuseContent()
            try check(try scene.calendar().map(\.entry), is: [.of(0)], "the second has failed")
        },
        Contract("a letter that is written anew tells calendars what it then says") { scene in
            _ = try scene.write("a") { $0.calendarNews = [.of(0), .of(0, "m2")] }
            var terms = LetterTerms()
            terms.calendarNews = [.of(3)]
            let (draft, key) = (terms.draft("a"), terms.entry("a", .letter("a")).key)
            let letter = try scene.store.waitingLetters(of: "d")[0]
            var plan = scene.emptyPlan()
            plan.revisions = [
                LetterRevision(of: letter, dropping: [:], .written(draft, saying: [key]))
            ]
            try scene.store.commit(plan, of: "d", at: nil)
            try check(try scene.calendar().map(\.entry), is: [.of(3)], "by a pass")
            terms.calendarNews = [.of(4, "m2")]
            let anew = terms.draft("a")
            _ = try scene.claim { _ in .revise(anew, dropping: [:]) }
            try check(try scene.calendar().map(\.entry), is: [.of(4, "m2")], "by a judgement")
        },
        Contract("a judgement that throws changes nothing of what calendars are told") { scene in
            _ = try scene.write("a") { $0.calendarNews = [.of(0)] }
            _ = try scene.write("b") { ($0.ruleKey, $0.calendarNews) = ("-P3D", [.of(1)]) }
            var terms = LetterTerms()
            terms.calendarNews = [.of(4)]
            let anew = terms.draft("a")
            _ = try? scene.claim { letter in
                guard letter.token == "a" else { throw Broken("judge") }
                return .revise(anew, dropping: [:])
            }
            try check(try scene.calendar().map(\.entry), is: [.of(0), .of(1)], "entries")
        },
    ]
}
