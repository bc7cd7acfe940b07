/// One piece of a line, with its place in it: of `7 ngày trước hạn, lúc 08:00` the number, each word and
/// the comma.
struct Token: Hashable, Placed {
    enum Kind: Hashable {
        /// A run of characters without blanks, commas, quotes; `folded` is what it is compared by.
        case word(folded: String)
        case number(Int)
        case string(String)
        /// `<…>`, without the angle brackets.
        case address(String)
        case comma, equals, percent
    }

    let kind: Kind
    /// As written.
    let text: String
    /// 1-based, in scalars.
    let column: Int
    let length: Int

    /// What a word is compared by; nil for everything else.
    var folded: String? {
        if case .word(let folded) = kind { folded } else { nil }
    }

    /// True for digits that are more than a ``Kind/number(_:)`` holds: `99999`.
    var isLargeNumber: Bool {
        guard case .word = kind else { return false }
        return text.utf8.allSatisfy { (48...57).contains($0) }
    }

    /// True for a word or a number, which a name without quotes may consist of.
    var isNamePart: Bool {
        switch kind {
        case .word, .number: true
        default: false
        }
    }
}

/// What has a place in a line: a token, or several that make up a name.
protocol Placed {
    var text: String { get }
    /// 1-based, in scalars.
    var column: Int { get }
    var length: Int { get }
}
