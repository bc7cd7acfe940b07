import Campaigns
import Letters

/// What the office's digest says of things that wait for the office.
struct OfficeReport {
    let lines: [String]
    /// Whether one of them came up since the last digest: then the digest leaves, whatever else is new.
    let isNews: Bool

    /// Nothing, for those who are not the office.
    static let none = OfficeReport(lines: [], isNews: false)

    private init(lines: [String], isNews: Bool) {
        (self.lines, self.isNews) = (lines, isNews)
    }

    /// What waits as the digest of that block is written for `instant`, and what went wrong since `since`.
    ///
    /// Letters of the block itself are not among it: this digest takes their place.
    init(
        _ context: PlanningContext,
        for schedule: Schedule,
        since: Instant,
        at instant: Instant,
        _ pass: Pass
    ) throws {
        let campaign = context.campaign
        let troubles = try context.store.troubles(since: since, of: campaign.id)
        let open = try context.store.openMatters(since: since, of: campaign.id)
        var matters = OfficeMatters()
        var first: [Instant] = []
        for (block, letters) in open.held.sorted(by: { $0.key < $1.key }) where block != schedule.id
        {
            matters.held.append((Self.name(of: block, campaign), letters.count, letters.first))
            first.append(letters.latest)
        }
        if open.stuck.count > 0 {
            matters.stuck = (open.stuck.count, open.stuck.first)
            first.append(open.stuck.latest)
        }
        for (block, letters) in open.unreleased.sorted(by: { $0.key < $1.key }) {
            matters.unreleased.append((Self.name(of: block, campaign), letters.count))
            first.append(letters.latest)
        }
        for unit in Self.withoutAddress(context, pass) {
            matters.withoutAddress.append(unit.name)
            if let noted = open.withoutAddress[unit.code] { first.append(noted) }
        }
        for (address, note) in open.dead.sorted(by: { $0.key < $1.key }) {
            matters.dead.append((Self.name(of: address, campaign), note.reason))
            first.append(note.latest)
        }
        matters.filesSince = open.filesSince
        if let since = open.filesSince { first.append(since) }
        for report in try Self.returned(context, at: instant, pass) {
            matters.returned.append((report.unit, report.milestone, report.on))
            first.append(report.noticed)
        }
        matters.failed = troubles.failed
        matters.missed = troubles.missed
        matters.exhausted = troubles.exhausted.filter { Self.isOpen($0, context, pass) }
        lines = context.writer.toHandle(matters)
        isNews =
            first.contains { $0 > since } || !matters.failed.isEmpty || matters.missed > 0
            || !matters.exhausted.isEmpty
    }

    /// A block by its name; one that the files no longer have by its id.
    private static func name(of block: ScheduleID, _ campaign: Campaign) -> String {
        campaign.schedule(block)?.name ?? block.text
    }

    /// An address with the unit that it belongs to.
    private static func name(of address: String, _ campaign: Campaign) -> String {
        let unit = campaign.units.first { unit in
            ContactRole.allCases.contains { unit.address(of: $0)?.addrSpec == address }
        }
        return unit.map { "\($0.name), \(address)" } ?? address
    }

    /// Units that are to be reminded of something they have not done, and have no address.
    private static func withoutAddress(
        _ context: PlanningContext,
        _ pass: Pass
    ) -> [OrganisationalUnit] {
        let campaign = context.campaign
        return campaign.unitsWithoutAddress.filter { unit in
            campaign.remindedMilestones.contains { id in
                isOpen(ObligationID(unit: unit.code, milestone: id), context, pass)
            }
        }
    }

    /// Whether the unit owes the thing and has neither done it nor been excused.
    private static func isOpen(
        _ obligation: ObligationID,
        _ context: PlanningContext,
        _ pass: Pass
    ) -> Bool {
        let campaign = context.campaign
        guard let milestone = campaign.milestone(obligation.milestone),
            let unit = campaign.unit(obligation.unit),
            campaign.involvement(of: unit, in: milestone) == .obliged
        else { return false }
        let status = context.evaluator.status(
            of: milestone,
            for: unit.code,
            involvement: .obliged,
            history: pass.facts.history(of: unit.code, milestone.id),
            at: pass.now
        )
        return status.state == .overdue || status.state == .notYetDue
    }

    /// A report that was returned and not handed in again; `noticed`: when that stopped being news to the unit.
    private struct Returned {
        let unit: String
        let milestone: String
        let on: CivilDate
        let noticed: Instant
    }

    /// Returns that are older than the notice of them would still be sent.
    private static func returned(
        _ context: PlanningContext,
        at instant: Instant,
        _ pass: Pass
    ) throws -> [Returned] {
        let campaign = context.campaign
        var found: [Returned] = []
        for milestone in campaign.milestones {
            guard let units = pass.facts.returned[milestone.id] else { continue }
            for unit in campaign.units where units.contains(unit.code) {
                guard let involvement = campaign.involvement(of: unit, in: milestone) else {
                    continue
                }
                let status = context.evaluator.status(
                    of: milestone,
                    for: unit.code,
                    involvement: involvement,
                    history: pass.facts.history(of: unit.code, milestone.id),
                    at: instant
                )
                guard !status.state.isSettled, let returned = status.returned else { continue }
                let noticed = try context.times.endOfWorkingDay(
                    SendTimes.returnIsNews,
                    after: returned
                )
                guard noticed < instant else { continue }
                found.append(
                    Returned(
                        unit: unit.name,
                        milestone: milestone.displayName,
                        on: campaign.zone.civil(of: returned).date,
                        noticed: noticed
                    )
                )
            }
        }
        return found
    }
}
