import Campaigns
import Schedules
import Texts
import Wording

/// What people name on the command line.
extension Campaign {
    /// The unit of that code or name.
    func unit(named name: String) throws -> OrganisationalUnit {
        let directory = UnitDirectory(units)
        if let unit = directory.unit(name).flatMap({ unit($0) }) { return unit }
        let near = likelyWord(for: name, among: directory.codes + directory.names)
        throw CommandFailure(Messages.unknownUnit(name, likely: near))
    }

    /// The milestone of that id, one that units have to do.
    func milestone(named name: String) throws -> Milestone {
        if let milestone = milestone(MilestoneID(name)), !milestone.isDateOnly { return milestone }
        let known = milestones.filter { !$0.isDateOnly }.map(\.id.text).sorted()
        throw CommandFailure(
            Messages.unknownMilestone(
                name,
                known: likelyWord(for: name, among: known).map { [$0] } ?? known
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
