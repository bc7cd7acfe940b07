package import Campaigns
package import Delivery
package import Texts

/// What became of the files of a home when a pass looked at them.
package struct Activation: Sendable {
    /// The sets that count now, by their files or as they were stored.
    package var campaigns: [Campaign] = []
    /// Those that count as their files say.
    var byFiles: Set<CampaignID> = []
    /// Everything that is wrong with the files.
    package var findings: [Finding] = []
    package var files: [SourceFile] = []
    /// One for each campaign about which there is something to say.
    package var notes: [Note] = []
    /// Campaigns whose files were changed a moment ago, and when they will have rested: nothing of them is planned or
    /// sent before.
    package var resting: [CampaignID: Instant] = [:]

    /// Something about one campaign's files.
    package enum Note: Hashable, Sendable {
        /// The new files would send more letters within a day than is safe.
        case held(SetHold)
        case activated(CampaignID, SetChange, SetDifference)
        /// Another process made the files count, for a person accepted them.
        case accepted(CampaignID)
        /// The changed files lack something; they count from then on, unless it comes back. `until` in the campaign's
        /// time.
        case lacks(CampaignID, SetLoss, until: CivilDateTime)
        /// The files have errors; the last good set goes on.
        case keepsStored(CampaignID)
        /// The files have errors, and no good set was ever active.
        case nothingStored(CampaignID)
        /// No schedule file could be read at all; the last good sets go on.
        case unreadable(Phrase)
        /// Letter templates are broken or missing; those that were whole last go on, where there are any.
        case keepsTemplates(TemplateRefusal)
        /// The files could not be taken over, though no finding says why; the last good set goes on.
        case failed(CampaignID, Phrase)

        /// Whose files it is about; nil where it is all campaigns'.
        package var campaign: CampaignID? {
            switch self {
            case .held(let hold): hold.campaign
            case .activated(let id, _, _), .accepted(let id), .lacks(let id, _, _),
                .keepsStored(let id), .nothingStored(let id), .failed(let id, _):
                id
            case .unreadable, .keepsTemplates: nil
            }
        }

        /// The changed files do not count: the campaign goes by what counted before.
        package var keepsOlderFiles: Bool {
            switch self {
            case .activated, .accepted, .keepsTemplates: false
            case .held, .lacks, .keepsStored, .nothingStored, .unreadable, .failed: true
            }
        }

        /// Something went wrong that no finding tells.
        fileprivate var isFailure: Bool {
            switch self {
            case .lacks, .unreadable, .keepsTemplates, .failed: true
            case .held, .activated, .accepted, .keepsStored, .nothingStored: false
            }
        }
    }

    package init() {}

    /// No file has an error, and every set was taken over or is held for a person.
    package var isClean: Bool {
        !findings.contains { $0.severity == .error }
            && !notes.contains(where: \.isFailure)
    }

    /// The campaigns that another process made count by their files since an earlier look: they differ, and this look did
    /// not do it.
    func accepted(since earlier: Activation) -> [Note] {
        let own = activations.compactMap {
            if case .activated(let id, _, _) = $0 { id } else { nil }
        }
        return campaigns.filter { campaign in
            byFiles.contains(campaign.id) && !own.contains(campaign.id)
                && earlier.campaigns.first { $0.id == campaign.id } != campaign
        }.map { .accepted($0.id) }
    }

    /// What was taken over.
    var activations: [Note] {
        notes.filter { if case .activated = $0 { true } else { false } }
    }

    /// What failed is tried again, as is what rests; a held set waits for a person.
    var mayChangeByItself: Bool { notes.contains(where: \.isFailure) || !resting.isEmpty }

    /// Whether two looks found the same: the same mistake is told once, not at every pass.
    package func saysTheSame(as other: Activation) -> Bool {
        findings == other.findings && notes == other.notes
    }
}
