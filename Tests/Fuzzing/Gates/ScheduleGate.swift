import Campaigns
import Delivery
import Foundation
import Schedules
import Texts

/// Schedule text → findings as people see them → what is sent → canonical spelling.
enum ScheduleGate {
    private static let path = "Schedules/dot/10-dot.lich"
    private static let templates: Set<String> = ["don-doc-qua-han", "nhac-viec", "tong-hop"]

    static func take(_ octets: [UInt8]) -> [String] {
        let file: SourceFile
        switch SourceFile.decode(path: path, bytes: Data(octets)) {
        case .success(let decoded): file = decoded
        case .failure(let finding):
            tell([finding], [])
            return []
        }
        let settings = SettingsReading(SourceFile(path: "dondoc.conf", text: file.text))
        tell(settings.findings, [settings.file].compactMap(\.self))
        return [.vietnamese, .english].flatMap { written(file, $0) }
    }

    private static func tell(_ findings: [Finding], _ files: [SourceFile]) {
        let report = FindingReport(findings, files: files, secretKeys: ["mật khẩu"])
        _ = report.text(.vietnamese, isColored: true) + report.text(.english) + report.json
    }

    /// What goes wrong where the file is written in canonical spelling, and that once more.
    private static func written(_ file: SourceFile, _ language: Language) -> [String] {
        let first = formatter(file, language)
        if language == .vietnamese {
            tell(first.sets.findings, first.sets.files)
            // A campaign whose calendar ends too early is told so.
            for case let campaign? in first.sets.sets.map(\.campaign) {
                _ = try? SendPlan(Agenda(campaign), isPerUnit: false)
            }
        }
        let text = Self.text(of: first)
        guard !first.sets.hasErrors else { return [] }
        let second = formatter(SourceFile(path: path, text: text), language)
        var broken: [String] = []
        if let error = second.sets.findings.first(where: { $0.severity == .error }) {
            broken.append("written anew it has an error: \(error.headline(.english))")
        }
        if Self.text(of: second) != text { broken.append("written twice it changes again") }
        return broken
    }

    private static func text(of formatter: ScheduleFormatter) -> String {
        formatter.texts.first { $0.path == path }?.text ?? ""
    }

    private static func formatter(_ file: SourceFile, _ language: Language) -> ScheduleFormatter {
        ScheduleFormatter(
            scheduleFiles: [GateCampaign.calendar, file],
            unreadable: [],
            templates: templates,
            language: language,
            readUnitList: { path, _ in GateCampaign.unitList(path) }
        )
    }
}
