import Campaigns
import Foundation
import Intake
import ProgramBench
import Schedules
import Texts

/// The small campaign that tables are read for: the one of the import fixtures, as files.
enum GateCampaign {
    private static let folder = Project.root.appendingPathComponent("Tests/FuzzingTests/Campaign")

    static let calendar = file("lich-nghi.lich")
    private static let schedule = file("dot.lich")
    private static let units = file("don-vi.csv")

    private static func file(_ name: String) -> SourceFile {
        let octets = try? Data(contentsOf: folder.appendingPathComponent(name))
        return SourceFile(
            path: "Schedules/dot/\(name)",
            text: String(decoding: octets ?? Data(), as: UTF8.self)
        )
    }

    /// The list at that path; there is one.
    static func unitList(_ path: String) -> Result<SourceFile, Finding> {
        guard path != "don-vi.csv" else { return .success(units) }
        return .failure(
            Finding(.unitList, path: path, line: 0, column: 1, length: 1, .verbatim("missing"))
        )
    }

    /// The campaign with another unit list in place of its own.
    static func sets(with list: SourceFile? = nil) -> ScheduleSets {
        ScheduleSets(
            scheduleFiles: [calendar, schedule],
            templates: [],
            readUnitList: { path, _ in list.map { .success($0) } ?? unitList(path) }
        )
    }

    static let campaign: Campaign = {
        let sets = Self.sets()
        guard let campaign = sets.sets.first?.campaign else {
            preconditionFailure("\(sets.findings.map { $0.headline(.english) })")
        }
        return campaign
    }()

    static let now: Instant = {
        guard let time = CivilDateTime(iso: "2021-06-01T08:00") else {
            preconditionFailure("a time")
        }
        return campaign.zone.instant(of: time)
    }()

    /// What is known before anything is imported.
    static let facts: Facts = {
        let tables = ["so-lieu.csv", "bao-cao.csv", "quyet-dinh.csv"].map { table(file($0)) }
        precondition(tables.allSatisfy { !$0.hasErrors && $0.batch.count > 0 })
        return tables.reduce(Facts()) { $0.adding($1.batch) }
    }()

    private static func table(_ file: SourceFile) -> IntakeTable {
        IntakeTable(file, of: campaign, now: now, author: "test")
    }
}
