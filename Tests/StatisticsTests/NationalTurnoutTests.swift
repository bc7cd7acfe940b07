import Campaigns
import Foundation
import Intake
import ProgramBench
import Schedules
import Statistics
import Testing
import Texts
import Wording

/// The published turnout of 37 provinces comes out as it was published.
@Suite struct NationalTurnoutTests {
    @Test func `every province with both counts shows the published percentage`() throws {
        let table = try turnout()
        let counted = table.units.filter { $0.isCountable }
        #expect(counted.count == 15)
        for row in counted {
            let published = try #require(row.publishedPercent)
            let decimals = published.split(separator: ".").dropFirst().first?.count ?? 0
            let numerator = try #require(row.numerator)
            let denominator = try #require(row.denominator)
            let name = row.unit?.name ?? ""
            #expect(rounded(numerator, denominator, decimals) == published, "\(name)")
        }
    }

    @Test func `the total is the sum over reporting provinces that have both counts`() throws {
        let table = try turnout()
        let counted = table.units.filter { $0.isCountable }
        #expect(table.total.numerator == counted.reduce(0) { $0 + ($1.numerator ?? 0) })
        #expect(table.total.denominator == counted.reduce(0) { $0 + ($1.denominator ?? 0) })
        #expect(table.total.reported == 37)
        #expect(table.total.expected == 37)
        #expect(table.total.countable == 15)
    }

    @Test func `a province with a percentage only is not countable and not zero`() throws {
        let row = try #require(try turnout().units.first { $0.unit?.name == "Hà Nội" })
        #expect(!row.isCountable)
        #expect(row.rate == nil)
        #expect(row.numerator == nil)
        #expect(row.publishedPercent == "99.13")
    }

    @Test(arguments: [
        (545_303, 545_358, "99,99%"), (1_371_315, 1_374_559, "99,76%"), (99_997, 100_000, "99,99%"),
        (1, 100_000, "0,01%"), (0, 5, "0,00%"), (5, 5, "100%"), (547_730, 545_358, "100,43%"),
        (1_234, 10_000, "12,34%"), (12_345, 100_000, "12,35%"),
    ])
    func `a percentage never rounds up to 100 or down to 0`(
        numerator: Int,
        denominator: Int,
        shown: String
    ) {
        #expect(NumberStyle(.vietnamese).percent(numerator, of: denominator) == shown)
    }

    /// Rounded half up with integers alone, never to 100 unless exact.
    private func rounded(_ numerator: Int, _ denominator: Int, _ decimals: Int) -> String {
        let scale = (0..<decimals).reduce(1) { value, _ in value * 10 }
        let units = (numerator * 100 * scale * 2 + denominator) / (2 * denominator)
        guard decimals > 0 else { return "\(units)" }
        let fraction = String(units % scale)
        return "\(units / scale)." + String(repeating: "0", count: decimals - fraction.count)
            + fraction
    }

    private func turnout() throws -> ParticipationTable {
        let sets = try ScheduleFolder(home: Project.root).read(templates: TestTemplates.names)
        let campaign = try #require(
            sets.sets.first { $0.id == "bau-cu-toan-quoc-2021" }?.campaign
        )
        let path = "Schedules/bau-cu-toan-quoc-2021/so-lieu.csv"
        let text = try String(
            contentsOf: Project.root.appendingPathComponent(path),
            encoding: .utf8
        )
        let now = Instant.distantFuture
        let intake = IntakeTable(
            SourceFile(path: path, text: text),
            of: campaign,
            now: now,
            author: "test"
        )
        #expect(intake.findings.isEmpty, "\(intake.findings.map { $0.headline(.english) })")
        var facts = Facts()
        for figure in intake.batch.figures { facts.append(figure) }
        return ParticipationTable(
            campaign.indicators[0],
            of: campaign,
            facts: facts,
            asOf: now,
            known: now
        )
    }
}

private enum TestTemplates {
    /// Names only: what a template says does not matter here.
    static let names: Set<String> = [
        "don-doc-qua-han", "tong-hop-tuan", "tong-hop-thang", "qua-han-7-ngay", "tong-ket-thang-6",
        "tong-ket-nam",
    ]
}
