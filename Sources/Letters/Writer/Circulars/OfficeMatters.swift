package import Campaigns

/// What the office is to see to, as its digest says it.
package struct OfficeMatters: Sendable {
    /// Letters of a block that wait for a person, and since when the first of them does.
    package var held: [(block: String, count: Int, since: Instant)] = []
    /// Letters that could not be judged or are quarantined.
    package var stuck: (count: Int, since: Instant)?
    /// Letters of a block that nobody released in time.
    package var unreleased: [(block: String, count: Int)] = []
    /// Units that owe something and have no address.
    package var withoutAddress: [String] = []
    /// Who is written to no more, and what the server said.
    package var dead: [(name: String, reason: String)] = []
    /// Since when changed files are not taken over.
    package var filesSince: Instant?
    /// Reports that were returned and not handed in again, by milestone.
    package var returned: [(unit: String, milestone: String, on: CivilDate)] = []
    /// Letters that failed: to whom, and why.
    package var failed: [(name: String, reason: String)] = []
    package var missed = 0
    /// Units whose limit of letters is reached, and that still owe the thing.
    package var exhausted: [ObligationID] = []

    package init() {}
}
