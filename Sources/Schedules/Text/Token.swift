/// One piece of a key's value, with its place in the line.
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

    var folded: String? {
        if case .word(let folded) = kind { folded } else { nil }
    }

    var isNamePart: Bool {
        switch kind {
        case .word, .number: true
        default: false
        }
    }
}

/// Words with their place in a line.
protocol Placed {
    var text: String { get }
    /// 1-based, in scalars.
    var column: Int { get }
    var length: Int { get }
}
