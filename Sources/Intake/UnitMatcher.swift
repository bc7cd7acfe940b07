import Campaigns
import Schedules
import Wording

/// Finds units by code or name as offices write them; a near miss is never a match.
struct UnitMatcher {
    private var exact: [String: UnitCode] = [:]
    private var folded: [String: UnitCode] = [:]
    /// Names that several units have.
    private var shared: Set<String> = []
    private let codes: [String]
    private let names: [String]

    init(_ units: [OrganisationalUnit]) {
        codes = units.map(\.code.text)
        names = units.flatMap { [$0.name] + $0.otherNames }
        exact.reserveCapacity(units.count)
        for unit in units {
            exact[unit.code.text] = unit.code
            folded[Self.key(unit.code.text)] = unit.code
        }
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
    }

    /// Folded, with every dash alike and without blanks around it.
    private static func key(_ text: String) -> String {
        let plain = text.folded
        guard plain.unicodeScalars.contains(where: { $0 == "-" || $0 == "–" || $0 == "—" })
        else { return plain }
        return plain.split(omittingEmptySubsequences: false) { "-–—".contains($0) }
            .map { String($0).trimmedOuter }.joined(separator: "-")
    }

    subscript(_ text: String) -> UnitCode? {
        if let code = exact[text] { return code }
        let key = Self.key(text)
        return shared.contains(key) ? nil : folded[key]
    }

    /// The code or name nearest to the text, within two edits.
    func near(_ text: String) -> String? {
        likelyWord(for: text, among: codes + names)
    }
}
