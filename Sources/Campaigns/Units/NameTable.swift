import Texts

/// Every code and name of a ``NameIndex``, under its words.
struct NameTable<ID: Hashable & Sendable>: Sendable {
    private struct Spelling: Sendable {
        let id: ID
        let text: String
        let isCode: Bool
    }

    /// The spellings that are alike as words; nearly always one.
    private var byWords: [String: [Spelling]] = [:]

    init(_ entries: [NameIndex<ID>.Entry]) {
        byWords.reserveCapacity(2 * entries.count)
        for entry in entries {
            add(Spelling(id: entry.id, text: entry.code, isCode: true))
            for name in entry.names { add(Spelling(id: entry.id, text: name, isCode: false)) }
        }
    }

    private mutating func add(_ spelling: Spelling) {
        let words = spelling.text.foldedWords
        if !words.isEmpty { byWords[words, default: []].append(spelling) }
    }

    func match(
        _ written: String,
        upTo likeness: NameLikeness
    ) -> NameIndex<ID>.Match {
        let alike = byWords[written.foldedWords] ?? []
        if likeness == .words, alike.count == 1 { return .one(alike[0].id) }
        let folded = written.folded
        let isCode = { (spelling: Spelling) in spelling.isCode }
        let isName = { (spelling: Spelling) in !spelling.isCode }
        let isExact = { (spelling: Spelling) in spelling.text == written }
        let isFolded = { (spelling: Spelling) in spelling.text.folded == folded }
        // The first step at which anything fits decides.
        var steps: [(Spelling) -> Bool] = [
            { isCode($0) && isExact($0) }, { isCode($0) && isFolded($0) },
            { isName($0) && isExact($0) }, { isName($0) && isFolded($0) },
        ]
        if likeness == .words { steps += [isCode, isName] }
        for fits in steps {
            let ids = alike.filter(fits).map(\.id).unique
            if let first = ids.first { return ids.count == 1 ? .one(first) : .several(ids) }
        }
        return .nothing
    }

    func id(ofCode written: String) -> ID? {
        let codes = (byWords[written.foldedWords] ?? []).filter(\.isCode)
        let folded = written.folded
        let exact = codes.first { $0.text == written } ?? codes.first { $0.text.folded == folded }
        return (exact ?? (codes.count == 1 ? codes.first : nil))?.id
    }
}
