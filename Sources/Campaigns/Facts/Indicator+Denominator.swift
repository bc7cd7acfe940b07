import Texts

extension Indicator {
    /// What a unit's numerator is divided by: the count reported with it, else the unit's count in
    /// the column of the unit list that the indicator names.
    ///
    /// The list says `cử tri: 309` and the indicator `mẫu số: cột "cử tri"`. A unit that reports
    /// `305` is at 305/309, one that reports `305/310` at 305/310. An indicator with only a label
    /// for its denominator takes nothing from the list: `305` alone is no share, and nil is
    /// returned.
    package func denominator(of unit: OrganisationalUnit, reported: Int?) -> Int? {
        if let reported { return reported }
        guard case .column(let name) = denominator else { return nil }
        return unit.counts[name]
    }

    /// What the denominator of a unit will probably be, before it has reported one.
    ///
    /// ``denominator(of:reported:)`` with the last one that is known, else the unit's count in the
    /// first column whose heading contains the label: `số cử tri` for an indicator whose
    /// denominator is called `cử tri`. That match is a guess: good enough to tell a bulletin's
    /// readers how many voters are still unheard of, or to doubt a new figure, but nothing is ever
    /// divided by it.
    package func expectedDenominator(of unit: OrganisationalUnit, lastKnown: Int? = nil) -> Int? {
        if let known = denominator(of: unit, reported: lastKnown) { return known }
        guard case .label(let label) = denominator else { return nil }
        return unit.counts.first { $0.folded.contains(label.folded) }
    }
}
