import Campaigns
import Texts

/// Finds units by code or name as offices write them; a near miss is never a match.
///
/// A ``NameIndex`` with a short cut: nearly every cell of a long table is a code letter by letter, and
/// the names are folded only when some cell is not.
struct UnitMatcher {
    private let campaign: Campaign
    private let names: NameIndex<UnitCode>

    init(_ campaign: Campaign) {
        self.campaign = campaign
        names = NameIndex(campaign.units)
    }

    /// True where the text is a code, letter by letter.
    func hasCode(_ text: String) -> Bool { campaign.position(of: UnitCode(text)) != nil }

    subscript(_ text: String) -> UnitCode? { hasCode(text) ? UnitCode(text) : names[text] }

    /// The code or name nearest to the text, within two edits; else the only name that contains it.
    func near(_ text: String) -> String? { names.near(text) }
}
