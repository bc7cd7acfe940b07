package import Campaigns
import Delivery
package import Schedules
import Texts

/// Reading files beside the sets that are in force.
extension Workspace {
    /// What the files of the home say.
    ///
    /// A variable that may be another program's holds a password only where a set in force has it already, so that no
    /// campaign stops at an upgrade; in changed files for ``MailServer/Secret/daysOfForeignVariables`` days after its operator was
    /// told, in files that say what is in force for ever.
    ///
    /// `only`, `kept`: see ``HomeFolder/readSchedules(only:keeping:tolerating:)``.
    package func readSchedules(
        only: CampaignID? = nil,
        keeping kept: Set<String> = [],
        at now: Instant
    ) throws -> ScheduleSets {
        let sets = try home.readSchedules(only: only, keeping: kept, tolerating: [])
        guard sets.findings.contains(where: { $0.code == .passwordVariable }) else { return sets }
        let tolerated = try toleratedVariables(in: sets, at: now)
        guard !tolerated.isEmpty else { return sets }
        return try home.readSchedules(only: only, keeping: kept, tolerating: tolerated)
    }

    private func toleratedVariables(in sets: ScheduleSets, at now: Instant) throws -> Set<String> {
        let told = try store.causes().filter { $0.cause.kind == .variable }
        return try store.activeCampaigns().reduce(into: []) { names, active in
            let first = told.first { $0.cause.campaign == active.id }?.firstSeen
            if let first, now >= first.adding(days: MailServer.Secret.daysOfForeignVariables) {
                let texts = sets.sets.first { $0.id == active.id }?.texts
                guard try store.activeTexts(of: active.id) == texts else { return }
            }
            names.formUnion(try storedCampaign(active.id)?.foreignVariables ?? [])
        }
    }
}
