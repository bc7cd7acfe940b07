import Campaigns
import Home
import Schedules
import Wording

extension Workspace {
    /// The instant in the campaigns' time, `08:00 08/03/2021`; in UTC where they have several.
    func local(_ instant: Instant) throws -> String {
        guard let zone = try zone() else { return instant.description }
        return DateStyle(Screen.language).inTable(zone.civil(of: instant).toMinute)
    }
}
