import Campaigns
import Delivery

extension Contract {
    static let factInvariants: [Contract] = [
        Contract("a fact about what the unit does not have to do is refused") { scene in
            for name in [
                ObligationID(unit: "CD", milestone: "m2"),
                ObligationID(unit: "CCA", milestone: "ngay"),
                ObligationID(unit: "CCX", milestone: "m1"),
                ObligationID(unit: "CCA", milestone: "mx"),
            ] {
                try check(throws: .noObligation(name), "submission about \(name)") {
                    try scene.append { $0.submissions = [.of(name)] }
                }
                try check(throws: .noObligation(name), "decision about \(name)") {
                    try scene.append { $0.decisions = [.of(.excuse, about: name)] }
                }
            }
            try check(throws: .noObligation(.first), "in a campaign that is not known") {
                try scene.append(to: "x") { $0.submissions = [.of()] }
            }
        },
        Contract("a batch is recorded whole or not at all") { scene in
            let none = ObligationID(unit: "CD", milestone: "m2")
            let ruling = Decision.Ruling.extend(.at("2021-04-05T17:00"))
            let last = { (batch: inout FactBatch) in
                batch.decisions.append(.of(.excuse, about: none))
            }
            let fill = { (batch: inout FactBatch) in
                batch.submissions = [.of(), .of(document: "14/BC")]
                batch.decisions = [.of(ruling)]
            }
            try check(throws: .noObligation(none), "a decision at the end") {
                try scene.append {
                    fill(&$0); last(&$0)
                }
            }
            try check(throws: nil, "a figure at the end") {
                try scene.append { batch in
                    fill(&batch)
                    batch.scoreDecisions = [.of(.confirm)]
                    batch.figures = [.of(), .of(-1)]
                }
            }
            let facts = try scene.store.facts(of: "d")
            try check(facts.histories.isEmpty, "no submission, no decision")
            try check(facts.figures.isEmpty && facts.scoreDecisions.isEmpty, "no figure")
            let added = try scene.append { batch in
                fill(&batch)
                batch.figures = [.of()]
            }
            try check(added, is: 4, "afterwards they are new")
            try check(try scene.append { fill(&$0) }, is: 0, "and then known")
        },
        Contract("a fact that breaks an invariant is refused, not swallowed") { scene in
            let breaches: [(String, (inout FactBatch) -> Void)] = [
                (
                    "happened after it was recorded",
                    { $0.submissions = [.of(happened: "2021-03-12T09:00")] }
                ),
                ("a decision without a reason", { $0.decisions = [.of(.excuse, reason: "")] }),
                ("a negative numerator", { $0.figures = [.of(-1)] }),
                ("a negative denominator", { $0.figures = [.of(1, -1)] }),
                ("a rank of 0", { $0.scoreDecisions = [.of(.rank(0))] }),
                ("a score without a reason", { $0.scoreDecisions = [.of(.confirm, reason: "")] }),
            ]
            for (name, fill) in breaches {
                try check(throws: nil, name) { try scene.append(fill) }
            }
            let facts = try scene.store.facts(of: "d")
            try check(facts.histories.isEmpty && facts.figures.isEmpty, "nothing of it is recorded")
            try check(facts.scoreDecisions.isEmpty, "no score either")
        },
        Contract("a breach is refused where the fact is known already") { scene in
            try scene.append { $0.submissions = [.of()] }
            try check(throws: nil, "recorded before it happened") {
                try scene.append { $0.submissions = [.of(recorded: "2021-03-09T09:00")] }
            }
        },
        Contract("facts may be recorded once the campaign is prepared") { scene in
            try check(throws: .noObligation(.first), "before") {
                try scene.append(to: "e") { $0.submissions = [.of()] }
            }
            try scene.store.prepare(.other)
            let added = try scene.append(to: "e") { $0.submissions = [.of()] }
            try check(added, is: 1, "afterwards")
        },
        Contract("facts and obligations outlive the files that asked for them") { scene in
            try scene.append { $0.submissions = [.of()] }
            let smaller = Campaign.sample.changed { $0.units.removeFirst() }
            _ = try scene.store.activate(smaller, texts: [:], at: .morning)
            try check(try scene.submissions().count, is: 1, "the fact is there")
            let added = try scene.append { $0.submissions = [.of(document: "15/BC")] }
            try check(added, is: 1, "another is taken")
        },
        Contract("an obligation that files bring later takes facts") { scene in
            let name = ObligationID(unit: "CD", milestone: "m2")
            let wider = Campaign.sample.changed {
                $0.milestones[1].appliesTo = .everyUnit(except: [])
            }
            try scene.store.prepare(wider)
            try check(try scene.append { $0.submissions = [.of(name)] }, is: 1, "its submission")
        },
    ]
}
