import Campaigns
import Testing

@Suite struct ObligationTests {
    private let id = ObligationID(unit: UnitCode("CCA"), milestone: MilestoneID("ke-hoach"))

    @Test func `before the deadline nothing is owed yet, after it the unit is overdue`() throws {
        #expect(try state(at: "2021-03-15T17:00:00") == .notYetDue)
        #expect(try state(at: "2021-03-15T17:00:59") == .notYetDue)
        #expect(try state(at: "2021-03-15T17:01:00") == .overdue)
    }

    @Test(arguments: [
        ("2021-03-15T17:00:00", ObligationState.onTime), ("2021-03-15T17:00:59", .onTime),
        ("2021-03-15T17:01:00", .late),
        ("2021-03-15T00:00:00", .onTime),
    ])
    func `the deadline itself is on time`(happened: String, expected: ObligationState) throws {
        let fact = try submission(.received, happened)
        #expect(try state(at: "2021-03-20T08:00:00", [fact]) == expected)
    }

    @Test func `a fact counts from the instant it was recorded`() throws {
        let fact = try submission(.received, "2021-03-14T08:00:00", recorded: "2021-03-16T09:00:00")
        #expect(try state(at: "2021-03-16T08:59:59", [fact]) == .overdue)
        #expect(try state(at: "2021-03-16T09:00:00", [fact]) == .onTime)
    }

    @Test func `a return gives two working days, then the unit is overdue`() throws {
        let facts = [
            try submission(.received, "2021-03-15T08:00:00", id: 1),
            try submission(.returned, "2021-03-18T10:00:00", id: 2),
        ]
        #expect(try state(at: "2021-03-17T08:00:00", facts) == .onTime)
        #expect(try state(at: "2021-03-22T17:00:00", facts) == .returned)
        #expect(try state(at: "2021-03-22T17:00:59", facts) == .returned)
        #expect(try state(at: "2021-03-22T17:01:00", facts) == .overdue)
    }

    @Test func `a withdrawal before the deadline owes again`() throws {
        let facts = [
            try submission(.received, "2021-03-10T08:00:00", id: 1),
            try submission(.withdrawn, "2021-03-11T08:00:00", id: 2),
        ]
        #expect(try state(at: "2021-03-12T08:00:00", facts) == .notYetDue)
    }

    @Test func `an extension moves the deadline from when it was recorded`() throws {
        var history = ObligationHistory()
        history.append(
            Decision(
                obligation: id,
                ruling: .extend(try civil("2021-03-25T17:00:00")),
                reason: "r",
                author: "a",
                recorded: try instant("2021-03-16T08:00:00")
            )
        )
        #expect(try status(at: "2021-03-16T07:59:59", history).state == .overdue)
        let later = try status(at: "2021-03-25T17:00:00", history)
        #expect(later.state == .notYetDue)
        #expect(later.isExtended)
    }

    @Test func `an invited unit is never overdue`() throws {
        #expect(try state(at: "2021-04-01T08:00:00", involvement: .invited) == .notApplicable)
        let late = try submission(.received, "2021-03-30T08:00:00")
        #expect(try state(at: "2021-04-01T08:00:00", [late], involvement: .invited) == .onTime)
    }

    @Test func `an excuse settles what was not done on time`() throws {
        var history = ObligationHistory()
        history.append(
            Decision(
                obligation: id,
                ruling: .excuse,
                reason: "r",
                author: "a",
                recorded: try instant("2021-03-01T08:00:00")
            )
        )
        #expect(try status(at: "2021-03-20T08:00:00", history).state == .excused)
    }

    // MARK: Helpers

    private func campaign() throws -> Campaign {
        let first = try #require(CivilDate(iso: "2021-01-01"))
        let last = try #require(CivilDate(iso: "2021-12-31"))
        var campaign = Campaign(
            id: "c",
            name: "c",
            zone: try #require(CivilZone(identifier: "Asia/Ho_Chi_Minh")),
            calendar: WorkingCalendar(
                validity: first...last,
                weeklyDaysOff: [.saturday, .sunday]
            ),
            validity: first...last
        )
        var milestone = Milestone(id: id.milestone, name: "Kế hoạch")
        milestone.deadline = try civil("2021-03-15T17:00:00")
        campaign.milestones = [milestone]
        return campaign
    }

    private func status(
        at moment: String,
        _ history: ObligationHistory,
        involvement: Involvement = .obliged
    ) throws -> ObligationStatus {
        let campaign = try campaign()
        return ObligationEvaluator(campaign).status(
            of: campaign.milestones[0],
            for: id.unit,
            involvement: involvement,
            history: history,
            at: try instant(moment)
        )
    }

    private func state(
        at moment: String,
        _ submissions: [Submission] = [],
        involvement: Involvement = .obliged
    ) throws -> ObligationState {
        var history = ObligationHistory()
        for submission in submissions { history.append(submission) }
        return try status(at: moment, history, involvement: involvement).state
    }

    private func submission(
        _ status: Submission.Status,
        _ happened: String,
        recorded: String? = nil,
        id number: Int64 = 1
    ) throws -> Submission {
        Submission(
            id: number,
            obligation: id,
            status: status,
            happened: try instant(happened),
            recorded: try instant(recorded ?? happened)
        )
    }

    private func civil(_ text: String) throws -> CivilDateTime {
        try #require(CivilDateTime(iso: text))
    }

    private func instant(_ text: String) throws -> Instant {
        try #require(CivilZone(identifier: "Asia/Ho_Chi_Minh")).instant(of: try civil(text))
    }
}
