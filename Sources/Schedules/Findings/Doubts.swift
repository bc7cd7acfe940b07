import Texts

/// What the other lines of a home tell about a name that nothing has.
///
/// They tell what it may mean (`Kế hoạch` is the name of the milestone `ke-hoach`), and whether its own
/// definition has a mistake that was reported already, so that this finding only follows from that one.
final class Doubts {
    /// The id of every block, by its id and by its folded name.
    private var ids: [String: String] = [:]

    /// The heads that could not be read, in the order of files and lines.
    private var unreadHeads: [UnreadHead] = []
    /// The folded ids and names of the blocks that the campaign at hand may call for.
    private var names: Set<String> = []
    /// The files whose unread heads may be the campaign's.
    private var paths: Set<String> = []
    /// The unread heads that a name of the campaign at hand is most likely on.
    private(set) var causes: Set<Line> = []
    /// The unit list has a mistake, so an unknown unit may only be missing for it.
    var coverUnits = false

    /// A line of a file.
    struct Line: Hashable {
        let path: String
        let number: Int
    }

    /// How often a likely name was looked for among all; who misspelt more names sees by these how.
    private var searches = 0
    private static let mostSearches = 100

    private struct UnreadHead {
        let line: Line
        /// Without blanks and quotes, folded.
        let text: String
        /// Its words and quoted names, folded.
        let names: Set<String>
    }

    /// Notes a head that could not be read, like `LỊCH NGHỈ viet-n am-2021` or `NGƯỜI NHẬN sở "Sở`.
    func noteUnread(head line: Lexer) {
        let quoted = line.written.split { Self.isQuote($0) }.map(\.trimmedBlanks)
        let words = line.written.split(separator: " ").map(String.init)
        unreadHeads.append(
            UnreadHead(
                line: Line(path: line.path, number: line.line),
                text: Self.squeezed(line.written),
                names: Set((quoted + words).map(\.folded))
            )
        )
    }

    /// The last unread head at that line or above; nil where there is none.
    func unreadHead(at line: Int, of path: String) -> Line? {
        unreadHeads.last { $0.line.path == path && $0.line.number <= line }?.line
    }

    /// Goes on to the next campaign, whose lines may call for these blocks.
    ///
    /// `paths`: where unread heads may be the campaign's. Those of calendars and mail servers may be
    /// everywhere.
    func consider(_ blocks: [Block], in paths: Set<String>) {
        coverUnits = false
        causes = []
        self.paths = paths
        names = Set(blocks.flatMap { [$0.id, $0.name] }.compactMap { $0?.folded })
    }

    private static func squeezed(_ text: String) -> String {
        text.folded.filter { $0 != " " && !isQuote($0) }
    }

    private static func isQuote(_ character: Character) -> Bool {
        #""“”«»"#.contains(character)
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
        guard searches < Self.mostSearches else { return nil }
        searches += 1
        return likelyWord(for: written, among: ids.keys.sorted()).flatMap { ids[$0] }
    }

    /// True where the name is missing most likely because of a mistake reported elsewhere.
    func cover(_ name: String, _ code: FindingCode) -> Bool {
        if code == .unknownUnit { return coverUnits }
        if names.contains(name.folded) { return true }
        let isShared = code == .unknownCalendar || code == .unknownMailServer
        let squeezed = Self.squeezed(name)
        let head = unreadHeads.first { head in
            (isShared || paths.contains(head.line.path))
                && (head.text.contains(squeezed)
                    || likelyWord(for: name, among: head.names) != nil)
        }
        if let head { causes.insert(head.line) }
        return head != nil
    }
}
