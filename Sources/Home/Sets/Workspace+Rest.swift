import Campaigns
import Delivery
import Schedules

extension Workspace {
    /// Whether somebody may still be writing in the changed files of the set; the campaign goes by the stored ones, and
    /// rests with them, until that is over.
    ///
    /// Files that have mistakes by then are told only once they rest. A first set counts at once: there is nothing that
    /// it could end.
    func rests(_ set: ScheduleSet, at now: Instant, _ result: inout Activation) throws -> Bool {
        guard let active = try store.activeTexts(of: set.id), active != set.texts else {
            return false
        }
        let paths = Set(active.keys).union(set.texts.keys)
        let rest = FilesRest(
            of: home,
            differing: paths.filter { active[$0] != set.texts[$0] },
            now: now
        )
        // Asked first: most files rest, and reading a stored set costs more than a look at a file.
        guard rest.end(FilesRest.long) != nil, let stored = try storedCampaign(set.id) else {
            return false
        }
        let loss = set.campaign.map { SetLoss(from: stored, to: $0) }
        let lacks = loss.map { !$0.isEmpty } ?? false
        guard let end = rest.end(lacks ? FilesRest.long : FilesRest.short) else { return false }
        if let loss, lacks {
            let until = stored.zone.civil(of: end.adding(.milliseconds(999)))
            result.notes.append(.lacks(set.id, loss, until: until))
        }
        if set.campaign == nil { result.findings.removeAll(where: set.findings.contains) }
        result.campaigns.append(stored)
        result.resting[set.id] = end
        return true
    }
}
