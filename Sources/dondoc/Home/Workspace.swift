import Campaigns
import Delivery
import Foundation
import Letters
import Schedules
import Storage
import Texts
import Wording

/// A home with its database open: what the commands that keep something work on.
struct Workspace {
    let home: Home
    let store: Store

    init(_ home: Home) throws {
        self.home = home
        store = try Store(path: home.databasePath)
    }

    /// The campaign as its files say, or, while they have errors, as the last good set says.
    func campaign(_ options: CampaignOptions) throws -> Campaign {
        let sets = try home.readSchedules(only: options.campaign)
        let set = try options.choose(from: sets)
        if let campaign = set.campaign { return campaign }
        Screen.complain(about: set.findings, in: sets.files)
        guard let stored = try storedCampaign(set.id) else { throw Exit(code: 1) }
        Screen.complain(Messages.brokenFiles(set.id)(Screen.language))
        return stored
    }

    /// What the active set in the database means; nil where none was ever active.
    func storedCampaign(_ id: CampaignID) throws -> Campaign? {
        guard let texts = try store.activeTexts(of: id) else { return nil }
        let files = texts.map { SourceFile(path: $0.key, text: $0.value) }
        let sets = ScheduleSets(
            scheduleFiles: files.filter { $0.path.hasSuffix(".lich") }.sorted { $0.path < $1.path },
            templates: home.templateNames(),
            readUnitList: { path, beside in
                let full = (beside as NSString).deletingLastPathComponent + "/" + path
                if let file = files.first(where: { $0.path == full }) { return .success(file) }
                return .failure(
                    Finding(
                        .unitList,
                        path: full,
                        line: 0,
                        column: 1,
                        length: 1,
                        Findings.missingFile(full)
                    )
                )
            }
        )
        return sets.sets.first { $0.id == id }?.campaign
    }

    /// Refuses the name of a campaign that neither files nor database know.
    func require(_ id: CampaignID?) throws {
        guard let id else { return }
        let known = Set(try home.readSchedules().sets.map(\.id) + store.activeCampaigns())
        guard !known.contains(id) else { return }
        throw CommandFailure(Messages.unknownCampaign(id, known: known.sorted()))
    }

    func facts(of campaign: Campaign) throws -> Facts {
        var facts = Facts()
        var cursor = FactCursor()
        try store.loadFacts(of: campaign.id, into: &facts, after: &cursor)
        return facts
    }

    /// What became of the files of a home.
    struct Activation {
        var campaigns: [Campaign] = []
        /// Some file has an error.
        var isClean = true
        /// What the log should say, the findings first.
        var report: [String] = []
    }

    /// Activates changed files that have no errors; the last good set of the others goes on.
    ///
    /// A set that would send more within a day than is safe is held: see ``SendForecast/safetyLimit``.
    func activate(at now: Instant) throws -> Activation {
        let sets = try home.readSchedules()
        let language = Screen.language
        var result = Activation()
        if sets.hasErrors {
            result.isClean = false
            result.report.append(
                FindingReport(sets.findings, files: sets.files).text(language).trimmedLines
            )
        }
        for set in sets.sets {
            if let campaign = set.campaign {
                let isActive = try store.activeTexts(of: set.id) == set.texts
                if !isActive, let held = try hold(campaign, at: now) {
                    result.report.append(held(language))
                    if let stored = try storedCampaign(set.id) {
                        result.campaigns.append(stored)
                        try tellOperator(of: stored, held(stored.language), at: now)
                    }
                    continue
                }
                if !isActive {
                    result.report.append(try activate(set, campaign, at: now)(language))
                }
                try store.noteAcceptance(of: set.id)
                result.campaigns.append(campaign)
            } else if let stored = try storedCampaign(set.id) {
                result.report.append(Messages.brokenFiles(set.id)(language))
                result.campaigns.append(stored)
                let findings = FindingReport(set.findings, files: sets.files)
                try tellOperator(of: stored, findings.text(stored.language), at: now)
            } else {
                result.report.append(Messages.brokenFilesNothingStored(set.id)(language))
            }
        }
        // A campaign whose files are unreadable altogether goes on as it was.
        let present = Set(sets.sets.map(\.id))
        for id in try store.activeCampaigns() where !present.contains(id) && sets.hasErrors {
            if let stored = try storedCampaign(id) { result.campaigns.append(stored) }
        }
        return result
    }

