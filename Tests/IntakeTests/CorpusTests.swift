import Campaigns
import Foundation
import Intake
import Schedules
import Testing
import Texts
import Wording

/// Sixty files as offices write them, each with the findings and facts that `READING.md` calls for:
/// `Fixtures/make_files.py`, written from that page alone.
@Suite struct CorpusTests {
    private static let names: [String] = CorpusFile.names

    @Test func `the corpus is there`() {
        #expect(Self.names.count == 60)
    }

    @Test(arguments: names)
    func `each file gives exactly its findings and its facts`(name: String) throws {
        let file = try CorpusFile(name)
        let table = try file.read()
        let found = table.findings.map {
            CorpusFile.Expected.Found(
                code: $0.code.rawValue,
                line: $0.line,
                column: $0.column,
                suggestion: $0.suggestion
            )
        }
        #expect(found.sorted() == file.expected.findings.sorted())
        #expect(
            table.batch.submissions.map(file.described).sorted()
                == file.expected.reports.sorted()
        )
        #expect(
            table.batch.figures.map(file.described).sorted()
                == file.expected.figures.sorted()
        )
        #expect(table.batch.decisions.map(file.described) == file.expected.decisions)
        #expect(table.batch.isSample == file.expected.sample)
        #expect(table.unrelated == file.expected.unrelated)
    }
}
