package import Campaigns
package import Foundation
package import Texts

/// The folder `Schedules` of a home: finds and reads what the language is written in.
package struct ScheduleFolder: Sendable {
    private let home: URL

    package init(home: URL) {
        self.home = home
    }

    /// Reads `Schedules/*.lich` and `Schedules/*/*.lich` with the unit lists that they name.
    ///
    /// `templates`: the names of the letter templates at hand.
    /// `tolerating`: variables that may hold passwords, see ``ScheduleSets``.
    /// `only`: the one campaign that is wanted; files that look like schedules and are ignored are then
    /// not warned of.
    /// Throws what the file system says where the folder cannot be listed.
    package func read(
        templates: Set<String>,
        only: CampaignID? = nil,
        tolerating variables: Set<String>? = nil
    ) throws -> ScheduleSets {
        let (files, unreadable) = try sources(warnsOfOthers: only == nil)
        return ScheduleSets(
            scheduleFiles: files,
            unreadable: unreadable,
            templates: templates,
            only: only,
            tolerating: variables,
            readUnitList: unitList
        )
    }

    /// Reads the same files for rewriting them in canonical spelling.
    package func formatter(
        templates: Set<String>,
        language: Language
    ) throws -> ScheduleFormatter {
        let (files, unreadable) = try sources(warnsOfOthers: true)
        let settings = readSettings()
        return ScheduleFormatter(
            scheduleFiles: files,
            settings: settings.hasErrors ? nil : settings.file,
            unreadable: unreadable,
            templates: templates,
            language: language,
            readUnitList: unitList
        )
    }

    /// Reads `dondoc.conf` of the home, which need not be there.
    package func readSettings() -> SettingsReading {
        let name = SettingsReading.fileName
        // A link that leads nowhere is there, and an error: nobody meant the home to be as if it were not.
        let path = home.appendingPathComponent(name).path
        guard (try? FileManager.default.attributesOfItem(atPath: path)) != nil else {
            return .none
        }
        return switch source(name) {
        case .success(let file): SettingsReading(file)
        case .failure(let finding): SettingsReading(unreadable: finding)
        }
    }

    private func sources(
        warnsOfOthers: Bool
    ) throws -> (files: [SourceFile], unreadable: [Finding]) {
        var files: [SourceFile] = []
        var unreadable: [Finding] = []
        let paths = try schedulePaths()
        for path in paths {
            switch source(path) {
            case .success(let file): files.append(file)
            case .failure(let finding): unreadable.append(finding)
            }
        }
        guard warnsOfOthers else { return (files, unreadable) }
        unreadable += ignored(besides: Set(paths)).map { path in
            Finding(.ignoredFile, .file(path), Findings.ignoredFile)
        }
        return (files, unreadable)
    }

    /// Files that look like schedules and are not read: too deep, or `x.lich.txt`.
    private func ignored(besides read: Set<String>) -> [String] {
        let root = home.appendingPathComponent("Schedules").path
        let all = FileManager.default.enumerator(atPath: root)
        return (all?.compactMap { $0 as? String } ?? [])
            .filter { ($0 as NSString).lastPathComponent.lowercased().contains(".lich") }
            .map { "Schedules/\($0)" }
            .filter { path in
                let name = (path as NSString).lastPathComponent
                return !read.contains(path) && !name.hasPrefix("~$") && !name.hasSuffix("~")
                    && !path.split(separator: "/").contains { $0.hasPrefix(".") }
            }.sorted()
    }

    private func unitList(_ path: String, beside file: String) -> Result<SourceFile, Finding> {
        let folder = (file as NSString).deletingLastPathComponent
        let result = source(folder + "/" + path)
        guard case .failure(var finding) = result, finding.code == .unitList else { return result }
        let others = try? FileManager.default.contentsOfDirectory(
            atPath: home.appendingPathComponent(folder).path
        ).filter { $0.hasSuffix(".csv") }.sorted()
        finding.suggestion =
            likelyWord(for: path, among: others ?? []) ?? (others?.count == 1 ? others?[0] : nil)
        return .failure(finding)
    }

    /// The paths of all schedule files, relative to the home, sorted.
    package func schedulePaths() throws -> [String] {
        let manager = FileManager.default
        let root = home.appendingPathComponent("Schedules")
        var paths: [String] = []
        for name in try manager.contentsOfDirectory(atPath: root.path) {
            if Self.isSchedule(name) {
                paths.append("Schedules/\(name)")
                continue
            }
            let folder = root.appendingPathComponent(name).path
            // An editor's or a synchronizer's own: `.stversions`, `.git`.
            guard !name.hasPrefix(".") else { continue }
            var isFolder: ObjCBool = false
            guard unsafe manager.fileExists(atPath: folder, isDirectory: &isFolder),
                isFolder.boolValue
            else { continue }
            for inner in try manager.contentsOfDirectory(atPath: folder)
            where Self.isSchedule(inner) {
                paths.append("Schedules/\(name)/\(inner)")
            }
        }
        return paths.sorted()
    }

    /// True for `x.lich`; false for an editor's lock file beside it, `~$x.lich`.
    private static func isSchedule(_ name: String) -> Bool {
        name.lowercased().hasSuffix(".lich") && !name.hasPrefix("~$") && !name.hasPrefix(".")
    }

    private func source(_ path: String) -> Result<SourceFile, Finding> {
        do throws(FileFault) {
            let bytes = try BoundedFile.octets(
                of: home.appendingPathComponent(path),
                upTo: TextLimit.schedule
            )
            return SourceFile.decode(path: path, bytes: bytes)
        } catch {
            switch error.kind {
            case .missing, .noRights, .noFile, .unreadable:
                let words = Findings.unreadableFile(path, error.kind)
                return .failure(Finding(.unitList, .file(path), words))
            case .large:
                let words = Findings.largeFile(nil, limit: error.limit)
                return .failure(Finding(.largeFile, .file(path), words))
            }
        }
    }
}
