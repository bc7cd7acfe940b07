import Campaigns
import Delivery
import Testing

/// What units and the office record.
extension TestBench {
    func report(
        _ unit: String,
        _ milestone: String,
        at text: String,
        _ status: Submission.Status = .received
    ) throws {
        var batch = FactBatch()
        batch.submissions = [
            Submission(
                obligation: ObligationID(unit: UnitCode(unit), milestone: MilestoneID(milestone)),
                status: status,
                happened: try instant(text),
                recorded: try instant(text)
            )
        ]
        #expect(try store.append(batch, to: campaign.id, author: "test") == 1)
    }

    func extend(_ unit: String, _ milestone: String, to deadline: String, recorded: String) throws {
        var batch = FactBatch()
        batch.decisions = [
            Decision(
                obligation: ObligationID(unit: UnitCode(unit), milestone: MilestoneID(milestone)),
                ruling: .extend(try #require(CivilDateTime(iso: deadline))),
                reason: "lý do",
                author: "test",
                recorded: try instant(recorded)
            )
        ]
        #expect(try store.append(batch, to: campaign.id, author: "test") == 1)
    }

    func figure(
        _ unit: String,
        _ indicator: String,
        _ numerator: Int,
        _ denominator: Int,
        at text: String
    ) throws {
        var batch = FactBatch()
        batch.figures = [
            Figure(
                unit: UnitCode(unit),
                indicator: IndicatorID(indicator),
                asOf: try instant(text),
                numerator: numerator,
                denominator: denominator,
                status: .quick,
                recorded: try instant(text)
            )
        ]
        #expect(try store.append(batch, to: campaign.id, author: "test") == 1)
    }
}
