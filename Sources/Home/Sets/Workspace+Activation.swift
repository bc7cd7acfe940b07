package import Campaigns
package import Delivery
import Foundation
import Letters
package import Schedules
import Texts

/// Taking changed files over.
extension Workspace {
    /// Activates changed files that have no errors; the last good set of the others goes on.
    ///
    /// A set that would send more within a day than is safe is held: see ``hold(of:_:at:)``.
    /// What goes wrong with one campaign is noted, and the others are taken over.
    ///
    /// `resting`: which sets count later where somebody may still be writing in their files.
    package func activate(
        at now: Instant,
        resting: RestingSets = .never
    ) async throws -> Activation {
        let sets: ScheduleSets
        do {
            let kept = TemplateLibrary.names(in: try store.keptTemplates().keys)
            sets = try readSchedules(keeping: kept, at: now)
        } catch let error where !error.isOfTheStore {
            // Where nothing ever was in force there is nothing to go on with.
            guard try !store.activeCampaigns().isEmpty else { throw error }
            let why = HomeWords.unreadableSchedules(error)
            return try keepEverything(why, at: now, resting)
        }
        if sets.sets.isEmpty, !sets.hasErrors, try !store.activeCampaigns().isEmpty {
            return try keepEverything(HomeWords.noScheduleFiles, at: now, resting)
        }
        var result = Activation()
        result.files = sets.files
        result.findings = sets.findings
        for set in sets.sets {
            do {
                if try rests(set, beside: sets.sets, resting, at: now, &result) { continue }
                try await take(set, at: now, &result)
            } catch let error where !error.isOfTheStore {
                let why = HomeWords.explain(error)
                result.notes.append(.failed(set.id, why))
                try keepStored(set, .failed(why), at: now, &result)
            }
        }
        var present = Set(sets.sets.map(\.id))
        for active in try store.activeCampaigns()
        where try !present.contains(active.id) && rests(gone: active.id, resting, at: now, &result)
        {
            present.insert(active.id)
        }
        if sets.hasErrors {
            // A campaign whose files are unreadable altogether goes on as it was.
            for active in try store.activeCampaigns()
            where try !present.contains(active.id) && hasFiles(active.id, beside: sets.sets) {
                if let stored = try storedCampaign(active.id) { result.campaigns.append(stored) }
            }
        } else {
            try forgetRefusals(but: present)
        }
        return result
    }

    /// Whether any file that was the campaign's alone is still there: one whose folder was taken away has ended, and an
    /// error in another's files does not bring it back.
    private func hasFiles(_ campaign: CampaignID, beside sets: [ScheduleSet]) throws -> Bool {
        let others = Set(sets.flatMap { $0.files.map(\.path) })
        let own = try (store.activeTexts(of: campaign) ?? [:]).keys.filter { !others.contains($0) }
        return own.isEmpty
            || own.contains { path in
                FileManager.default.fileExists(
                    atPath: home.url.appendingPathComponent(path).path
                )
            }
    }

    /// Of campaigns whose files are gone nothing waits for a person.
    private func forgetRefusals(but present: Set<CampaignID>) throws {
        for id in try store.heldSets().keys where !present.contains(id) {
            try store.hold(nil, of: id)
        }
        for cause in try store.causes().map(\.cause)
        where cause.kind == .files && !present.contains(cause.campaign) {
            try store.clear(.files, of: cause.campaign)
        }
    }

    /// The stored sets of all campaigns: there is no file to be seen, as in the moment in which a folder is
    /// replaced; the operator hears of one that lasts.
    private func keepEverything(
        _ why: Phrase,
        at now: Instant,
        _ resting: RestingSets
    ) throws -> Activation {
        var result = Activation()
        result.notes.append(.unreadable(why))
        for active in try store.activeCampaigns() {
            guard let stored = try storedCampaign(active.id) else { continue }
            result.campaigns.append(stored)
            if resting != .never, try restOfActive(active.id, at: now) != nil { continue }
            try tellOperator(of: stored, .failed(why), at: now)
        }
        return result
    }

