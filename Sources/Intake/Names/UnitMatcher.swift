import Campaigns
import Texts
import Wording

/// Finds units by code or name as offices write them; a near miss is never a match.
struct UnitMatcher {
    private let campaign: Campaign
    private let names: NameIndex

    init(_ campaign: Campaign) {
        self.campaign = campaign
        names = NameIndex(campaign.units)
    }

    /// Whether the text is a code, letter by letter.
    func hasCode(_ text: String) -> Bool { campaign.position(of: UnitCode(text)) != nil }

    subscript(_ text: String) -> UnitCode? { hasCode(text) ? UnitCode(text) : names.unit(text) }

    /// The code or name nearest to the text, within two edits; else the only one that contains it.
    func near(_ text: String) -> String? {
        let spellings = names.units.flatMap { [$0.name] + $0.otherNames }
        return likelyWord(for: text, among: names.units.map(\.code.text) + spellings)
            ?? onlyName(containing: text, among: spellings)
    }
}

/// Units by folded code and name; folded only when some text is no code letter by letter.
private final class NameIndex {
    let units: [OrganisationalUnit]
    private lazy var index = makeIndex()

    init(_ units: [OrganisationalUnit]) {
        self.units = units
    }

    func unit(_ text: String) -> UnitCode? {
        let key = Self.key(text)
        return index.shared.contains(key) ? nil : index.folded[key]
    }

    /// `shared`: names that several units have.
    private func makeIndex() -> (folded: [String: UnitCode], shared: Set<String>) {
        var folded: [String: UnitCode] = [:]
        var shared: Set<String> = []
        folded.reserveCapacity(2 * units.count)
        for unit in units { folded[Self.key(unit.code.text)] = unit.code }
        for unit in units {
            for name in [unit.name] + unit.otherNames {
                let key = Self.key(name)
                if let known = folded[key], known != unit.code {
                    // A code is what it is; two equal names are nobody's.
                    if Self.key(known.text) != key { shared.insert(key) }
                    continue
                }
                folded[key] = unit.code
            }
        }
        return (folded, shared)
    }

    /// Folded, with every dash alike and without blanks around it.
    private static func key(_ text: String) -> String {
        let plain = text.folded
        guard plain.unicodeScalars.contains(where: { $0 == "-" || $0 == "–" || $0 == "—" })
        else { return plain }
        return plain.split(omittingEmptySubsequences: false) { "-–—".contains($0) }
            .map { String($0).trimmedOuter }.joined(separator: "-")
    }
}
