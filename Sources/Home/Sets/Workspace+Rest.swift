import Campaigns
import Delivery
import Schedules
import Texts

/// Which sets count later where somebody may still be writing in their files: see ``FilesRest``.
package enum RestingSets {
    /// None: `now` is not what the machine's clock shows, from which files have their times, or a person says so.
    case never
    /// Those that are in force in another form; a first one counts at once, for whoever starts the program now has
    /// written it.
    case changed
    /// A first one, too: it is copied into a home that is looked at all the time.
    case always
}

extension Workspace {
    /// Whether somebody may still be writing in the changed files of the set.
    ///
    /// The campaign goes by the stored ones, and rests with them, until that is over, but not for longer than
    /// ``FilesRest/longest``. Files that have mistakes by then are told only once they rest.
    func rests(
        _ set: ScheduleSet,
        beside sets: [ScheduleSet],
        _ resting: RestingSets,
        at now: Instant,
        _ result: inout Activation
    ) throws -> Bool {
        guard resting != .never else { return false }
        let active = try store.activeTexts(of: set.id)
        guard active != set.texts, active != nil || resting == .always else {
            return try isRested(set.id)
        }
        let paths = Set((active ?? [:]).keys).union(set.texts.keys)
        let rest = FilesRest(
            of: home,
            differing: paths.filter { active?[$0] != set.texts[$0] },
            now: now
        )
        // Asked first: most files rest, and reading a stored set costs more than a look at a file.
        guard rest.end(FilesRest.long) != nil else { return try isRested(set.id) }
        let stored = try storedCampaign(set.id)
        var loss: SetLoss?
        if let stored, let campaign = set.campaign { loss = SetLoss(from: stored, to: campaign) }
        let lacks = loss.map { !$0.isEmpty } ?? false
        guard let end = rest.end(lacks ? FilesRest.long : FilesRest.short),
            try mayRest(set.id, at: now)
        else { return try isRested(set.id) }
        if set.campaign == nil {
            let others = Set(sets.filter { $0.id != set.id }.flatMap { $0.files.map(\.path) })
            result.findings.removeAll {
                set.findings.contains($0) && !others.contains($0.place.path)
            }
        }
        result.resting[set.id] = end
        guard let stored else { return true }
        if let loss, lacks {
            let until = stored.zone.civil(of: end.adding(.milliseconds(999)))
            result.notes.append(.lacks(set.id, loss, until: until))
        }
        result.campaigns.append(stored)
        return true
    }

    /// Whether the files of an active campaign, which are gone, may be about to come back: a folder is being replaced.
    func rests(
        gone campaign: CampaignID,
        _ resting: RestingSets,
        at now: Instant,
        _ result: inout Activation
    ) throws -> Bool {
        guard resting != .never, let end = try restOfActive(campaign, at: now),
            try mayRest(campaign, at: now), let stored = try storedCampaign(campaign)
        else { return try resting != .never && isRested(campaign) }
        result.campaigns.append(stored)
        result.resting[campaign] = end
        return true
    }

    /// When the files of the campaign's active set will have rested, be they there or not; nil where they do.
    func restOfActive(_ campaign: CampaignID, at now: Instant) throws -> Instant? {
        let paths = try store.activeTexts(of: campaign)?.keys.map(\.self) ?? []
        return FilesRest(of: home, differing: paths, now: now).end(FilesRest.long)
    }

    /// Whether the campaign has not rested for too long; remembers since when it does.
    private func mayRest(_ campaign: CampaignID, at now: Instant) throws -> Bool {
        let since = try store.restingSince(of: campaign)
        if let since, since <= now { return now < since.adding(minutes: FilesRest.longest) }
        try store.noteResting(since: now, of: campaign)
        return true
    }

    /// False: it is remembered that the campaign does not rest.
    private func isRested(_ campaign: CampaignID) throws -> Bool {
        if try store.restingSince(of: campaign) != nil {
            try store.noteResting(since: nil, of: campaign)
        }
        return false
    }
}
