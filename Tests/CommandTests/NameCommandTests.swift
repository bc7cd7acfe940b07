import ProgramBench
import Testing

/// The commands find a unit by every spelling by which reports and schedule files find it; the whole
/// table of spellings is in `IntakeTests/NameTests.swift`.
@Suite struct NameCommandTests {
    private static let home = Result { try SampleHome() }

    @Test(arguments: [
        "KHTC", "khtc", "Phòng Kế hoạch – Tài chính", "Phòng Kế hoạch - Tài chính",
        "phong ke hoach \u{2011} tai chinh",
    ])
    func `every command finds the unit`(name: String) throws {
        let home = try Self.home.get()
        for arguments in [
            ["why", name, "m03-ke-hoach"], ["stats", "unit", name], ["plan", "--unit", name],
            ["record", "report", name, "m03-ke-hoach", "--at", "2021-03-09T08:00"],
        ] {
            let result = try home.run(arguments)
            #expect(!result.errors.contains("không có"), "\(arguments): \(result.errors)")
            #expect(result.code == 0, "\(arguments): \(result.errors)")
        }
    }

    @Test func `a part of a name is no name, and suggests the whole`() throws {
        let result = try Self.home.get().run(["stats", "unit", "Kế hoạch – Tài chính"])
        #expect(result.code != 0)
        #expect(result.errors.contains("Phòng Kế hoạch – Tài chính"), "\(result.errors)")
    }
}
