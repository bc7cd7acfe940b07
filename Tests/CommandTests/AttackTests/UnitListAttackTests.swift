import Foundation
import ProgramBench
import Testing

/// Rows 1 to 3, 5, 7 and 8: names and codes of units.
@Suite struct UnitListAttackTests {
    struct Name: Sendable {
        let row: Int
        let name: String
        /// As letters have it.
        let shown: String

        init(_ row: Int, _ name: String, as shown: String? = nil) {
            self.row = row
            self.name = name
            self.shown = shown ?? name
        }
    }

    /// Names that pass, and letters leave with them: line ends and tabs are everyday and become a blank.
    static let good = [
        Name(1, "Đơn\nvị 1", as: "Đơn vị 1"), Name(1, "Đơn\r\nvị 1", as: "Đơn vị 1"),
        Name(1, "Đơn\tvị 1", as: "Đơn vị 1"), Name(1, "Đơn\u{0B}vị 1", as: "Đơn vị 1"),
        Name(1, "Đơn\u{85}vị 1", as: "Đơn vị 1"), Name(1, "Đơn\u{2028}vị 1", as: "Đơn vị 1"),
        Name(1, "Đơn\u{2029}vị 1", as: "Đơn vị 1"), Name(1, "Đơn \r\n\t vị 1", as: "Đơn vị 1"),
        Name(1, "Đơn vị\r\nBcc: la@evil.example", as: "Đơn vị Bcc: la@evil.example"),
        Name(3, #"A =?UTF-8?Q?x?= "b" \ %s%n"#),
        Name(5, "Đơn vị " + String(repeating: "rất dài ", count: 400) + "1"),
        Name(7, "{{ten}} {{{ten}}} {don vi}"),
        Name(8, "<script>alert(1)</script> <img onerror=x> <a href=javascript:x>b</a>"),
        Name(8, "Đơn\u{202E} vị\u{2066} 1\u{200F}", as: "Đơn vị 1"),
    ]

    @Test(arguments: good)
    func `a name that passes stands in letters as words, and all letters are written`(name: Name)
        throws
    {
        let home = try AttackedHome()
        try home.call("U1", name.name)
        #expect(try home.run("check").code == 0, "row \(name.row)")
        let tick = try home.tick()
        #expect(tick.output.contains("lập 2 thư"), "row \(name.row): \(tick.output) \(tick.errors)")
        let letters = try home.letters()
        #expect(letters.count == 2)
        for letter in letters {
            let lines = letter.split(separator: "\r\n", omittingEmptySubsequences: false)
            #expect(lines.allSatisfy { $0.utf8.count <= 998 })
            #expect(!lines.contains { $0.lowercased().hasPrefix("bcc") }, "row \(name.row)")
        }
        // As a reader of mail decodes it: each header, each part.
        let parts = try Self.parts(of: letters.joined(separator: "\u{0}"))
        let start = String(name.shown.prefix(60))
        #expect(parts.topics.contains { $0.contains(start) }, "row \(name.row): \(parts.topics)")
        #expect(parts.plain.contains(start), "row \(name.row): \(parts.plain)")
        #expect(!parts.html.contains("<script"), "row \(name.row)")
        #expect(!parts.html.contains("<img"), "row \(name.row)")
        #expect(!parts.html.contains("javascript:x>"), "row \(name.row)")
        for steering in ["\u{202E}", "\u{2066}", "\u{200F}", "\u{1B}"] {
            #expect(!(parts.plain + parts.html).contains(steering), "row \(name.row)")
        }
        #expect(try home.run("ledger").code == 0)
        #expect(try home.run("why", "U1", "ke-hoach").code == 0)
    }

    /// Control characters that no text has: told with line and column, and nothing is taken over.
    @Test(arguments: [
        "\u{1B}", "\u{07}", "\u{7F}", "\u{00}", "\u{01}", "\u{08}", "\u{9B}", "\u{80}",
    ])
    func `a control character in a unit list is told with its place`(control: String) throws {
        let home = try AttackedHome()
        try home.call("U1", "Đơn\(control)vị 1")
        let check = try home.run("check")
        #expect(check.code == 1)
        #expect(check.errors.contains("Schedules/thu/don-vi.csv:2:10: lỗi L061"), "\(check.errors)")
        #expect(check.errors.contains("Đơn\u{FFFD}vị 1"), "\(check.errors)")
        #expect(try home.run("tick", "--now", "2021-03-08T08:00").code == 1)
        #expect(try home.letters().isEmpty)
    }

    @Test(arguments: [
        ("U1\r\nBcc: la@evil.example", "L008"), ("U 1", "L008"), ("U\u{A0}1", "L008"),
        ("<b>", "L008"), ("../U1", "L008"), ("U\\1", "L008"), ("U;1", "L008"), ("U,1", "L008"),
        ("U\u{200B}1", "L008"), ("😀", "L008"), (String(repeating: "U", count: 500), "L053"),
        ("U\u{1B}1", "L061"), ("U\u{0}1", "L061"),
    ])
    func `a code that is none is told with its place`(code: String, finding: String) throws {
        let home = try AttackedHome()
        try home.call(code, "Đơn vị 1")
        let check = try home.run("check")
        #expect(check.code == 1)
        #expect(check.errors.contains("don-vi.csv:2:"), "\(check.errors)")
        #expect(check.errors.contains("lỗi \(finding)"), "row 2: \(check.errors)")
        #expect(home.isUntouched)
    }

    @Test(arguments: ["H40.01", "000.00.01.H40", "CCKL-2_A", "Đ-1", "Phòng1", "A(1)", "7"])
    func `codes as offices have them pass`(code: String) throws {
        let home = try AttackedHome()
        try home.call(code, "Đơn vị 1")
        let check = try home.run("check")
        #expect(check.code == 0, "\(check.errors)")
    }

    private struct Parts: Decodable {
        let topics: [String]
        let plain: String
        let html: String
    }

    /// What Python's reader of mail makes of the letters.
    private static func parts(of letters: String) throws -> Parts {
        let file = FileManager.default.temporaryDirectory
            .appendingPathComponent("dondoc-attack-\(UUID().uuidString)")
        try Data(letters.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let script = """
            import email, email.policy, json, sys
            topics, plain, html = [], "", ""
            for text in open(sys.argv[1], "rb").read().split(b"\\0"):
                letter = email.message_from_bytes(text, policy=email.policy.default)
                topics.append(str(letter["Thread-Topic"]))
                for part in letter.walk():
                    if part.get_content_type() == "text/plain": plain += part.get_content()
                    if part.get_content_type() == "text/html": html += part.get_content()
            print(json.dumps({"topics": topics, "plain": plain, "html": html}))
            """
        let output = try OtherProgram.python(["-c", script, file.path]).output
        return try JSONDecoder().decode(Parts.self, from: output)
    }
}
