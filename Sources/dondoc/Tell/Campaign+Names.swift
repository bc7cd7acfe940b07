import Campaigns
import Texts
import Wording

/// What people name on the command line.
extension Campaign {
    /// The unit of that code or name, found as reports and schedule files find it.
    func unit(named name: String) throws -> OrganisationalUnit {
        let index = NameIndex(units)
        if let unit = index[name].flatMap({ unit($0) }) { return unit }
        throw CommandFailure(Messages.unknownUnit(name, likely: index.near(name)))
    }

    /// The milestone of that id or name, one that units have to do.
    func milestone(named name: String) throws -> Milestone {
        let known = milestones.filter { !$0.isDateOnly }
        if let milestone = NameIndex(known)[name].flatMap({ milestone($0) }) { return milestone }
        let ids = known.map(\.id.text).sorted()
        throw CommandFailure(
            Messages.unknownMilestone(
                name,
                known: likelyWord(for: name, among: ids).map { [$0] } ?? ids
            )
        )
    }

    /// The indicator of that id.
    func indicator(named name: String) throws -> Indicator {
        if let indicator = indicator(IndicatorID(name)) { return indicator }
        throw CommandFailure(
            Messages.unknownIndicator(name, known: indicators.map(\.id.text))
        )
    }
}
