import Foundation
import Testing
import Trials

/// What is doubtful about figures is told alike before and while they are stored.
///
/// One after another: a figure stored between a dry run and its import would be doubted by one alone.
@Suite(.serialized) struct FigureDoubtTests {
    private let home = Result { try SampleHome() }
    private let heading = "mã đơn vị,chỉ tiêu,thời điểm,tử số,mẫu số,trạng thái\n"

    /// What a corpus file is read with.
    private struct Expected: Decodable {
        struct Options: Decodable {
            let indicator: String?
            let at: String?
            let map: [String]?
            let sheet: String?
        }
        struct Measure: Decodable {}

        let options: Options
        let figures: [Measure]

        var arguments: [String] {
            var arguments: [String] = []
            if let indicator = options.indicator { arguments += ["--indicator", indicator] }
            if let at = options.at { arguments += ["--at", at] }
            if let sheet = options.sheet { arguments += ["--sheet", sheet] }
            return arguments + (options.map ?? []).flatMap { ["--map", $0] }
        }
    }

    private static let corpus = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("IntakeTests/Fixtures/files")

    /// Corpus files with figures, with the options that they are read with.
    private static func filesWithFigures() throws -> [(path: String, arguments: [String])] {
        try FileManager.default.contentsOfDirectory(atPath: corpus.path)
            .filter { !$0.hasSuffix(".json") && !$0.hasSuffix(".md") }.sorted()
            .compactMap { name in
                let stem = (name as NSString).deletingPathExtension
                let expected = try JSONDecoder().decode(
                    Expected.self,
                    from: Data(contentsOf: corpus.appendingPathComponent(stem + ".expected.json"))
                )
                guard !expected.figures.isEmpty else { return nil }
                return (corpus.appendingPathComponent(name).path, expected.arguments)
            }
    }

    /// Doubts of a dry run: the lines under its rows.
    private func doubts(ofDryRun output: String) -> [String] {
        output.split(separator: "\n").filter { $0.hasPrefix("    lưu ý: ") }
            .map { String($0.dropFirst(4)) }.sorted()
    }

    /// Doubts of an import: `PATH:LINE: UNIT: lưu ý: …`; a finding has its column after the
    /// line.
    private func doubts(ofImport errors: String, _ path: String) -> [String] {
        errors.split(separator: "\n").compactMap { line -> String? in
            let parts = line.split(separator: ": ", maxSplits: 2)
            guard parts.count == 3, parts[2].hasPrefix("lưu ý: "),
                parts[0].wholeMatch(of: /.*:\d+/) != nil, !parts[0].hasPrefix("\(path):0")
            else { return nil }
            return String(parts[2])
        }.sorted()
    }

    @Test func `a dry run and the import tell the same doubts of every file with figures`() throws {
        let home = try home.get()
        let files = try Self.filesWithFigures()
        #expect(files.count > 20)
        var count = 0
        for number in stride(from: 0, to: files.count, by: Effort.isFull ? 1 : 5) {
            let (path, arguments) = files[number]
            let command =
                ["import", path, "--accept-good", "--now", "2021-06-01T08:00"] + arguments
            let dry = doubts(ofDryRun: try home.run(command + ["--dry-run"]).output)
            let stored = doubts(ofImport: try home.run(command).errors, path)
            #expect(dry == stored, "\(path)")
            count += dry.count
        }
        #expect(count > 0)
    }

    @Test func `a count that falls within one file is doubted before anything is stored`() throws {
        let home = try home.get()
        let path = try home.file(
            "hai-luc.csv",
            heading + "CCKL,di-bau,2021-05-24T09:00,300,309,quick\n"
                + "CCKL,di-bau,2021-05-24T11:00,290,309,quick\n"
        )
        let command = ["import", path]
        let dry = doubts(ofDryRun: try home.run(command + ["--dry-run"]).output)
        #expect(dry.contains { $0.contains("ít hơn số đến 09:00 24/05/2021: 300") }, "\(dry)")
        #expect(doubts(ofImport: try home.run(command).errors, path) == dry)
    }

    @Test func `a figure that is recorded is doubted beside what was known`() throws {
        let result = try home.get().run(
            ["record", "figures", "di-bau", "--at", "13:00 24/5/2021"],
            input: "Chi cục B 1/900\n"
        )
        #expect(result.code == 0, "\(result.errors)")
        #expect(result.errors.contains("mẫu số khác số đã biết"))
        #expect(result.errors.contains("ít hơn số đến"))
    }
}
