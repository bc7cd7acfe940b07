package import Campaigns

/// A row of a statistic: about a unit, about a group, or about the whole.
package struct StatisticsRow<Value: Sendable>: Sendable {
    /// What a row is about.
    package enum Kind: Sendable {
        case unit, group, whole
    }

    /// The unit's khối, or the name of the group; nil in the row of the whole.
    ///
    /// Units without a khối form a group with an empty name. A group is a khối, a kind of unit, a
    /// milestone (its id) or a week (its Monday, `2021-03-08`).
    package let group: String?
    /// nil in rows of groups and of the whole.
    package let unit: OrganisationalUnit?
    package let value: Value

    package init(group: String?, unit: OrganisationalUnit?, value: Value) {
        self.group = group
        self.unit = unit
        self.value = value
    }

    package var kind: Kind { unit != nil ? .unit : group != nil ? .group : .whole }
}
