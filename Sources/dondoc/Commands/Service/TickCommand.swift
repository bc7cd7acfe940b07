import ArgumentParser
import Campaigns
import Delivery
import Foundation
import Home
import LetterTables
import SMTP
import Schedules
import Texts
import UnixSignals
import Wording

struct TickCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "tick",
            abstract: Commands.tick(Screen.language),
            aliases: ["mot-luot"]
        )
    }

    @OptionGroup var home: HomeOptions
    @OptionGroup var now: NowOptions

    @Flag(help: ArgumentHelp(Commands.rehearse(Screen.language)))
    var rehearse = false

    @Option(help: ArgumentHelp(Commands.rehearsalInbox(Screen.language), valueName: "DIR"))
    var toInbox: String?

    @Flag(help: ArgumentHelp(Commands.yesToNow(Screen.language)))
    var yes = false

    func validate() throws {
        guard toInbox == nil || rehearse else {
            throw ValidationError(RehearsalWords.inboxNeedsRehearsal(Screen.language))
        }
    }

    func run() async throws {
        let home = try home.open()
        if rehearse { return try await rehearse(home) }
        let workspace = try Workspace(home)
        let lock = try Stores.lock(home)
        defer { _ = lock }
        Stores.tellAccess(of: home)
        let present = try now.instant(zone: zone(of: workspace))
        let isFixed = now.now != nil
        if !isFixed { try UnsetClock.check(present) }
        let clocks = ClockChange(of: workspace, isMeant: yes)
        if isFixed { try clocks.go(byTold: present) } else { try clocks.goByTheMachine() }
        let clock: @Sendable () -> Instant = { isFixed ? present : WallClock.now() }
        let engine = Engine(workspace, transport: { SMTPTransport(to: $0) })
        let language = Screen.language
        let watch =
            isFixed
            ? nil
            : ServiceWatch.begin(over: workspace, isService: false) { _, words in
                Screen.complain("dondoc: \(words(language))")
            }
        try await Self.untilStopped {
            try await Self.pass(
                of: engine,
                over: workspace,
                at: present,
                isFixed: isFixed,
                watch: watch,
                clock
            )
        }
    }

    /// Does the work; whoever stops it has the letter in hand finished first, as `run` does.
    private static func untilStopped(
        _ work: @escaping @Sendable () async throws -> Void
    ) async throws {
        let isStopped = try await withThrowingTaskGroup(of: Bool.self) { group in
            group.addTask {
                try await work()
                return false
            }
            group.addTask {
                let signals = await UnixSignalsSequence(trapping: .sigterm, .sigint, .sighup)
                for await _ in signals { return true }
                return false
            }
            let isStopped = try await group.next() ?? false
            group.cancelAll()
            // Stopped, the work ends with what it has to say.
            if isStopped { _ = await group.nextResult() }
            return isStopped
        }
        guard isStopped else { return }
        Screen.complain(Messages.passStopped(Screen.language))
        throw Exit(code: 1)
    }

    /// The pass on a copy of the home, its letters into a folder.
    private func rehearse(_ home: HomeFolder) async throws {
        let copy = Workspace(home, store: try Stores.copy(home))
        let present = try now.instant(zone: zone(of: copy))
        let rehearsal = try Rehearsal(of: copy, into: toInbox, clock: { present })
        Screen.say(RehearsalWords.rehearses(at: try copy.local(present))(Screen.language))
        let engine = rehearsal.engine
        defer { Screen.say(rehearsal.folder.place(Screen.language)) }
        try await Self.pass(of: engine, over: copy, at: present, isFixed: true, { present })
    }

    /// One pass, and what there is to say of it.
    ///
    /// `watch`: nil where the pass goes by no machine's clock.
    private static func pass(
        of engine: Engine,
        over workspace: Workspace,
        at present: Instant,
        isFixed: Bool,
        watch: ServiceWatch? = nil,
        _ clock: @escaping @Sendable () -> Instant
    ) async throws {
        let language = Screen.language
        let report = try await engine.pass(
            at: present,
            clock: clock,
            machine: isFixed ? nil : MachineClock.reading()
        )
        if let jump = report.clock.jumped {
            Screen.complain("dondoc: \(Messages.clockJumped(jump)(language))")
        }
        if report.clock.ended != nil {
            Screen.say(Messages.clockBelieved(released: report.clock.released)(language))
        }
        for takeback in report.takebacks {
            Screen.complain(try takeback.phrase(workspace.local)(language))
        }
        report.activation.lines(language).forEach(Screen.complain)
        report.endingCalendars.forEach { Screen.complain($0.phrase(language)) }
        var (last, start) = (report, present)
        var failures = report.dispatch.failures
        var stopped = report.dispatch.stopped
        var delivery = report.dispatch.delivery
        var (planned, missed) = (report.dispatch.planned, report.dispatch.missed)
        // A rate of so many a minute is waited for, and files that rest; a rate of so many a day is the next tick's.
        while !isFixed,
            let next = [delivery.resumes, last.activation.resting.values.min()]
                .compactMap(\.self).min(),
            next.duration(since: clock()) <= .seconds(60)
        {
            // The server's rate allows nothing before; a pass itself never sleeps.
            try await Task.sleep(for: max(.zero, next.duration(since: clock())))
            let begun = clock()
            if let resumes = delivery.resumes, resumes <= begun { delivery.resumes = nil }
            let later = try await engine.pass(
                at: begun,
                clock: clock,
                machine: MachineClock.reading()
            )
            if later.isNews { later.activation.lines(language).forEach(Screen.complain) }
            planned += later.dispatch.planned
            missed += later.dispatch.missed
            delivery.add(later.dispatch.delivery)
            failures += later.dispatch.failures
            stopped = later.dispatch.stopped
            (last, start) = (later, begun)
        }
        await watch?.passed(last, from: start, to: clock(), next: engine.nextDue())?.value
        failures.forEach { Screen.complain($0.phrase(language)) }
        await engine.close()
        Screen.say(delivery.summary(planned: planned, missed: missed)(language))
        let (held, unsent) = try workspace.store.waiting(of: nil)
        if let rest = Messages.stillWaiting(held: held, unsent: unsent) {
            Screen.say(rest(language))
        }
        for letter in delivery.undeliverable {
            let why = LetterPhrases.reason(letter.reason.code, letter.reason.detail)
            Screen.complain(Messages.undeliverable(letter, why)(language))
        }
        for server in delivery.refusingOverlap.sorted() {
            Screen.complain("dondoc: \(Messages.refusesOverlap(server)(language))")
        }
        if let fault = delivery.fault {
            Screen.complain("dondoc: \(Findings.error(language)): \(fault.phrase(language))")
            Screen.complain(Messages.waits(language))
        }
        let waiting = stopped.filter { !$0.waiting.isEmpty }
        for server in waiting {
            let words = server.pause.phrase(at: clock())(language)
            Screen.complain("dondoc: \(Findings.error(language)): \(words)")
        }
        let isTroubled = delivery.hasTrouble || !failures.isEmpty || !waiting.isEmpty
        if isTroubled || !last.activation.isClean { throw Exit(code: 1) }
    }

    /// The zone that the active sets share, else that of the files.
    private func zone(of workspace: Workspace) throws -> CivilZone {
        if let zone = try workspace.sharedZone() { return zone }
        let sets = try workspace.home.readSchedules()
        if let zone = sets.sharedZone { return zone }
        if sets.hasErrors { Screen.complain(about: sets.findings, in: sets.files) }
        throw CommandFailure(Messages.nowNeedsZone)
    }
}
