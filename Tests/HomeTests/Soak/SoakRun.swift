import Campaigns
import Delivery
import Foundation
import Home
import Schedules
import Testing
import Trials

@testable import Storage

/// Eleven months of the shipped campaign: the service's own loop on a fast clock, with an office that records,
/// releases and decides, and with faults.
///
/// Looks of the service that find nothing changed and nothing due are left out; everything else is the loop, the
/// engine and the database of `dondoc run`.
///
/// All of it stands in this file, over 300 lines: what happens to the service and what the office does share one state, in
/// the order of one clock.
actor SoakRun {
    private let machine: SoakMachine
    private let gate = SoakGate()
    private let disk: SoakDisk
    private let mail: SoakMail
    private let end: Instant
    private let path: String
    private let copy: String
    private let facts: SampleFacts
    private let campaign: Campaign
    private let faults: [SoakFault]
    private var files: SoakFiles
    /// What is to come, the last first.
    private var events: [(at: Instant, event: Event)] = []
    /// What the office does as soon as the database can be written.
    private var postponed: [Event] = []
    private var random: SplitMix
    private var course = SoakCourse()

    private var service: Service?
    private var death: SoakFault?
    private var restoring: SoakFault?
    private var restores: [(fault: SoakFault, until: Instant)] = []
    private var next: Instant?
    private var passFailed = false

    private struct Service {
        let engine: Engine
        let pulse: Pulse
        let store: Store
        let lock: CourierLock
    }

    private enum Event {
        case begin(SoakFault), end(SoakFault)
        /// The pass that the fault was aimed at is over.
        case tooLate(SoakFault)
        case facts(FactBatch)
        /// The office looks what waits for it.
        case look
    }

    private static let first = "2021-02-17T00:00:00"
    private static let last = "2021-12-31T23:59:59"
    private static let pause = Duration.seconds(5)

    /// The months of the soak.
    static func span() throws -> ClosedRange<Instant> {
        try HomeBench.instant(first)...HomeBench.instant(last)
    }

    init(_ faults: [SoakFault], seed: Int = 0) throws {
        let span = try Self.span()
        machine = SoakMachine(at: span.lowerBound)
        end = span.upperBound
        files = try SoakFiles()
        let home = try HomeFolder(files.folder)
        path = home.databasePath
        copy = files.folder.appendingPathComponent("ban-sao.sqlite").path
        disk = SoakDisk(path: path)
        mail = SoakMail(machine, gate)
        random = SplitMix(seed: 0x5EED, number: seed)
        self.faults = faults
        let sets = try home.readSchedules()
        campaign = try #require(sets.sets.first { $0.id == "bau-cu-2021" }?.campaign)
        facts = try SampleFacts(of: campaign, in: files.folder)
        let workspace = Workspace(home, store: try Store(path: path))
        _ = try workspace.accept(sets, at: span.lowerBound)
        for fault in faults {
            events.append((fault.from, .begin(fault)))
            events.append((fault.to, .end(fault)))
            if fault.calls != nil {
                events.append((fault.from.adding(.seconds(50)), .tooLate(fault)))
            }
        }
        for instant in facts.instants {
            events.append((max(instant, span.lowerBound), .facts(facts.batch { $0 == instant })))
        }
        var day = campaign.zone.civil(of: span.lowerBound).date
        while campaign.zone.start(of: day) < end {
            for minutes in [570, 930] {
                events.append((campaign.zone.start(of: day).adding(minutes: minutes), .look))
            }
            day = day.adding(days: 1)
        }
        events.sort { $0.at > $1.at }
    }

    deinit { try? FileManager.default.removeItem(at: files.folder) }

    /// To the end of the year.
    func run() async throws -> SoakCourse {
        var failures = 0
        while machine.now < end {
            do {
                service = try start()
                failures = 0
            } catch {
                course.failedStarts += 1
                try advance(to: machine.now.adding(.seconds(min(1 << failures, 60))))
                failures += 1
                continue
            }
            do {
                try await loop().run()
            } catch {
                course.troubles.append("\(machine.now): the service ended by itself: \(error)")
                death = death ?? SoakFault(kind: .kill, from: machine.now, to: machine.now)
            }
            try await stop()
        }
        course.letters = mail.letters
        try lookAtTheEnd()
        return course
    }

    // MARK: The service

    private func loop() -> CourierLoop {
        let machine = machine
        return CourierLoop(
            clock: { machine.wall },
            longestSleep: Self.pause,
            sleep: { try await self.sleep($0) },
            tell: { _, _ in },
            pass: { try await self.pass(at: $0) }
        )
    }

    private func start() throws -> Service {
        let lock = try CourierLock(databasePath: path, processID: 1)
        let home = try HomeFolder(files.folder)
        let store = try Store(path: path)
        try disk.attach(store)
        let restores = restores.count
        mail.look(restores: restores) { try store.letter($0) }
        for row in try store.outbox(of: nil, state: .inFlight) {
            course.doubts[SoakDoubt(letter: row.id, restores: restores), default: 0] += 1
        }
        for row in try store.ledger(of: nil) where !row.balances {
            course.troubles.append("\(machine.now): the ledger does not balance: \(row)")
        }
        course.starts += 1
        let (gate, mail) = (gate, mail)
        let gated = ForwardingStore(store, gate: { try gate.pass($0) })
        let engine = Engine(Workspace(home, store: gated), transport: { _ in mail })
        let pulse = Pulse(of: 1, version: "soak", started: machine.wall, in: gated)
        return Service(engine: engine, pulse: pulse, store: store, lock: lock)
    }

    private func pass(at wall: Instant) async throws -> Instant? {
        guard let service else { throw CancellationError() }
        passFailed = true
        let (calls, sent, begun) = (gate.calls, mail.letters.count, machine.now)
        let machine = machine
        _ = try await service.engine.pass(
            at: wall,
            clock: { machine.wall },
            machine: machine.reading
        )
        course.passes += 1
        if mail.letters.count > sent {
            course.waves.append(SoakWave(instant: begun, calls: gate.calls - calls))
        }
        next = await service.engine.nextDue()
        try service.pulse.beat(at: wall, next: next)
        passFailed = false
        return next
    }

    /// The service waits: time goes by, and what is to come comes.
    private func sleep(_ wait: Duration) async throws {
        try goOn()
        var goal = machine.now.adding(wait)
        if !passFailed, wait == Self.pause {
            // It would look every few seconds, and find nothing.
            let due = next.map(machine.instant(onWall:)) ?? .distantFuture
            goal = max(goal, min(due, machine.now.adding(minutes: isClockDoubtful ? 5 : 360)))
        }
        try advance(to: goal, wakes: true)
        try goOn()
    }

    private func goOn() throws {
        if gate.isDead || restoring != nil || machine.now >= end { throw CancellationError() }
    }

    private var isClockDoubtful: Bool {
        faults.contains {
            ($0.kind == .clockAhead || $0.kind == .clockBehind) && $0.span.contains(machine.now)
        }
    }

    /// What is left to do when the service runs no more.
    private func stop() async throws {
        if !gate.isDead { await service?.engine.close() }
        service = nil
        disk.detach()
        mail.look(restores: restores.count, nil)
        if gate.isDead {
            let fault = gate.death ?? death
            course.kills += 1
            if fault?.calls != nil { course.killsInPasses += 1 }
            if fault?.kind == .powerCut { machine.restart() }
            if let fault {
                try advance(to: machine.now.adding(fault.to.duration(since: fault.from)))
            }
            death = nil
            gate.live()
        }
        if let fault = restoring { try restore(fault) }
    }

    // MARK: What happens

    /// `wakes`: what somebody does is seen within some seconds.
    private func advance(to instant: Instant, wakes: Bool = false) throws {
        var goal = instant
        while let first = events.last, first.at <= goal {
            events.removeLast()
            machine.pass(to: first.at)
            try apply(first.event)
            if restoring != nil { return }
            guard wakes else { continue }
            if gate.isDead { return }
            let seen = machine.now.adding(.milliseconds(Int.random(in: 10...5_000, using: &random)))
            goal = min(goal, seen)
        }
        machine.pass(to: goal)
    }

    private func plan(_ event: Event, at instant: Instant) {
        let index = events.firstIndex { $0.at <= instant } ?? events.endIndex
        events.insert((instant, event), at: index)
    }

    private func apply(_ event: Event) throws {
        switch event {
        case .begin(let fault):
            guard let calls = fault.calls, service != nil else { return try begin(fault) }
            let (disk, mail, gate) = (disk, mail, gate)
            gate.lay(fault, in: calls) { fault in
                switch fault.kind {
                case .kill, .powerCut: gate.die(of: fault)
                case .relayAway: mail.goAway()
                case .lostAnswer: mail.loseAnswer()
                default: try? disk.begin(fault.kind)
                }
            }
        case .tooLate(let fault): if gate.clear(fault) { try begin(fault) }
        case .end(let fault): try end(fault)
        case .facts, .look: try act(event)
        }
    }

    private func begin(_ fault: SoakFault) throws {
        switch fault.kind {
        case .kill, .powerCut: if service != nil { gate.die(of: fault) }
        case .clockAhead: machine.set(ahead: fault.minutes)
        case .clockBehind: machine.set(ahead: -fault.minutes)
        case .fullDisk, .lockedDatabase, .readOnlyDatabase: try disk.begin(fault.kind)
        case .relayAway: mail.goAway()
        case .lostAnswer: mail.loseAnswer()
        case .brokenSchedule, .schedulesAway, .brokenTemplate, .templatesAway:
            try files.begin(fault.kind)
        case .restore: _ = try DatabaseCopy(of: path, to: copy, replacing: true)
        }
    }

    private func end(_ fault: SoakFault) throws {
        switch fault.kind {
        case .kill, .powerCut, .lostAnswer: break
        case .clockAhead, .clockBehind: machine.set(ahead: 0)
        case .fullDisk, .lockedDatabase, .readOnlyDatabase: try disk.end(fault.kind)
        case .relayAway: mail.comeBack()
        case .brokenSchedule, .schedulesAway, .brokenTemplate, .templatesAway:
            try files.end(fault.kind)
        case .restore: restoring = fault
        }
        guard !disk.isUnwritable else { return }
        let waiting = postponed
        postponed = []
        for event in waiting { try act(event) }
    }

    // MARK: The office

    private func act(_ event: Event) throws {
        guard !disk.isUnwritable else { return postponed.append(event) }
        let store = try Store(path: path)
        switch event {
        case .facts(let batch): _ = try store.append(batch, to: campaign.id, author: "soak")
        case .look: try decide(store)
        case .begin, .end, .tooLate: break
        }
    }

    /// As its reader says.
    private func hasArrived(_ row: OutboxRow) -> Bool {
        mail.letters.contains { $0.id == row.id && $0.restores == restores.count }
    }

    /// Releases what waits for approval or after a restoration, cancels what has arrived before it, and sends again what
    /// is in doubt and has not arrived.
    private func decide(_ store: Store) throws {
        let waiting = try store.outbox(of: nil, state: .held)
            .filter { [.approval, .restored].contains($0.reason?.code) }
        for row in waiting {
            guard let letter = try store.letter(row.id) else { continue }
            let arrived = restores.contains { fault, until in
                let since = mail.letters.filter {
                    fault.from <= $0.at && $0.at <= until && $0.recipientKey == letter.recipientKey
                }
                return !letter.occurrences.isEmpty
                    && Set(letter.occurrences.map(\.key)).isSubset(of: since.flatMap(\.keys))
            }
            let selection = LetterSelection(ids: [row.id])
            if arrived {
                _ = try store.cancel(selection, at: machine.wall)
            } else {
                _ = try store.release(selection)
            }
        }
        for row in try store.outbox(of: nil, state: .ambiguous) where !hasArrived(row) {
            _ = try store.retry(LetterSelection(ids: [row.id]), at: machine.wall)
        }
    }

    /// Puts the copy back, as a person does after a disk has died; what was recorded since is recorded again, and half
    /// an hour later somebody decides what may have left.
    private func restore(_ fault: SoakFault) throws {
        restoring = nil
        let lock = try CourierLock(databasePath: path, processID: 2)
        _ = try DatabaseRestoration.put(copy, inPlaceOf: path, at: machine.wall, holding: lock)
        restores.append((fault, machine.now))
        let now = machine.now
        let lost = facts.batch { fault.from < $0 && $0 <= now }
        if lost.count > 0 { plan(.facts(lost), at: now.adding(minutes: 10)) }
        plan(.look, at: now.adding(minutes: 30))
    }

    /// What waits for a person at the end says so, and the ledger balances.
    private func lookAtTheEnd() throws {
        let store = try Store(path: path)
        for row in try store.ledger(of: nil) where !row.balances {
            course.troubles.append("at the end the ledger does not balance: \(row)")
        }
        for row in try store.outbox(of: nil, state: nil) {
            switch row.state {
            case .sent, .skipped, .cancelled, .expired: continue
            case .held where row.reason?.code == .approval: continue
            case .ambiguous where hasArrived(row): continue
            default:
                let why = row.reason?.code.rawValue ?? ""
                course.troubles.append("at the end \(row.subject) is \(row.state) \(why)")
            }
        }
        for (id, count) in mail.lost { course.doubts[id, default: 0] += count }
    }
}
