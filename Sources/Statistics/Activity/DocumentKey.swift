/// What makes two documents the same: a link anywhere, a number and symbol within one unit.
package enum DocumentKey: Hashable, Sendable {
    /// Without scheme, `www.`, fragment and closing slashes, in lower case: `so.example/tin/1` for
    /// `https://www.So.example/tin/1/#dau`.
    case link(String)
    /// In lower case, without white space: `150/bc-cckl` for `150 / BC-CCKL`.
    case document(String)

    /// nil where the text is empty.
    package init?(_ text: String) {
        let trimmed = text.trimmed
        guard !trimmed.isEmpty else { return nil }
        let lower = trimmed.lowercased()
        guard let scheme = lower.firstRange(of: "://") else {
            self = .document(String(lower.filter { !$0.isWhitespace }))
            return
        }
        var rest = lower[..<(lower.firstIndex(of: "#") ?? lower.endIndex)]
        rest = rest[min(scheme.upperBound, rest.endIndex)...]
        if rest.hasPrefix("www.") { rest = rest.dropFirst(4) }
        while rest.hasSuffix("/") { rest.removeLast() }
        self = .link(String(rest))
    }

    package var text: String {
        switch self {
        case .link(let text), .document(let text): text
        }
    }

    package var isLink: Bool {
        if case .link = self { true } else { false }
    }
}

extension String {
    fileprivate var trimmed: Substring {
        var view = self[...]
        while view.first?.isWhitespace == true { view = view.dropFirst() }
        while view.last?.isWhitespace == true { view.removeLast() }
        return view
    }
}
