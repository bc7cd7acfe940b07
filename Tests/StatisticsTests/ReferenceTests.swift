import Campaigns
import Foundation
import Statistics
import Testing
import Trials

/// Every statistic against an implementation written apart from the product, from the definitions
/// alone: `Fixtures/reference.py`.
@Suite struct ReferenceTests {
    private static let seed = 20_210_523
    private static let count = Effort.rounds(500, quick: 20)

    private struct Line: Decodable, Sendable {
        let name: String
        let input: RandomCampaign
        let expected: JSONValue
    }

    @Test func `every statistic of random campaigns is that of the reference`()
        async throws
    {
        let lines = try RandomCampaign.lines(seed: Self.seed, count: Self.count)
        #expect(lines.count == Self.count)
        let failures = await withTaskGroup(of: [String].self) { group in
            for worker in 0..<2 {
                group.addTask {
                    lines.enumerated().filter { $0.offset % 2 == worker }.flatMap { _, bytes in
                        Self.differences(of: bytes)
                    }
                }
            }
            return await group.reduce(into: []) { $0 += $1 }
        }
        print("statistics: \(lines.count) campaigns, \(failures.count) differences")
        #expect(failures.isEmpty, "\(failures.prefix(40).joined(separator: "\n"))")
    }

    private static func differences(of bytes: Data) -> [String] {
        do {
            let line = try JSONDecoder().decode(Line.self, from: bytes)
            return try ComputedStatistics(line.input).json()
                .differences(from: line.expected)
                .map { "\(line.name)\($0)" }
        } catch {
            return ["\(error)"]
        }
    }
}
