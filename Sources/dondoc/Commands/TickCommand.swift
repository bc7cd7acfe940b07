import ArgumentParser
import Campaigns
import Delivery
import Foundation
import Schedules
import Storage
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
        let lock = try CourierLock(
            databasePath: home.databasePath,
            processID: ProcessInfo.processInfo.processIdentifier
        )
        defer { _ = lock }
        let present = try now.instant(zone: zone(of: workspace))
        let isFixed = now.now != nil
        let clock: @Sendable () -> Instant = { isFixed ? present : WallClock.now() }
        let engine = Engine(workspace)
        let report = try await engine.pass(at: present, clock: clock)
        var delivery = report.dispatch.delivery
        // A rate of so many a minute is waited for; one of so many a day is the next tick's.
        while !isFixed, let next = delivery.resumes,
            next.duration(since: clock()) <= .seconds(60)
        {
            // The server's rate allows nothing before; a pass itself never sleeps.
            try await Task.sleep(for: max(.zero, next.duration(since: clock())))
            delivery.resumes = nil
            delivery.add(try await engine.pass(at: clock(), clock: clock).dispatch.delivery)
        }
        await engine.close()
        let language = Screen.language
        Screen.say(delivery.summary(planned: report.dispatch.planned)(language))
        let (held, unsent) = try workspace.store.waiting()
        if let rest = Messages.stillWaiting(held: held, unsent: unsent) {
            Screen.say(rest(language))
        }
        if let fault = delivery.fault {
            Screen.complain("dondoc: \(Findings.error(language)): \(fault.phrase(language))")
            Screen.complain(Messages.waits(language))
        }
        if delivery.hasTrouble || !report.isClean { throw Exit(code: 1) }
    }

    /// The zone that all campaigns of the home share, by its files or else by the active sets.
    private func zone(of workspace: Workspace) throws -> CivilZone {
        let sets = try workspace.home.readSchedules()
        if let zone = sets.sharedZone { return zone }
        let active = try workspace.store.activeCampaigns().compactMap(workspace.storedCampaign)
        if sets.hasErrors, Set(active.map(\.zone)).count == 1, let zone = active.first?.zone {
            return zone
        }
        if sets.hasErrors {
            Screen.complain(about: sets.findings, in: sets.files)
        }
        throw CommandFailure(Messages.nowNeedsZone)
    }
}
