package import Campaigns
import Texts

/// Finds units, kinds of units and khối by what a schedule file calls them.
///
/// `đơn vị thực hiện: Chi cục A, phòng chuyên môn, khối 2` names a unit, a kind and a khối. Where one
/// text could be two of these, a unit wins over a kind, and a kind over a khối.
package struct UnitDirectory: Sendable {
    /// What a text in a list of units means.
    package enum Meaning: Hashable, Sendable {
        case selector(UnitSelector)
        /// The name of several units, by their codes.
        case ambiguous([UnitCode])
        case nothing
    }

    private let list: [OrganisationalUnit]
    private let units: NameIndex<UnitCode>
    private let kinds: NameIndex<String>
    private let blocks: NameIndex<String>

    package init(_ units: [OrganisationalUnit]) {
        list = units
        self.units = NameIndex(units)
        kinds = NameIndex { Self.entries(of: units.map(\.kind)) }
        blocks = NameIndex { Self.entries(of: units.compactMap(\.block)) }
    }

    private static func entries(of groups: [String]) -> [NameIndex<String>.Entry] {
        var known: Set<String> = []
        return groups.filter { known.insert($0).inserted }
            .map { NameIndex<String>.Entry($0, code: $0, names: []) }
    }

    /// Every name that may stand in such a list, each once: of units, then of kinds and khối.
    package var names: [String] {
        var known = Set(codes.map(\.folded))
        let all =
            list.flatMap { [$0.name] + $0.otherNames }
            + list.flatMap { [$0.kind, $0.block].compactMap(\.self) }
        return all.filter { known.insert($0.folded).inserted }
    }

    package var codes: [String] { list.map(\.code.text) }

    /// What the text names; a name that is right but for its dashes yields to a kind or khối that is
    /// right altogether.
    package func meaning(of written: String) -> Meaning {
        for likeness in [NameLikeness.folded, .words] {
            switch units.match(written, upTo: likeness) {
            case .one(let code): return .selector(.unit(code))
            case .several(let codes): return .ambiguous(codes)
            case .nothing: break
            }
            if case .one(let kind) = kinds.match(written, upTo: likeness) {
                return .selector(.kind(kind))
            }
            if case .one(let block) = blocks.match(written, upTo: likeness) {
                return .selector(.block(block))
            }
        }
        return .nothing
    }

    /// The unit with that code.
    package func unit(code: String) -> UnitCode? { units.id(ofCode: code) }

    /// The one unit of that code, name or other name.
    package func unit(_ written: String) -> UnitCode? { units[written] }
}
