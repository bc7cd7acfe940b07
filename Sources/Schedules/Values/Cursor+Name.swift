import Texts

extension Cursor {
    /// A name without quotes, of several words: `Chi cục Kiểm lâm`.
    struct Name: Placed {
        let text: String
        let folded: String
        let column: Int
        let length: Int
        /// Which tokens of the value it consists of.
        let range: Range<Int>

        init(_ all: [Token], _ range: Range<Int>) {
            self.range = range
            let tokens = all[range]
            text = tokens.map(\.text).joined(separator: " ")
            folded = text.folded
            column = tokens.first?.column ?? 1
            let last = tokens.last
            length = (last?.column ?? 1) + (last?.length ?? 1) - column
        }
    }
}
