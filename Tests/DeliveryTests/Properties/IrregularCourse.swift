import Campaigns
import Delivery
import Foundation

/// An irregular campaign on its way: somebody looks whenever something is due, and what happens happens at its
/// time.
struct IrregularCourse {
    let bench: TestBench
    let end: Instant
    private(set) var now: Instant
    private var events: ArraySlice<IrregularEvent>
    /// How often somebody looked one second after the last time.
    private var haste = 0

    /// The program asks to be run again and again, and nothing comes of it.
    struct Restlessness: Error {
        let at: CivilDateTime
        let letters: [String]
    }

    /// With its first pass.
    ///
    /// `blocks`: nil for those of the scenario. `isLegible`: letters say what they say, and are dear.
    init(
        _ scenario: IrregularScenario,
        blocks: String? = nil,
        keeping rules: Set<TimeRule> = TimeRule.all,
        isLegible: Bool = false
    ) async throws {
        bench = try TestBench(
            blocks ?? scenario.blocks,
            daysOff: scenario.daysOff,
            units: IrregularScenario.unitList,
            activatedAt: IrregularScenario.start,
            keeping: rules,
            templates: isLegible ? TestBench.templates() : TestBench.wordlessTemplates()
        )
        end = try bench.instant(scenario.end)
        now = try bench.instant(IrregularScenario.start)
        events = scenario.events[...]
        try await bench.pass(at: now)
    }

    var isOver: Bool { now >= end }

    /// The last instant before something happens next.
    private var eve: Instant? {
        get throws { try events.first.map { try bench.instant($0.at).adding(.seconds(-1)) } }
    }

    /// When somebody looks next: when something is due or happens, once a week at least; longer silence is
    /// taken for a jump of the clock.
    ///
    /// `pause`: seconds before which nobody does. `boundary`: what else there is to look at.
    func nextLook(pause: Int = 1, before boundary: Instant? = nil) throws -> Instant {
        let due = try bench.dispatcher.nextDue(after: now)
            .map { max($0, now.adding(.seconds(pause))) }
        // What happens is noticed when it happens: no pass comes between it and what was due before.
        let instants = [due, try eve, boundary, now.adding(days: 7), end].compactMap(\.self)
        return max(now.adding(.seconds(1)), instants.min() ?? end)
    }

    /// Lets time pass until that instant and, by at most so many seconds, to nothing that happens.
    ///
    /// What happens then is recorded. Throws where the program would not let the machine rest.
    mutating func advance(to instant: Instant, late seconds: Int = 0) throws {
        haste = instant == now.adding(.seconds(1)) ? haste + 1 : 0
        guard haste < 60 else {
            throw Restlessness(
                at: bench.campaign.zone.civil(of: now),
                letters: try bench.letters().filter { !$0.hasPrefix("sent") }
            )
        }
        now = instant
        if seconds > 0 {
            // What happens next is not noticed by this look.
            let latest = try eve?.adding(.seconds(-1)) ?? end
            now = max(now, min(now.adding(.seconds(seconds)), latest))
        }
        while let event = events.first, try bench.instant(event.at) <= now.adding(.seconds(1)) {
            now = max(now, try bench.instant(event.at))
            try bench.record(event)
            events.removeFirst()
        }
    }

    func look() async throws {
        try await bench.pass(at: now)
    }

    /// Looks on time until that instant, and at it.
    mutating func proceed(until instant: Instant) async throws {
        while now < instant {
            try advance(to: min(try nextLook(), instant))
            try await look()
        }
    }
}
