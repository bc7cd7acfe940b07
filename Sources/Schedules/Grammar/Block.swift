import Campaigns

/// A head with its keys, as read: values are still text.
struct Block {
    let kind: BlockKind
    let id: String
    let name: String?
    let path: String
    let line: Int
    let column: Int
    let length: Int
    var entries: [Entry] = []
    /// The campaign that the block's file says it belongs to.
    var campaign: CampaignID?
    /// A line of the block was not understood: what it lacks may stand there.
    var isDamaged = false
    var doubts: Doubts?
    /// Where its readers note how values are spelled; nil where nobody asks.
    var record: SpellingRecord?

    struct Entry {
        let key: Key
        let line: Int
        let column: Int
        let length: Int
        let tokens: [Token]
        let endColumn: Int
        /// The `>` lines under it.
        var text: [TextLine] = []
        /// The line could not be cut into tokens; the reason was reported.
        var isBroken = false
    }

    /// Adds a `>` line to the last entry.
    mutating func appendText(_ line: TextLine) {
        entries[entries.count - 1].text.append(line)
    }

    struct TextLine {
        let text: String
        let line: Int
        let column: Int
    }
}
