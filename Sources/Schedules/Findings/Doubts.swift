import Texts

/// What the other lines of a home tell about a name that nothing has.
///
/// They tell what it may mean (`Kế hoạch` is the name of the milestone `ke-hoach`), and whether its own
/// definition has a mistake that was reported already, so that this finding only follows from that one.
final class Doubts {
    /// The id of every block, by its id and by its folded name.
    private var ids: [String: String] = [:]

    /// The folded words that lines with a mistake contain, and those of every block.
    private var names: Set<String> = []
    /// The unit list has a mistake, so an unknown unit may only be missing for it.
    var coverUnits = false

    func add(_ name: String) {
        names.insert(name.folded)
    }

    /// Files whose block heads are English; suggestions in them use English keywords.
    private(set) var englishPaths: Set<String> = []

    func noteEnglish(path: String) { englishPaths.insert(path) }

    func noteHead(id: String, name: String?) {
        ids[id] = id
        if let name { ids[name.folded] = id }
    }

    /// The id of the block with that name, or nearly with that id; nil where there is none.
    func id(of written: String) -> String? {
        if let id = ids[written.folded] { return id }
        let slug = written.slug
        if let id = ids[slug] { return id }
        return likelyWord(for: written, among: ids.keys.sorted()).flatMap { ids[$0] }
    }

    /// True where the name is missing most likely because of a mistake reported elsewhere.
    func cover(_ name: String, _ code: FindingCode) -> Bool {
        code == .unknownUnit ? coverUnits : names.contains(name.folded)
    }
}
