import Foundation
import Glibc
import ProgramBench
import Testing

/// Rows 14 to 18: files that are none, too large, or made to be so.
@Suite struct FileAttackTests {
    /// What stands in the place of a file.
    enum Trap: String, CaseIterable, Sendable {
        case pipe, zero, folder, dangling, circle
    }

    /// Whose place it takes.
    enum Place: String, CaseIterable, Sendable {
        case schedule = "Schedules/thu/a.lich"
        case units = "Schedules/thu/don-vi.csv"
        case template = "Templates/nhac-viec.vi.text.mustache"
        case table = "x.csv"
    }

    private func set(_ trap: Trap, at url: URL) throws {
        let manager = FileManager.default
        try? manager.removeItem(at: url)
        switch trap {
        case .pipe: #expect(unsafe mkfifo(url.path, 0o600) == 0)
        case .zero:
            try manager.createSymbolicLink(atPath: url.path, withDestinationPath: "/dev/zero")
        case .folder: try manager.createDirectory(at: url, withIntermediateDirectories: false)
        case .dangling:
            try manager.createSymbolicLink(atPath: url.path, withDestinationPath: "/no/file")
        case .circle:
            try manager.createSymbolicLink(atPath: url.path, withDestinationPath: url.path)
        }
    }

    /// Row 15.
    @Test(arguments: Trap.allCases, Place.allCases)
    func `what is no file is said to be unreadable, at once`(trap: Trap, place: Place) throws {
        let home = try AttackedHome()
        let url = home.folder.appendingPathComponent(place.rawValue)
        try set(trap, at: url)
        let command = place == .table ? ["import", url.path, "--campaign", "thu"] : ["check"]
        let start = ContinuousClock.now
        let result = try home.run(command)
        #expect(result.code == 1, "\(trap) as \(place): \(result.errors)")
        #expect(
            result.errors.contains("không đọc được tệp"),
            "\(trap) as \(place): \(result.errors)"
        )
        #expect(
            result.errors.contains(url.lastPathComponent),
            "\(trap) as \(place): \(result.errors)"
        )
        #expect(start.duration(to: .now) < .seconds(10), "\(trap) as \(place)")
        #expect(home.isUntouched || place == .table)
    }

    /// Row 14: links are followed, for who may write into the folder may write what they point at, too.
    @Test func `a link to a file of another kind is read as what it should be, and refused`() throws
    {
        let home = try AttackedHome()
        let url = home.folder.appendingPathComponent(Place.units.rawValue)
        try FileManager.default.removeItem(at: url)
        try FileManager.default.createSymbolicLink(
            atPath: url.path,
            withDestinationPath: "/etc/passwd"
        )
        let check = try home.run("check")
        #expect(check.code == 1)
        #expect(check.errors.contains("lỗi L028"), "\(check.errors)")
        #expect(home.isUntouched)
    }

    /// Row 16, and V7: each with its limit in megabytes, one octet beyond it and five gigabytes of nothing.
    @Test(arguments: [
        ("Schedules/thu/a.lich", 16), ("Schedules/thu/don-vi.csv", 16),
        ("Templates/nhac-viec.vi.text.mustache", 1), ("x.csv", 256), ("x.xlsx", 256),
        ("thu.mbox", 64),
    ])
    func `a file that is too large is refused with its limit before it is read`(
        path: String,
        megabytes: Int
    ) throws {
        for size in [megabytes << 20 + 1, 5 << 30] {
            let home = try AttackedHome()
            let url = home.folder.appendingPathComponent(path)
            if !FileManager.default.fileExists(atPath: url.path) { try Data().write(to: url) }
            let handle = try FileHandle(forWritingTo: url)
            try handle.truncate(atOffset: UInt64(size))
            try handle.close()
            let command: [String] =
                switch url.pathExtension {
                case "mbox": ["import-bounces", url.path]
                case _ where path.hasPrefix("x"): ["import", url.path, "--campaign", "thu"]
                default: ["check"]
                }
            let start = ContinuousClock.now
            let result = try home.run(command)
            #expect(result.code == 1, "\(path), \(size)")
            #expect(result.errors.contains("tối đa \(megabytes) MB"), "\(path): \(result.errors)")
            #expect(result.errors.contains(url.lastPathComponent), "\(path): \(result.errors)")
            #expect(start.duration(to: .now) < .seconds(10), "\(path), \(size)")
            if path.hasPrefix("Schedules") {
                #expect(try home.run("format").code == 1)
                #expect(try home.run("tick", "--now", "2021-03-08T08:00").code == 1)
            }
        }
    }

    /// Row 17: workbooks made to be large, deep or false.
    @Test(arguments: [
        "laughs", "external", "dimension", "row", "column", "deep", "bomb", "string", "cut",
        "random",
        "path",
    ])
    func `a workbook that is made to harm is refused`(kind: String) throws {
        let home = try AttackedHome()
        let path = home.folder.appendingPathComponent("x.xlsx").path
        _ = try OtherProgram.python(["-c", Self.workbooks, kind, path])
        let start = ContinuousClock.now
        let result = try home.run("import", path, "--campaign", "thu")
        #expect(result.code == 1, "\(kind): \(result.output)")
        #expect(result.errors.contains("lỗi"), "\(kind): \(result.errors)")
        #expect(!result.errors.contains("root:"), "\(kind)")
        #expect(start.duration(to: .now) < .seconds(30), "\(kind)")
        #expect(try home.facts() == "0")
    }

    /// Row 18, and V7: lines and cells of 64 KB.
    @Test(arguments: [
        ("Schedules/thu/a.lich", "# ", "lỗi L062"), ("Schedules/thu/don-vi.csv", "U3,", "lỗi L062"),
        ("x.csv", "", "lỗi L062"),
    ])
    func `a line that is too long is refused with its number`(
        path: String,
        start: String,
        said: String
    ) throws {
        let home = try AttackedHome()
        let url = home.folder.appendingPathComponent(path)
        let old = (try? String(contentsOf: url, encoding: .utf8)) ?? "đơn vị,việc,ngày nộp\n"
        let text = old.hasSuffix("\n") ? old : old + "\n"
        try Data((text + start + String(repeating: "ộ", count: 2 << 20) + "\n").utf8).write(to: url)
        let number = text.split(separator: "\n", omittingEmptySubsequences: false).count
        let result = try home.run(
            path == "x.csv" ? ["import", url.path, "--campaign", "thu"] : ["check"]
        )
        #expect(result.code == 1)
        #expect(result.errors.contains(":\(number):1: \(said)"), "\(result.errors.prefix(2000))")
        #expect(result.errors.contains("tối đa 64 KB"))
        #expect(result.errors.utf8.count < 10_000, "the line is not shown whole")
    }

    @Test(arguments: ["Schedules/thu/don-vi.csv", "x.csv"])
    func `a quote that fifty megabytes follow is an error at once`(path: String) throws {
        let home = try AttackedHome()
        let url = home.folder.appendingPathComponent(path)
        let size = path == "x.csv" ? 50 << 20 : 15 << 20
        var data = Data("mã,tên,loại đơn vị,việc,ngày nộp\nU1,\"Đơn".utf8)
        let line = Data((String(repeating: "x", count: 1023) + "\n").utf8)
        for _ in 0..<size >> 10 { data.append(line) }
        try data.write(to: url)
        let start = ContinuousClock.now
        let result = try home.run(
            path == "x.csv" ? ["import", url.path, "--campaign", "thu"] : ["check"]
        )
        #expect(result.code == 1)
        #expect(result.errors.contains(":2:4: lỗi L050"), "\(result.errors.prefix(2000))")
        #expect(start.duration(to: .now) < .seconds(60))
    }

    private static let workbooks = #"""
        import random, sys, zipfile
        kind, path = sys.argv[1:]
        main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        head = '<?xml version="1.0" encoding="UTF-8"?>'
        row = '<row r="%s"><c r="%s" t="inlineStr"><is><t>%s</t></is></c></row>'
        doctype, cells, target, dimension = "", row % (1, "A1", "x"), "worksheets/sheet1.xml", ""
        if kind == "laughs":
            entities = '<!ENTITY a0 "ha">'
            for i in range(1, 30): entities += '<!ENTITY a%d "%s">' % (i, "&a%d;" % (i - 1) * 10)
            doctype, cells = "<!DOCTYPE x [%s]>" % entities, row % (1, "A1", "&a29;")
        if kind == "external":
            doctype = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
            cells = row % (1, "A1", "&e;")
        if kind == "path": target = "../../../../etc/passwd"
        if kind == "dimension": dimension = '<dimension ref="A1:XFD1048576"/>'
        if kind == "row": cells = row % (2000000000, "A2000000000", "x")
        if kind == "column": cells = row % (1, "AAAAAA1", "x")
        if kind == "deep": cells = "<a>" * 200000 + "</a>" * 200000
        if kind == "string": cells = '<row r="1"><c r="A1" t="s"><v>99999999999</v></c></row>'
        body = cells
        if kind == "bomb": body = (row % (1, "A1", "x" * 1000)) * 600000
        sheet = head + doctype + '<worksheet xmlns="%s">%s<sheetData>%s</sheetData></worksheet>' % (main, dimension, body)
        parts = {
            "[Content_Types].xml": head + '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
            "_rels/.rels": head + '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="%s/officeDocument" Target="xl/workbook.xml"/></Relationships>' % rel,
            "xl/workbook.xml": head + '<workbook xmlns="%s" xmlns:r="%s"><sheets><sheet name="s" sheetId="1" r:id="r1"/></sheets></workbook>' % (main, rel),
            "xl/_rels/workbook.xml.rels": head + '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="%s/worksheet" Target="%s"/></Relationships>' % (rel, target),
            "xl/worksheets/sheet1.xml": sheet,
        }
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, text in parts.items(): archive.writestr(name, text)
        octets = open(path, "rb").read()
        if kind == "cut": octets = octets[:len(octets) // 2]
        if kind == "random":
            draw = random.Random(7)
            octets = octets[:4] + bytes(draw.randrange(256) for _ in octets[4:])
        open(path, "wb").write(octets)
        """#
}
