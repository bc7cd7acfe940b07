package import Campaigns

/// The texts of a campaign that count.
package struct ActiveSet: Hashable, Sendable {
    package let texts: [String: String]
    package let zone: CivilZone
    package let loaded: Instant

    package init(
        texts: [String: String],
        zone: CivilZone,
        loaded: Instant
    ) {
        self.texts = texts
        self.zone = zone
        self.loaded = loaded
    }
}

/// The deadline that counts, and since when: 1970 where it always did.
package struct MilestoneState: Hashable, Sendable {
    package let deadline: CivilDateTime?
    package let since: Instant

    package init(
        deadline: CivilDateTime?,
        since: Instant
    ) {
        self.deadline = deadline
        self.since = since
    }
}

/// What a unit has to do, or may.
package struct Obligation: Hashable, Sendable {
    package let involvement: Involvement
    package let ownDeadline: CivilDateTime?

    package init(
        involvement: Involvement,
        ownDeadline: CivilDateTime?
    ) {
        self.involvement = involvement
        self.ownDeadline = ownDeadline
    }
}

/// A recorded fact with whose it is and who said it.
package struct Fact<Content: Hashable & Sendable>: Hashable, Sendable {
    package let campaign: CampaignID
    package let content: Content
    /// Of a fact that names none itself.
    package let author: String?
    package let isSample: Bool

    package init(
        campaign: CampaignID,
        content: Content,
        author: String?,
        isSample: Bool
    ) {
        self.campaign = campaign
        self.content = content
        self.author = author
        self.isSample = isSample
    }
}
