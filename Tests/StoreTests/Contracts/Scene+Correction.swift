@testable import Campaigns
@testable import Delivery
import Foundation

extension Instant {
    /// What a clock showed that was a month ahead.
    static let ahead = at("2021-04-09T08:00")
    /// When it was corrected.
    static let corrected = at("2021-03-10T08:00")
}

extension Scene {
    /// Takes back what passes decided after the correction, the last of them at ``Instant/ahead``.
    func correct() throws -> Takeback {
        let correction = ClockCorrection(of: .sample, lastPass: .ahead, now: .corrected)
        guard let correction else { throw Broken("nothing to correct") }
        return try store.takeBack(correction, of: "d")
    }

    /// A pass at that instant that notes this.
    func pass(at instant: Instant, _ fill: (inout PassPlan) -> Void) throws {
        var plan = PassPlan(at: instant, zone: Campaign.sampleZone)
        fill(&plan)
        try store.commit(plan, of: "d", at: instant)
    }

    /// A letter that a pass at that instant wrote.
    func write(
        _ token: String,
        at instant: Instant,
        _ change: (inout LetterTerms) -> Void = { _ in }
    ) throws -> Int64 {
        var terms = LetterTerms()
        (terms.notBefore, terms.due) = (instant, instant)
        terms.expires = instant.adding(days: 3)
        change(&terms)
        try pass(at: instant) { plan in
            plan.messages = [terms.draft(token)]
            plan.entries = terms.entries(token)
        }
        return try id(token)
    }

    func totals() throws -> [LedgerColumn: Int] {
        let rows = try store.ledger(of: "d")
        try check(rows.allSatisfy(\.balances), "the ledger balances")
        return rows.reduce(into: [:]) { $0.merge($1.counts, uniquingKeysWith: +) }
    }
}
