import Foundation
import ProgramBench
import Testing
import Trials

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

    @Test(arguments: Effort.some(of: tables, quick: 5))
    func `as of now is what is asked without an instant`(table: [String]) throws {
        let now = ["--now", "2021-06-30T10:00", "--format", "csv"]
        let plain = try stats(table + now)
        #expect(try stats(table + now + ["--as-of", "now"]) == plain)
        #expect(plain.split(separator: "\n").count > 1 || table == ["effectiveness"])
    }

    @Test(arguments: tables, Effort.some(of: ["vi", "en"], quick: 1))
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

    @Test(arguments: Effort.some(of: tables, quick: 5))
    func `a short text has at most 500 characters and says that its data are made up`(
        table: [String]
    ) throws {
        let text = try stats(table + ["--now", "2021-06-30T10:00", "--short"])
        #expect(text.count <= 500)
        #expect(text.contains("SỐ LIỆU MINH HỌA"))
    }

    @Test(arguments: [
        ["progress"], ["timeliness"], ["participation"], ["pace"], ["activity"], ["quality"],
        ["unit", "CCA"],
    ])
    func `what changed fits a terminal of 80 columns`(table: [String]) throws {
        let text = try Self.home.get().onTerminal(
            ["stats"] + table + ["--as-of", "2021-05-23T17:00", "--since", "2021-03-10"]
        )
        let widest = text.split(whereSeparator: \.isNewline).map(\.count).max() ?? 0
        #expect(widest <= 80)
        #expect(text.contains("trước") || text.contains("không có thay đổi"))
    }

    @Test(arguments: [
        ["progress", "--by", "milestone"], ["timeliness", "--by", "week"],
        ["participation", "--by", "milestone"], ["progress", "--by", "kind"], ["quality"],
        ["effectiveness"], ["unit", "CCA"], ["participation"],
    ])
    func `a short text says something`(table: [String]) throws {
        let text = try stats(table + ["--now", "2021-05-25T10:00", "--short"])
        #expect(text.split(separator: "\n").count > 2)
    }

    @Test func `a provisional rank is called one in short texts too`() throws {
        let text = try stats(["ranking", "--as-of", "2021-12-20", "--short"])
        #expect(text.contains("dự kiến"))
    }

    @Test func `markdown has the lines under its rows, each as a row`() throws {
        let text = try stats([
            "ranking", "--as-of", "2021-12-20", "--explain", "CCA", "--format", "markdown",
        ])
        let rows = text.split(separator: "\n").filter { $0.hasPrefix("|") }
        #expect(rows.contains { $0.hasPrefix("| = 10 ×") })
        #expect(Set(rows.map { $0.count { $0 == "|" } }) == [4])
    }

    @Test func `each criterion says how its points come about`() throws {
        let text = try stats(["ranking", "--as-of", "2021-12-20", "--explain", "CCA"])
        let formulas = text.split(separator: "\n").count { $0.hasPrefix("    = ") }
        #expect(formulas == 10)
    }

    @Test(arguments: [
        (["participation", "--indicator", "di-bo"], "di-bau"),
        (["progress", "--milestone", "m03-ke-hoac"], "m03-ke-hoach"),
        (["participation", "--by", "week"], "'unit', 'kind', 'block', 'milestone'"),
    ])
    func `a name that means nothing is answered with those that do`(
        arguments: [String],
        known: String
    ) throws {
        let result = try Self.home.get().run(["stats"] + arguments)
        #expect(result.code != 0)
        #expect(result.errors.contains(known))
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
