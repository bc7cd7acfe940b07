import Campaigns
import Delivery
import MemoryStore
import Testing

/// What a memory store hands to another.
@Suite struct SnapshotTests {
    @Test func `a snapshot holds everything, and does not change with its store`() throws {
        let store = MemoryStore(retention: .openLetters)
        let scene = try Scene(store)
        let ids = try scene.everyState()
        try scene.append(author: "an") { batch in
            batch.submissions = [.of()]
            batch.figures = [.of(), .of(6)]
        }
        try store.remember(["A=unit"], of: "d")
        try scene.note(.planning, at: .morning)
        try scene.bounce(try #require(ids[.sent]), report: "r1")
        let contents = store.snapshot()
        _ = try scene.write("later")
        _ = try store.release(.all)

        #expect(contents.letters.count == ids.count + 1)
        #expect(contents.letters.map(\.id) == (1...Int64(ids.count + 1)).map(\.self))
        #expect(contents.occurrences.count == ids.count)
        #expect(contents.letters.count { $0.state == .held } == 1)
        #expect(
            contents.letters.filter { $0.bytes == nil }.map(\.subject).sorted() == [
                "cancelled", "sent", "skipped",
            ]
        )
        #expect(contents.attempts[try #require(ids[.failed])]?.map(\.end) == [.rejected])
        #expect(contents.sets["d"]?.texts == ["a.lich": "A"])
        #expect(contents.ruleStates["d"]?.count == 6)
        #expect(contents.obligations["d"]?.count == 5)
        #expect(contents.figures.map(\.content.numerator) == [5, 6])
        #expect(contents.figures.map(\.author) == ["an", "an"])
        #expect(contents.headings == ["d": ["A": "unit"]])
        #expect(contents.causes.count == 1)
        #expect(contents.bounces.count == 1)
        #expect(contents.bounceKey.count == 32)
    }
}
