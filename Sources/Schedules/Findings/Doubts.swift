import Texts

/// What other lines tell about a reference: what it may mean, and that a mistake reported elsewhere
/// may have taken away what it names.
final class Doubts {
    /// Folded name → id, of every block that has a name.
    private var ids: [String: String] = [:]

    private var names: Set<String> = []
    /// The unit list has a mistake: which units there are is not known.
    var coverUnits = false

    func add(_ name: String) {
        names.insert(name.folded)
    }

    /// Files with a head in English: there, so are the words that are suggested.
    private(set) var englishPaths: Set<String> = []

    func noteEnglish(path: String) { englishPaths.insert(path) }

    func noteHead(id: String, name: String?) {
        ids[id] = id
        if let name { ids[name.folded] = id }
    }

    /// The id of what is written by its name, or nearly by its id.
    func id(of written: String) -> String? {
        if let id = ids[written.folded] { return id }
        let slug = written.slug
        if let id = ids[slug] { return id }
        return likelyWord(for: written, among: ids.keys.sorted()).flatMap { ids[$0] }
    }

    func cover(_ name: String, _ code: FindingCode) -> Bool {
        code == .unknownUnit ? coverUnits : names.contains(name.folded)
    }
}