    /// Takes back, of each campaign, what a clock decided that was ahead; before changed files are taken over, which
    /// count from now.
    ///
    /// What goes wrong with one campaign its own pass tells.
    package func correctClock(at now: Instant) throws -> [Takeback] {
        try store.activeCampaigns().compactMap { active in
            do {
                guard let last = try store.lastPass(of: active.id),
                    now.adding(minutes: ClockCorrection.tolerance) < last,
                    let campaign = try storedCampaign(active.id)
                else { return nil }
                return try store.correctClock(of: campaign, at: now)
            } catch let error where !error.isOfTheStore {
                return nil
            }
        }
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

    private func take(
        _ set: ScheduleSet,
        at now: Instant,
        _ result: inout Activation
    ) async throws {
        guard let campaign = set.campaign else {
            return try keepStored(
                set,
                .findings(FindingReport(set.findings, files: result.files)),
                at: now,
                &result
            )
        }
        if try store.activeTexts(of: set.id) != set.texts {
            let stored = try storedCampaign(set.id)
            if let held = try await hold(of: set, campaign, instead: stored, at: now) {
                let hold = SetHold(held.peak, of: campaign, hasActive: stored != nil)
                result.notes.append(.held(hold))
                guard let stored else { return }
                result.campaigns.append(stored)
                return try tellOperator(of: stored, .held(hold), at: now)
            }
            result.notes.append(try activate(set, campaign, at: now))
        } else {
            if try store.heldSet(of: set.id) != nil { try store.hold(nil, of: set.id) }
            try store.noteUnchangedFiles(of: set.id)
        }
        try store.clear(.files, of: set.id)
        result.campaigns.append(campaign)
        result.byFiles.insert(set.id)
    }

    /// Why the set has to wait for a person; nil where it may be taken over.
    ///
    /// Once it waits it does so until somebody accepts it, or until its files mean something else: then it is
    /// judged anew. It is judged by what would leave in the ``SendPeak/daysAhead`` days from now on.
    package func hold(
        of set: ScheduleSet,
        _ campaign: Campaign,
        instead stored: Campaign?,
        at now: Instant
    ) async throws -> HeldSet? {
        guard keeps(.hold), stored != campaign else { return nil }
        let held = try store.heldSet(of: set.id)
        if let held, self.campaign(set.id, in: held.texts) == campaign { return held }
        guard let peak = try await peak(of: set, campaign, instead: stored, at: now), !peak.isSafe
        else { return nil }
        let new = HeldSet(texts: set.texts, since: held?.since ?? now, peak: peak)
        try store.hold(new, of: set.id)
        return new
    }

    /// The busiest 24 hours ahead, if the set were taken over now; nil where it sends nothing.
    private func peak(
        of set: ScheduleSet,
        _ campaign: Campaign,
        instead stored: Campaign?,
        at now: Instant
    ) async throws -> SendPeak? {
        let templates = home.readableTemplates()
        let span = now...now.adding(days: SendPeak.daysAhead)
        let changed = try scratchCopy()
        _ = try changed.activate(set, campaign, at: now)
        let letters = try await HomeForecast(
            of: campaign,
            on: changed,
            templates: templates,
            through: span
        ).instants
        var before: [Instant] = []
        var limit = SendForecast.leastSafetyLimit
        if let stored {
            let copy = try scratchCopy()
            before = try await HomeForecast(
                of: stored,
                on: copy,
                templates: templates,
                through: span
            ).instants
            limit = try SendForecast(Agenda(stored)).safetyLimit
        }
        return SendPeak(of: letters, beyond: before, limit: limit, zone: campaign.zone)
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
            try renew(
                old.serversWithFallbacks,
                as: campaign.serversWithFallbacks,
                at: now
            )
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
            return try notice.draft(for: campaign, at: now, named: store.letterNames)
        }
    }
}

/// Why changed files are not taken over.
enum FilesRefusal {
    case findings(FindingReport)
    case held(SetHold)
    case failed(Phrase)
}
