import Foundation
import ProgramBench
import Testing

/// Rows 9 to 12 and 34: what reaches a terminal or a spreadsheet, and in which language.
@Suite struct ScreenAttackTests {
    private static let evil = "\u{1B}[31mU1\u{1B}]0;x\u{07}\u{9B}2J\u{202E}"

    /// Row 9: a cell that a spreadsheet would compute.
    @Test(arguments: ["=1+1", "+1", "-1+x", "@SUM(A1)"])
    func `a text that is a formula is marked as text in csv`(text: String) throws {
        let home = try AttackedHome()
        let sql = "SELECT '\(text)' AS x"
        let result = try home.run("query", sql, "--format", "csv")
        #expect(result.output.contains("'\(text)"), "\(result.output)")
    }

    /// Row 10: what is in the database.
    @Test(arguments: ["table", "csv", "markdown", "json"])
    func `what is stored steers no terminal in any format`(format: String) throws {
        let home = try AttackedHome()
        let sql =
            "SELECT char(27) || '[31m' || char(7) || char(155) || char(8238) || 'x' AS \"a\u{1B}[0m\""
        let result = try home.run("query", sql, "--format", format)
        #expect(result.code == 0)
        #expect(result.output.contains("[31m"), "\(result.output)")
    }

    /// Rows 11 and 12: rows of a table that is imported.
    @Test(arguments: ["unit", "milestone", "note"])
    func `a row with escapes is refused with its place, and nothing of it is stored`(column: String)
        throws
    {
        let home = try AttackedHome()
        var cells = ["unit": "U1", "milestone": "ke-hoach", "note": "x"]
        cells[column] = Self.evil
        let table = try home.file(
            "y.csv",
            "đơn vị,việc,ngày nộp,ghi chú\n\(cells["unit"] ?? ""),\(cells["milestone"] ?? ""),01/03/2021,\(cells["note"] ?? "")\n"
        )
        let result = try home.run("import", table, "--campaign", "thu")
        #expect(result.code == 1)
        #expect(result.errors.contains("y.csv:2:"), "\(result.errors)")
        #expect(result.errors.contains("lỗi L061"), "\(result.errors)")
        #expect(try home.facts() == "0")
    }

    @Test
    func `line ends in a cell become a blank, and what turns the order of letters is left out`()
        throws
    {
        let home = try AttackedHome()
        let table = try home.file(
            "x.csv",
            "đơn vị,việc,ngày nộp,ghi chú\nU1,ke-hoach,01/03/2021,\"Đã\r\nnộp\u{202E} đủ\"\n"
        )
        let result = try home.run("import", table, "--campaign", "thu")
        #expect(result.code == 0, "\(result.errors)")
        let notes = try home.run("query", "SELECT note FROM submissions", "--format", "csv")
        #expect(notes.output.contains("Đã nộp đủ"), "\(notes.output)")
    }

    @Test func `what is typed with an escape is refused or folded, and stored as words`() throws {
        let home = try AttackedHome()
        let escape = try home.run(
            "record",
            "report",
            "U1",
            "ke-hoach",
            "--campaign",
            "thu",
            "--note",
            "a\u{1B}[31mb"
        )
        #expect(escape.code != 0, "\(escape.output)")
        let folded = try home.run(
            "record",
            "report",
            "U1",
            "ke-hoach",
            "--campaign",
            "thu",
            "--note",
            "a\nb\u{202E}",
            "--by",
            "x\ny\u{1B}"
        )
        #expect(folded.code == 0, "\(folded.errors)")
        let notes = try home.run("query", "SELECT note FROM submissions", "--format", "csv")
        #expect(notes.output.contains("a b"), "\(notes.output)")
    }

    /// Row 11: names of files and arguments; a line end in one forges no line.
    @Test(arguments: [
        ["import", "\u{1B}[31mkhong-co\u{07}\nlỗi giả: x.csv", "--campaign", "thu"],
        ["import-bounces", "\u{1B}]0;x\u{07}\nlỗi giả: x"],
        ["check", "--\u{1B}[31m\nlỗi giả: x"], ["format", "\u{1B}[31mx\nlỗi giả: x.lich"],
        ["\u{1B}[31mx\nlỗi giả: x"], ["why", "\u{1B}[31mU1\nlỗi giả: x", "ke-hoach"],
        ["why", "U1", "\u{1B}[31m\nlỗi giả: x"], ["outbox", "show", "\u{1B}[31m1\nlỗi giả: x"],
        ["stats", "unit", "\u{1B}[31mU1\nlỗi giả: x"],
        ["outbox", "list", "--state", "\u{9B}x\nlỗi giả: x"],
        ["tick", "--now=\u{1B}[31m2021\nlỗi giả: x"], ["plan", "--campaign=\u{1B}x\nlỗi giả: x"],
        ["query", "SELECT \u{1B}[31m\nlỗi giả: x"],
        ["record", "report", "\u{1B}[31mU1\nlỗi giả: x", "ke-hoach"],
    ])
    func `a name or an argument is shown in one line, without what steers a terminal`(
        arguments: [String]
    ) throws {
        let home = try AttackedHome()
        let result = try home.run(arguments)
        #expect(result.code != 0, "\(result.output)")
        let lines = (result.output + result.errors).split(separator: "\n")
        #expect(!lines.contains { $0.hasPrefix("lỗi giả") }, "\(result.errors)")
    }

    @Test func `a file's name with a line end forges no line`() throws {
        let home = try AttackedHome()
        let name = "x\nlỗi giả\u{1B}[31m.lich"
        _ = try home.file("Schedules/thu/\(name)", "MỐC x\u{1B}[31m \"chưa đóng\n")
        let check = try home.run("check")
        #expect(check.code == 1)
        #expect(!check.errors.split(separator: "\n").contains { $0.hasPrefix("lỗi giả") })
        #expect(check.errors.contains("x lỗi giả\u{FFFD}[31m.lich:1:"), "\(check.errors)")
        #expect(try home.run("check", "--format", "json").code == 1)
        #expect(try home.run("format").code == 1)
    }

    /// Row 34: only `vi` and `en`, in capitals or not, are languages; another one is said, once.
    @Test(arguments: [
        ("EN", true, false), ("en", true, false), ("Vi", false, false), ("xx", false, true),
        ("e\u{1B}", false, true), ("", false, false),
    ])
    func `an unknown language is said`(written: String, isEnglish: Bool, isTold: Bool) throws {
        let home = try AttackedHome()
        home.program.environment["DONDOC_LANG"] = written
        let result = try home.run("outbox", "list", "--state", "x")
        #expect(result.errors.contains("there is no state") == isEnglish, "\(result.errors)")
        #expect(result.errors.components(separatedBy: "DONDOC_LANG").count == (isTold ? 2 : 1))
        let list = try home.run("outbox", "list", "--format", "csv")
        #expect(list.code == 0)
        #expect(!list.output.contains("DONDOC_LANG"), "it is said beside the output, not in it")
    }

    @Test(arguments: [
        ["LANG": "tr_TR"], ["LC_ALL": "C"], ["LC_ALL": "xx"], ["TZ": "../../etc/passwd"],
        ["TERM": "\u{1B}[31m"], ["COLUMNS": "-5"], ["COLUMNS": "99999999999"], ["HOME": ""],
        ["PATH": ""],
    ])
    func `the rest of the environment changes nothing`(environment: [String: String]) throws {
        let home = try AttackedHome()
        let usual = try home.run("plan", "--campaign", "thu")
        home.program.environment = environment
        let other = try home.run("plan", "--campaign", "thu")
        #expect(other.output == usual.output)
        #expect(other.code == 0)
    }
}
