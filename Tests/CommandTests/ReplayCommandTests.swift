import Foundation
import ProgramBench
import Testing

@Suite struct ReplayCommandTests {
    @Test func `what was recorded about a unit that has left the files is left out`() throws {
        let home = FileManager.default.temporaryDirectory
            .appendingPathComponent("dondoc-left-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: home) }
        try FileManager.default.copyItem(
            at: Project.root.appendingPathComponent("Tests/StorageTests/Fixtures/homes/c928233"),
            to: home
        )
        let list = home.appendingPathComponent("Schedules/nho/don-vi.csv")
        let lines = try String(contentsOf: list, encoding: .utf8).split(separator: "\n")
        let rest = lines.filter { !$0.hasPrefix("CCD,") }
        #expect(rest.count == lines.count - 1)
        try (rest.joined(separator: "\n") + "\n").write(to: list, atomically: true, encoding: .utf8)
        let replay = try DonDocProgram(home: home).run("replay", "--campaign", "nho")
        #expect(replay.code == 0, "\(replay.errors)")
        #expect(!replay.output.isEmpty)
    }
}
