import Texts

/// Finds what people call by a code or a name, however they type it; a near miss is never a match.
///
/// With a unit `KHTC`, `Phòng Kế hoạch – Tài chính`:
///
///     index["khtc"]                              // its code, in another case
///     index["phòng kế hoạch - tài chính"]        // its name, with another dash
///     index["Phòng Kế hoạch"]                    // nil: part of a name is no name
///     index.near("Phòng Kế hoạch")               // "Phòng Kế hoạch – Tài chính"
///
/// What was written is compared in this order, and the first step at which anything fits decides:
/// code, code without case and diacritics, name, name without case and diacritics, then code and name
/// as words alone (``Swift/String/foldedWords``). So a code is what it is, even where a name reads
/// alike. Where two things fit at one step, the text means neither.
///
/// The dictionary behind it is built when the first text is looked up; a look-up then costs one
/// folding, however many names there are.
package final class NameIndex<ID: Hashable & Sendable>: Sendable {
    /// One thing with its code and whatever else it is called.
    package struct Entry: Sendable {
        let id: ID
        let code: String
        let names: [String]

        package init(_ id: ID, code: String, names: [String]) {
            self.id = id
            self.code = code
            self.names = names
        }
    }

    /// What a text means.
    package enum Match: Hashable, Sendable {
        case one(ID)
        /// Several things have that name, in their order; the text means none of them.
        case several([ID])
        case nothing
    }

    private let makeEntries: @Sendable () -> [Entry]
    private let knownEntries = Once<[Entry]>()
    private let knownTable = Once<NameTable<ID>>()

    private var entries: [Entry] { knownEntries.value(makeEntries) }
    private var table: NameTable<ID> { knownTable.value { NameTable(entries) } }

    /// `entries`: asked for when the first text is looked up, for many lists are read and never searched.
    package init(_ entries: @escaping @Sendable () -> [Entry]) {
        makeEntries = entries
    }

    /// The one thing that the text means; nil where it means none or several.
    package subscript(_ written: String) -> ID? {
        if case .one(let id) = match(written) { id } else { nil }
    }

    package func match(_ written: String, upTo likeness: NameLikeness = .words) -> Match {
        table.match(written, upTo: likeness)
    }

    /// The thing with that code; names do not count.
    package func id(ofCode written: String) -> ID? { table.id(ofCode: written) }

    /// The code or name nearest to the text, within two edits; else the only name that contains it.
    package func near(_ written: String) -> String? {
        let names = entries.flatMap(\.names)
        return likelyWord(for: written, among: entries.map(\.code) + names)
            ?? onlyName(containing: written, among: names)
    }
}

/// How much a text may differ from the code or name that it means.
package enum NameLikeness: Sendable {
    /// Only in case, diacritics and the width of blanks.
    case folded
    /// Also in dashes and punctuation.
    case words
}

extension NameIndex<UnitCode> {
    /// Units by code, name and other names.
    package convenience init(_ units: [OrganisationalUnit]) {
        self.init {
            units.map { Entry($0.code, code: $0.code.text, names: [$0.name] + $0.otherNames) }
        }
    }
}

extension NameIndex<MilestoneID> {
    /// Milestones by id, name, short name, and `KH` of the code `KH M03 O3`.
    package convenience init(_ milestones: [Milestone]) {
        self.init {
            milestones.map { milestone in
                let word = milestone.code == nil ? nil : milestone.referenceWord
                let names = [milestone.name, milestone.shortName, word].compactMap(\.self)
                return Entry(milestone.id, code: milestone.id.text, names: names)
            }
        }
    }
}
