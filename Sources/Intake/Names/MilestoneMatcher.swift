import Campaigns
import Texts
import Wording

/// Finds milestones by id, name, short name, or the first word of their code.
struct MilestoneMatcher {
    private var folded: [String: MilestoneID] = [:]
    /// Names that several milestones have.
    private var shared: Set<String> = []
    private let names: [String]
    private let campaign: Campaign

    init(_ campaign: Campaign) {
        self.campaign = campaign
        names = campaign.milestones.flatMap {
            [$0.id.text, $0.name] + [$0.shortName, $0.code?.firstWord].compactMap(\.self)
        }
        for milestone in campaign.milestones { folded[milestone.id.text.folded] = milestone.id }
        for milestone in campaign.milestones {
            let names = [milestone.name, milestone.shortName, milestone.code?.firstWord]
            for name in names.compactMap(\.self) {
                let key = name.folded
                if let known = folded[key], known != milestone.id {
                    if known.text.folded != key { shared.insert(key) }
                    continue
                }
                folded[key] = milestone.id
            }
        }
    }

    subscript(_ text: String) -> MilestoneID? {
        if let milestone = campaign.milestone(MilestoneID(text)) { return milestone.id }
        let key = text.folded
        return shared.contains(key) ? nil : folded[key]
    }

    func near(_ text: String) -> String? {
        likelyWord(for: text, among: names) ?? onlyName(containing: text, among: names)
    }

    /// Milestones that concern the unit and whose name stands in the text, as whole words; of names
    /// that contain each other the longest.
    func mentioned(in text: String, of unit: OrganisationalUnit) -> [MilestoneID] {
        let subject = " " + Self.words(text) + " "
        var found: [(name: String, id: MilestoneID)] = []
        for milestone in campaign.milestones
        where !milestone.isDateOnly && campaign.involvement(of: unit, in: milestone) != nil {
            for name in [milestone.name, milestone.shortName].compactMap(\.self) {
                let words = " " + Self.words(name) + " "
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

    /// Folded, with everything but letters and digits as blanks.
    private static func words(_ text: String) -> String {
        text.folded.split { !$0.isLetter && !$0.isNumber }.joined(separator: " ")
    }

    /// The milestone and unit of a reference as letters have it: `#KH-CCKL`.
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

extension String {
    fileprivate var firstWord: String? { split(separator: " ").first.map(String.init) }
}
