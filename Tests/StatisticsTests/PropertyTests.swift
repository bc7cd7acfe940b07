import Campaigns
import Foundation
import Statistics
import Testing
import Trials

/// What must hold of every campaign, looked at on random ones.
@Suite struct PropertyTests {
    private static let campaigns = Result {
        try RandomCampaign.generated(seed: 7, count: Effort.rounds(100, quick: 10))
    }

    private func forEach(_ body: (RandomCampaign, Campaign, Facts) throws -> Void) throws {
        for given in try Self.campaigns.get() {
            try body(given, given.campaign(), given.facts())
        }
    }

    @Test func `the states of obligations sum to the obligations, however they are cut`() throws {
        try forEach { given, campaign, facts in
            let input = StatisticsInput(campaign, facts, at: given.instant)
            var all = 0
            try input.evaluator.visit(input.board, at: given.instant) { _, _, _, _ in all += 1 }
            for breakdown in Breakdown.allCases {
                let rows = try ProgressTable(input, by: breakdown).rows
                let parts = rows.filter { row in
                    switch breakdown {
                    case .unit: row.unit != nil
                    case .kind, .block: row.group != nil
                    case .milestone, .week, .all: true
                    }
                }
                #expect(parts.reduce(0) { $0 + $1.obligations } == all)
            }
        }
    }

    @Test
    func
        `a rate lies between 0 and 1 unless the indicator may exceed, a group's among its members'`()
        throws
    {
        try forEach { given, campaign, facts in
            for indicator in campaign.indicators {
                let table = ParticipationTable(
                    indicator,
                    of: campaign,
                    facts: facts,
                    asOf: given.instant,
                    known: given.instant
                )
                for rate in table.rows.compactMap(\.rate) {
                    #expect(rate >= 0)
                    #expect(rate <= 1 || indicator.mayExceedDenominator)
                }
                for total in table.rows where total.unit == nil {
                    let members = table.units.filter {
                        total.block == nil || $0.block == total.block
                    }.compactMap(\.rate)
                    guard let rate = total.rate, let least = members.min(),
                        let most = members.max()
                    else { continue }
                    #expect(rate >= least - 1e-12 && rate <= most + 1e-12)
                }
            }
        }
    }

    @Test func `what was recorded by an instant gives what was shown at it`() throws {
        try forEach { given, _, _ in
            let replayed = given.recorded(by: given.as_of)
            let differences = try ComputedStatistics(replayed).json()
                .differences(from: ComputedStatistics(given).json())
            #expect(differences.isEmpty, "\(differences.prefix(3))")
        }
    }

    @Test func `an instant after everything gives what no instant gives`() throws {
        try forEach { given, _, _ in
            let last = given.lastInstant
            let now = try ComputedStatistics(given.asked(at: last)).json()
            let later = try ComputedStatistics(given.recorded(by: last).asked(at: last)).json()
            #expect(now.differences(from: later).isEmpty)
        }
    }

    @Test func `the order in which facts of different obligations are read changes nothing`() throws
    {
        try forEach { given, campaign, facts in
            var shuffled = Facts()
            for submission in try given.submissionFacts().reversed() { shuffled.append(submission) }
            let evaluator = ObligationEvaluator(campaign)
            let plain = OutcomeBoard(campaign, facts: facts, at: given.instant)
            let turned = OutcomeBoard(campaign, facts: shuffled, at: given.instant)
            for (place, milestone) in campaign.milestones.enumerated() {
                for concern in evaluator.concerned(by: milestone) {
                    #expect(
                        plain.outcome(place, concern.position)
                            == turned.outcome(place, concern.position)
                    )
                }
            }
        }
    }
}
