import ProgramBench
import Schedules
import Testing
import Texts

/// What is read of files as the officers' guide shows them.
enum GuideCampaign {
    /// The files, each with one of these texts; those that do not name a campaign go on with the guide's.
    static func sets(_ texts: [String], units: String? = nil) throws -> ScheduleSets {
        let units = try units ?? Guide.units
        let files = texts.enumerated().map { index, text in
            let isWhole = text.contains("ĐỢT ") || text.contains("CAMPAIGN ")
            let head = isWhole ? "" : "ĐỢT ra-soat-2021\n"
            return SourceFile(path: "Schedules/ra-soat-2021/\(index).lich", text: head + text)
        }
        return ScheduleSets(
            scheduleFiles: files,
            templates: ShippedFiles.templates,
            readUnitList: { path, _ in .success(SourceFile(path: path, text: units)) }
        )
    }
}
