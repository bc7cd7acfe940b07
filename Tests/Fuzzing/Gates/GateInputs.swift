import Foundation
import ProgramBench

extension Gate {
    /// The inputs that are kept because something came of them once, or is only reached from them, by their names.
    package var kept: [(name: String, octets: [UInt8])] {
        Self.files(below: "Tests/FuzzingTests/Corpus/\(rawValue)") { _ in true }
    }

    /// What is changed at random: the files that ship and the fixtures of other tests, then the kept inputs.
    package var samples: [[UInt8]] {
        (shipped + kept).map(\.octets).filter { !$0.isEmpty && $0.count <= Self.largestSample }
    }

    /// Larger ones take long, and say nothing that smaller ones do not.
    private static let largestSample = 16_384

    private var shipped: [(name: String, octets: [UInt8])] {
        switch self {
        case .schedule:
            Self.files(below: "Tests/SchedulesTests/Fixtures/examples") { $0.hasSuffix(".lich") }
                + Self.files(below: "Schedules") { $0.hasSuffix(".lich") }
                + Self.files(below: "Tests/FuzzingTests/Campaign") { $0.hasSuffix(".lich") }
        case .table:
            Self.files(below: "Tests/IntakeTests/Fixtures/files") { name in
                !name.hasSuffix(".json") && !name.hasSuffix(".xlsx")
            }
                + Self.files(below: "Tests/FuzzingTests/Campaign") { $0.hasSuffix(".csv") }
                + Self.files(below: "Schedules") { $0.hasSuffix(".csv") }
        case .workbook:
            Self.files(below: "Tests/IntakeTests/Fixtures/files") { $0.hasSuffix(".xlsx") }
        case .reply: []
        case .bounce:
            Self.files(below: "Tests/IntakeTests/Fixtures/bounces") { $0.hasSuffix(".eml") }
        case .template:
            Self.files(below: "Templates") { $0.hasSuffix(".mustache") }.map { name, octets in
                (name, Array((name + "\n").utf8) + octets)
            }
        }
    }

    /// The files below a folder of the project, sorted by their paths.
    private static func files(
        below folder: String,
        where isWanted: (String) -> Bool
    ) -> [(name: String, octets: [UInt8])] {
        let root = Project.root.appendingPathComponent(folder)
        let names = (try? FileManager.default.subpathsOfDirectory(atPath: root.path)) ?? []
        return names.sorted().filter { isWanted($0) && !$0.hasPrefix(".") }.compactMap { name in
            guard let octets = try? Data(contentsOf: root.appendingPathComponent(name)) else {
                return nil
            }
            return (name, Array(octets))
        }
    }
}
