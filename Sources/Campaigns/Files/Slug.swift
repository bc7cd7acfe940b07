/// The name that a file gives to a thing, and that never changes: `m03-ke-hoach`, `CCA`.
///
/// `Kind` is what is named, so that a unit's code is never taken for a milestone's name.
@frozen
package struct Slug<Kind>: Hashable, Sendable {
    package let text: String

    @inlinable
    package init(_ text: String) {
        self.text = text
    }

    @inlinable
    package static func == (left: Slug, right: Slug) -> Bool { left.text == right.text }

    @inlinable
    package func hash(into hasher: inout Hasher) { text.hash(into: &hasher) }
}

extension Slug: Comparable {
    /// By the text, so that lists of names are in the same order everywhere.
    @inlinable
    package static func < (left: Slug, right: Slug) -> Bool { left.text < right.text }
}

extension Slug: CustomStringConvertible {
    package var description: String { text }
}

extension Slug: ExpressibleByStringLiteral {
    package init(stringLiteral text: String) { self.init(text) }
}

package typealias CampaignID = Slug<Campaign>
package typealias IndicatorID = Slug<Indicator>
package typealias MailServerID = Slug<MailServer>
package typealias MilestoneID = Slug<Milestone>
package typealias RecipientListID = Slug<RecipientList>
package typealias ScheduleID = Slug<Schedule>
package typealias ScoreSheetID = Slug<ScoreSheet>
package typealias UnitCode = Slug<OrganisationalUnit>
