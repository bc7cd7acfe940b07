import ArgumentParser
import Campaigns
import Delivery
import Foundation
import Home
import Texts

struct RestoreCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "restore",
            abstract: KeepingWords.restore(Screen.language),
            aliases: ["phuc-hoi"]
        )
    }

    @OptionGroup var home: HomeOptions
    @OptionGroup var now: NowOptions

    @Argument(help: ArgumentHelp(KeepingWords.restoreFile(Screen.language), valueName: "FILE"))
    var file: String

    func run() async throws {
        let home = try home.open()
        let path = URL(fileURLWithPath: file).path
        let present = try now.instant(zone: zone(of: home))
        let restored = try Stores.restore(home, from: path, at: present)
        let workspace = try Workspace(home)
        let language = Screen.language
        let asOf = try restored.restoration.asOf.map { try workspace.local($0) }
        Screen.say(KeepingWords.restored(restored, file, asOf: asOf)(language))
        if let former = restored.former { Screen.say(KeepingWords.formerKept(former)(language)) }
        guard try await writeLetters(workspace, at: present) else {
            return Screen.say(KeepingWords.notPlanned(language))
        }
        let held = try workspace.store.outbox(of: nil, state: .held)
            .count { $0.reason?.code == .restored }
        Screen.say((held > 0 ? KeepingWords.held(held) : KeepingWords.nothingHeld)(language))
    }

    /// Takes over the files that are newer than the copy, and writes the letters that fell due since, so that a person
    /// sees at once what is held; none leaves.
    ///
    /// False where some could not be written, where files are being changed just now, or where the clock is behind the
    /// copy's last pass: the next pass does it, and says what is wrong.
    private func writeLetters(_ workspace: Workspace, at present: Instant) async throws -> Bool {
        let active = try workspace.store.activeCampaigns()
        guard !active.isEmpty else { return true }
        let passes = try active.compactMap { try workspace.store.lastPass(of: $0.id) }
        guard passes.allSatisfy({ $0 <= present }) else { return false }
        let isByClock = now.now == nil
        let activation = try await workspace.activate(
            at: present,
            resting: isByClock ? .changed : .never
        )
        activation.lines(Screen.language).forEach(Screen.complain)
        let dispatcher = try workspace.dispatcher(for: activation.campaigns)
        dispatcher.resting = Set(activation.resting.keys)
        let report = try dispatcher.plan(at: present)
        return report.failures.isEmpty && activation.resting.isEmpty
    }

    private func zone(of home: HomeFolder) throws -> CivilZone {
        guard let zone = try home.readSchedules().sharedZone else {
            throw CommandFailure(Messages.nowNeedsZone)
        }
        return zone
    }
}
