import Campaigns
import Foundation
import Intake
import Statistics
import Testing

/// One campaign of the reference implementation, as the product's own values: `Fixtures/FORMAT.md`.
struct RandomCampaign: Decodable, Sendable {
    struct Calendar: Decodable {
        let from: String
        let to: String
        let weekly_off: [Int]
        let off: [String]
        let worked: [String]
    }
    struct Unit: Decodable {
        let code: String
        let kind: String
        let block: String?
        let from: String?
        let until: String?
        let joined: Int64?
        let counts: [String: Int]
    }
    struct Own: Decodable {
        let deadline: String
        let `extension`: Bool
    }
    struct Work: Decodable {
        let id: String
        let deadline: String?
        let grace: Int
        let date_only: Bool
        let obliged: [String]
        let invited: [String]
        let own: [String: Own]
        let evidence: [String]
        let code: String?
    }
    struct Target: Decodable {
        let percent: String?
        let count: Int?
    }
    struct Measure: Decodable {
        let id: String
        let target: Target?
        let may_exceed: Bool
        let column: String?
    }
    struct Late: Decodable {
        let per_day: Int
        let floor: Int
    }
    struct Criterion: Decodable {
        let name: String
        let points: Int
        let formula: String
        let milestones: [String]?
        let indicator: String?
        let tolerated: Int?
        let each: Int?
        let per: Int?
        let late: Late?
    }
    struct Level: Decodable {
        let name: String
        let from: Int
    }
    struct Sheet: Decodable {
        let criteria: [Criterion]
        let levels: [Level]
        let within: String
    }
    struct Sent: Decodable {
        let id: Int64
        let unit: String
        let milestone: String
        let status: String
        let happened: Int64
        let recorded: Int64
        let document: String?
    }
    struct Ruled: Decodable {
        let id: Int64
        let unit: String
        let milestone: String
        let kind: String
        let deadline: String?
        let recorded: Int64
    }
    struct Judged: Decodable {
        let id: Int64
        let unit: String
        let kind: String
        let points: Int?
        let level: String?
        let rank: Int?
        let criterion: String?
        let recorded: Int64
    }
    struct Count: Decodable {
        let id: Int64
        let unit: String
        let indicator: String
        var as_of: Int64
        let numerator: Int?
        let denominator: Int?
        let status: String
        let recorded: Int64
    }
    struct Written: Decodable {
        let schedule: String
        let rule: String
        let milestone: String
        let nominal: String
        let unit: String
        let sent: Int64
    }
    struct Goal: Decodable {
        let indicator: String
        let deadline: Int64
    }
    struct Slots: Decodable {
        let date: String
        let times: [String]
    }

    let zone: String
    let calendar: Calendar
    let units: [Unit]
    let milestones: [Work]
    let indicators: [Measure]
    let sheet: Sheet
    var submissions: [Sent]
    var decisions: [Ruled]
    var rulings: [Judged]
    var figures: [Count]
    var letters: [Written]
    let pace: Goal
    let slots: Slots
    var as_of: Int64

    var instant: Instant { Instant(milliseconds: as_of) }

