import Texts

/// What the other lines of a home tell about a name that nothing has.
///
/// They tell what it may mean (`Kế hoạch` is the name of the milestone `ke-hoach`), and whether its own
/// definition has a mistake that was reported already, so that this finding only follows from that one.
final class Doubts {
    /// The id of every block, by its id and by its folded name.
    private var ids: [String: String] = [:]

    /// The heads that could not be read: each without blanks and quotes, folded.
    private var unreadHeads: [String] = []
    /// The words and quoted names of those heads.
    private var unreadNames: Set<String> = []
    /// The folded ids and names of the blocks that the campaign at hand may call for.
    private var names: Set<String> = []
    /// The unit list has a mistake, so an unknown unit may only be missing for it.
    var coverUnits = false

    /// Notes a head that could not be read, like `LỊCH NGHỈ viet-n am-2021` or `NGƯỜI NHẬN sở "Sở`.
    func noteUnread(head line: String) {
        let quoted = line.split { #""“”«»"#.contains($0) }.map(\.trimmedBlanks)
        unreadNames.formUnion((quoted + line.split(separator: " ").map(String.init)).map(\.folded))
        unreadHeads.append(Self.squeezed(line))
    }

    /// Goes on to the next campaign, whose lines may call for these blocks.
    func consider(_ blocks: [Block]) {
        coverUnits = false
        names = Set(blocks.flatMap { [$0.id, $0.name] }.compactMap { $0?.folded })
    }

    private static func squeezed(_ text: String) -> String {
        text.folded.filter { !#" "“”«»"#.contains($0) }
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
        if code == .unknownUnit { return coverUnits }
        if names.contains(name.folded) { return true }
        let squeezed = Self.squeezed(name)
        return unreadHeads.contains { $0.contains(squeezed) }
            || likelyWord(for: name, among: unreadNames) != nil
    }
}
