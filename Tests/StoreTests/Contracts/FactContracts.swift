import Campaigns
import Delivery

extension Contract {
    static let facts: [Contract] = [
        Contract("facts come back as they were recorded") { scene in
            let submission = Submission.of(document: "12/BC", author: "bình")
            let decision = Decision.of(.extend(.at("2021-04-05T17:00")))
            let figure = Figure.of(percent: "50,0", status: .final)
            let score = ScoreDecision.of(.criterion("t1", Points(thousandths: 1500)))
            let added = try scene.append(author: "an") { batch in
                batch.submissions = [submission, .of(happened: "2021-03-11T08:00")]
                batch.decisions = [decision]
                batch.figures = [figure]
                batch.scoreDecisions = [score]
            }
            try check(added, is: 5, "new facts")
            let facts = try scene.store.facts(of: "d")
            var read = try scene.submissions()
            try check(read.map(\.author), is: ["bình", "an"], "authors")
            try check(read.map(\.id).sorted(), is: read.map(\.id), "ids rise")
            read[0].id = 0
            try check(read[0], is: submission, "submission")
            var ruling = try scene.decisions()
            ruling[0].id = 0
            try check(ruling, is: [decision], "decision")
            var shown = try scene.figures()
            shown[0].id = 0
            try check(shown, is: [figure], "figure")
            var judged = facts.scoreDecisions["thi-dua"]?["CCA"] ?? []
            try check(judged.count, is: 1, "score decisions")
            judged[0].id = 0
            try check(judged, is: [score], "score decision")
            try check(!facts.containsSamples, "nothing is made up")
        },
        Contract("what is made up is marked") { scene in
            for position in 0..<4 {
                let kinds: [(inout FactBatch) -> Void] = [
                    { $0.submissions = [.of()] }, { $0.decisions = [.of(.excuse)] },
                    { $0.figures = [.of()] }, { $0.scoreDecisions = [.of(.confirm)] },
                ]
                let campaign = CampaignID("x\(position)")
                let copy = Campaign.sample.renamed(campaign)
                try scene.store.prepare(copy)
                try scene.append(to: campaign) { batch in
                    kinds[position](&batch)
                    batch.isSample = true
                }
                try check(try scene.store.facts(of: campaign).containsSamples, "sample is marked")
                let board = try scene.store.outcomeBoard(
                    of: copy,
                    at: .at("2021-06-01T00:00")
                )
                try check(board.containsSamples, "the board is marked")
            }
            try check(!(try scene.store.facts(of: "d").containsSamples), "another campaign is not")
        },
        Contract("what is made up is marked before it counts and after its unit left") { scene in
            let copy = Campaign.sample.renamed("y")
            try scene.store.prepare(copy)
            try scene.append(to: "y") { batch in
                batch.submissions = [.of()]
                batch.isSample = true
            }
            var left = copy
            left.units.removeAll { $0.code == Submission.of().obligation.unit }
            for (campaign, text) in [(left, "2021-06-01T00:00"), (copy, "2021-01-01T00:00")] {
                let board = try scene.store.outcomeBoard(of: campaign, at: .at(text))
                try check(board.containsSamples, "the board of \(campaign.units.count) units")
            }
        },
        Contract("a submission that is recorded already is left out") { scene in
            try scene.append { $0.submissions = [.of()] }
            let again = try scene.append {
                $0.submissions = [.of(recorded: "2021-03-12T09:00"), .of(document: "")]
            }
            try check(again, is: 0, "the same submission")
            let others = try scene.append { batch in
                batch.submissions = [
                    .of(.first, .accepted), .of(happened: "2021-03-10T09:01"),
                    .of(document: "13/BC"), .of(.second),
                ]
            }
            try check(others, is: 4, "other submissions")
            try check(try scene.submissions().count, is: 4, "submissions")
        },
        Contract("a decision that stands already is left out") { scene in
            let (first, second) = (
                Decision.Ruling.extend(.at("2021-04-05T17:00")),
                Decision.Ruling.extend(.at("2021-04-06T17:00"))
            )
            func add(_ ruling: Decision.Ruling, _ day: Int, _ reason: String = "bão") throws -> Int
            {
                try scene.append {
                    $0.decisions = [.of(ruling, reason: reason, recorded: "2021-03-\(day)T09:00")]
                }
            }
            try check(try add(first, 11), is: 1, "the first")
            try check(try add(first, 12), is: 0, "the same, decided again")
            try check(try add(first, 13, "lũ"), is: 1, "for another reason")
            try check(try add(second, 14), is: 1, "another date")
            try check(try add(first, 15), is: 1, "the earlier date again")
            try check(try add(.excuse, 15), is: 1, "another kind")
            try check(try add(first, 15, "khác"), is: 0, "at one instant only one")
            try check(try scene.decisions().count, is: 5, "decisions")
        },
        Contract("a figure that is recorded already is left out") { scene in
            try scene.append { $0.figures = [.of()] }
            let added = try scene.append { batch in
                batch.figures = [
                    .of(recorded: "2021-03-12T08:00"), .of(6), .of(nil), .of(5, 11), .of(5, nil),
                    .of(unit: "CCB"), .of(indicator: "so-luong"), .of(percent: "50"),
                    .of(asOf: "2021-03-10T07:30"), .of(status: .corrected), .of(6),
                ]
            }
            try check(added, is: 9, "all but the same")
            try check(try scene.figures().count, is: 8, "figures of the unit")
        },
        Contract("what the council decides is always appended") { scene in
            let added = try scene.append {
                $0.scoreDecisions = [.of(.confirm), .of(.confirm), .of(.rank(2)), .of(.level("A"))]
            }
            try check(added, is: 4, "score decisions")
            let found = try scene.store.facts(of: "d").scoreDecisions["thi-dua"]?["CCA"] ?? []
            let rulings = found.map(\.ruling)
            try check(
                rulings,
                is: [.confirm, .confirm, .rank(2), .level("A")],
                "in the order of recording"
            )
        },
        Contract("campaigns know nothing of each other's facts") { scene in
            _ = try scene.store.activate(.other, texts: [:], at: .start)
            try scene.append { batch in
                (batch.submissions, batch.figures) = ([.of()], [.of()])
            }
            let added = try scene.append(to: "e") { batch in
                batch.submissions = [.of(), .of(.second)]
                batch.figures = [.of()]
                batch.decisions = [.of(.excuse)]
            }
            try check(added, is: 4, "the same facts of another campaign")
            try check(try scene.submissions().count, is: 1, "submissions of d")
            try check(try scene.decisions().count, is: 0, "decisions of d")
            try check(try scene.figures().count, is: 1, "figures of d")
        },
        Contract("a cursor reads on from where it was") { scene in
            var (facts, cursor) = (Facts(), FactCursor())
            let store = scene.store
            func new() throws -> Int {
                var new = Facts()
                try store.loadFacts(of: "d", into: &new, after: &cursor)
                return new.histories.values.flatMap(\.values)
                    .map { $0.submissions.count + $0.decisions.count }.reduce(0, +)
                    + new.figures.values.flatMap(\.values).map(\.count).reduce(0, +)
            }
            try check(try new(), is: 0, "at first")
            try scene.append { batch in
                (batch.submissions, batch.figures) = ([.of()], [.of(), .of(6)])
            }
            try check(try new(), is: 3, "then")
            try check(try new(), is: 0, "nothing since")
            try scene.append { $0.decisions = [.of(.excuse)] }
            try check(try new(), is: 1, "after a decision")
            try scene.append { $0.submissions = [.of(.second)] }
            try check(try new(), is: 1, "after a submission")
            var start = FactCursor()
            try store.loadFacts(of: "d", into: &facts, after: &start)
            try check(start, is: cursor, "the same end")
        },
        Contract("figures are in the order of recording, not of their as-of") { scene in
            try scene.append { batch in
                batch.figures = [.of(1, asOf: "2021-03-12T07:00"), .of(2), .of(3)]
            }
            let only = try scene.store.figures(of: "d")
            try check(
                only.figures["ty-le"]?["CCA"]?.map(\.numerator) ?? [],
                is: [1, 2, 3],
                "order"
            )
            try check(try scene.figures().map(\.numerator), is: [1, 2, 3], "order of all facts")
            let ids = try scene.figures().map(\.id)
            try check(ids, is: ids.sorted(), "ids rise")
        },
        Contract("figures are asked for alone") { scene in
            try scene.append { batch in
                (batch.submissions, batch.figures) = ([.of()], [.of()])
            }
            let facts = try scene.store.figures(of: "d")
            try check(facts.histories.isEmpty, "no submissions")
            try check(facts.figures["ty-le"]?["CCA"]?.count ?? 0, is: 1, "figures")
        },
        Contract("a figure stands by as-of, then by recording, as known at the instant") { scene in
            try scene.append { batch in
                batch.figures = [
                    .of(1, recorded: "2021-03-10T10:00"),
                    .of(2, asOf: "2021-03-09T07:00", recorded: "2021-03-10T11:00"),
                    .of(3, recorded: "2021-03-10T12:00"),
                    .of(4, recorded: "2021-03-10T12:00"),
                    .of(5, recorded: "2021-03-11T12:00"),
                    .of(6, asOf: "2021-03-12T07:00", recorded: "2021-03-10T09:30"),
                ]
            }
            for (instant, standing) in [
                ("2021-03-10T09:00", nil), ("2021-03-10T10:00", 1), ("2021-03-10T11:30", 1),
                ("2021-03-10T13:00", 4), ("2021-03-11T13:00", 5), ("2021-03-12T08:00", 6),
            ] {
                let facts = try scene.store.standingFigures(of: "d", at: .at(instant))
                let found = facts.figures["ty-le"]?["CCA"]?.map(\.numerator) ?? []
                try check(found, is: standing.map { [$0] } ?? [], "standing on \(instant)")
            }
        },
        Contract("the outcomes of all obligations follow from the facts") { scene in
            try scene.append { batch in
                batch.submissions = [
                    .of(happened: "2021-03-12T09:00", recorded: "2021-03-12T10:00"),
                    .of(
                        .first,
                        .returned,
                        happened: "2021-03-11T09:00",
                        recorded: "2021-03-13T10:00"
                    ),
                    .of(.second), .of(.second, .withdrawn, happened: "2021-03-10T10:00"),
                    .of(
                        .init(unit: "CCB", milestone: "m1"),
                        .accepted,
                        recorded: "2021-03-20T09:00"
                    ),
                ]
                batch.decisions = [.of(.excuse), .of(.extend(.at("2021-04-05T17:00")))]
            }
            let campaign = Campaign.sample
            for day in 9...21 {
                let instant = Instant.at("2021-03-\(day < 10 ? "0" : "")\(day)T23:00")
                let board = try scene.store.outcomeBoard(of: campaign, at: instant)
                let facts = try scene.store.facts(of: "d")
                let wanted = OutcomeBoard(campaign, facts: facts, at: instant)
                for milestone in campaign.milestones.indices {
                    for unit in campaign.units.indices {
                        let place = "outcome \(milestone)/\(unit) on \(day)/03"
                        let (left, right) = (
                            board.outcome(milestone, unit), wanted.outcome(milestone, unit)
                        )
                        try check(left.standing?.id, is: right.standing?.id, place)
                        try check(left.standing?.happened, is: right.standing?.happened, place)
                        try check(left.returned, is: right.returned, place)
                        try check(
                            board.decisions(milestone, unit),
                            is: wanted.decisions(milestone, unit),
                            place
                        )
                    }
                }
            }
        },
    ]
}
