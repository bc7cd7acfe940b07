package import Campaigns

/// What a unit earned for one criterion, with what it was earned by.
package struct CriterionScore: Sendable {
    package let criterion: ScoreSheet.Criterion
    /// nil where the criterion does not apply to the unit; its points are then spread over the others.
    package let earned: Points?
    package let evidence: Evidence

    package enum Evidence: Sendable {
        case obligations([Obligation])
        /// nil: the unit should have reported and did not.
        case figure(Figure?, denominator: Int?)
        case documents([SubmittedItem], count: Int)
        case incidents([Figure], count: Int)
        case council(ScoreDecision?)
        case notApplicable
    }

    /// One milestone that was due and what it gave.
    package struct Obligation: Sendable {
        package let milestone: Milestone
        package let status: ObligationStatus
        package let delay: Delay?
        package let value: Points
        package let item: SubmittedItem?
    }
}

extension Points {
    /// This many points × numerator ÷ denominator, rounded half up to a thousandth.
    ///
    /// Both are not negative, and the numerator is at most the denominator.
    func share(_ numerator: Int, of denominator: Int) -> Points {
        guard denominator > 0 else { return .zero }
        let (high, low) = numerator.multipliedFullWidth(by: 2 * thousandths)
        let (sum, carry) = low.addingReportingOverflow(UInt(denominator))
        let (quotient, _) = (2 * denominator).dividingFullWidth((high + (carry ? 1 : 0), sum))
        return Points(thousandths: quotient)
    }

    static func + (left: Points, right: Points) -> Points {
        Points(thousandths: left.thousandths + right.thousandths)
    }
}

extension Sequence<Points> {
    var sum: Points { reduce(.zero, +) }
}
