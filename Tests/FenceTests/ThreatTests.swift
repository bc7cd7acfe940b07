import Foundation
import Testing

/// What a page says holds because of a test, has that test.
@Suite struct ThreatTests {
    private static let review = "Tests/CommandTests/BrokenTests/README.md"

    private func page(_ path: String) throws -> String {
        try String(contentsOf: Source.root.appendingPathComponent(path), encoding: .utf8)
    }

    /// Each page with the least number of tests that it names.
    @Test(arguments: [("Sources/THREATS.md", 20), (review, 90)])
    func `every test that a page names is there`(path: String, least: Int) throws {
        let named = try page(path).matches(of: /`"([^"]+)"`/).map { String($0.1) }
        #expect(named.count > least)
        let tests = try Source.all(in: "Tests").flatMap { file in
            file.code.matches(of: /func `([^`]+)`/).map { String($0.1) }
        }
        for name in named { #expect(tests.contains(name), "\(name)") }
    }

    @Test func `every row of what was broken, found and tried has its test, or a reason`() throws {
        let rows = try page(Self.review).split(separator: "\n").filter {
            $0.hasPrefix("|") && !$0.hasPrefix("|-") && !$0.hasPrefix("| #")
                && !$0.hasPrefix("| broken")
        }
        for row in rows {
            let isTold = row.contains(/`"[^"]+"`/) || row.contains(/no test: [^|]{10,}\|/)
            #expect(isTold, "\(row)")
        }
        func numbers(_ letter: String) -> [Int] {
            rows.compactMap { row in
                let cell = row.dropFirst().prefix { $0 != "|" }.trimmingCharacters(in: .whitespaces)
                return cell.hasPrefix(letter) ? Int(cell.dropFirst(letter.count)) : nil
            }
        }
        #expect(numbers("F") == Array(1...20))
        #expect(numbers("A") == Array(1...36))
        #expect(numbers("B") == Array(1...36))
    }
}
