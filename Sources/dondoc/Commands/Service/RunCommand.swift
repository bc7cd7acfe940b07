import ArgumentParser
import Campaigns
import Delivery
import Foundation
import Home
import Logging
import SMTP
import ServiceLifecycle
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

    func run() async throws {
        let home = try home.open()
        let workspace = try Workspace(home)
        let lock = try Stores.lock(home)
        defer { _ = lock }
        let language = Screen.language
        let process = ProcessInfo.processInfo.processIdentifier
        Screen.complain(Messages.serviceStarted(process)(language))
        let engine = Engine(workspace, transport: { SMTPTransport(to: $0) })
        let loop = CourierLoop(clock: { WallClock.now() }, longestSleep: .seconds(5)) { now in
            let report = try await engine.pass(at: now, clock: { WallClock.now() })
            if !report.isIdle { try tell(report, of: workspace, at: now) }
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
        Screen.complain(Messages.serviceStopped(language))
    }

    private func tell(_ report: Engine.Report, of workspace: Workspace, at now: Instant) throws {
        let language = Screen.language
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
        if let fault = delivery.fault { Screen.complain("\(now) \(fault.phrase(language))") }
    }
}
