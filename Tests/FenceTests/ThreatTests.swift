import Foundation
import Testing

/// What `Sources/THREATS.md` says holds because of a test, has that test.
@Suite struct ThreatTests {
    @Test func `every test that the threat model names is there`() throws {
        let model = try String(
            contentsOf: Source.root.appendingPathComponent("Sources/THREATS.md"),
            encoding: .utf8
        )
        let named = model.matches(of: /`"([^"]+)"`/).map { String($0.1) }
        #expect(named.count > 20)
        let tests = try Source.all(in: "Tests").flatMap { file in
            file.code.matches(of: /func `([^`]+)`/).map { String($0.1) }
        }
        for name in named { #expect(tests.contains(name), "\(name)") }
    }
}
