package import Campaigns

/// What a planner looks ahead for: its letters have no words, for nobody will read them.
package enum ForecastScope: Hashable, Sendable {
    case everything
    /// What is due for this unit alone, and no digest or bulletin.
    case unit(UnitCode)

    var unit: UnitCode? { if case .unit(let unit) = self { unit } else { nil } }
}
