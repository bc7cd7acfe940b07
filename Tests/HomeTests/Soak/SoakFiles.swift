import Foundation

/// The files of the soak's home, some of them broken or away.
struct SoakFiles {
    let folder: URL
    private var wrong: [SoakFault.Kind] = []
    private let schedule: String
    private let template: String

    private static let schedulePath = "bau-cu-2021/20-tong-hop.lich"
    private static let templatePath = "don-doc-qua-han.vi.text.mustache"

    /// The shipped campaign, with its templates.
    init() throws {
        folder = try HomeBench.emptyFolder()
        let manager = FileManager.default
        for name in ["Schedules", "Templates"] {
            try manager.copyItem(
                at: HomeBench.root.appendingPathComponent(name),
                to: folder.appendingPathComponent(name)
            )
        }
        // One campaign is what the facts are about.
        try manager.removeItem(
            at: folder.appendingPathComponent("Schedules/bau-cu-toan-quoc-2021")
        )
        schedule = try String(
            contentsOf: folder.appendingPathComponent("Schedules/\(Self.schedulePath)"),
            encoding: .utf8
        )
        template = try String(
            contentsOf: folder.appendingPathComponent("Templates/\(Self.templatePath)"),
            encoding: .utf8
        )
    }

    mutating func begin(_ kind: SoakFault.Kind) throws {
        wrong.append(kind)
        try lay()
    }

    mutating func end(_ kind: SoakFault.Kind) throws {
        if let index = wrong.firstIndex(of: kind) { wrong.remove(at: index) }
        try lay()
    }

    /// Makes the files what they are to be.
    private func lay() throws {
        let schedules = try place("Schedules", isAway: wrong.contains(.schedulesAway))
        let templates = try place("Templates", isAway: wrong.contains(.templatesAway))
        try write(
            wrong.contains(.brokenSchedule) ? schedule + "\nTỔNG HỢP\n  gửi:\n" : schedule,
            to: schedules.appendingPathComponent(Self.schedulePath)
        )
        try write(
            wrong.contains(.brokenTemplate) ? template + "{{#hở}}" : template,
            to: templates.appendingPathComponent(Self.templatePath)
        )
    }

    /// Where the folder is now.
    private func place(_ name: String, isAway: Bool) throws -> URL {
        let usual = folder.appendingPathComponent(name)
        let away = folder.appendingPathComponent("\(name).cat")
        let (from, to) = isAway ? (usual, away) : (away, usual)
        if !FileManager.default.fileExists(atPath: to.path) {
            try FileManager.default.moveItem(at: from, to: to)
        }
        return to
    }

    private func write(_ text: String, to file: URL) throws {
        guard try String(contentsOf: file, encoding: .utf8) != text else { return }
        try text.write(to: file, atomically: true, encoding: .utf8)
    }
}
