import Campaigns
import Foundation
import Testing
import Trials

/// Eleven months with 200 kills, wrong clocks, full disks, servers away, broken files and restored copies send the
/// letters of eleven months without.
@Suite(.enabled(if: Effort.isFull)) struct SoakTests {
    /// The months without faults.
    private static let quiet = Task { try await SoakRun([]).run() }
    /// Those of every run: long faults meet no wave of letters in them, so that few letters differ.
    private static let usual = [1, 2, 5, 6, 9]
    /// `DONDOC_SOAK_SEEDS=50`: the first fifty instead.
    private static let seeds: [Int] = {
        if let list = ProcessInfo.processInfo.environment["DONDOC_SOAK_LIST"] {
            return list.split(separator: ",").compactMap { Int($0) }
        }
        let count = ProcessInfo.processInfo.environment["DONDOC_SOAK_SEEDS"].flatMap { Int($0) }
        return count.map { Array(1...max(1, $0)) } ?? usual
    }()

    @Test(arguments: seeds)
    func `every difference from the letters of quiet months has a fault behind it`(
        seed: Int
    ) async throws {
        let quiet = try await Self.quiet.value
        #expect(quiet.troubles.isEmpty, "\(quiet.troubles)")
        let plan = SoakPlan(seed: seed, over: try SoakRun.span(), waves: quiet.waves)
        let course = try await SoakRun(plan.faults, seed: seed).run()
        let comparison = SoakComparison(of: course, beside: quiet, plan.faults)
        print(
            "seed \(seed): \(course.kills) kills, \(course.killsInPasses) in passes, "
                + "\(course.starts) starts, \(course.failedStarts) failed, \(course.passes) passes; "
                + comparison.summary
        )
        #expect(comparison.unpaired.isEmpty, "\(comparison.unpaired.joined(separator: "\n"))")
        #expect(course.troubles.isEmpty, "\(course.troubles.joined(separator: "\n"))")
        #expect(course.kills >= 200)
        // Fewer than one in a hundred of the five together; the figure of each is printed.
        if Self.usual.contains(seed) { #expect(comparison.percent < 2) }
    }
}
