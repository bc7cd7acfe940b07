import Delivery
import Testing
import Trials

/// What leaves is decided by files, facts and open lines, never by when somebody looks: over random campaigns
/// whose times meet.
@Suite(.serialized) struct ComposingTests {
    static let numbers = 0..<Effort.rounds(500, quick: 50)

    @Test func `looks that are late by up to a quarter of an hour send the same letters`()
        async throws
    {
        try await Self.expect(.lateness)
    }

    @Test func `a relay that is away gives the letters of a machine that is off`() async throws {
        try await Self.expect(.outage)
    }

    @Test func `within half an hour of its time no letter is lost`() async throws {
        try await Self.expect(.briefOutage)
    }

    @Test func `a line or a machine that is away by night gives the letters of a window`()
        async throws
    {
        try await Self.expect(.nights)
    }

    @Test func `what happens between two looks gives letters of the state before or after it`()
        async throws
    {
        try await Self.expect(.between)
    }

    @Test func `each line of each obligation of each unit has a letter or a reason`() async throws {
        try await Self.expect(.accounts)
    }

    @Test func `what a person was shown before an act on a letter is what leaves after it`()
        async throws
    {
        try await Self.expect(.acts)
    }

    @Test func `what a morning lists is what the day sends where nobody does anything`()
        async throws
    {
        try await Self.expect(.mornings)
    }

    @Test(arguments: [
        (TimeRule.punctuality, TimeProperty.lateness), (.composition, .outage),
        (.roomAtDeadline, .briefOutage), (.ownDeadlines, .accounts), (.reopening, .accounts),
        (.laterUnits, .accounts), (.composition, .mornings),
    ])
    func `without a rule its property fails`(rule: TimeRule, property: TimeProperty) async throws {
        let rules = TimeRule.all.subtracting([rule])
        for number in 0..<50 where try await !property.check(number, rules).isEmpty { return }
        Issue.record("no campaign shows that \(rule) is missing")
    }

    /// Campaigns that once failed, and what each showed.
    @Test(arguments: [
        (
            TimeProperty.lateness, 54,
            "what was held stood where it was looked at, and merged by that"
        ),
        (.lateness, 427, "the same, over the days that newer ones took its place"),
        (.lateness, 462, "a released letter was cut where one of its lines was newer than another"),
        (.accounts, 117, "two took the place of one that was held, and the first had no end"),
    ])
    func `what once failed holds`(property: TimeProperty, number: Int, story: String) async throws {
        let found = try await property.check(number, TimeRule.all)
        #expect(found.isEmpty, "\(story): \(found.joined(separator: "\n"))")
    }

    private static func expect(_ property: TimeProperty) async throws {
        let failures = try await property.failures(over: numbers)
        print("\(numbers.count - failures.count) of \(numbers.count) campaigns: \(property.name)")
        #expect(failures.isEmpty, "\(failures.prefix(5).joined(separator: "\n"))")
    }
}
