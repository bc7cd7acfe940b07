import Foundation
import Testing
import Texts

/// What texts may hold that steers a terminal, ends a line or turns the order of letters about.
@Suite struct SteeringTests {
    @Test(arguments: [
        ("Chi cục\nKiểm lâm", "Chi cục Kiểm lâm"), ("a \r\n\t b", "a b"), ("a\u{0B}b", "a b"),
        ("a\u{85}b", "a b"), ("a\u{2028}b\u{2029}c", "a b c"), ("\na\n", "a"), ("\n\t", ""),
        ("", ""),
        ("a  b", "a  b"), ("a\u{1B}[31mb", "a [31mb"), ("\u{202E}a\u{2066}b\u{200F}", "ab"),
        ("a\n\u{202E}\nb", "a b"), ("Đ – “ộ”", "Đ – “ộ”"),
    ])
    func `a text in one line has a blank for each line end`(text: String, line: String) {
        #expect(text.inOneLine == line)
    }

    /// Every scalar there is: what is shown steers nothing and keeps its places; letters stay letters.
    @Test func `nothing that is shown steers`() {
        for value in UInt32(0)...0x2FFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let text = "a\(String(scalar))b"
            let isControl = scalar.properties.generalCategory == .control
            let isSeparator = [0x2028, 0x2029].contains(value)
            #expect(scalar.steers == isControl || isSeparator || scalar.properties.isBidiControl)
            #expect(text.shown.unicodeScalars.count == text.unicodeScalars.count)
            for shown in [text.shown, text.printable, text.inOneLine] {
                let steers = shown.unicodeScalars.contains(where: \.steers)
                #expect(!steers, "U+\(String(value, radix: 16))")
            }
            guard !scalar.steers else { continue }
            #expect(text.shown == text)
            #expect(text.withoutControls == text)
        }
    }

    @Test func `a cell has one line, and says whether it held what no text has`() {
        let cell = SheetCell(text: "Đơn\r\nvị\u{202E} 1", line: 2, column: 3)
        #expect(cell.text == "Đơn vị 1")
        #expect(!cell.heldControl)
        for control in ["\u{1B}", "\u{0}", "\u{7}", "\u{7F}", "\u{80}", "\u{9B}"] {
            let cell = SheetCell(text: "a\(control)b", line: 2, column: 3)
            #expect(cell.heldControl)
            #expect(cell.text == "a b")
        }
    }

    @Test func `each line with a control character is told once, at the first one`() {
        let file = SourceFile(path: "a.lich", text: "ộ\u{1B}x\u{1B}\n\tgood\u{85}\u{7}\n\u{9B}")
        let places = file.controlFindings.map {
            "\($0.line):\($0.column) \($0.message.en.suffix(200))"
        }
        #expect(places.map { $0.prefix(3) } == ["1:2", "3:1", "4:1"])
        #expect(places[0].contains("U+001B"))
        #expect(places[2].contains("U+009B"))
        let many = SourceFile(path: "a", text: String(repeating: "\u{0}\n", count: 100_000))
        #expect(many.controlFindings.count == 100)
    }

    @Test func `an excerpt is one line with its caret below the place, and of a long line a part`()
    {
        let text = "x\n\u{1B}[31m\tđỏ\u{202A}!\n" + String(repeating: "ộ", count: 9_000) + "?\n"
        let file = SourceFile(path: "a\n.lich", text: text)
        let place = Place(path: "a\n.lich", line: 2, column: 7, length: 2)
        let long = Place(path: "a\n.lich", line: 3, column: 9_001, length: 1)
        let message = Phrase(vi: "sai\u{1B}", en: "wrong\u{1B}\n")
        let findings = [
            Finding(.badDate, place, message, suggestion: "\u{7}x"),
            Finding(.badDate, long, message),
        ]
        let report = FindingReport(findings, files: [file], secretKeys: []).text(.english)
        let lines = report.split(separator: "\n")
        #expect(lines[0] == "a .lich:2:7: error L010: wrong\u{FFFD} ")
        #expect(lines[1] == "    2 | \u{FFFD}[31m đỏ!")
        #expect(lines[2] == "      |       ^^")
        #expect(lines[3] == "      = hint: \u{FFFD}x")
        #expect(lines[5].hasPrefix("    3 | …ộ"))
        #expect(lines[5].hasSuffix("ộ?"))
        #expect(lines[5].count < 500)
        #expect(lines[6].count == lines[5].count)
        #expect(lines[6].hasSuffix(" ^"))
    }
}
