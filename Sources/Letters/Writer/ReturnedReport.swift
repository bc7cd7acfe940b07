package import Campaigns

/// A report that the office gave back to be completed.
package struct ReturnedReport: Hashable, Sendable {
    package let on: CivilDate
    /// What the office noted; nil where it said nothing.
    package let reason: String?

    package init(on day: CivilDate, reason: String?) {
        on = day
        self.reason = reason
    }
}
