import Campaigns
import Delivery
import Foundation
import Schedules
import Testing
import Texts
import Wording

/// The example campaign loads as it is and means what the language's description says.
@Suite struct ExampleTests {
    @Test func `the examples load without an error`() throws {
        let sets = try examples()
        #expect(!sets.hasErrors, "\(sets.findings.map { $0.headline(.english) })")
        let campaign = try #require(sets.sets.first?.campaign)
        #expect(campaign.units.count == 5)
        #expect(campaign.milestones.count == 15)
        #expect(
            campaign.schedules.map(\.id.text) == [
                "di-bau", "qua-han", "thang", "truoc-han", "tuan",
            ]
        )
    }

    @Test(arguments: [
        ("qua-han", 1, "chot-cu-tri-1", "2021-04-22T08:00:00", "2021-04-22T08:00:00", ""),
        ("qua-han", 1, "bc-thang-4", "2021-05-04T08:00:00", "2021-05-04T08:00:00", ""),
        ("qua-han", 2, "bc-thang-4", "2021-05-03T08:00:00", "2021-05-04T08:00:00", "qua-han/1"),
        ("tuan", 1, "", "2021-04-30T16:00:00", "2021-04-29T16:00:00", ""),
        ("di-bau", 2, "", "2021-05-23T21:30:00", "2021-05-23T21:30:00", ""),
    ])
    func `a letter leaves when the description says`(
        schedule: String,
        line: Int,
        milestone: String,
        nominal: String,
        actual: String,
        merged: String
    ) throws {
        let plan = try plan()
        let row = try #require(
            plan.rows.first {
                $0.occurrence.schedule.text == schedule && $0.occurrence.line == line
                    && ($0.occurrence.milestone?.text ?? "") == milestone
                    && $0.occurrence.nominal.description == nominal
            }
        )
        #expect(row.occurrence.actual.description == actual)
        #expect((row.mergedInto.map { "\($0.schedule)/\($0.line)" } ?? "") == merged)
    }

    @Test func `election day is a Sunday with thirteen letters and a closing one`() throws {
        let day = try #require(CivilDate(iso: "2021-05-23"))
        let rows = try plan().rows.filter { $0.occurrence.actual.date == day }
        #expect(day.weekday == .sunday)
        #expect(rows.count == 14)
        #expect(rows.allSatisfy { $0.occurrence.schedule.text == "di-bau" })
    }

    @Test func `an eight-letter limit holds per milestone`() throws {
        let letters = try plan().rows.filter {
            $0.occurrence.schedule.text == "qua-han" && $0.mergedInto == nil
                && $0.occurrence.milestone?.text == "quan-triet"
        }
        #expect(letters.count == 8)
    }

    private func plan() throws -> SendPlan {
        let campaign = try #require(try examples().sets.first?.campaign)
        return try SendPlan(Agenda(campaign), isPerUnit: false)
    }

    private func examples() throws -> ScheduleSets {
        let folder = try #require(
            Bundle.module.url(forResource: "Fixtures/examples", withExtension: nil)
        )
        var files: [SourceFile] = []
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        where name.hasSuffix(".lich") {
            files.append(try source(folder.appendingPathComponent(name)))
        }
        return ScheduleSets(
            scheduleFiles: files,
            templates: ["don-doc-qua-han"],
            readUnitList: { path, _ in
                guard let file = try? source(folder.appendingPathComponent(path)) else {
                    return .failure(
                        Finding(
                            .unitList,
                            path: path,
                            line: 0,
                            column: 1,
                            length: 1,
                            .verbatim(path)
                        )
                    )
                }
                return .success(file)
            }
        )
    }
}

private func source(_ url: URL) throws -> SourceFile {
    SourceFile(path: url.lastPathComponent, text: try String(contentsOf: url, encoding: .utf8))
}
