import Foundation
import ProgramBench
import Schedules
import Texts
import Wording

/// The schedule files that the project ships, and the examples of the language's description.
struct ShippedFiles: Sendable {
    let files: [SourceFile]
    private let lists: [String: SourceFile]
    static let templates = Set(
        ((try? FileManager.default.contentsOfDirectory(
            atPath: Project.templates.path
        )) ?? []).compactMap { $0.split(separator: ".").first.map(String.init) }
    )

    static let campaigns = try? ShippedFiles(under: Project.schedules)
    static let examples = try? ShippedFiles(
        under: Project.root.appendingPathComponent("Tests/SchedulesTests/Fixtures/examples")
    )
    static var all: [ShippedFiles] { [campaigns, examples].compactMap(\.self) }

    init(under folder: URL) throws {
        var files: [SourceFile] = []
        var lists: [String: SourceFile] = [:]
        let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
        for name in names where name.hasSuffix(".lich") || name.hasSuffix(".csv") {
            let path = "Schedules/" + name
            let text = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
            let file = SourceFile(path: path, text: text)
            if name.hasSuffix(".lich") { files.append(file) } else { lists[path] = file }
        }
        self.files = files
        self.lists = lists
    }

    /// Those that are read with a file: its own campaign's and the shared ones, or all of them.
    func files(around path: String) -> [SourceFile] {
        func campaign(_ path: String) -> String? {
            let folder = (path as NSString).deletingLastPathComponent
            return folder.contains("bau-cu") ? folder : nil
        }
        guard let own = campaign(path) else { return files }
        return files.filter { campaign($0.path) == nil || campaign($0.path) == own }
    }

    func read(_ files: [SourceFile]? = nil) -> ScheduleSets {
        ScheduleSets(
            scheduleFiles: files ?? self.files,
            templates: Self.templates,
            readUnitList: unitList
        )
    }

    func unitList(_ path: String, _ beside: String) -> Result<SourceFile, Finding> {
        let full = (beside as NSString).deletingLastPathComponent + "/" + path
        if let file = lists[full] { return .success(file) }
        return .failure(
            Finding(.unitList, path: full, line: 0, column: 1, length: 1, .verbatim("missing"))
        )
    }
}
