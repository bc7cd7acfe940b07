import Campaigns
import Delivery
import Foundation

/// One run of an irregular campaign to its end, and what its ledger says then.
struct IrregularRun: Sendable {
    let campaign: Campaign
    let rows: Set<TestBench.LedgerLine>
    let runs: [LedgerRun]

    enum Outage {
        case relay, machine
        /// The machine again and again, for less than half an hour.
        case brief
        /// What is away by night, of a campaign with nights.
        case relayByNight, machineByNight
    }

    /// What is particular about a run.
    struct Conditions {
        var rules = TimeRule.all
        var traits: Set<IrregularScenario.Trait> = []
        /// Seconds by which a look may come late.
        var lateness = 0
        /// What is away for some hours or days.
        var outage: Outage?
    }

    /// Drives the campaign of that number to its end.
    init(_ number: Int, _ conditions: Conditions = Conditions()) async throws {
        try self.init(try await Self.finished(number, conditions).bench)
    }

    init(_ bench: TestBench) throws {
        campaign = bench.campaign
        rows = try bench.rows()
        runs = try bench.contents().runs.map(\.run)
    }

    /// The campaign of that number at its end.
    static func finished(_ number: Int, _ conditions: Conditions) async throws -> IrregularCourse {
        var scenario = IrregularScenario(number, conditions.traits)
        let outage = conditions.outage
        let isByNight = outage == .relayByNight || outage == .machineByNight
        var course = try await IrregularCourse(
            scenario,
            blocks: isByNight ? scenario.openBlocks : nil,
            keeping: conditions.rules
        )
        let bench = course.bench
        let absences =
            isByNight ? try Absences(nightsOf: course) : try Absences(of: &scenario, course)
        let hasAbsence = outage != nil && outage != .brief
        var isAway = false
        while !course.isOver {
            // A server that is away is asked again and again; a pass each time would show no more.
            let look = try course.nextLook(
                pause: isAway ? 600 + scenario.roll(isByNight ? 43_200 : 14_400) : 1,
                before: hasAbsence ? absences.change(after: course.now) : nil
            )
            switch outage {
            case .brief: try course.advance(to: look.adding(minutes: scenario.roll(29)))
            default:
                let late = conditions.lateness > 0 ? scenario.roll(conditions.lateness + 1) : 0
                try course.advance(to: look, late: late)
            }
            if hasAbsence, absences.contain(course.now) != isAway {
                isAway.toggle()
                bench.transport.refuse(isAway ? RelayFault(.connection, "down") : nil)
                // What is known of the fault of a server that is back is not part of the rules.
                if !isAway { bench.restart() }
            }
            if isAway, outage == .machine || outage == .machineByNight { continue }
            try await course.look()
        }
        // Whatever is away is back for the last look.
        if isAway {
            bench.transport.refuse(nil)
            bench.restart()
            try await course.look()
        }
        return course
    }

    /// When something is away.
    private struct Absences {
        private let spans: [Range<Instant>]

        /// Once, around something that is due.
        init(of scenario: inout IrregularScenario, _ course: IrregularCourse) throws {
            let dues = try course.bench.allOccurrences().map(\.due)
                .filter { $0 > course.now && $0 < course.end }
            let due = dues.isEmpty ? course.now : dues[scenario.roll(dues.count)]
            let away = due.adding(minutes: -scenario.roll(90))
            let longest = scenario.isHit(in: 2) ? 600 : 1440 * 6
            spans = [away..<away.adding(minutes: 20 + scenario.roll(longest))]
        }

        init(nightsOf course: IrregularCourse) throws {
            let (bench, hours) = (course.bench, IrregularScenario.day)
            let zone = bench.campaign.zone
            let first = zone.civil(of: course.now).date
            let last = zone.civil(of: course.end).date
            spans = try (-1...last.days(since: first)).map { day in
                let (evening, morning) = (first.adding(days: day), first.adding(days: day + 1))
                let away = try bench.instant("\(evening)T\(hours.until):00")
                return try away..<bench.instant("\(morning)T\(hours.from):00")
            }
        }

        func contain(_ instant: Instant) -> Bool { spans.contains { $0.contains(instant) } }

        /// When something goes or comes back next.
        func change(after instant: Instant) -> Instant? {
            spans.flatMap { [$0.lowerBound, $0.upperBound] }.filter { $0 > instant }.min()
        }
    }

    /// One letter: to whom, and what it says.
    struct Letter: Hashable {
        let recipient: String
        let said: Set<OccurrenceKey>
    }

    /// When each letter left.
    var letters: [Letter: Instant] {
        let sent = rows.filter(\.isSent)
        var letters: [Letter: Instant] = [:]
        for rows in Dictionary(grouping: sent, by: \.occurrence.letter).values {
            guard let first = rows.first, let instant = first.sent else { continue }
            let said = Set(rows.map(\.occurrence.key))
            letters[Letter(recipient: first.occurrence.recipientKey, said: said)] = instant
        }
        return letters
    }
}
