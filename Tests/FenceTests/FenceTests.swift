import Foundation
import Testing

/// What the compiler cannot forbid: which target may import what, where the clock is read, what is
/// declared and never used.
@Suite struct FenceTests {
    /// A module and where its import may stand, as a beginning of a path below `Sources`.
    private static let importers: [(module: String, allowed: [String])] = [
        ("GRDB", ["Storage/"]),
        ("GRDBSQLite", ["Storage/"]),
        ("CCurl", ["SMTP/", "Monitoring/"]),
        ("CWorkbook", ["Intake/"]),
        ("CHashing", ["Hashing/"]),
        ("Crypto", []),
        ("Logging", ["dondoc/"]),
        ("ServiceLifecycle", ["Home/", "Monitoring/", "dondoc/"]),
        ("UnixSignals", ["dondoc/"]),
        ("ArgumentParser", ["dondoc/"]),
        ("NIO\\w*", ["MailCatcher/", "Monitoring/"]),
        ("Mustache", ["Letters/"]),
        ("Storage", ["dondoc/Parts/Stores.swift"]),
        ("MemoryStore", ["dondoc/Parts/Stores.swift"]),
        ("Schedules", ["Home/", "dondoc/"]),
    ]

    @Test(arguments: importers)
    func `a module is imported only where it may be`(module: String, allowed: [String]) throws {
        let pattern = #"^\s*(@testable |package |internal )*import \#(module)$"#
        let expression = try NSRegularExpression(pattern: pattern, options: [.anchorsMatchLines])
        for file in try Source.all where !allowed.contains(where: file.path.hasPrefix) {
            let isBreach = file.matches(expression)
            #expect(!isBreach, "\(file.path): \(module)")
        }
    }

    @Test(arguments: [
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
        (#"INSERT OR (IGNORE|REPLACE)"#, "nowhere"),
        // Without a number it goes through all of a text; `removeLast()` does not.
        (#"while [^\n]*\.dropLast\(\)|^\s*(\w+) = \1\.dropLast\(\)"#, "nowhere"),
    ])
    func `a pattern stands only where it may`(pattern: String, allowed: String) throws {
        let expression = try NSRegularExpression(pattern: pattern, options: [.anchorsMatchLines])
        for file in try Source.all where !file.path.hasPrefix(allowed) {
            let isBreach = file.matches(expression)
            #expect(!isBreach, "\(file.path): \(pattern)")
        }
    }

    /// A state, reason or verdict that is told by its raw word gets no sentence when a new case comes.
    ///
    /// Readers of what people or other programs write may compare words: those of ``wordReaders``.
    @Test func `no switch compares words that are the cases of an enum of ours`() throws {
        let words = try Source.all.reduce(into: Set<String>()) { $0.formUnion($1.rawValues) }
        #expect(words.count > 100)
        for file in try Source.all where !Self.wordReaders.contains(where: file.path.hasPrefix) {
            for word in file.comparedWords {
                let isCase = words.contains(word)
                #expect(!isCase, "\(file.path): case \"\(word)\"")
            }
        }
        let breach = Source(path: "x", text: "switch state {\ncase \"pending\", \"held\": 1\n}")
        #expect(breach.comparedWords == ["pending", "held"])
        #expect(words.isSuperset(of: breach.comparedWords))
    }

    private static let wordReaders = [
        "Intake/", "Schedules/", "Texts/", "Mail/Reports/", "MailCatcher/", "Letters/Templates/",
        // The kinds of a decision's columns, which have no enum.
        "Storage/Facts/Store+ScoreDecisions.swift",
    ]

    @Test func `the fences see a breach`() throws {
        let file = Source(path: "Home/X.swift", text: "import Foundation\nimport GRDBSQLite\n")
        let pattern = #"^\s*(@testable |package |internal )*import GRDBSQLite$"#
        let expression = try NSRegularExpression(pattern: pattern, options: [.anchorsMatchLines])
        #expect(file.matches(expression))
        #expect(
            !Source(path: "", text: "// import GRDBSQLite\n").matches(expression),
            "a comment is no import"
        )
    }

    @Test func `every dependency that a target declares is imported by it`() throws {
        let targets = try DeclaredTarget.all()
        #expect(targets.count > 15)
        for target in targets {
            let imported = Set(try Source.all(in: target.folder).flatMap(\.imports))
            // A test that runs the program depends on it without importing it.
            for dependency in target.dependencies where dependency != "dondoc" {
                let isUsed = imported.contains(dependency)
                #expect(isUsed, "\(target.name) never imports \(dependency)")
            }
            for module in imported where targets.contains(where: { $0.name == module }) {
                let isDeclared = target.dependencies.contains(module)
                #expect(isDeclared, "\(target.name) does not declare \(module)")
            }
        }
    }
}
