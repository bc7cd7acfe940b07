package import Campaigns

/// A pass finds that earlier ones were made by a clock that was ahead.
///
/// Example: a pass in April went by a clock that showed 20/05; the next one, on 11/04, is more than five
/// minutes earlier than the last: what was decided "after 11/04" without a person and without sending is
/// taken back. A smaller step back is how clocks are set every day, and changes nothing.
package struct ClockCorrection: Sendable {
    /// What the clock of the last pass showed.
    package let from: Instant
    /// Now.
    package let to: Instant
    package let zone: CivilZone
    /// From when on a rule is looked at that was never looked at.
    package let origin: Instant

    /// Minutes by which a pass may be earlier than the last one.
    package static let tolerance = 5

    /// nil where nothing is to be corrected.
    package init?(of campaign: Campaign, lastPass: Instant?, now: Instant) {
        guard let lastPass, now.adding(minutes: Self.tolerance) < lastPass else { return nil }
        from = lastPass
        to = now
        zone = campaign.zone
        origin = campaign.firstLook
    }

    /// When a rule is as if looked at, whose cursor the wrong clock moved.
    ///
    /// `lastNoted`: the last instant up to now at which a pass noted something in the campaign's ledger: all
    /// that is due later has no row yet. nil: no pass noted anything.
    package func state(_ state: RuleState, lastNoted: Instant?) -> RuleState {
        let cursor = lastNoted ?? origin
        guard state.effectiveFrom <= to else {
            return RuleState(
                effectiveFrom: to,
                cursor: min(state.cursor, origin),
                heldSince: state.heldSince.map(clamped)
            )
        }
        guard state.cursor > to else { return state }
        // Days that were decided under an earlier time of day: none of those after the cursor is.
        let last = zone.civil(of: cursor).date.adding(days: -1)
        let isAhead = state.decidedThrough.map { $0 > zone.civil(of: to).date } ?? false
        return RuleState(
            effectiveFrom: state.effectiveFrom,
            cursor: min(state.cursor, cursor),
            decidedThrough: isAhead ? last : state.decidedThrough,
            heldSince: state.heldSince
        )
    }

    /// When the last pass was that counts.
    ///
    /// Its own instant is not known, but that of the last one that noted something. Should that be long ago,
    /// the service is taken to have run since: a correction is no reason to hold what is due.
    package func lastPass(lastNoted: Instant?) -> Instant {
        max(lastNoted ?? origin, to.adding(days: -29))
    }

    /// An instant as it can have been at the latest.
    package func clamped(_ instant: Instant) -> Instant { min(instant, to) }
}

extension Campaign {
    /// What was due before it is of no interest to any rule; what is due from it on before a rule counts is noted
    /// once.
    package var firstLook: Instant { zone.start(of: validity.lowerBound).adding(days: -7) }
}