    func campaign() throws -> Campaign {
        let zone = try #require(CivilZone(identifier: zone))
        let first = try #require(CivilDate(iso: calendar.from))
        let last = try #require(CivilDate(iso: calendar.to))
        func named(_ dates: [String]) -> [CivilDate: String] {
            Dictionary(
                uniqueKeysWithValues: dates.compactMap { CivilDate(iso: $0) }.map { ($0, "") }
            )
        }
        var campaign = Campaign(
            id: "random",
            name: "random",
            zone: zone,
            calendar: WorkingCalendar(
                validity: first...last,
                weeklyDaysOff: Set(calendar.weekly_off.compactMap(Weekday.init)),
                daysOff: named(calendar.off),
                workedDays: named(calendar.worked)
            ),
            validity: first...last
        )
        campaign.units = units.map { given in
            var unit = OrganisationalUnit(
                code: UnitCode(given.code),
                name: given.code,
                kind: given.kind
            )
            unit.block = given.block
            unit.validFrom = given.from.flatMap { CivilDate(iso: $0) }
            unit.validUntil = given.until.flatMap { CivilDate(iso: $0) }
            unit.joined = given.joined.map(Instant.init(milliseconds:))
            for (heading, count) in given.counts { unit.counts[heading] = count }
            return unit
        }
        campaign.milestones = try milestones.map { given in
            var milestone = Milestone(id: MilestoneID(given.id), name: given.id)
            milestone.deadline = try given.deadline.map { try #require(CivilDateTime(iso: $0)) }
            milestone.graceMinutes = given.grace
            milestone.isDateOnly = given.date_only
            milestone.appliesTo = .only(given.obliged.map { .unit(UnitCode($0)) })
            milestone.invites = given.invited.map { .unit(UnitCode($0)) }
            for (unit, own) in given.own {
                milestone.ownDeadlines[UnitCode(unit)] = OwnDeadline(
                    deadline: try #require(CivilDateTime(iso: own.deadline)),
                    isExtension: own.extension,
                    reason: nil
                )
            }
            milestone.evidence = given.evidence.map {
                $0 == "document" ? .document(nil) : $0 == "link" ? .link(nil) : .figures(nil)
            }
            milestone.code = given.code
            return milestone
        }
        campaign.indicators = indicators.map { given in
            var indicator = Indicator(
                id: IndicatorID(given.id),
                name: given.id,
                numeratorLabel: "n",
                denominator: given.column.map { .column($0) } ?? .label("d")
            )
            indicator.mayExceedDenominator = given.may_exceed
            indicator.target = given.target.flatMap { target in
                target.percent.map { .percent($0) } ?? target.count.map { .count($0) }
            }
            return indicator
        }
        campaign.scoreSheets = [try scoreSheet()]
        return campaign
    }

    func facts() throws -> Facts {
        var facts = Facts()
        for submission in try submissionFacts() { facts.append(submission) }
        for given in decisions {
            let deadline = given.deadline.flatMap { CivilDateTime(iso: $0) }
            facts.append(
                Decision(
                    id: given.id,
                    obligation: ObligationID(
                        unit: UnitCode(given.unit),
                        milestone: MilestoneID(given.milestone)
                    ),
                    ruling: given.kind == "excuse" ? .excuse : .extend(try #require(deadline)),
                    reason: "r",
                    author: "a",
                    recorded: Instant(milliseconds: given.recorded)
                )
            )
        }
        for given in figures {
            facts.append(
                Figure(
                    id: given.id,
                    unit: UnitCode(given.unit),
                    indicator: IndicatorID(given.indicator),
                    asOf: Instant(milliseconds: given.as_of),
                    numerator: given.numerator,
                    denominator: given.denominator,
                    status: try #require(Figure.Status(rawValue: given.status)),
                    recorded: Instant(milliseconds: given.recorded)
                )
            )
        }
        for given in rulings {
            facts.append(
                ScoreDecision(
                    id: given.id,
                    unit: UnitCode(given.unit),
                    sheet: "sheet",
                    ruling: try ruling(of: given),
                    reason: "r",
                    author: "a",
                    recorded: Instant(milliseconds: given.recorded)
                )
            )
        }
        return facts
    }

    func submissionFacts() throws -> [Submission] {
        try submissions.map { given in
            Submission(
                id: given.id,
                obligation: ObligationID(
                    unit: UnitCode(given.unit),
                    milestone: MilestoneID(given.milestone)
                ),
                status: try #require(Submission.Status(rawValue: given.status)),
                happened: Instant(milliseconds: given.happened),
                recorded: Instant(milliseconds: given.recorded),
                document: given.document
            )
        }
    }

    func reminders() throws -> [SentReminder] {
        try letters.map { given in
            SentReminder(
                schedule: ScheduleID(given.schedule),
                rule: given.rule,
                milestone: MilestoneID(given.milestone),
                nominal: try #require(CivilDateTime(iso: given.nominal)),
                unit: UnitCode(given.unit),
                sent: Instant(milliseconds: given.sent)
            )
        }
    }
}
