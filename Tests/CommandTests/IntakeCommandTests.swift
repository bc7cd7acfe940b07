import Foundation
import ProgramBench
import Testing

/// Facts and decisions given to the program as a person would.
@Suite struct IntakeCommandTests {
    private let home = Result { try SampleHome() }
    private let heading = "mã đơn vị,chỉ tiêu,thời điểm,tử số,mẫu số,trạng thái\n"

    @Test func `a dry run shows what the row does to the figure of its own time`() throws {
        let home = try home.get()
        let path = try home.file(
            "so-lieu.csv",
            heading + "CCKL,di-bau,2021-05-23T11:00,300,309,final\n"
        )
        let before = try home.run(["stats", "participation", "--format", "csv"])
        let dry = try home.run(["import", path, "--dry-run", "--format", "csv"])
        #expect(dry.code == 0)
        let row = try #require(dry.output.split(separator: "\n").last).split(separator: ",")
        #expect(row[1] == "CCKL" && row[3].contains("/309") && row[4].contains("300/309"))
        #expect(row[3] != row[4])
        #expect(
            try home.run(["stats", "participation", "--format", "csv"]).output == before.output
        )
    }

    @Test func `a dry run ends as the import would`() throws {
        let home = try home.get()
        let path = try home.file(
            "so-lieu.csv",
            heading + "CCKL,di-bau,2021-05-23T11:00,310,309,final\n"
                + "CCA,di-bau,2021-05-23T11:00,110,118,final\n"
        )
        let dry = try home.run(["import", path, "--dry-run"])
        #expect(dry.code == 1)
        #expect(dry.errors.contains("N011"))
        #expect(dry.output.contains("110/118"))
        let accepted = try home.run(["import", path, "--dry-run", "--accept-good"])
        #expect(accepted.code == 0)
    }

    @Test func `a column of numbers that is not read is named`() throws {
        let home = try home.get()
        let path = try home.file(
            "so-lieu.csv",
            "Mã đơn vị,Số phiếu thu vào,Tỷ lệ %\nCCKL,300,97.09\n"
        )
        let options = ["--indicator", "di-bau", "--at", "2021-05-23T11:00"]
        let result = try home.run(["import", path, "--dry-run"] + options)
        #expect(result.errors.contains("C24"))
        #expect(result.errors.contains("Số phiếu thu vào"))
    }

    @Test func `the labels of the indicator are headings, in the words of an office`() throws {
        let home = try home.get()
        let path = try home.file(
            "so-lieu.csv",
            "Đơn vị;Tổng số cử tri;Số cử tri đã đi bầu\nChi cục A;118;113\n"
        )
        let options = ["--indicator", "di-bau", "--at", "12:10 23/5/2021"]
        let result = try home.run(["import", path, "--dry-run", "--format", "csv"] + options)
        #expect(result.code == 0, "\(result.errors)")
        #expect(result.output.contains("113/118"))
    }

    @Test func `a worded label gives way to the column's own name`() throws {
        let home = try home.get()
        let path = try home.file(
            "so-lieu.csv",
            "mã đơn vị,tử số,mẫu số,Tổng số cử tri\nCCA,113,118,119\n,Chi cục B,,\n"
        )
        let options = ["--indicator", "di-bau", "--at", "2021-05-23T12:10"]
        let result = try home.run(["import", path, "--dry-run"] + options)
        #expect(result.errors.contains("C24") && !result.errors.contains("N004"))
        #expect(result.output.contains("113/118"))
    }

    @Test func `a unit named without values is no note`() throws {
        let home = try home.get()
        let path = try home.file(
            "so-lieu.csv",
            "mã đơn vị,tên đơn vị,tử số,mẫu số\nCCA,,113,118\n,Chi cục B,,\n"
        )
        let options = ["--indicator", "di-bau", "--at", "2021-05-23T12:10"]
        let result = try home.run(["import", path] + options)
        #expect(result.code == 1)
        #expect(result.errors.contains("N015"))
    }

    @Test func `what is typed is composed, as files are`() throws {
        let home = try home.get()
        let report = ["record", "report", "CCKL", "m27-tu-danh-gia", "--at", "2021-06-01T08:00"]
        let words = "150/BC-CHIẾN"
        let first = try home.run(
            report + ["--document", words.decomposedStringWithCanonicalMapping]
        )
        #expect(first.code == 0, "\(first.errors)")
        let again = try home.run(report + ["--document", words])
        #expect(again.output.contains("đã có từ trước"))
    }

    @Test func `lines typed on election day are all judged, and none is stored while one is wrong`()
        throws
    {
        let home = try home.get()
        let command = ["record", "figures", "di-bau", "--at", "13:00 23/5/2021"]
        let wrong = try home.run(
            command,
            input: "CCKL\t305/309\nCCX 1/2\nChi cục A 110\n\n# ghi chú\nCCB 75/74\n"
        )
        #expect(wrong.code == 1)
        for line in ["dòng 2:", "dòng 3:", "dòng 6:"] { #expect(wrong.errors.contains(line)) }
        #expect(wrong.errors.contains("3 dòng sai, 1 dòng đúng"))
        #expect(wrong.output.isEmpty)
        let right = try home.run(command, input: "CCKL\t305/309\nChi cục A 110/118\n")
        #expect(right.code == 0, "\(right.errors)")
        #expect(right.output.split(separator: "\n").count == 2)
        #expect(right.output.contains("13:00 23/05/2021"))
    }

    @Test func `a doubtful figure is stored and told`() throws {
        let home = try home.get()
        let result = try home.run(
            ["record", "figure", "CCB", "di-bau", "1.072/1.074", "--at", "2021-05-23T20:00"]
        )
        #expect(result.code == 0)
        #expect(result.errors.contains("mẫu số khác số đã biết"))
        let path = try home.file(
            "so-lieu.csv",
            heading + "CCKL,di-bau,2021-05-23T20:30,21,309,quick\n"
        )
        let dry = try home.run(["import", path, "--dry-run"])
        #expect(dry.code == 0)
        #expect(dry.output.contains("ít hơn số đến"))
        #expect(try home.run(["import", path]).errors.contains("so-lieu.csv:2: "))
    }

    @Test func `a unit that is only invited is not scored`() throws {
        let result = try home.get().run(
            ["record", "decision", "CDOAN", "--points", "90", "--reason", "x"]
                + ["--now", "2021-12-24T15:00"]
        )
        #expect(result.code == 1)
        #expect(result.errors.contains("phối hợp"))
    }

    @Test(arguments: [["--points", "106"], ["--rank", "99"], ["--rank", "0"]])
    func `a decision past the sheet or the group is refused`(values: [String]) throws {
        let result = try home.get().run(
            ["record", "decision", "CCA", "--reason", "x", "--now", "2021-12-24T15:00"] + values
        )
        #expect(result.code == 1)
        #expect(result.output.isEmpty && !result.errors.isEmpty)
    }

    @Test func `a confirmation takes earlier decisions on points and rank back`() throws {
        let home = try home.get()
        func row(at now: String) throws -> Substring {
            let table = try home.run(["stats", "ranking", "--format", "csv", "--now", now]).output
            return try #require(table.split(separator: "\n").first { $0.contains(",CCA,") })
        }
        let computed = try row(at: "2021-12-24T14:00")
        let decide = ["record", "decision", "CCA", "--reason", "biên bản họp", "--now"]
        let values = ["--points", "99.5", "--rank", "1"]
        #expect(try home.run(decide + ["2021-12-24T15:00"] + values).code == 0)
        let decided = try row(at: "2021-12-24T15:30")
        #expect(decided.contains(",99.5,") && decided.contains("decided"))
        #expect(try home.run(decide + ["2021-12-24T16:00"]).code == 0)
        let confirmed = try row(at: "2021-12-24T16:30")
        #expect(confirmed.replacing("decided", with: "provisional") == computed)
    }
}
