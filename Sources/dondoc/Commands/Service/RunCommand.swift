import ArgumentParser
import Campaigns
import Delivery
import Foundation
import Home
import LetterTables
import Logging
import SMTP
import Schedules
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
        // A log that nobody reads any more, as of `run | tee`, does not end the service; nor does a wish to read files
        // again that comes before it has read any.
        signal(SIGPIPE, SIG_IGN)
        signal(SIGHUP, SIG_IGN)
        let home = try home.open()
        if let now { return try await rehearse(home, from: now) }
        let isNew = try !Stores.exists(home)
        let log = ServiceLog(
            ServiceLog.form(ProcessInfo.processInfo.environment),
            in: Screen.language,
            clock: { WallClock.now() }
        )
        let (workspace, lock) = try await ServiceFault.waitOut(
            tell: { log.say($0.level, $0.phrase) },
            {
                try UnsetClock.check(WallClock.now())
                let (workspace, lock) = (try Workspace(home), try Stores.lock(home))
                try ClockChange(of: workspace, isMeant: yes).goByTheMachine()
                return (workspace, lock)
            }
        )
        defer { _ = lock }
        let process = ProcessInfo.processInfo.processIdentifier
        log.say(
            .notice,
            Messages.serviceStarted(process, version: DonDoc.version, home: home.url.path)
        )
        if isNew { log.say(.notice, KeepingWords.newDatabase(home.databasePath)) }
        let engine = Engine(workspace, transport: { SMTPTransport(to: $0) })
        Stores.tellAccess(of: home)
        let pulse = Pulse(
            of: process,
            version: DonDoc.version,
            started: WallClock.now(),
            in: workspace.store
        )
        // What the store throws here the first pass meets, and tells.
        try? pulse.beat(at: WallClock.now(), next: nil)
        let watch = ServiceWatch.begin(over: workspace, isService: true) { log.say($0, $1) }
        try await serve(
            engine,
            over: workspace,
            log,
            clock: { WallClock.now() },
            pulse: pulse,
            watch: watch,
            beside: try nightlyBackup(of: workspace, by: engine, log),
            first: { try Stores.check(lock) }
        )
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
        let log = ServiceLog(.plain, in: language, clock: clock)
        try await serve(rehearsal.engine, over: copy, log, clock: clock)
    }

    /// The copy of each night, where `dondoc.conf` asks for one.
    private func nightlyBackup(
        of workspace: Workspace,
        by engine: Engine,
        _ log: ServiceLog
    ) throws -> [any ServiceLifecycle.Service] {
        let home = workspace.home
        guard let folder = try workspace.backupFolder() else { return [] }
        let backup = NightlyBackup(
            into: folder,
            keeping: home.settings.backup?.kept,
            clock: { WallClock.now() },
            make: { file in
                let summary = try Stores.backUp(home, to: file.path, replacing: true)
                log.say(.info, KeepingWords.backedUp(summary, file.path))
            },
            isOwn: { Stores.isCopy($0.path, of: home) },
            tried: { error in
                let failure = error.map { error in
                    if let old = error as? UndroppedCopy {
                        return WatchWords.oldCopyStays(old.url.path)
                    }
                    if let foreign = error as? ForeignCopy {
                        return WatchWords.foreignCopy(foreign.url.path)
                    }
                    let why = Failures.phrase(for: error) ?? .verbatim(String(describing: error))
                    return WatchWords.nightlyFailed(folder.url.path, why)
                }
                if let failure { log.say(.error, failure) }
                await engine.noteBackup(failure)
            }
        )
        return [backup]
    }

    private func zone(of workspace: Workspace) throws -> CivilZone {
        guard let zone = try workspace.zone() else { throw CommandFailure(Messages.nowNeedsZone) }
        return zone
    }

    /// Passes until it is told to stop, or until `check`, before a pass, throws what waiting does not mend; says at first
    /// whom it serves and when the next letter is due.
    ///
    /// `pulse`, `watch`: nil for a rehearsal, which goes by no machine's clock, tries no server and is watched by
    /// nobody.
    private func serve(
        _ engine: Engine,
        over workspace: Workspace,
        _ log: ServiceLog,
        clock: @escaping @Sendable () -> Instant,
        pulse: Pulse? = nil,
        watch: ServiceWatch? = nil,
        beside services: [any ServiceLifecycle.Service] = [],
        first check: @escaping @Sendable () throws -> Void = {}
    ) async throws {
        let teller = PassTeller(log: log, workspace: workspace)
        let (servers, asked) = AsyncStream.makeStream(of: [MailServer].self)
        let isFirst = Mutex(true)
        let isUntried = Mutex(true)
        let environment = pulse == nil ? [:] : ProcessInfo.processInfo.environment
        let systemd = SystemdWatch(SystemdNotifier(environment: environment))
        let language = Screen.language
        let watched: @Sendable () -> Instant = {
            let now = clock()
            systemd.works(at: now)
            pulse?.works(at: now)
            return now
        }
        // Before the first letter leaves: a backlog may take hours, and the service has started all the same.
        let decided: @Sendable (Activation, Instant?) throws -> Void = { activation, next in
            try pulse?.beat(at: clock(), next: next)
            if isFirst.withLock({ $0 }) {
                try teller.tellWhom(activation.campaigns, next: next)
                isFirst.withLock { $0 = false }
            }
            systemd.looked(try teller.status(next: next), in: language)
        }
        let pass: CourierLoop.Pass = { now in
            systemd.works(at: now)
            if pulse != nil { try UnsetClock.check(now) }
            try check()
            let machine = pulse == nil ? nil : MachineClock.reading()
            let report = try await engine.pass(
                at: now,
                clock: watched,
                machine: machine,
                decided: decided
            )
            if !report.isIdle { try teller.tell(report, at: now) }
            if isUntried.withLock({ $0 }) {
                if pulse != nil { asked.yield(report.activation.campaigns.servers) }
                asked.finish()
                isUntried.withLock { $0 = false }
            }
            let next = await engine.nextDue()
            try pulse?.beat(at: now, next: next)
            watch?.passed(report, from: now, to: clock(), next: next)
            let status = report.isIdle ? nil : try teller.status(next: next)
            systemd.looked(status, in: language)
            return next
        }
        let loop = CourierLoop(
            clock: clock,
            longestSleep: .seconds(5),
            tell: { news, _ in
                log.say(news.level, news.phrase)
                systemd.looked(news.phrase, in: language)
            },
            pass: pass
        )
        let reload = ReloadSignal {
            log.say(.notice, Messages.reloads)
            systemd.reloads()
            await engine.lookAnew()
        }
        let configuration = ServiceGroupConfiguration(
            services: [
                .init(service: loop), .init(service: reload),
                .init(
                    service: ServerProbe(servers: servers, log: log),
                    successTerminationBehavior: .ignore
                ),
            ] + (services + (watch?.services ?? [])).map { .init(service: $0) },
            gracefulShutdownSignals: [.sigterm, .sigint],
            logger: log.logger
        )
        try await ServiceGroup(configuration: configuration).run()
        systemd.stops()
        await engine.close()
        watch?.ended(at: clock())
        log.say(.notice, Messages.serviceStopped)
    }
}
