import Schedules
import Testing
import Texts

@Suite struct SourceFileTests {
    @Test(arguments: [
        ("a\r\nb\rc\nd\u{2028}e\u{85}f", ["a", "b", "c", "d", "e", "f"]), ("", [""]),
        ("\n\n", ["", "", ""]), ("\r\n\r\n", ["", "", ""]), ("\n\r", ["", "", ""]),
        ("a\u{202E}b\u{2066}\r\nc\u{61C}\u{200F}", ["ab", "c"]),
        ("“ộ” – ا\u{E2}", ["“ộ” – ا\u{E2}"]),
        ("\u{FEFF}ĐỢT\u{301}\n", ["ĐỢT\u{301}", ""]), ("e\u{302}\u{300}", ["ề"]),
    ])
    func `lines end as editors end them, and text is composed`(text: String, lines: [String]) {
        let read = SourceFile(path: "a.lich", text: text).lines
        #expect(read.map { Array($0.utf8) } == lines.map { Array($0.utf8) })
    }
}
