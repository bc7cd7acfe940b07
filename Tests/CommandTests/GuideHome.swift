import Foundation
import MailCatcher
import ProgramBench
import Testing

/// A home with the campaign that the officers' guide shows, as an officer begins with it.
final class GuideHome {
    let program: DonDocProgram
    let url: URL

    /// The guide's files.
    ///
    /// `change`: what the officer writes otherwise; `server`: where letters go.
    init(server: String = "smtp://127.0.0.1:1", _ change: (String) -> String = { $0 }) throws {
        url = FileManager.default.temporaryDirectory
            .appendingPathComponent("dondoc-guide-\(UUID().uuidString)")
        program = DonDocProgram(home: url)
        let folder = url.appendingPathComponent("Schedules/ra-soat-2021")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try FileManager.default.copyItem(
            at: Project.templates,
            to: url.appendingPathComponent("Templates")
        )
        let text = try change(Guide.campaign).replacing("smtp://127.0.0.1:2525", with: server)
        try text.write(
            to: folder.appendingPathComponent("10-dot.lich"),
            atomically: true,
            encoding: .utf8
        )
        try Guide.units.write(
            to: folder.appendingPathComponent("don-vi.csv"),
            atomically: true,
            encoding: .utf8
        )
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    /// Changes a file of the campaign.
    func edit(_ name: String, _ change: (String) -> String) throws {
        let file = url.appendingPathComponent("Schedules/ra-soat-2021/\(name)")
        try change(String(contentsOf: file, encoding: .utf8))
            .write(to: file, atomically: true, encoding: .utf8)
    }

    @discardableResult
    func run(_ arguments: String..., now: String? = nil) throws -> DonDocProgram.Result {
        try program.run(arguments + (now.map { ["--now", $0] } ?? []))
    }
}

extension GuideHome {
    /// A column of a table of units as csv, by unit, without zeros.
    func column(_ name: String, of table: String) throws -> [String: String] {
        let rows = table.split(separator: "\n").map {
            $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
        let head = try #require(rows.first)
        let (unit, value) = (
            try #require(head.firstIndex(of: "unit")), try #require(head.firstIndex(of: name))
        )
        return rows.dropFirst().reduce(into: [:]) { cells, row in
            guard row.count == head.count, !row[unit].isEmpty, row[value] != "0" else { return }
            cells[row[unit]] = row[value]
        }
    }

    /// With a mail server on this machine.
    static func withCatcher(
        _ script: CatcherScript = CatcherScript(),
        _ body: (MailCatcher) throws -> Void
    ) async throws {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("dondoc-inbox-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let catcher = try await MailCatcher(inbox: folder, script: script)
        try body(catcher)
        try await catcher.stop()
    }
}
