import Campaigns
import Texts

/// A head with the lines below it, as read: what stands after a key is still words.
///
/// `MỐC ke-hoach "Kế hoạch"` with a line `hạn: 20/05/2021` is a block of kind `milestone` with one
/// entry, whose key is `due` and whose tokens are one word.
struct Block {
    let kind: BlockKind
    let id: String
    let name: String?
    /// The head, from its first word to its id.
    let place: Place
    var entries: [Entry] = []
    /// The campaign that the block's file says it belongs to.
    var campaign: CampaignID?
    /// Some line could not be read, so missing keys are not reported: they may be on it.
    var isDamaged = false
    var doubts: Doubts?
    /// Where its readers note how values are spelled; nil where nobody asks.
    var record: SpellingRecord?

    var path: String { place.path }
    var line: Int { place.line }

    /// One line `key: value`.
    struct Entry {
        let key: Key
        /// The key.
        let place: Place
        let tokens: [Token]
        /// Where the value would go on after its last word, 1-based.
        let endColumn: Int
        /// The `>` lines under it.
        var text: [TextLine] = []
        /// The value could not be cut into tokens; the reason was reported.
        var isBroken = false

        var line: Int { place.line }
    }

    /// A line of a letter's body, `> Kính gửi {don_vi},`: its text without the `>`, and where it begins.
    struct TextLine {
        let text: String
        let place: Place
    }

    /// The first line with that key.
    func entry(_ key: Key) -> Entry? {
        entries.first { $0.key == key }
    }

    /// Whether some line names that calendar or mail server.
    func calls(for shared: Block) -> Bool {
        entries.contains { entry in
            (entry.key == .calendar || entry.key == .mail)
                && entry.tokens.contains { $0.text == shared.id }
        }
    }

    /// Adds a `>` line to the last entry.
    mutating func appendText(_ line: TextLine) {
        entries[entries.count - 1].text.append(line)
    }
}
