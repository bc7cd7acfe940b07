package import Texts

/// Everything that a set of schedule files says about one campaign.
package struct Campaign: Hashable, Sendable {
    package let id: CampaignID
    package let name: String
    package var shortName: String?
    package let zone: CivilZone
    package let calendar: WorkingCalendar
    /// An occurrence whose nominal date lies outside does not exist.
    package let validity: ClosedRange<CivilDate>
    package var window = SendWindow.anyTime
    package var language = Language.vietnamese
    package var basis: String?
    package var howToSubmit: String?
    package var contact: String?
    package var mailServer: MailServer?
    package var units: [OrganisationalUnit] = [] {
        didSet {
            unitPositions = [:]
            unitPositions.reserveCapacity(units.count)
            for index in units.indices.reversed() { unitPositions[units[index].code] = index }
        }
    }
    package var milestones: [Milestone] = [] {
        didSet {
            milestonePositions = Dictionary(
                zip(milestones.map(\.id), milestones.indices),
                uniquingKeysWith: { first, _ in first }
            )
        }
    }
    private var unitPositions: [UnitCode: Int] = [:]
    private var milestonePositions: [MilestoneID: Int] = [:]
    package var schedules: [Schedule] = []
    package var indicators: [Indicator] = []
    package var scoreSheets: [ScoreSheet] = []
    package var recipientLists: [RecipientList] = []
    /// The unit list says of itself that its figures are made up.
    package var hasSampleUnits = false

    package init(
        id: CampaignID,
        name: String,
        zone: CivilZone,
        calendar: WorkingCalendar,
        validity: ClosedRange<CivilDate>
    ) {
        self.id = id
        self.name = name
        self.zone = zone
        self.calendar = calendar
        self.validity = validity
    }

    package func milestone(_ id: MilestoneID) -> Milestone? {
        milestonePositions[id].map { milestones[$0] }
    }

    package func unit(_ code: UnitCode) -> OrganisationalUnit? {
        unitPositions[code].map { units[$0] }
    }

    /// Where the unit stands in the list.
    package func position(of unit: UnitCode) -> Int? { unitPositions[unit] }

    /// Where the milestone stands in the list.
    package func position(of milestone: MilestoneID) -> Int? { milestonePositions[milestone] }

    package func indicator(_ id: IndicatorID) -> Indicator? {
        indicators.first { $0.id == id }
    }

    package func list(_ id: RecipientListID) -> RecipientList? {
        recipientLists.first { $0.id == id }
    }

    /// One of the files, or the built-in one.
    package func schedule(_ id: ScheduleID) -> Schedule? {
        schedules.first { $0.id == id } ?? (id == Self.builtInScheduleID ? builtInSchedule : nil)
    }

    /// Letters and tables made from these facts must say that their figures are made up.
    package func isSample(with facts: Facts) -> Bool {
        hasSampleUnits || facts.containsSamples
    }

    /// Its mail server and those of its schedules, by id.
    package var mailServers: [MailServer] {
        let all = ([mailServer] + schedules.map(\.mailServer)).compactMap(\.self)
        return Dictionary(all.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
            .values.sorted { $0.id < $1.id }
    }

    /// Its mail servers and those that stand in for them in letters to the operator, by id.
    package var serversWithFallbacks: [MailServer] {
        let all = mailServers + mailServers.flatMap(\.fallbacks)
        return Dictionary(all.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
            .values.sorted { $0.id < $1.id }
    }

    /// Variables that hold passwords of its mail servers and may be other programs', sorted.
    package var foreignVariables: [String] {
        Set(serversWithFallbacks.compactMap { $0.secret?.foreignVariable }).sorted()
    }

    package func mailServer(of schedule: Schedule) -> MailServer? {
        schedule.mailServer ?? mailServer
    }

    package func window(of schedule: Schedule) -> SendWindow {
        schedule.window ?? window
    }

    /// How the unit stands to the milestone; nil where the milestone does not concern it.
    ///
    /// A unit takes part in a milestone if it is valid on the deadline's date. One that a later set of files brought
    /// without a first day owes what is due from then on.
    package func involvement(of unit: OrganisationalUnit, in milestone: Milestone) -> Involvement? {
        if let date = milestone.deadline?.date, !unit.isValid(on: date) { return nil }
        if milestone.invites.contains(where: { $0.matches(unit) }) { return .invited }
        guard milestone.appliesTo.contains(unit) else { return nil }
        return wasDueBeforeJoining(unit, milestone) ? nil : .obliged
    }

    /// Whether the unit's deadline had passed when a later set of files brought the unit, without a first day of
    /// its own: it does not owe that.
    package func wasDueBeforeJoining(_ unit: OrganisationalUnit, _ milestone: Milestone) -> Bool {
        guard let joined = unit.joined, unit.validFrom == nil,
            let deadline = milestone.ownDeadlines[unit.code]?.deadline ?? milestone.deadline
        else { return false }
        let instant = zone.instant(of: deadline)
        return deadline.lastInstant(at: instant, graceMinutes: milestone.graceMinutes) < joined
    }

    /// The same with what a database knows of its units: when later sets of files brought them.
    package func knowing(joined: [UnitCode: Instant]) -> Campaign {
        guard !joined.isEmpty else { return self }
        var campaign = self
        campaign.units = units.map { unit in
            var unit = unit
            unit.joined = joined[unit.code]
            return unit
        }
        return campaign
    }
}

extension Campaign {
    /// The last instant of the working day that is so many after the day of `instant`; past the end of the
    /// calendar the days of the week alone count.
    ///
    /// Example: the second after Friday at 08:00 ends on Tuesday at midnight.
    package func endOfWorkingDay(_ count: Int, after instant: Instant) throws -> Instant {
        let date = zone.civil(of: instant).date
        let day = try calendar.openEnded.adding(workingDays: count, to: date)
        return zone.start(of: day.adding(days: 1)).adding(.milliseconds(-1))
    }
}

extension Campaign {
    /// Whether `end` comes within the time from `now` to the same time of the next working day.
    ///
    /// Example: on Friday at 10:00 what ends on Monday at 10:00, and not what ends at 10:01.
    package func isWithinWorkingDay(_ end: Instant, from now: Instant) throws -> Bool {
        let moment = zone.civil(of: now)
        let next = try calendar.openEnded.adding(workingDays: 1, to: moment.date)
        return end <= zone.instant(of: CivilDateTime(next, moment.time))
    }
}

/// How a unit stands to a milestone.
package enum Involvement: String, Hashable, Sendable {
    case obliged
    /// May take part; never overdue.
    case invited
}
