import Testing
import Texts

@Suite struct FindingTests {
    private let message = Phrase(vi: "sai", en: "wrong")

    @Test func `a place points at a file, a line, a cell, or words within a line`() {
        #expect(Place.file("a") == Place(path: "a", line: 0, column: 1, length: 1))
        #expect(Place.line(7, of: "a") == Place(path: "a", line: 7, column: 1, length: 1))
        let cell = SheetCell(text: "đỏ", line: 2, column: 5)
        #expect(Place.cell(cell, of: "a") == Place(path: "a", line: 2, column: 5, length: 2))
        let word = Place.line(7, of: "a").at(column: 3, length: 4)
        #expect(word == Place(path: "a", line: 7, column: 3, length: 4))
        #expect(Place(path: "a", line: 1, column: 1, length: 0).length == 1, "something is marked")
    }

    @Test func `a finding about a file as a whole has no line in its headline`() {
        let file = Finding(.badWorkbook, .file("a.xlsx"), message)
        #expect(file.headline(.english) == "a.xlsx: error N003: wrong")
        let line = Finding(.neverFires, .line(3, of: "a.lich"), message)
        #expect(line.headline(.vietnamese) == "a.lich:3:1: lưu ý C01: sai")
    }

    @Test func `a box keeps everything in its order and knows an error from a warning`() {
        let box = FindingBox()
        box.add(Finding(.neverFires, .line(3, of: "a"), message))
        #expect(!box.hasErrors)
        box.add([
            Finding(.badDate, .line(2, of: "a"), message),
            Finding(.badTime, .line(1, of: "a"), message),
        ])
        #expect(box.hasErrors)
        #expect(box.findings.map(\.line) == [3, 2, 1])
    }
}
