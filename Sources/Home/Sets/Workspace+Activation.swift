package import Campaigns
import Delivery
import Letters
package import Schedules
import Texts

/// Taking changed files over.
extension Workspace {
    /// Activates changed files that have no errors; the last good set of the others goes on.
    ///
    /// A set that would send more within a day than is safe is held: see ``SendForecast/safetyLimit``.
    /// What goes wrong with one campaign is noted, and the others are taken over.
    package func activate(at now: Instant) throws -> Activation {
        let sets = try home.readSchedules()
        var result = Activation()
        result.files = sets.files
        result.findings = sets.findings
        for set in sets.sets {
            do {
                try take(set, at: now, &result)
            } catch let error where !error.isOfTheStore {
                let why = HomeWords.explain(error)
                result.notes.append(.failed(set.id, why))
                try keepStored(set, .failed(why), at: now, &result)
            }
        }
        // A campaign whose files are unreadable altogether goes on as it was.
        let present = Set(sets.sets.map(\.id))
        for active in try store.activeCampaigns()
        where !present.contains(active.id) && sets.hasErrors {
            if let stored = try storedCampaign(active.id) { result.campaigns.append(stored) }
        }
        return result
    }

    /// Activates changed sets whatever they send; returns what changed, as notes of an ``Activation``.
    package func accept(_ sets: ScheduleSets, at now: Instant) throws -> [Activation.Note] {
        var changes: [Activation.Note] = []
        for set in sets.sets {
            guard let campaign = set.campaign, try store.activeTexts(of: set.id) != set.texts
            else { continue }
            changes.append(try activate(set, campaign, at: now))
            try store.clear(.files, of: set.id)
        }
        return changes
    }

    private func take(_ set: ScheduleSet, at now: Instant, _ result: inout Activation) throws {
        guard let campaign = set.campaign else {
            return try keepStored(
                set,
                .findings(FindingReport(set.findings, files: result.files)),
                at: now,
                &result
            )
        }
        if try store.activeTexts(of: set.id) != set.texts {
            let forecast = try SendForecast(Agenda(campaign))
            let count = forecast.count(after: now, through: now.adding(days: 1))
            let limit = forecast.safetyLimit
            guard count <= limit else {
                result.notes.append(.held(set.id, letters: count, limit: limit))
                let why = FilesRefusal.held(set.id, letters: count, limit: limit)
                if let stored = try storedCampaign(set.id) {
                    result.campaigns.append(stored)
                    try tellOperator(of: stored, why, at: now)
                }
                return
            }
            result.notes.append(try activate(set, campaign, at: now))
        }
        try store.clear(.files, of: set.id)
        result.campaigns.append(campaign)
    }

    private func keepStored(
        _ set: ScheduleSet,
        _ why: FilesRefusal,
        at now: Instant,
        _ result: inout Activation
    ) throws {
        guard let stored = try storedCampaign(set.id) else {
            return result.notes.append(.nothingStored(set.id))
        }
        result.notes.append(.keepsStored(set.id))
        result.campaigns.append(stored)
        try tellOperator(of: stored, why, at: now)
    }

    /// Ends what only the old set asked for, then makes the new one active.
    private func activate(
        _ set: ScheduleSet,
        _ campaign: Campaign,
        at now: Instant
    ) throws -> Activation.Note {
        let old = try storedCampaign(set.id)
        if let old {
            let planner = Planner(
                campaign: old,
                templates: TemplateLibrary(files: [:]),
                store: store
            )
            let closing = try planner.closing(for: campaign, facts: facts(of: old), at: now)
            try store.commit(closing, of: set.id, at: nil)
            try renew(old.mailServers, as: campaign.mailServers, at: now)
        }
        let change = try store.activate(campaign, texts: set.texts, at: now)
        return .activated(set.id, change, SetDifference(from: old, to: campaign))
    }

    /// What was learned of a server whose block says something else now is learned anew.
    private func renew(_ old: [MailServer], as new: [MailServer], at now: Instant) throws {
        let changed = new.filter { server in old.contains { $0.id == server.id && $0 != server } }
        try store.resume(Set(changed.map(\.id)), at: now)
        for server in changed { try store.forgetOverlapRefusal(server.place) }
    }

    /// Tells the operator that changed files are not taken over, and why.
    private func tellOperator(
        of campaign: Campaign,
        _ why: FilesRefusal,
        at now: Instant
    ) throws {
        try store.note(OperatorCause(.files, of: campaign.id), at: now) { _ in
            let notice = OperatorNotice(
                subject: HomeWords.refusedSubject(campaign.id)(campaign.language),
                text: HomeWords.refusedBody(campaign.name, why)(campaign.language)
            )
            return try notice.draft(for: campaign, at: now)
        }
    }
}

/// Why changed files are not taken over.
enum FilesRefusal {
    case findings(FindingReport)
    case held(CampaignID, letters: Int, limit: Int)
    case failed(Phrase)
}
