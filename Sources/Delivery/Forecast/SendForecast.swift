package import Campaigns

/// What a set of files will send if nobody reports, in numbers: what a change would do.
package struct SendForecast: Sendable {
    /// One line of a block.
    package struct Rule: Hashable, Sendable {
        package let schedule: ScheduleID
        package let line: Int
        package var letters = 0
        package var first: CivilDateTime
        package var last: CivilDateTime
    }

    /// By due instant; merged occurrences and those without an address are no letters.
    private let letters: [SendPlan.Row]
    private let campaign: Campaign
    package let rules: [Rule]
    /// First day of a month → letters that leave in it.
    package let months: [(month: CivilDate, letters: Int)]
    /// Days off on which letters leave, with how many.
    package let daysOff: [(day: CivilDate, letters: Int)]
    /// Units whose focal officer has no address.
    package let unreachable: [UnitCode]
    /// Units whose head is to be written to and has no address.
    package let unreachableHeads: [UnitCode]
    /// Addresses that stand for several units or persons.
    package let sharedMailboxes: [(address: String, names: [String])]

    private struct LineName: Hashable {
        let schedule: ScheduleID
        let line: Int
    }

    /// What makes a letter of one set of files the same as one of another.
    private struct Name: Hashable {
        let schedule: ScheduleID
        let ruleKey: String
        let milestone: MilestoneID?
        let due: Instant
        let unit: UnitCode?
        let recipientKey: String?

        init(_ row: SendPlan.Row) {
            schedule = row.occurrence.schedule
            ruleKey = row.occurrence.ruleKey
            milestone = row.occurrence.milestone
            due = row.occurrence.due
            unit = row.unit
            recipientKey = row.recipient?.key
        }
    }

    /// From the files alone.
    ///
    /// Throws what ``Agenda`` throws.
    package init(_ agenda: Agenda) throws {
        try self.init(of: SendPlan(agenda, isPerUnit: true).rows, by: agenda.campaign)
    }

    /// `rows`: what is sent, for each recipient.
    package init(of rows: [SendPlan.Row], by campaign: Campaign) throws {
        self.campaign = campaign
        let calendar = campaign.calendar.openEnded
        letters = rows.filter { $0.mergedInto == nil && $0.recipient?.address != nil }
        var rules: [LineName: Rule] = [:]
        var months: [CivilDate: Int] = [:]
        var daysOff: [CivilDate: Int] = [:]
        for (occurrence, actual) in letters.map({ ($0.occurrence, $0.leaves) }) {
            let name = LineName(schedule: occurrence.schedule, line: occurrence.line)
            var rule =
                rules[name]
                ?? Rule(
                    schedule: occurrence.schedule,
                    line: occurrence.line,
                    first: actual,
                    last: actual
                )
            rule.letters += 1
            rule.first = min(rule.first, actual)
            rule.last = max(rule.last, actual)
            rules[name] = rule
            months[actual.date.firstOfMonth, default: 0] += 1
            if try !calendar.isWorkingDay(actual.date) {
                daysOff[actual.date, default: 0] += 1
            }
        }
        self.rules = rules.values.sorted { ($0.schedule, $0.line) < ($1.schedule, $1.line) }
        self.months = months.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
        self.daysOff = daysOff.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
        unreachable =
            campaign.schedules.isEmpty
            ? [] : campaign.units.filter { $0.focalAddress == nil }.map(\.code)
        let writesToHeads = campaign.schedules.contains {
            ($0.targets + $0.copies).contains(.unitHeads)
        }
        unreachableHeads =
            writesToHeads
            ? campaign.units.filter { $0.headAddress == nil }.map(\.code) : []
        sharedMailboxes = Self.sharedMailboxes(of: campaign)
    }

    package var count: Int { letters.count }

    /// How many of them leave only once a person has approved them.
    package var awaitingApproval: Int {
        let waiting = Set(campaign.schedules.filter(\.needsApproval).map(\.id))
        return letters.count { waiting.contains($0.occurrence.schedule) && $0.occurrence.line > 0 }
    }

    /// More letters within a day than this are held until a person has looked: fifty, or three times
    /// what is sent on an ordinary sending day.
    ///
    /// Example: days on which anything leaves send 5, 30 and 400 letters → 90.
    package var safetyLimit: Int {
        let perDay = Dictionary(grouping: letters, by: \.leaves.date)
            .values.map(\.count).sorted()
        let median = perDay.isEmpty ? 0 : perDay[perDay.count / 2]
        return max(Self.leastSafetyLimit, 3 * median)
    }

    package static let leastSafetyLimit = 50

    /// The first instant at which the two send something different; nil where they never do.
    package func firstDifference(from other: SendForecast) -> Instant? {
        let (mine, theirs) = (Set(letters.map(Name.init)), Set(other.letters.map(Name.init)))
        let changed =
            letters.filter { !theirs.contains(Name($0)) }
            + other.letters.filter { !mine.contains(Name($0)) }
        return changed.map(\.occurrence.due).min()
    }

    private static func sharedMailboxes(
        of campaign: Campaign
    ) -> [(address: String, names: [String])] {
        var names: [String: [String]] = [:]
        for unit in campaign.units {
            for role in ContactRole.allCases {
                guard let address = unit.address(of: role)?.addrSpec.lowercased() else { continue }
                names[address, default: []].append("\(unit.code)/\(role.rawValue)")
            }
        }
        return names.filter { $0.value.count > 1 }.sorted { $0.key < $1.key }
            .map { ($0.key, $0.value) }
    }
}
