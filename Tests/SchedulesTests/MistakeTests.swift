import Campaigns
import Foundation
import Schedules
import Testing
import Texts
import Wording

/// Forty mistakes that people make, each with its message word for word, in both languages.
///
/// `Fixtures/mistakes.json` has two files without a mistake and what was typed instead;
/// `Fixtures/mistakes.vi.txt` and `.en.txt` are the reports.
@Suite struct MistakeTests {
    private struct Fixture: Decodable {
        let vi: String
        let en: String
        let units: String
        let cases: [Mistake]

        struct Mistake: Decodable {
            /// Which file: `vi` or `en`.
            let base: String
            let right: String
            let wrong: String
        }

        func read(_ text: String) -> ScheduleSets {
            ScheduleSets(
                scheduleFiles: [SourceFile(path: "thu.lich", text: text)],
                templates: [],
                readUnitList: { [units] path, _ in
                    .success(SourceFile(path: path, text: units))
                }
            )
        }

        func text(of mistake: Mistake) -> String {
            let base = mistake.base == "vi" ? vi : en
            guard let range = base.firstRange(of: mistake.right) else { return base }
            return base.replacingCharacters(in: range, with: mistake.wrong)
        }
    }

    private static func file(_ name: String) throws -> String {
        let url = try #require(
            Bundle.module.url(forResource: "Fixtures/\(name)", withExtension: nil)
        )
        return try String(contentsOf: url, encoding: .utf8)
    }

    private static func fixture() throws -> Fixture {
        try JSONDecoder().decode(Fixture.self, from: Data(file("mistakes.json").utf8))
    }

    @Test(arguments: [("vi", Language.vietnamese), ("en", .english)])
    func `every mistake is told as it is written down`(name: String, language: Language) throws {
        let fixture = try Self.fixture()
        #expect(fixture.cases.count == 40)
        var reports = ""
        for (number, mistake) in fixture.cases.enumerated() {
            let text = fixture.text(of: mistake)
            let sets = fixture.read(text)
            let errors = sets.findings.filter { $0.severity == .error }
            reports += "## \(number + 1)\n"
            reports += FindingReport(errors, files: sets.files).text(language)
        }
        let isSame = try reports == Self.file("mistakes.\(name).txt")
        let path = FileManager.default.temporaryDirectory
            .appendingPathComponent("mistakes.\(name).txt")
        if !isSame { try Data(reports.utf8).write(to: path) }
        #expect(isSame, "what is said now lies in \(path.path)")
    }

    @Test
    func `without the mistake there is nothing to tell, and each has one message on its line`()
        throws
    {
        let fixture = try Self.fixture()
        for base in [fixture.vi, fixture.en] {
            #expect(fixture.read(base).findings.allSatisfy { $0.severity == .warning })
        }
        for mistake in fixture.cases {
            let base = mistake.base == "vi" ? fixture.vi : fixture.en
            let start = try #require(base.firstRange(of: mistake.right)).lowerBound
            let line = base[..<start].count { $0 == "\n" } + 1
            let errors = fixture.read(fixture.text(of: mistake)).findings
                .filter { $0.severity == .error }
            #expect(errors.map(\.line) == [line], "\(mistake.wrong): \(errors)")
        }
    }
}
