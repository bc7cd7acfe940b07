/// What the program keeps to about time.
///
/// Each can be left out, for tests alone: a property that does not notice it proves nothing.
package enum TimeRule: CaseIterable, Hashable, Sendable {
    /// What is looked at a little late leaves as if on time.
    case punctuality
    /// A letter is composed for the moment at which it can leave.
    case composition
    /// A line at the deadline has half an hour.
    case roomAtDeadline
    /// Files that would send too much at once wait for a person.
    case hold
    /// Days before and after a deadline count from the one that holds for the unit.
    case ownDeadlines
    /// What was returned is open again, until its resubmission date.
    case reopening
    /// A unit that a later set brought owes what is due from then on.
    case laterUnits
    /// What a clock decided that was ahead is taken back.
    case correction
    /// A digest begins where the last one that its reader was told ends.
    case digestPeriods

    package static let all = Set(allCases)
}
