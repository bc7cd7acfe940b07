import Foundation

/// How much the long suites do: `DONDOC_TESTS=full swift test` all of it, `swift test` a little of each.
///
/// Every suite that draws at random, waits for other programs or kills them takes its counts from here, and
/// prints what it counted.
package enum Effort {
    package static let isFull: Bool = {
        switch ProcessInfo.processInfo.environment["DONDOC_TESTS"] {
        case nil, "": return false
        case "full": return true
        case let other?: preconditionFailure("DONDOC_TESTS is «full» or not set, not «\(other)»")
        }
    }()

    /// Whether suites run that take many minutes, real servers and all of the machine: by hand, before a release
    /// (`DONDOC_LONG_TESTS=1`).
    package static let isLong = ProcessInfo.processInfo.environment["DONDOC_LONG_TESTS"] == "1"

    /// `Effort.rounds(100_000, quick: 600)`: 100,000 where everything is run, else 600.
    package static func rounds(_ full: Int, quick: Int) -> Int {
        isFull ? full : quick
    }

    /// All cases where everything is run, else so many from all over them.
    package static func some<Case>(of cases: [Case], quick: Int) -> [Case] {
        let count = isFull ? cases.count : min(quick, cases.count)
        return (0..<count).map { cases[$0 * cases.count / count] }
    }
}
