import ArgumentParser
import Campaigns
import Delivery
import Foundation
import Home
import LetterTables
import Logging
import SMTP
import ServiceLifecycle
import Synchronization
import Texts
import UnixSignals
import Wording

struct RunCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "run",
            abstract: Commands.run(Screen.language),
            aliases: ["chay"]
        )
    }

    @OptionGroup var home: HomeOptions

    @Option(help: ArgumentHelp(Commands.rehearsalNow(Screen.language), valueName: "INSTANT"))
    var now: InstantArgument?

    @Option(help: ArgumentHelp(Commands.rehearsalInbox(Screen.language), valueName: "DIR"))
    var toInbox: String?

    @Flag(help: ArgumentHelp(Commands.yesToNow(Screen.language)))
    var yes = false

    func validate() throws {
        guard toInbox == nil || now != nil else {
            throw ValidationError(RehearsalWords.inboxNeedsNow(Screen.language))
        }
    }

    func run() async throws {
        let home = try home.open()
        if let now { return try await rehearse(home, from: now) }
        let workspace = try Workspace(home)
        let lock = try Stores.lock(home)
        defer { _ = lock }
        try ClockChange(of: workspace, isMeant: yes).goByTheMachine()
        let process = ProcessInfo.processInfo.processIdentifier
        Screen.complain(Messages.serviceStarted(process)(Screen.language))
        let engine = Engine(workspace, transport: { SMTPTransport(to: $0) })
        try await serve(engine, over: workspace, clock: { WallClock.now() })
    }

    /// The service on a copy of the home, from that instant on, its letters into a folder.
    private func rehearse(_ home: HomeFolder, from start: InstantArgument) async throws {
        let copy = Workspace(home, store: try Stores.copy(home))
        let begun = WallClock.now()
        let first = try start.absolute(now: begun) ?? start.instant(zone(of: copy), now: begun)
        let clock: @Sendable () -> Instant = {
            first.adding(.milliseconds(WallClock.now().milliseconds - begun.milliseconds))
        }
        let rehearsal = try Rehearsal(of: copy, into: toInbox, clock: clock)
        let language = Screen.language
        Screen.complain(RehearsalWords.rehearses(at: try copy.local(first))(language))
        Screen.complain(rehearsal.folder.place(language))
        try await serve(rehearsal.engine, over: copy, clock: clock)
    }

    private func zone(of workspace: Workspace) throws -> CivilZone {
        if let zone = try workspace.sharedZone() { return zone }
        guard let zone = try workspace.home.readSchedules().sharedZone else {
            throw CommandFailure(Messages.nowNeedsZone)
        }
        return zone
    }

    /// Passes until it is told to stop; says at first whom it serves and when the next letter is due.
    private func serve(
        _ engine: Engine,
        over workspace: Workspace,
        clock: @escaping @Sendable () -> Instant
    ) async throws {
        let isFirst = Mutex(true)
        let loop = CourierLoop(clock: clock, longestSleep: .seconds(5)) { now in
            let report = try await engine.pass(at: now, clock: clock)
            if !report.isIdle { try tell(report, of: workspace, at: now) }
            let saysWhom = isFirst.withLock { isFirst in
                defer { isFirst = false }
                return isFirst
            }
            if saysWhom {
                let next = try await engine.nextLetter(after: now)
                let words = try RehearsalWords.serves(
                    report.activation.campaigns.map(\.id),
                    next: next.map { try workspace.local($0) }
                )
                Screen.complain(words(Screen.language))
            }
            return await engine.nextDue()
        }
        var logger = Logger(label: "dondoc")
        logger.logLevel = .warning
        let group = ServiceGroup(
            services: [loop],
            gracefulShutdownSignals: [.sigterm, .sigint],
            logger: logger
        )
        try await group.run()
        await engine.close()
        Screen.complain(Messages.serviceStopped(Screen.language))
    }

    private func tell(_ report: Engine.Report, of workspace: Workspace, at now: Instant) throws {
        let language = Screen.language
        for takeback in report.takebacks {
            Screen.complain("\(now) \(try takeback.phrase(workspace.local)(language))")
        }
        if report.isNews {
            report.activation.lines(language).forEach(Screen.complain)
            report.endingCalendars.forEach { Screen.complain($0.phrase(language)) }
        }
        for failure in report.dispatch.failures {
            Screen.complain("\(now) \(failure.phrase(language))")
        }
        let delivery = report.dispatch.delivery
        if report.dispatch.planned + delivery.sent > 0 || delivery.hasTrouble {
            let summary = delivery.summary(planned: report.dispatch.planned)
            Screen.complain("\(now) \(summary(language))")
            let (held, unsent) = try workspace.store.waiting(of: nil)
            if let rest = Messages.stillWaiting(held: held, unsent: unsent) {
                Screen.complain("\(now) \(rest(language))")
            }
        }
        for letter in delivery.undeliverable {
            let why = LetterPhrases.reason(letter.reason.code, letter.reason.detail)
            Screen.complain("\(now) \(Messages.undeliverable(letter, why)(language))")
        }
        for server in delivery.refusingOverlap.sorted() {
            Screen.complain("\(now) \(Messages.refusesOverlap(server)(language))")
        }
        if let fault = delivery.fault { Screen.complain("\(now) \(fault.phrase(language))") }
        for server in report.dispatch.stopped where !server.waiting.isEmpty {
            Screen.complain("\(now) \(server.pause.phrase(at: now)(language))")
        }
    }
}
