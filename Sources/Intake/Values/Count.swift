import Campaigns

/// A count as people write it: `1371315`, `1.371.315`, `1,371,315`, `1 371 315`, `305,00`.
package struct Count: Hashable, Sendable {
    /// What parts the groups of three digits.
    package enum Mark: Hashable, Sendable {
        case dot, comma, blank
    }

    package let value: Int
    /// nil where the digits stand together.
    package let mark: Mark?

    /// nil for anything else, also for groups that are not of three digits: `2.0732.328`.
    package init?(_ text: String) {
        if let value = Self.plainDigits(text) {
            self.value = value
            mark = nil
            return
        }
        var body = text[...]
        // A tail of one or two zeros is no group.
        if let place = body.lastIndex(where: { $0 == "." || $0 == "," }) {
            let tail = body[body.index(after: place)...]
            let rest = body[..<place]
            if (1...2).contains(tail.count), tail.allSatisfy({ $0 == "0" }),
                !rest.contains(body[place])
            {
                body = rest
            }
        }
        var groups: [Substring] = []
        var mark: Mark?
        var start = body.startIndex
        for index in body.indices {
            guard let found = Self.mark(body[index]) else { continue }
            guard mark == nil || mark == found else { return nil }
            mark = found
            groups.append(body[start..<index])
            start = body.index(after: index)
        }
        groups.append(body[start...])
        guard let first = groups.first,
            groups.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
            mark == nil ? !first.isEmpty : (1...3).contains(first.count),
            groups.dropFirst().allSatisfy({ $0.utf8.count == 3 }),
            mark == nil || first.first != "0",
            groups.joined().utf8.count <= 18, let value = Int(groups.joined()),
            value <= Figure.largestCount
        else { return nil }
        self.value = value
        self.mark = mark
    }

    /// The value of up to eleven digits with nothing among them.
    private static func plainDigits(_ text: String) -> Int? {
        var value = 0
        var count = 0
        for octet in text.utf8 {
            guard (48...57).contains(octet), count < 11 else { return nil }
            value = value * 10 + Int(octet - 48)
            count += 1
        }
        return count > 0 ? value : nil
    }

    private static func mark(_ character: Character) -> Mark? {
        switch character {
        case ".": .dot
        case ",": .comma
        case " ", "\u{A0}", "\u{202F}": .blank
        default: nil
        }
    }

    /// The digits that the text was likely meant to have: 1 for `l`, 0 for `O`, and 305 of `305 người`.
    package static func suggestion(for text: String) -> String? {
        let digits = String(
            text.map { character -> Character in
                switch character {
                case "O", "o": "0"
                case "l", "I": "1"
                default: character
                }
            }
        )
        if digits != text, text.contains(where: \.isNumber), let count = Count(digits) {
            return String(count.value)
        }
        let number = text.prefix { $0.isNumber || $0 == "." || $0 == "," }
        let rest = text.dropFirst(number.count)
        guard rest.first?.isWhitespace == true,
            rest.allSatisfy({ $0.isLetter || $0.isWhitespace }),
            let count = Count(String(number))
        else { return nil }
        return String(count.value)
    }
}
