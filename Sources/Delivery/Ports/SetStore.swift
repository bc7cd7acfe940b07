package import Campaigns

/// Keeps the schedule files that count: the active set of each campaign.
package protocol SetStore: Sendable {
    /// The texts of the campaign's active set, by path; nil where none was ever active.
    func activeTexts(of campaign: CampaignID) throws -> [String: String]?

    /// Campaigns with an active set and the zone of each, sorted by name.
    func activeCampaigns() throws -> [ActiveCampaign]

    /// Makes the campaign's texts the active set.
    ///
    /// Rules are compared by their meaning: one that stays keeps since when it has counted and how
    /// far it was looked at; a new one counts from `instant`; unsent letters of a removed one are
    /// cancelled. Files of the campaign that were held are no longer, whichever these are.
    func activate(
        _ campaign: Campaign,
        texts: [String: String],
        at instant: Instant
    ) throws -> SetChange

    /// The files of the campaign that wait for a person; nil where none do.
    func heldSet(of campaign: CampaignID) throws -> HeldSet?

    /// The files that wait for a person, of every campaign, also of those that never had an active set.
    func heldSets() throws -> [CampaignID: HeldSet]

    /// The files wait for a person from now on, in place of those that did; nil: none do any more.
    func hold(_ set: HeldSet?, of campaign: CampaignID) throws

    /// Since when the campaign has waited for its changed files to rest; nil where it does not.
    func restingSince(of campaign: CampaignID) throws -> Instant?

    /// The campaign waits for its files since then; nil: it does not.
    func noteResting(since instant: Instant?, of campaign: CampaignID) throws

    /// A number that differs after somebody else has committed something: another process, another worker.
    ///
    /// What this store itself committed does not change it. Asking is cheap: an idle service does it every
    /// few seconds and reads nothing else.
    func foreignChanges() throws -> Int64

    /// Brings units, contacts and obligations up to the files without making a set active: facts can
    /// be recorded before the first letter is planned.
    func prepare(_ campaign: Campaign) throws
}

/// A campaign whose files were taken over once.
package struct ActiveCampaign: Hashable, Sendable {
    package let id: CampaignID
    /// nil where a version that did not store it took the files over.
    package let zone: CivilZone?

    package init(id: CampaignID, zone: CivilZone?) {
        self.id = id
        self.zone = zone
    }
}
