import Campaigns
import Schedules
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
}
