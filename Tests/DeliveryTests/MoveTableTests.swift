import Delivery
import Foundation
import ProgramBench
import Testing

/// The page about the outbox says what the list of moves says.
@Suite struct MoveTableTests {
    private static let page = Project.root.appendingPathComponent("Sources/Delivery/README.md")

    /// The rows of the page's tables whose first cell is made of those names.
    private func rows(about names: Set<String>) throws -> [[String]] {
        let text = try String(contentsOf: Self.page, encoding: .utf8)
        return (text.split(separator: "## What a crash").first ?? "").split(separator: "\n")
            .filter { $0.hasPrefix("|") }
            .map { line in
                line.split(separator: "|").map {
                    $0.trimmingCharacters(in: .whitespaces).replacing("`", with: "")
                }
            }
            .filter { row in
                row.first.map { names.isSuperset(of: Self.list($0)) } ?? false
            }
    }

    private static func list(_ cell: some StringProtocol) -> [String] {
        cell.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
    }

    @Test func `every cause is told with its states`() throws {
        let causes = Set(LetterMove.Cause.allCases.map(\.rawValue))
        let rows = try rows(about: causes)
        #expect(Set(rows.map { $0[0] }) == causes)
        for row in rows {
            let cause = try #require(LetterMove.Cause(rawValue: row[0]))
            let sides = row[1].split(separator: "→")
            #expect(Set(Self.list(sides[0])) == Set(cause.sources.map(\.rawValue)), "\(cause)")
            #expect(Set(Self.list(sides[1])) == Set(cause.targets.map(\.rawValue)), "\(cause)")
        }
    }

    @Test func `every state is told with the ways out of it`() throws {
        let states = Set(LetterState.allCases.map(\.rawValue))
        let rows = try rows(about: states)
        #expect(Set(rows.flatMap { Self.list($0[0]) }) == states)
        for row in rows where !row[2].hasPrefix("as ") {
            for name in Self.list(row[0]) {
                let causes = LetterMove.all.filter { $0.from.rawValue == name }.map(
                    \.cause.rawValue
                )
                #expect(Set(Self.list(row[2])) == Set(causes), "\(name)")
            }
        }
    }
}
