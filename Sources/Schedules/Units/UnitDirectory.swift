package import Campaigns
import Synchronization
import Texts

/// Finds units, kinds and khối by what people write.
///
/// Names are folded when the first is asked for.
package struct UnitDirectory: Sendable {
    private let index: LazyIndex

    package init(_ units: [OrganisationalUnit]) {
        index = LazyIndex(units)
    }

    package var names: [String] { index.value.names }
    package var codes: [String] { index.value.codes }

    /// The units that the name may mean; nil where it means one or none.
    package func codes(sharing name: String) -> [UnitCode]? { index.value.shared[name.folded] }

    package func selector(_ written: String) -> UnitSelector? {
        index.value.selectors[written.folded]
    }

    package func unit(code: String) -> UnitCode? { index.value.unitsByCode[code.folded] }

    /// The unit of that code, name or other name.
    package func unit(_ written: String) -> UnitCode? { index.value.unit(written.folded) }
}

private final class LazyIndex: Sendable {
    private let units: [OrganisationalUnit]
    private let known = Mutex<UnitIndex?>(nil)

    init(_ units: [OrganisationalUnit]) {
        self.units = units
    }

    var value: UnitIndex {
        known.withLock { known in
            if let index = known { return index }
            let index = UnitIndex(units)
            known = index
            return index
        }
    }
}

/// Everything by its folded name.
private struct UnitIndex: Sendable {
    private(set) var selectors: [String: UnitSelector] = [:]
    private(set) var unitsByCode: [String: UnitCode] = [:]
    /// Folded names that several units have.
    private(set) var shared: [String: [UnitCode]] = [:]
    let names: [String]
    let codes: [String]

    init(_ units: [OrganisationalUnit]) {
        var names: [String] = []
        for unit in units {
            unitsByCode[unit.code.text.folded] = unit.code
            selectors[unit.code.text.folded] = .unit(unit.code)
        }
        for unit in units {
            for name in [unit.name] + unit.otherNames {
                if case .unit(let other) = selectors[name.folded] {
                    if other != unit.code, unitsByCode[name.folded] == nil {
                        shared[name.folded, default: [other]].append(unit.code)
                    }
                    continue
                }
                selectors[name.folded] = .unit(unit.code)
                names.append(name)
            }
        }
        for unit in units {
            if selectors[unit.kind.folded] == nil {
                selectors[unit.kind.folded] = .kind(unit.kind)
                names.append(unit.kind)
            }
            if let block = unit.block, selectors[block.folded] == nil {
                selectors[block.folded] = .block(block)
                names.append(block)
            }
        }
        self.names = names
        codes = units.map(\.code.text)
    }

    func unit(_ folded: String) -> UnitCode? {
        if let code = unitsByCode[folded] { return code }
        guard shared[folded] == nil, case .unit(let code) = selectors[folded] else { return nil }
        return code
    }
}
