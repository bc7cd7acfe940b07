import Campaigns
import Trials

/// The faults of one run, drawn from a seed.
struct SoakPlan: Sendable {
    private(set) var faults: [SoakFault] = []
    private var random: SplitMix
    private let span: ClosedRange<Instant>
    private let waves: [SoakWave]

    /// Kills in a run: the most at any time, some in the middle of a pass that sends letters.
    static let kills = (anyTime: 155, inPasses: 42, powerCuts: 10)

    /// `waves`: passes that send letters, which a part of the faults is aimed at.
    init(seed: Int, over span: ClosedRange<Instant>, waves: [SoakWave]) {
        random = SplitMix(seed: 0x50A4, number: seed)
        self.span = span
        self.waves = waves
        draw()
        faults.sort { $0.from < $1.from }
    }

    private mutating func draw() {
        // Those that must not meet others of their kind come first.
        for _ in 0..<2 { add(.restore, minutes: 30...1_200, apart: 240) }
        for _ in 0..<3 { add(.clockAhead, minutes: 5...55, apart: 240, set: 10...4_320) }
        for _ in 0..<3 { add(.clockBehind, minutes: 5...90, apart: 240, set: 10...2_880) }
        for index in 0..<4 { add(.fullDisk, minutes: 2...(index < 2 ? 5 : 180), aims: index < 2) }
        for index in 0..<6 {
            add(.lockedDatabase, minutes: 1...(index < 3 ? 3 : 30), aims: index < 3)
        }
        for _ in 0..<2 { add(.readOnlyDatabase, minutes: 2...60) }
        for index in 0..<8 {
            let longest = index < 3 ? 4 : index < 7 ? 30 : 600
            add(.relayAway, minutes: 1...longest, aims: index < 3)
        }
        for _ in 0..<2 { add(.lostAnswer, minutes: 1...1, aims: true) }
        for _ in 0..<3 { add(.brokenSchedule, minutes: 5...2_880) }
        for _ in 0..<2 { add(.schedulesAway, minutes: 1...10) }
        for _ in 0..<2 { add(.brokenTemplate, minutes: 60...2_880) }
        for _ in 0..<2 { add(.templatesAway, minutes: 5...600) }
        for _ in 0..<Self.kills.anyTime { addKill(aims: false) }
        for _ in 0..<Self.kills.inPasses { addKill(aims: true) }
        for _ in 0..<Self.kills.powerCuts { add(.powerCut, minutes: 1...30) }
    }

    private mutating func addKill(aims: Bool) {
        let (from, calls) = begin(aims: aims)
        let down = Duration.milliseconds(random.next(in: 500...45_000))
        faults.append(SoakFault(kind: .kill, from: from, to: from.adding(down), calls: calls))
    }

    /// `apart`: minutes from others that were drawn before; `set`: minutes by which a clock is set.
    private mutating func add(
        _ kind: SoakFault.Kind,
        minutes: ClosedRange<Int>,
        apart: Int? = nil,
        aims: Bool = false,
        set: ClosedRange<Int>? = nil
    ) {
        var fault: SoakFault
        repeat {
            let (from, calls) = begin(aims: aims)
            let to = from.adding(.seconds(random.next(in: minutes) * 60 + random.next(in: 0...59)))
            fault = SoakFault(kind: kind, from: from, to: to, calls: calls)
            fault.minutes = set.map { random.next(in: $0) } ?? 0
        } while !isApart(fault, by: apart)
        faults.append(fault)
    }

    private func isApart(_ fault: SoakFault, by minutes: Int?) -> Bool {
        let margin = minutes ?? 0
        return faults.filter { minutes != nil || $0.kind == .restore }.allSatisfy { other in
            fault.span.upperBound.adding(minutes: margin) < other.span.lowerBound
                || other.span.upperBound.adding(minutes: margin) < fault.span.lowerBound
        }
    }

    private mutating func begin(aims: Bool) -> (Instant, calls: Int?) {
        guard aims, let wave = waves.randomElement(using: &random) else {
            let length = span.upperBound.milliseconds - span.lowerBound.milliseconds
            let into = Int64(random.next(in: 1...Int(length - 172_800_000)))
            return (Instant(milliseconds: span.lowerBound.milliseconds + into), nil)
        }
        return (wave.instant.adding(.seconds(-1)), random.next(in: 1...max(1, wave.calls)))
    }
}

extension SplitMix {
    fileprivate mutating func next(in range: ClosedRange<Int>) -> Int {
        Int.random(in: range, using: &self)
    }
}
