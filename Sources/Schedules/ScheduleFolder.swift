package import Campaigns
package import Foundation
import Wording

/// The folder `Schedules` of a home: finds and reads what the language is written in.
package struct ScheduleFolder: Sendable {
    private let home: URL

    package init(home: URL) {
        self.home = home
    }

    /// Reads `Schedules/*.lich` and `Schedules/*/*.lich` with the unit lists that they name.
    ///
    /// `templates`: names of the letter templates at hand.
    /// Throws what the file system says where the folder cannot be listed.
    package func read(templates: Set<String>) throws -> ScheduleSets {
        let (files, unreadable) = try sources()
        return ScheduleSets(
            scheduleFiles: files,
            unreadable: unreadable,
            templates: templates,
            readUnitList: unitList
        )
    }

    /// Reads the same files for rewriting them in canonical spelling.
    package func formatter(
        templates: Set<String>,
        language: Language
    ) throws -> ScheduleFormatter {
        let (files, unreadable) = try sources()
        return ScheduleFormatter(
            scheduleFiles: files,
            unreadable: unreadable,
            templates: templates,
            language: language,
            readUnitList: unitList
        )
    }

    private func sources() throws -> (files: [SourceFile], unreadable: [Finding]) {
        var files: [SourceFile] = []
        var unreadable: [Finding] = []
        for path in try schedulePaths() {
            switch source(path) {
            case .success(let file): files.append(file)
            case .failure(let finding): unreadable.append(finding)
            }
        }
        return (files, unreadable)
    }

    private func unitList(_ path: String, beside file: String) -> Result<SourceFile, Finding> {
        source((file as NSString).deletingLastPathComponent + "/" + path)
    }

    /// Paths relative to the home, sorted.
    package func schedulePaths() throws -> [String] {
        let manager = FileManager.default
        let root = home.appendingPathComponent("Schedules")
        var paths: [String] = []
        for name in try manager.contentsOfDirectory(atPath: root.path) {
            if name.hasSuffix(".lich") {
                paths.append("Schedules/\(name)")
                continue
            }
            let folder = root.appendingPathComponent(name).path
            var isFolder: ObjCBool = false
            guard unsafe manager.fileExists(atPath: folder, isDirectory: &isFolder),
                isFolder.boolValue
            else { continue }
            for inner in try manager.contentsOfDirectory(atPath: folder)
            where inner.hasSuffix(".lich") {
                paths.append("Schedules/\(name)/\(inner)")
            }
        }
        return paths.sorted()
    }

    private func source(_ path: String) -> Result<SourceFile, Finding> {
        guard let bytes = try? Data(contentsOf: home.appendingPathComponent(path)) else {
            return .failure(
                Finding(
                    .unitList,
                    path: path,
                    line: 0,
                    column: 1,
                    length: 1,
                    Findings.missingFile(path)
                )
            )
        }
        return SourceFile.decode(path: path, bytes: bytes)
    }
}
