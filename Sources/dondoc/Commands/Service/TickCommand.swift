import ArgumentParser
import Campaigns
import Delivery
import Foundation
import Home
import SMTP
import Schedules
import Texts
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

    func run() async throws {
        let home = try home.open()
        let workspace = try Workspace(home)
        let lock = try Stores.lock(home)
        defer { _ = lock }
        let present = try now.instant(zone: zone(of: workspace))
        let isFixed = now.now != nil
        let clock: @Sendable () -> Instant = { isFixed ? present : WallClock.now() }
        let language = Screen.language
        let engine = Engine(workspace, transport: { SMTPTransport(to: $0) })
        let report = try await engine.pass(at: present, clock: clock)
        report.activation.lines(language).forEach(Screen.complain)
        report.endingCalendars.forEach { Screen.complain($0.phrase(language)) }
        var failures = report.dispatch.failures
        var delivery = report.dispatch.delivery
        // A rate of so many a minute is waited for; one of so many a day is the next tick's.
        while !isFixed, let next = delivery.resumes,
            next.duration(since: clock()) <= .seconds(60)
        {
            // The server's rate allows nothing before; a pass itself never sleeps.
            try await Task.sleep(for: max(.zero, next.duration(since: clock())))
            delivery.resumes = nil
            let later = try await engine.pass(at: clock(), clock: clock).dispatch
            delivery.add(later.delivery)
            failures += later.failures
        }
        failures.forEach { Screen.complain($0.phrase(language)) }
        await engine.close()
        Screen.say(delivery.summary(planned: report.dispatch.planned)(language))
        let (held, unsent) = try workspace.store.waiting(of: nil)
        if let rest = Messages.stillWaiting(held: held, unsent: unsent) {
            Screen.say(rest(language))
        }
        if let fault = delivery.fault {
            Screen.complain("dondoc: \(Findings.error(language)): \(fault.phrase(language))")
            Screen.complain(Messages.waits(language))
        }
        let isTroubled = delivery.hasTrouble || !failures.isEmpty
        if isTroubled || !report.activation.isClean { throw Exit(code: 1) }
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
