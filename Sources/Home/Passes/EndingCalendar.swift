package import Campaigns

/// A campaign whose working calendar has an end in sight: what is computed beyond it counts by the days of
/// the week alone.
package struct EndingCalendar: Hashable, Sendable {
    package let campaign: CampaignID
    package let lastDay: CivilDate
}
