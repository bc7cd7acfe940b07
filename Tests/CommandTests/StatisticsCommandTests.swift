import Foundation
import ProgramBench
import Testing

/// The statistics of the 2021 campaign's sample data, asked as a person would.
@Suite struct StatisticsCommandTests {
    private static let home = Result { try SampleHome() }

    private static let tables = [
        ["progress"], ["progress", "--by", "week"], ["timeliness"], ["timeliness", "--by", "kind"],
        ["participation"], ["participation", "--by", "milestone"], ["activity"], ["pace"],
        ["ranking"], ["ranking", "--explain", "CCA"], ["effectiveness"], ["quality"],
        ["unit", "CCA"],
    ]

    private func stats(_ arguments: [String]) throws -> String {
        let home = try Self.home.get()
        let result = try home.run(["stats"] + arguments)
        #expect(result.code == 0, "\(arguments): \(result.errors)")
        return result.output
    }

    @Test(arguments: tables)
    func `as of now is what is asked without an instant`(table: [String]) throws {
        let now = ["--now", "2021-06-30T10:00", "--format", "csv"]
        let plain = try stats(table + now)
        #expect(try stats(table + now + ["--as-of", "now"]) == plain)
        #expect(plain.split(separator: "\n").count > 1 || table == ["effectiveness"])
    }

    @Test(arguments: tables, ["vi", "en"])
    func `every table fits a terminal of 80 columns and says that its data are made up`(
        table: [String],
        language: String
    ) throws {
        let home = try Self.home.get()
        let text = try home.onTerminal(
            ["stats"] + table + ["--now", "2021-06-30T10:00", "--lang", language]
        )
        #expect(text.contains(language == "vi" ? "SỐ LIỆU MINH HỌA" : "SAMPLE DATA"))
        #expect(!text.contains("\u{1B}"))
        let widest = text.split(whereSeparator: \.isNewline).map(\.count).max() ?? 0
        #expect(widest <= 80)
    }

    @Test(arguments: tables)
    func `a short text has at most 500 characters and says that its data are made up`(
        table: [String]
    ) throws {
        let text = try stats(table + ["--now", "2021-06-30T10:00", "--short"])
        #expect(text.count <= 500)
        #expect(text.contains("SỐ LIỆU MINH HỌA"))
    }

    @Test func `what changed since an instant has both values`() throws {
        let text = try stats([
            "progress", "--by", "all", "--as-of", "2021-03-15", "--since", "2021-03-10", "--format",
            "csv",
        ])
        let lines = text.split(separator: "\n").map {
            $0.split(separator: ",", omittingEmptySubsequences: false)
        }
        #expect(lines.count == 2)
        #expect(lines[0].contains("on_time_before") && lines[0].contains("on_time"))
        let place = try #require(lines[0].firstIndex(of: "on_time"))
        #expect(try #require(Int(lines[1][place])) > #require(Int(lines[1][place - 1])))
    }

    @Test func `a trend ends with the table itself`() throws {
        let common = ["participation", "--indicator", "di-bau", "--by", "all", "--format", "csv"]
        let plain = try stats(common + ["--as-of", "2021-05-24"])
        let trend = try stats(
            common + ["--as-of", "2021-05-24", "--trend", "day", "--from", "2021-05-20"]
        )
        let last = try #require(trend.split(separator: "\n").last)
        #expect(last == "2021-05-24," + (plain.split(separator: "\n").last ?? ""))
        #expect(trend.split(separator: "\n").count == 6)
    }

    @Test(arguments: [
        ["progress", "--by", "thang"], ["participation", "--by", "week"],
        ["ranking", "--explain", "KHONGCO"], ["activity", "--activity", "x"],
        ["progress", "--since", "2021-07-01", "--as-of", "2021-06-01"], ["unit", "KHONGCO"],
        ["progress", "--milestone", "m99"], ["progress", "--trend", "day", "--from", "2019-01-01"],
        ["pace", "--indicator", "khong-co"], ["progress", "--since", "last-digest"],
    ])
    func `a question that cannot be answered is refused with a reason`(arguments: [String]) throws {
        let home = try Self.home.get()
        let result = try home.run(["stats"] + arguments)
        #expect(result.code != 0)
        #expect(result.output.isEmpty)
        #expect(!result.errors.isEmpty)
    }
}

/// A home with the sample data of the 2021 campaign recorded.
private final class SampleHome: Sendable {
    private let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("dondoc-stats-\(UUID().uuidString)")
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for name in ["Schedules", "Templates"] {
            try FileManager.default.copyItem(
                at: root.appendingPathComponent(name),
                to: folder.appendingPathComponent(name)
            )
        }
        for name in ["bao-cao", "quyet-dinh", "so-lieu"] {
            let file = folder.appendingPathComponent("Schedules/bau-cu-2021/mau/\(name).csv")
            let result = try run(["import", file.path])
            #expect(result.code == 0, "\(result.errors)")
        }
    }

    func run(_ arguments: [String]) throws -> (code: Int32, output: String, errors: String) {
        let result = try DonDocProgram(home: folder)
            .run(arguments + ["--campaign", "bau-cu-2021"])
        return (result.code, result.output, result.errors)
    }

    /// What a terminal of 80 columns is sent, without colours.
    func onTerminal(_ arguments: [String]) throws -> String {
        let words =
            [DonDocProgram.path] + arguments
            + ["--campaign", "bau-cu-2021", "--home", folder.path]
        let command = words.map { "'\($0)'" }.joined(separator: " ")
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/script")
        process.arguments = ["-qec", "stty cols 80 rows 50; \(command)", "/dev/null"]
        process.environment = [
            "NO_COLOR": "1", "TERM": "xterm", "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin",
        ]
        let output = Pipe()
        process.standardOutput = output
        process.standardInput = FileHandle.nullDevice
        try process.run()
        let bytes = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: bytes, as: UTF8.self)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }
}
