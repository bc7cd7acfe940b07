import Campaigns
import Texts

/// Finds milestones by id, name, short name, or the first word of their code; also within a sentence.
struct MilestoneMatcher {
    private let campaign: Campaign
    private let names: NameIndex<MilestoneID>

    init(_ campaign: Campaign) {
        self.campaign = campaign
        names = NameIndex(campaign.milestones)
    }

    subscript(_ text: String) -> MilestoneID? { names[text] }

    /// The id or name nearest to the text, within two edits; else the only name that contains it.
    func near(_ text: String) -> String? { names.near(text) }

    /// The milestones of the unit whose name or short name stands in the text, as whole words.
    ///
    /// Of names that contain each other only the longest counts: `Báo cáo kết quả đợt thi đua` does not
    /// also mention a milestone `Báo cáo kết quả`.
    func mentioned(in text: String, of unit: OrganisationalUnit) -> [MilestoneID] {
        let subject = " " + text.foldedWords + " "
        var found: [(name: String, id: MilestoneID)] = []
        for milestone in campaign.milestones
        where !milestone.isDateOnly && campaign.involvement(of: unit, in: milestone) != nil {
            for name in [milestone.name, milestone.shortName].compactMap(\.self) {
                let words = " " + name.foldedWords + " "
                if subject.contains(words) { found.append((words, milestone.id)) }
            }
        }
        let longest = found.filter { candidate in
            !found.contains { other in
                other.name != candidate.name && other.name.contains(candidate.name)
            }
        }
        return campaign.milestones.map(\.id).filter { id in longest.contains { $0.id == id } }
    }

    /// The milestone and the unit of a reference in the text, as letters carry it: `#KH-CCKL`.
    func reference(
        in text: String,
        _ units: UnitMatcher
    ) -> (milestone: MilestoneID, unit: UnitCode)? {
        for part in text.split(separator: "#").dropFirst(text.hasPrefix("#") ? 0 : 1) {
            let word = part.prefix { $0.isLetter || $0.isNumber || $0 == "-" }
            let pieces = word.split(separator: "-", maxSplits: 1)
            guard pieces.count == 2, let unit = units[String(pieces[1])],
                let milestone = campaign.milestones.first(where: {
                    $0.referenceWord.folded == String(pieces[0]).folded
                })
            else { continue }
            return (milestone.id, unit)
        }
        return nil
    }
}