    /// Tells the operator once that changed files are not taken over, and why.
    private func tellOperator(of campaign: Campaign, _ why: String, at now: Instant) throws {
        let notice = OperatorNotice(
            subject: Messages.refusedSubject(campaign.id)(campaign.language),
            text: Messages.refusedBody(campaign.name, why)(campaign.language)
        )
        try store.noteRefusal(of: campaign.id, at: now) {
            try notice.draft(for: campaign, at: now)
        }
    }

    /// Activates changed sets whatever they send.
    func accept(_ sets: ScheduleSets, at now: Instant) throws -> [Phrase] {
        var report: [Phrase] = []
        for set in sets.sets {
            guard let campaign = set.campaign, try store.activeTexts(of: set.id) != set.texts
            else { continue }
            report.append(try activate(set, campaign, at: now))
            try store.noteAcceptance(of: set.id)
        }
        return report
    }

    private func activate(
        _ set: ScheduleSet,
        _ campaign: Campaign,
        at now: Instant
    ) throws -> Phrase {
        if let old = try storedCampaign(set.id) {
            let planner = Planner(
                campaign: old,
                templates: TemplateLibrary(files: [:]),
                store: store
            )
            let closing = try planner.closing(for: campaign, facts: facts(of: old), at: now)
            try store.commit(closing, of: set.id, at: nil)
        }
        let change = try store.activate(campaign, texts: set.texts, at: now)
        return Messages.activated(
            set.id,
            added: change.added.count,
            removed: change.removed.count,
            cancelled: change.cancelled
        )
    }

    /// Why the set is not activated by itself; nil where it may be.
    private func hold(_ campaign: Campaign, at now: Instant) throws -> Phrase? {
        let forecast = try SendForecast(Agenda(campaign))
        let count = forecast.count(after: now, through: now.adding(days: 1))
        guard count > forecast.safetyLimit else { return nil }
        return Messages.setHeld(campaign.id, letters: count, limit: forecast.safetyLimit)
    }

    func dispatcher(
        for campaigns: [Campaign],
        approvesAll: Bool = false
    ) throws -> Dispatcher {
        let templates = try home.readTemplates()
        let desks = campaigns.map { campaign in
            CampaignDesk(
                Planner(
                    campaign: campaign,
                    templates: templates,
                    store: store,
                    approvesAll: approvesAll
                )
            )
        }
        return Dispatcher(
            desks: desks,
            ledger: store,
            outbox: store,
            worker: .thisProcess
        )
    }
}

extension Home {
    func readTemplates() throws -> TemplateLibrary {
        var files: [String: String] = [:]
        let names = (try? FileManager.default.contentsOfDirectory(atPath: templatesURL.path)) ?? []
        for name in names where name.hasSuffix(".mustache") {
            files[name] = try String(
                contentsOf: templatesURL.appendingPathComponent(name),
                encoding: .utf8
            )
        }
        return TemplateLibrary(files: files)
    }
}

extension Worker {
    /// This process.
    static let thisProcess = Worker(
        process: ProcessInfo.processInfo.processIdentifier,
        boot: ((try? String(contentsOfFile: "/proc/sys/kernel/random/boot_id", encoding: .utf8))
            ?? "")
            .trimmingCharacters(in: .whitespacesAndNewlines)
    )
}

extension ScheduleSets {
    /// The zone that all campaigns share; nil where they differ.
    var sharedZone: CivilZone? {
        let zones = Set(sets.compactMap { $0.campaign?.zone })
        return zones.count == 1 ? zones.first : nil
    }
}

extension ScheduleSet {
    /// What the database keeps of the files.
    var texts: [String: String] {
        Dictionary(
            files.map { ($0.path, $0.text) },
            uniquingKeysWith: { first, _ in first }
        )
    }
}
