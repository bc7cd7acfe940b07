import ArgumentParser
import Campaigns
import Delivery
import Foundation
import Home
import Logging
import ServiceLifecycle
import Storage
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
        let process = ProcessInfo.processInfo.processIdentifier
        let lock = try CourierLock(databasePath: home.databasePath, processID: process)
        defer { _ = lock }
        let language = Screen.language
        Screen.complain(Messages.serviceStarted(process)(language))
        let engine = Engine(workspace)
        let loop = CourierLoop(clock: { WallClock.now() }, longestSleep: .seconds(5)) { now in
            let report = try await engine.pass(at: now, clock: { WallClock.now() })
            let delivery = report.dispatch.delivery
            if report.dispatch.planned + delivery.sent > 0 || delivery.hasTrouble {
                Screen.complain(
                    "\(now) " + delivery.summary(planned: report.dispatch.planned)(language)
                )
                let (held, unsent) = try workspace.store.waiting()
                if let rest = Messages.stillWaiting(held: held, unsent: unsent) {
                    Screen.complain("\(now) " + rest(language))
                }
            }
            if let fault = delivery.fault {
                Screen.complain("\(now) \(fault.phrase(language))")
            }
            return try await engine.nextDue(after: now)
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
}
