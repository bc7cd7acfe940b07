import Campaigns

/// A unit list as read.
struct UnitList {
    var units: [OrganisationalUnit] = []
    /// The headings, in their order.
    var columns: [String] = []
    /// The file's opening comment says that its figures are made up.
    var isSample = false
    /// Some row was refused, or the list cannot be read at all.
    var hasErrors = false
}
