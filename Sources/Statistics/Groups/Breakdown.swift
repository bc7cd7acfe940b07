/// What the rows of a table are: ``DEFINITIONS.md``, section 2.
package enum Breakdown: String, CaseIterable, Hashable, Sendable {
    case unit, kind, block, milestone, week, all
}
