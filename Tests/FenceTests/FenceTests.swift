import Foundation
import Testing

/// What the compiler cannot forbid: which target may import what, and where the clock is read.
@Suite struct FenceTests {
    @Test(arguments: [
        (#"^\s*(package |internal )?import GRDB\b"#, "Storage/"),
        (#"^\s*(package |internal )?import CCurl\b"#, "SMTP/"),
        (#"^\s*(package |internal )?import ArgumentParser\b"#, "dondoc/"),
        (#"^\s*(package |internal )?import NIO"#, "MailCatcher/"),
        (#"^\s*(package |internal )?import Mustache\b"#, "Letters/"),
        (#"\bDate\(\)"#, "dondoc/Terminal/WallClock.swift"),
        (#"Date\.now\b"#, "nowhere"),
        (#"\bCalendar\("#, "Campaigns/Time/CivilZone.swift"),
        (
            #"\b(TimeZone|Locale|Calendar)\.(current|autoupdatingCurrent)|[ (:]\.(current|autoupdatingCurrent)\b"#,
            "nowhere"
        ),
        (#"RecurrenceRule|nextDate\("#, "nowhere"),
        (#"fatalError\(|try!"#, "nowhere"),
        (#"@unchecked Sendable"#, "SMTP/"),
    ])
    func `a pattern stands only where it may`(pattern: String, allowed: String) throws {
        let expression = try NSRegularExpression(pattern: pattern, options: [.anchorsMatchLines])
        for (path, text) in try sources() where !path.hasPrefix(allowed) {
            let code = text.split(separator: "\n", omittingEmptySubsequences: false)
                .map { $0.trimmingCharacters(in: .whitespaces).hasPrefix("//") ? "" : String($0) }
                .joined(separator: "\n")
            let range = NSRange(code.startIndex..., in: code)
            #expect(expression.firstMatch(in: code, range: range) == nil, "\(path): \(pattern)")
        }
    }

    @Test func `the fences see a breach`() throws {
        let expression = try NSRegularExpression(
            pattern: #"^\s*(package |internal )?import GRDB\b"#,
            options: [.anchorsMatchLines]
        )
        let breach = "import Foundation\nimport GRDB\n"
        #expect(
            expression.firstMatch(in: breach, range: NSRange(breach.startIndex..., in: breach))
                != nil
        )
    }

    private func sources() throws -> [(path: String, text: String)] {
        let root = URL(fileURLWithPath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Sources")
        let files = try #require(
            FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
        )
        var result: [(String, String)] = []
        for case let file as URL in files where file.pathExtension == "swift" {
            let path = String(file.path.dropFirst(root.path.count + 1))
            result.append((path, try String(contentsOf: file, encoding: .utf8)))
        }
        #expect(result.count > 40)
        return result
    }
}
