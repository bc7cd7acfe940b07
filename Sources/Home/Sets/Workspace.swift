package import Campaigns
package import Delivery
import Foundation
package import Letters
package import Schedules
import Texts

/// A home with its store: what the use cases work on.
package struct Workspace: Sendable {
    package let home: HomeFolder
    package let store: any HomeStore
    private let rules: Set<TimeRule>

    /// `rules`: those that it keeps to; fewer for tests alone.
    package init(
        _ home: HomeFolder,
        store: any HomeStore,
        keeping rules: Set<TimeRule> = TimeRule.all
    ) {
        self.home = home
        self.store = store
        self.rules = rules
    }

    /// Whether it keeps to the rule.
    func keeps(_ rule: TimeRule) -> Bool { rules.contains(rule) }

    /// The home with a copy of its store, gone with the process: what becomes of it reaches nobody.
    package func scratchCopy() throws -> Workspace {
        Workspace(home, store: try store.scratchCopy())
    }

    /// What the active set in the store means; nil where none was ever active.
    ///
    /// A template that has gone since fails the letters that need it, and no others.
    package func storedCampaign(_ id: CampaignID) throws -> Campaign? {
        try store.activeTexts(of: id).flatMap { campaign(id, in: $0) }
    }

    /// What texts that the store keeps mean.
    func campaign(_ id: CampaignID, in texts: [String: String]) -> Campaign? {
        let files = texts.map { SourceFile(path: $0.key, text: $0.value) }
        let sets = ScheduleSets(
            scheduleFiles: files.filter { $0.path.hasSuffix(".lich") }.sorted { $0.path < $1.path },
            templates: nil,
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
                        Findings.unreadableFile(full, .missing)
                    )
                )
            }
        )
        return sets.sets.first { $0.id == id }?.campaign
    }

    /// Campaigns that files or store know, sorted.
    package func knownCampaigns() throws -> [CampaignID] {
        let ids = try home.readSchedules().campaigns + store.activeCampaigns().map(\.id)
        return Set(ids).sorted()
    }

    /// The campaign with what the store knows of its units: when later sets of files brought them.
    package func knowing(_ campaign: Campaign) throws -> Campaign {
        campaign.knowing(joined: try store.joinedUnits(of: campaign.id))
    }

    /// The same; where that cannot be read the campaign by its files, whose own pass tells what went wrong.
    private func known(_ campaign: Campaign) throws -> Campaign {
        do {
            return try knowing(campaign)
        } catch let error where !error.isOfTheStore {
            return campaign
        }
    }

    package func facts(of campaign: Campaign) throws -> Facts {
        try store.facts(of: campaign.id)
    }

    /// The zone of the campaign's active set; nil where none was ever active.
    package func zone(of campaign: CampaignID) throws -> CivilZone? {
        guard let active = try store.activeCampaigns().first(where: { $0.id == campaign }) else {
            return nil
        }
        return try active.zone ?? storedCampaign(campaign)?.zone
    }

    /// The zone that all active sets share; nil where they differ, or where none is active.
    ///
    /// Reads no file, unless a version that did not store the zone made a set active.
    package func sharedZone() throws -> CivilZone? {
        let active = try store.activeCampaigns()
        let zones = try active.compactMap { try $0.zone ?? storedCampaign($0.id)?.zone }
        return zones.count == active.count && Set(zones).count == 1 ? zones.first : nil
    }

    /// The zone in which times are told that belong to no one campaign: the one that all active sets share, before
    /// anything is active the one of all files; nil where there is none such.
    package func zone() throws -> CivilZone? {
        guard try store.activeCampaigns().isEmpty else { return try sharedZone() }
        return (try? home.readSchedules())?.sharedZone
    }

    /// What makes passes over those campaigns.
    ///
    /// `templates`: nil for those of the home. `scope`: nil where letters leave.
    package func dispatcher(
        for campaigns: [Campaign],
        after former: Dispatcher? = nil,
        templates: TemplateLibrary? = nil,
        forecasting scope: ForecastScope? = nil
    ) throws -> Dispatcher {
        let templates = templates ?? home.readableTemplates()
        let desks = try campaigns.map { campaign in
            CampaignDesk(
                Planner(
                    campaign: try known(campaign),
                    templates: templates,
                    store: store,
                    forecasting: scope
                )
            )
        }
        return Dispatcher(
            desks: desks,
            ledger: store,
            outbox: store,
            worker: .thisProcess,
            after: former,
            explain: HomeWords.explain
        )
    }
}

extension Worker {
    /// This process.
    package static let thisProcess = Worker(
        process: ProcessInfo.processInfo.processIdentifier,
        boot: ((try? String(contentsOfFile: "/proc/sys/kernel/random/boot_id", encoding: .utf8))
            ?? "")
            .trimmingCharacters(in: .whitespacesAndNewlines)
    )
}

extension ScheduleSets {
    /// The zone that all campaigns share; nil where they differ.
    package var sharedZone: CivilZone? {
        let zones = Set(sets.compactMap { $0.campaign?.zone })
        return zones.count == 1 ? zones.first : nil
    }
}

extension ScheduleSet {
    /// What the store keeps of the files.
    package var texts: [String: String] {
        Dictionary(
            files.map { ($0.path, $0.text) },
            uniquingKeysWith: { first, _ in first }
        )
    }
}
